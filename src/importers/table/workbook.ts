import { type CellObject, read, utils, type WorkSheet } from '@e965/xlsx'
import { refuse } from '../problems.ts'
import { mostColumns } from './csv.ts'
import type { OpenedSheet, OpenedWorkbook } from './opened.ts'

/** No return has more rows on a sheet; what lies below is left, and the file refused. */
const mostRows = 1_048_576

/**
 * A workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) as sheets of text. Formulas are read by their last result, errors as
 * `#DIV/0!` and dates as `2025-03-31`; only the first cell of a merged block holds its text.
 */
export function openWorkbook(bytes: Uint8Array, name: string): OpenedWorkbook {
  try {
    const book = read(bytes, {
      dense: true,
      cellDates: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      UTC: true,
    })
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
    if (/password|encrypt/i.test(message))
      return refuse('IMP-05', name, `${name} is locked with a password. Save it without one and hand it in again.`)
    if (error instanceof Error && 'problems' in error) throw error
    return refuse('IMP-15', name, `${name} looks like a workbook and cannot be read as one (${message}).`)
  }
}

function openedSheet(name: string, sheet: WorkSheet | undefined, isHidden: boolean, file: string): OpenedSheet {
  if (sheet === undefined || sheet['!ref'] === undefined) return { name, isHidden, rows: [], hiddenRows: new Set() }
  const range = utils.decode_range(sheet['!ref'])
  // `dense` was asked for above, so the cells are in rows.
  const dense = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[]
  const rows: string[][] = []
  for (let r = 0; r <= Math.min(range.e.r, mostRows); r++) {
    const cells = dense[r]
    rows.push(cells === undefined ? [] : withoutEmptyEnd(cells, name, file, r))
  }
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop()
  const hiddenRows = new Set(
    (sheet['!rows'] ?? []).flatMap((each, index) => (each?.hidden === true ? [index + 1] : [])),
  )
  return { name, isHidden, rows, hiddenRows }
}

function withoutEmptyEnd(
  cells: readonly (CellObject | undefined)[],
  sheet: string,
  file: string,
  row: number,
): string[] {
  const texts: string[] = []
  for (let c = 0; c < cells.length; c++) {
    const text = textOf(cells[c])
    if (text === '') continue
    if (c >= mostColumns)
      refuse(
        'IMP-08',
        `${sheet}!row ${row + 1}`,
        `Sheet “${sheet}” of ${file} has more than ${mostColumns} columns. Hand in the table of records alone.`,
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
