import type { Opened, TakeRow } from '../table/opened.ts'
import { findHeader, type Header } from './columns.ts'

/** A section 251 table in a file: its header, the texts above it, and its rows below. */
export interface ReturnTable {
  readonly sheet?: string
  readonly header: Header
  /** Titles above the header, which may name the year. */
  readonly titles: readonly string[]
  /** The first rows below the header. */
  readonly sample: readonly (readonly string[])[]
  readonly rows: (take: TakeRow) => void
}

/** How far down a sheet a header is looked for. */
const deepest = 40

/** Every section 251 table in the file: one in a text file, and one on each sheet of a workbook that has the columns. */
export function returnTables(opened: Opened): readonly ReturnTable[] {
  if (opened.form === 'text') return tableOf(opened.head, opened.rows)
  if (opened.form !== 'workbook') return []
  return opened.sheets.flatMap(({ name, rows: all }) => {
    const numbered = all
      .map((cells, i) => ({ cells, row: i + 1 }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    const head = numbered.slice(0, deepest).map(({ cells }) => cells)
    const found = tableOf(head, (take) => {
      for (const { cells, row } of numbered) take(cells, row)
    })
    return found.map((table) => ({ ...table, sheet: name }))
  })
}

function tableOf(head: readonly (readonly string[])[], rows: (take: TakeRow) => void): readonly ReturnTable[] {
  const header = findHeader(head)
  if (header === undefined) return []
  return [
    {
      header,
      titles: head.slice(0, header.above).flat(),
      sample: head.slice(header.above + 1),
      rows: (take) => {
        let left = header.above + 1
        rows((cells, row) => {
          if (left > 0) left -= 1
          else take(cells, row)
        })
      },
    },
  ]
}
