import { expect, test } from 'vitest'
import { canonicalJson, NotCanonicalError } from './canonical-json.ts'

/** A double from its sixteen hexadecimal digits. */
function double(hex: string): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${hex}`))
  return view.getFloat64(0)
}

// RFC 8785, appendix B: IEEE 754 double precision and what it is written as. The RFC writes minus nought as 0 and
// refuses what is not finite; minus nought is refused here too, below.
const numbers: readonly (readonly [hex: string, json: string])[] = [
  ['0000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
]

test('numbers are written as appendix B of RFC 8785 has them', () => {
  for (const [hex, json] of numbers) expect([hex, canonicalJson(double(hex))]).toEqual([hex, json])
})

test('keys stand in the order of their UTF-16 units, as in section 3.2.3 of RFC 8785', () => {
  const names: Readonly<Record<string, string>> = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '1': 'One',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
    // The RFC’s sample has U+FB33 here, last of all. Composed form writes that letter as these two, and so before €.
    '\u05d3\u05bc': 'Hebrew Letter Dalet With Dagesh',
  }
  expect([...canonicalJson(names).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Hebrew Letter Dalet With Dagesh',
    'Euro Sign',
    'Emoji: Grinning Face',
  ])
  expect(() => canonicalJson({ '\ufb33': 1 })).toThrow(NotCanonicalError)
  expect(canonicalJson({ '\uffe6': 1, '\ud83d\ude00': 2 })).toBe('{"\ud83d\ude00":2,"\uffe6":1}')
})

test('the sample of section 3.2.2 of RFC 8785 is written as section 3.2.3 has it', () => {
  const value: unknown = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`)
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('what JSON.stringify would change in silence is refused, with its place', () => {
  const sparse = [1, 2, 3]
  delete sparse[1]
  const circle: { self?: unknown } = {}
  circle.self = circle
  const hidden = Object.defineProperty({}, 'hidden', { value: 1, enumerable: false })
  const refused: readonly (readonly [unknown, string])[] = [
    [-0, 'minus nought'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [undefined, 'undefined'],
    [() => 1, 'a function'],
    [Symbol('a'), 'a symbol'],
    [1n, 'a bigint'],
    [new Map([['a', 1]]), 'other than a plain object'],
    [new Date(0), 'other than a plain object'],
    [Object(1), 'other than a plain object'],
    [new Float64Array(1), 'other than a plain object'],
    [sparse, 'empty places'],
    [Object.assign([1], { extra: 2 }), 'keys of its own'],
    [circle, 'holds itself'],
    [hidden, 'hidden'],
    [{ [Symbol('a')]: 1 }, 'symbol'],
    ['\ud800', 'surrogate'],
    ['\udc00a', 'surrogate'],
    ['e\u0301', 'NFC'],
    [{ 'e\u0301': 1 }, 'NFC'],
    [JSON.parse('{"__proto__":1}'), '__proto__'],
  ]
  for (const [value, found] of refused) {
    expect(() => canonicalJson(value), found).toThrow(NotCanonicalError)
    try {
      canonicalJson({ list: [0, value] })
    } catch (error) {
      expect((error as NotCanonicalError).path.slice(0, 2)).toEqual(['list', 1])
      expect((error as NotCanonicalError).found).toContain(found)
    }
  }
})

test('one value that stands in two places is no circle', () => {
  const shared = { a: 1 }
  expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]')
  expect(canonicalJson(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}')
})
