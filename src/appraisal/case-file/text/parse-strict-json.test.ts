import { expect, test } from 'vitest'
import { parseStrictJson } from './parse-strict-json.ts'

test('what JSON.parse loses is refused, with its place', () => {
  const wrong: readonly (readonly [text: string, code: string, place: string])[] = [
    ['{"a":{"b":1,"b":2}}', 'CASE-05', 'a.b'],
    ['{"a":9007199254740993}', 'CASE-105', 'a'],
    ['{"a":[0,1e400]}', 'CASE-105', 'a[1]'],
    ['{"a":[0,1e-400]}', 'CASE-105', 'a[1]'],
    ['{"a":-0}', 'CASE-105', 'a'],
    ['{"a":0.1000000000000000055}', 'CASE-105', 'a'],
    ['{"__proto__":{"x":1}}', 'CASE-04', '__proto__'],
    ['{"a":1,}', 'CASE-02', 'line 1, column 8'],
    ['', 'CASE-02', 'line 1, column 1'],
    ['[1] 2', 'CASE-02', 'line 1, column 5'],
    [`${'['.repeat(61)}${']'.repeat(61)}`, 'CASE-03', '[0][0][0][0][0][0]'],
  ]
  for (const [text, code, place] of wrong) {
    const reading = parseStrictJson(text)
    expect('problems' in reading && reading.problems.map((each) => [each.code, each.place])).toEqual([[code, place]])
  }
})

test('every mistake that can be read past is named, not the first alone', () => {
  const reading = parseStrictJson('{"a":1,"a":2,"b":1e999,"__proto__":0}')
  expect('problems' in reading && reading.problems.map(({ code }) => code)).toEqual(['CASE-05', 'CASE-105', 'CASE-04'])
})

test('a number that is kept is read, however it is written', () => {
  const text =
    '[0, 0.0, 1.10, 1e2, 1E+2, 9007199254740992, 1e23, 5e-324, 0.1, 123456.789, 1.7976931348623157e308, 100000]'
  expect(parseStrictJson(text)).toEqual({ value: JSON.parse(text) })
})
