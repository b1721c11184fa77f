import { expect, test } from 'vitest'
import { type FactRow, rowsOf, rowsText } from './fact-file.ts'

const row = (sheet: number, at: number): FactRow => ({
  councils: 'E10000029',
  about: '',
  period: 0,
  sheet,
  row: at,
  cells: ["'good"],
})

test('a row keeps its sheet and its number, however the rows of two sheets follow each other', () => {
  const rows = [row(0, 4), row(0, 5), row(0, 9), row(1, 10), row(1, 11), row(1, 4), row(2, 5)]
  const text = rowsText(rows)
  expect(rowsOf({ rows: text } as Parameters<typeof rowsOf>[0])).toEqual(rows)
  expect(text.split('\n').map((line) => line.split('|')[3])).toEqual(['4', '', '9', '1!10', '', '4', '2!5'])
})
