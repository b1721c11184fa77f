import { type CellObject, read, type WorkSheet } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { refuse } from '../problems.ts'
import { mostColumns } from './csv.ts'
import type { OpenedSheet, OpenedWorkbook } from './opened.ts'
import { isLocked, quietParts } from './quiet-parts.ts'
import { mostSheets, type Parts, tooManySheets } from './zip.ts'

/** No return has more rows on a sheet; what lies below is left, and the file refused. */
const mostRows = 1_048_576

/**
 * A workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) as sheets of text. Formulas are read by their last result, errors as
 * `#DIV/0!` and dates as `2025-03-31`; only the first cell of a merged block holds its text.
 */
export function openWorkbook(packed: Uint8Array | Parts, name: string): OpenedWorkbook {
  try {
    const bytes = packed instanceof Uint8Array ? packed : repacked(packed, name)
    const book = read(bytes, {
      dense: true,
      cellDates: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      UTC: true,
    })
    if (book.SheetNames.length > mostSheets) tooManySheets(name, book.SheetNames.length)
    return {
      form: 'workbook',
      name,
      sheets: book.SheetNames.map((sheetName, index) => {
        const sheet = book.Sheets[sheetName]
        return openedSheet(sheetName, sheet, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, name)
      }),
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof Error && 'problems' in error) throw error
    if (/password|encrypt/i.test(message)) return locked(name)
    return refuse('IMP-15', name, `${name} looks like a workbook and cannot be read as one (${message}).`)
  }
}

/**
 * Unpacked by us, within bounds, and packed again without squeezing: the library unpacks whatever the file says, and so
 * is given nothing to unpack.
 */
function repacked(parts: Parts, name: string): Uint8Array {
  if (isLocked(parts)) return locked(name)
  return zipSync({ ...quietParts(parts, name) }, { level: 0 })
}

function locked(name: string): never {
  return refuse('IMP-05', name, `${name} is locked with a password. Save it without one and hand it in again.`)
}

function openedSheet(name: string, sheet: WorkSheet | undefined, isHidden: boolean, file: string): OpenedSheet {
  if (sheet === undefined) return { name, isHidden, rows: [], hiddenRows: new Set() }
  // `dense` was asked for above, so the cells are in rows; a row that is not in the file is a gap in the list.
  const dense = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[]
  const rows: (readonly string[])[] = []
  for (const key of Object.keys(dense)) {
    const row = Number(key)
    if (!Number.isInteger(row) || row >= mostRows) tooFar(name, file, row)
    const cells = withoutEmptyEnd(dense[row] ?? [], name, file, row)
    if (cells.length === 0) continue
    while (rows.length < row) rows.push(emptyRow)
    rows.push(cells)
  }
  const hiddenRows = new Set(
    (sheet['!rows'] ?? []).flatMap((each, index) => (each?.hidden === true ? [index + 1] : [])),
  )
  return { name, isHidden, rows, hiddenRows }
}

const emptyRow: readonly string[] = []

function tooFar(sheet: string, file: string, row: number): never {
  return refuse(
    'IMP-88',
    `${sheet}!row ${row + 1}`,
    `Sheet “${sheet}” of ${file} has a cell in row ${row + 1}, where no sheet goes. Save it again, or the rows you need as CSV.`,
  )
}

function withoutEmptyEnd(
  cells: readonly (CellObject | undefined)[],
  sheet: string,
  file: string,
  row: number,
): readonly string[] {
  const texts: string[] = []
  // A row may say that it has one cell, in the last column of all: only what is there is gone through.
  const columns = cells.length > mostColumns ? Object.keys(cells).map(Number) : cells.keys()
  for (const c of columns) {
    const text = textOf(cells[c])
    if (text === '') continue
    if (c >= mostColumns)
      refuse(
        'IMP-08',
        `${sheet}!row ${row + 1}`,
        `Sheet “${sheet}” of ${file} has a cell beyond column ${mostColumns} in row ${row + 1}; no return is so wide. Hand in the table of records alone.`,
      )
    while (texts.length < c) texts.push('')
    texts.push(text)
  }
  return texts
}

function textOf(cell: CellObject | undefined): string {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return ''
  if (cell.t === 'e') return cell.w ?? errorText(Number(cell.v))
  // A date cell holds a date: the library was asked for that above.
  if (cell.t === 'd') return dayText(cell.v as Date)
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE'
  return String(cell.v)
}

/** Midnight is a day; anything else keeps its time. */
function dayText(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}

function errorText(code: number): string {
  return (
    { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' }[code] ?? '#ERROR!'
  )
}
