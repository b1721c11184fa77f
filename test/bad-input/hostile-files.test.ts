import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CaseFileReading, readCaseFile } from '../../src/appraisal/case-file/index.ts'
import { caseProblems } from '../../src/appraisal/problems.ts'
import { aCase } from '../../src/appraisal/testing/a-case.ts'

function problemsOf(reading: CaseFileReading) {
  if (!('problems' in reading)) throw new Error('The file was accepted')
  return reading.problems
}

const written = JSON.stringify(aCase(), null, 2)

test('a file of 50 MB is refused before it is read', () => {
  const [told, ...others] = problemsOf(readCaseFile(' '.repeat(50_000_000)))
  expect(told).toMatchObject({ code: 'CASE-01', place: 'case' })
  expect(told?.sentence).toContain('50.0 million characters')
  expect(others).toEqual([])
})

test('the largest text that is read can be made smaller', () => {
  expect(problemsOf(readCaseFile(written, { maxCharacters: 1000 }))[0]?.code).toBe('CASE-01')
  expect(readCaseFile(written, { maxCharacters: written.length })).toHaveProperty('case')
})

test('nesting ten thousand deep is refused, of lists and of objects, closed or not', () => {
  for (const text of [
    '['.repeat(10_000),
    '['.repeat(10_000) + ']'.repeat(10_000),
    '{"a":'.repeat(10_000),
    `{"title":${'['.repeat(10_000)}`,
  ]) {
    const told = problemsOf(readCaseFile(text))
    expect(told.map(({ code }) => code)).toEqual(['CASE-03'])
    expect(told[0]?.sentence).toContain('40 deep')
  }
})

test('nesting that is already in memory is refused too, and so is a value that holds itself', () => {
  let deep: unknown = 'inside'
  for (let i = 0; i < 10_000; i++) deep = { summary: deep }
  expect(problemsOf(readCaseFile({ ...aCase(), title: deep })).map(({ code }) => code)).toEqual(['CASE-03'])
  const itself: Record<string, unknown> = { ...aCase() }
  itself['title'] = itself
  expect(problemsOf(readCaseFile(itself)).length).toBeGreaterThan(0)
})

test('keys that programs give a meaning of their own are refused wherever they stand, and change nothing', () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const text = written
      .replace('"concordat": 1,', `"concordat": 1, "${key}": { "polluted": true },`)
      .replace('"mgmt.pay",', `"mgmt.pay", "${key}": 1,`)
    const places = problemsOf(readCaseFile(text))
      .filter(({ code }) => code === 'CASE-04')
      .map(({ place }) => place)
    expect(places).toEqual([key, `ownEfficiencies[0].${key}`])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  }
})

test('such a key is found although it is written with escapes, and in a value already in memory', () => {
  const escaped = written.replace('"concordat": 1,', '"concordat": 1, "\\u005f_proto__": 1,')
  expect(problemsOf(readCaseFile(escaped))[0]).toMatchObject({ code: 'CASE-04', place: '__proto__' })
  const parsed: unknown = JSON.parse(escaped)
  expect(problemsOf(readCaseFile(parsed))[0]).toMatchObject({ code: 'CASE-04', place: '__proto__' })
})

test('a key written twice is told, with its place, although JSON lets it pass', () => {
  const twice = written.replace('"draws": 64,', '"draws": 64, "draws": 4096,')
  expect(problemsOf(readCaseFile(twice))).toMatchObject([{ code: 'CASE-05', place: 'draws' }])
  const inside = written.replace('"fte": 60,', '"fte": 60, "fte": 1,')
  expect(problemsOf(readCaseFile(inside))).toMatchObject([{ code: 'CASE-05', place: 'establishment[0].fte' }])
})

test.each([
  ['{ "concordat": 1,\n  "name": }', 'line 2, column 11', '“}”'],
  ['{ "concordat": 1 "name": 2 }', 'line 1, column 18', 'comma'],
  ['{ "concordat": 01 }', 'line 1, column 17', '“01”'],
  ['{ "concordat": NaN }', 'line 1, column 16', '“N”'],
  ["{ 'concordat': 1 }", 'line 1, column 3', 'double quotation marks'],
  ['{ "concordat": 1, }', 'line 1, column 19', 'key'],
  ['{ "title": "Two\ncouncils" }', 'line 1, column 16', 'end of its line'],
  ['{ "title": "Two', 'line 1, column 16', 'ends inside a text'],
  ['{ "concordat": 1 } {}', 'line 1, column 20', 'after the end'],
  ['', 'line 1, column 1', 'empty'],
  ['{', 'line 1, column 2', 'end of the file'],
])('a file that is not JSON says where: %s', (text, place, says) => {
  const [told, ...others] = problemsOf(readCaseFile(text))
  expect(told).toMatchObject({ code: 'CASE-02', place })
  expect(told?.sentence).toContain(says)
  expect(others).toEqual([])
})

test.each(['null', '[]', '"three-councils"', '7', 'true'])('a file that holds %s and no object is refused', (text) => {
  expect(problemsOf(readCaseFile(text))).toMatchObject([{ code: 'CASE-10', place: 'case' }])
})

test('a file with more mistakes than anybody reads says how many are not listed', () => {
  const baseline = Array.from({ length: 300 }, () => ({ pounds: 'x' }))
  const told = problemsOf(readCaseFile({ ...aCase(), baseline }))
  expect(told.length).toBe(500)
  expect(told.at(-1)?.sentence).toMatch(/\d+ more problems are not listed\.$/)
})

test('lists longer than any case needs are refused without being gone through', () => {
  const correlations = Array.from({ length: 30_000 }, (_, i) => ({
    a: `a${i}`,
    b: `b${i}`,
    rank: 0,
    source: { publication: 'x' },
  }))
  expect(problemsOf(readCaseFile({ ...aCase(), correlations }))).toMatchObject([
    { code: 'CASE-68', place: 'correlations' },
  ])
  const streams = Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`name${i}`, i + 1]))
  const told = problemsOf(readCaseFile({ ...aCase(), streams, nextStream: 40_000 }))
  expect(told).toMatchObject([{ code: 'CASE-68', place: 'streams' }])
  expect(told[0]?.sentence).toContain('30000 entries')
})

/** Steps to every value of the good case. */
const everyPlace = placesBelow(aCase(), [])
function placesBelow(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesBelow(inner, [...path, key]))]
}

function changed(changes: readonly (readonly [readonly string[], unknown])[]): unknown {
  const whole = { case: aCase() }
  for (const [path, value] of changes) {
    const steps = ['case', ...path]
    let inner: unknown = whole
    for (const step of steps.slice(0, -1))
      inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined
    if (typeof inner === 'object' && inner !== null) Reflect.set(inner, steps.at(-1) ?? 'case', value)
  }
  return whole.case
}

const awkward = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'tbc',
  '2012-13',
  '2012-14',
  '2013-02-30',
  'E06000001',
  'M16',
  'L05',
  'missing',
  -1,
  0,
  0.5,
  1e300,
  1e-7,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  [],
  {},
  [[]],
  [null],
  { kind: 'fixed', value: 1 },
  { byCouncil: {} },
  { missing: 'blank' },
)
const anyChange = fc.tuple(fc.constantFrom(...everyPlace), fc.oneof(awkward, fc.anything(), fc.jsonValue()))
const fuzzRuns = process.env['CONCORDAT_SOAK'] === undefined ? 300 : 20_000

test('whatever is changed in a file, it is read as a case or answered with problems, and never a fault of ours', {
  timeout: 900_000,
}, () => {
  fc.assert(
    fc.property(fc.array(anyChange, { minLength: 1, maxLength: 6 }), (changes) => {
      const value = changed(changes)
      expectWhole(readCaseFile(typeof value === 'string' ? JSON.stringify(value) : value))
      const text = JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner))
      if (text !== undefined) expectWhole(readCaseFile(text))
    }),
    { numRuns: fuzzRuns },
  )
})

test('whatever is cut out of or put into the text of a file, it is read or answered with problems', {
  timeout: 900_000,
}, () => {
  fc.assert(
    fc.property(fc.nat(written.length), fc.nat(40), fc.string({ maxLength: 8 }), (start, length, put) => {
      expectWhole(readCaseFile(written.slice(0, start) + put + written.slice(start + length)))
    }),
    { numRuns: fuzzRuns },
  )
})

function expectWhole(reading: CaseFileReading): void {
  if ('case' in reading) {
    for (const { code } of reading.warnings) expect(caseProblems).toHaveProperty([code, 'kind'], 'warning')
    return
  }
  expect(reading.problems.length).toBeGreaterThan(0)
  for (const { code, place, sentence } of reading.problems) {
    expect(caseProblems).toHaveProperty([code, 'kind'], 'problem')
    expect(place).not.toBe('')
    expect(sentence).toMatch(/[.?]$/)
    expect(sentence.length).toBeLessThan(600)
  }
}
