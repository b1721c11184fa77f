import type { Opened, OpenedSheet } from './opened.ts'

/** A table inside an opened file: its headings, what stands above them, and its rows with their numbers. */
export interface FoundTable {
  /** The sheet it is on, where the file has sheets. */
  readonly sheet?: string
  /** The headings as they stand in the file. */
  readonly headings: readonly string[]
  /** The rows above the headings: titles, notes, column letters. */
  readonly above: readonly (readonly string[])[]
  /** Every row below the headings. Awaited, for a parquet file is read in lengths. */
  readonly rows: (take: (cells: readonly string[], row: number) => void) => void | Promise<void>
}

const deepestHeading = 40

/**
 * The tables whose headings are right, in the order of the file: one in text or parquet, any number in a workbook, where
 * each sheet is asked for the first of its first 40 rows that will do. `isHeading` is given the headings as
 * `plainHeading` writes them, so that neither order, capitals, spaces nor signs matter.
 */
export function findTables(opened: Opened, isHeading: (plain: readonly string[]) => boolean): readonly FoundTable[] {
  switch (opened.form) {
    case 'parquet':
      return isHeading(opened.columns.map(plainHeading))
        ? [{ headings: opened.columns, above: [], rows: opened.rows }]
        : []
    case 'text': {
      const at = opened.head.findIndex((cells) => isHeading(cells.map(plainHeading)))
      const headings = opened.head[at]
      if (headings === undefined) return []
      const rows: FoundTable['rows'] = (take) => {
        let met = 0
        opened.rows((cells, row) => {
          met += 1
          if (met > at + 1) take(cells, row)
        })
      }
      return [{ headings, above: opened.head.slice(0, at), rows }]
    }
    case 'workbook':
      return opened.sheets.flatMap((sheet) => onSheet(sheet, isHeading))
    case 'json':
    case 'xml':
      return []
    default:
      return opened satisfies never
  }
}

/** A heading by its letters and figures alone: `LA Number`, `la_number ` and `LA number` are one. */
export function plainHeading(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Where the first of several names of a column stands, or undefined; a column found twice is the first of the two. */
export function columnOf(headings: readonly string[], ...names: readonly string[]): number | undefined {
  const plain = headings.map(plainHeading)
  for (const name of names) {
    const at = plain.indexOf(name)
    if (at >= 0) return at
  }
  return undefined
}

function onSheet(sheet: OpenedSheet, isHeading: (plain: readonly string[]) => boolean): readonly FoundTable[] {
  const at = sheet.rows.slice(0, deepestHeading).findIndex((cells) => isHeading(cells.map(plainHeading)))
  const headings = sheet.rows[at]
  if (headings === undefined) return []
  const rows: FoundTable['rows'] = (take) => {
    for (let i = at + 1; i < sheet.rows.length; i++) {
      const cells = sheet.rows[i]
      if (cells?.some((cell) => cell.trim() !== '')) take(cells, i + 1)
    }
  }
  return [{ sheet: sheet.name, headings, above: sheet.rows.slice(0, at), rows }]
}
