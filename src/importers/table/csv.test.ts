import { expect, test } from 'vitest'
import { openCsv } from './csv.ts'

function rowsOf(text: string) {
  const rows: { readonly cells: readonly string[]; readonly row: number }[] = []
  openCsv(new TextEncoder().encode(text), 'a.csv').rows((cells, row) => rows.push({ cells, row }))
  return rows
}

test('a file longer than the piece that is read at once has every row, each once and in order', () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i},"Bristol, City of",${i * 2}`)
  const rows = rowsOf(`number,council,figure\n${lines.join('\n')}\n`)
  expect(rows).toHaveLength(20_001)
  expect(
    rows.slice(1).every(({ cells, row }, i) => row === i + 2 && cells.join('|') === `${i}|Bristol, City of|${i * 2}`),
  ).toBe(true)
})

test('a cell longer than many pieces is one cell, line ends and quotation marks included', () => {
  const note = 'Said “why”, and "how",\r\n'.repeat(20_000)
  const rows = rowsOf(`council,note,figure\nDarlington,"${note.replace(/"/g, '""')}",7\nHartlepool,,8\n`)
  expect(rows.slice(1)).toEqual([
    { cells: ['Darlington', note, '7'], row: 2 },
    { cells: ['Hartlepool', '', '8'], row: 3 },
  ])
})

test('a row longer than many pieces that ends in CR alone is one row', () => {
  const note = 'x'.repeat(200_000)
  expect(rowsOf(`a,b\r1,${note}\r2,3`).map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['1', note],
    ['2', '3'],
  ])
})

test('a quotation mark that never closes is refused, and where it stands is told', () => {
  const long = `a,b\n1,"${'never closed\n'.repeat(50_000)}`
  expect(() => rowsOf(long)).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ code: 'IMP-09' })] }),
  )
})
