import { expect, test } from 'vitest'
import { markOfCells, rowsMet } from './rows-met.ts'

test('the first row of some filters, place and year is remembered, among twenty thousand others', () => {
  const met = rowsMet()
  const rows = Array.from({ length: 20_000 }, (_, i) => ({ filters: i >> 7, place: i & 127, row: i + 1, mark: i * 3 }))
  expect(rows.map(met).filter((each) => each !== undefined)).toEqual([])
  expect(met({ filters: 12_345 >> 7, place: 12_345 & 127, row: 20_001, mark: 1 })).toEqual({
    row: 12_346,
    mark: 37_035,
  })
  expect(met({ filters: 0, place: 128, row: 20_002, mark: 1 })).toBeUndefined()
})

test('filters and places as many as there may be are told apart', () => {
  const met = rowsMet()
  const [filters, place] = [67_108_863, 134_217_727]
  expect(met({ filters, place, row: 1, mark: 5 })).toBeUndefined()
  expect(met({ filters: filters - 1, place, row: 2, mark: 6 })).toBeUndefined()
  expect(met({ filters, place: place - 1, row: 3, mark: 7 })).toBeUndefined()
  expect(met({ filters, place, row: 4, mark: 8 })).toEqual({ row: 1, mark: 5 })
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
