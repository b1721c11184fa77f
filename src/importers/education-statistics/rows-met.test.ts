import { expect, test } from 'vitest'
import { markOfCells, rowsMet } from './rows-met.ts'

test('the first row under a number is remembered, among twenty thousand others', () => {
  const met = rowsMet()
  const before = Array.from({ length: 20_000 }, (_, i) => met(i * 134_217_728 + 5, i, i))
  expect(before.filter((each) => each !== undefined)).toEqual([])
  expect(met(12_345 * 134_217_728 + 5, 1, 1)).toEqual({ row: 12_345, mark: 12_345 })
  expect(met(6, 1, 1)).toBeUndefined()
})

test('the same texts have the same mark, and texts that differ or stand elsewhere another', () => {
  const columns = [{ at: 0 }, { at: 1 }]
  const mark = markOfCells(['12', '3'], columns)
  expect(markOfCells(['12', '3', 'more'], columns)).toBe(mark)
  const others = [
    ['1', '23'],
    ['123', ''],
    ['12', '4'],
    ['12', '3 '],
    ['Aa', ''],
    ['BB', ''],
  ]
  const marks = others.map((cells) => markOfCells(cells, columns))
  expect(new Set([mark, ...marks]).size).toBe(7)
})
