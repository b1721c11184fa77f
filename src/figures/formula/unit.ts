/** A product of powers of named bases, sorted by base, no power zero. Empty: one plain number. */
export type Unit = readonly (readonly [base: string, power: number])[]

export const plain: Unit = []

/** Shown differently, one and the same in arithmetic. */
const plainWords: ReadonlySet<string> = new Set(['share', 'ratio', 'index', '%', 'number', 'chance', '1', ''])

const singular: Readonly<Record<string, string>> = { children: 'child', people: 'person' }

/** `FTEs` and `FTE`, `cases` and `case`, `children` and `child` are one base each. */
function baseOf(words: string): string {
  const known = Object.hasOwn(singular, words) ? singular[words] : undefined
  if (known !== undefined) return known
  return words.length > 2 && words.endsWith('s') && !words.endsWith('ss') ? words.slice(0, -1) : words
}

/**
 * Reads `£/FTE/week`, `real £`, `£/real £`, `1/year`, `FTE × year`, `share`.
 * Undefined when it is not a unit.
 */
export function readUnit(text: string): Unit | undefined {
  const powers = new Map<string, number>()
  let sign = 1
  for (const piece of text.split(/([/÷×*])/)) {
    const words = piece.trim().replace(/\s+/g, ' ')
    if (words === '/' || words === '÷') sign = -1
    else if (words === '×' || words === '*') sign = 1
    else if (!plainWords.has(words)) {
      if (!/^(?:\p{L}+ )?£\p{L}*$|^\p{L}[\p{L}\d' -]*$/u.test(words)) return undefined
      const base = baseOf(words)
      powers.set(base, (powers.get(base) ?? 0) + sign)
    }
  }
  return fromPowers(powers)
}

function fromPowers(powers: ReadonlyMap<string, number>): Unit {
  return [...powers].filter(([, power]) => power !== 0).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

export function unitTimes(a: Unit, b: Unit): Unit {
  return combined(a, b, 1)
}

export function unitOver(a: Unit, b: Unit): Unit {
  return combined(a, b, -1)
}

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const powers = new Map(a)
  for (const [base, power] of b) powers.set(base, (powers.get(base) ?? 0) + sign * power)
  return fromPowers(powers)
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.length === b.length && a.every(([base, power], index) => base === b[index]?.[0] && power === b[index]?.[1])
}

const plural: Readonly<Record<string, string>> = { child: 'children', person: 'people', case: 'cases', post: 'posts' }

/** As it is written: `£/FTE/week`, `1/year`; `a plain number` when there is nothing to write. */
export function unitText(unit: Unit): string {
  if (unit.length === 0) return 'a plain number'
  const above: string[] = []
  const below: string[] = []
  for (const [base, power] of unit) {
    const word = Object.hasOwn(plural, base) && power > 0 ? (plural[base] ?? base) : base
    for (let count = 0; count < Math.abs(power); count++) (power > 0 ? above : below).push(word)
  }
  return [above.length === 0 ? '1' : above.join(' × '), ...below].join('/')
}
