import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forbiddenKeys, readJson } from './read-json.ts'

const limits = { maxDepth: 40 }

test('JSON is read as everybody reads it', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      fc.pre(!usesForbiddenKey(text))
      expect(readJson(text, limits)).toEqual({ value: JSON.parse(text), problems: [] })
    }),
  )
})

test('a key that JavaScript gives a meaning of its own is left out and said', () => {
  for (const key of forbiddenKeys) {
    expect(readJson(`{"a": [{"${key}": null}]}`, limits)).toMatchObject({
      value: { a: [{}] },
      problems: [{ place: `a[0].${key}` }],
    })
  }
})

const jsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent))

function usesForbiddenKey(text: string): boolean {
  return [...forbiddenKeys].some((key) => text.includes(`"${key}":`))
}

test('what is no JSON to others is no JSON here, and the other way round', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '1',
    '-0.5e3',
    '01',
    '.5',
    'true',
    'nul',
    '"\\u00e9"',
    '"\\x"',
    ' ',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
      const text = parts.join('')
      expect('unreadable' in readJson(text, limits)).toBe(!isJson(text))
    }),
    { numRuns: 2000 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('a byte order mark before the file does no harm', () => {
  expect(readJson('\uFEFF{"draws": 64}', limits)).toEqual({ value: { draws: 64 }, problems: [] })
})

test('of a key written twice the first is kept', () => {
  expect(readJson('{"a": 1, "a": 2}', limits)).toMatchObject({
    value: { a: 1 },
    problems: [{ code: 'CASE-05', place: 'a' }],
  })
})
