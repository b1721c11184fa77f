import { firstRows } from '../table/csv.ts'
import type { Opened, OpenedSheet, TakeRow } from '../table/opened.ts'
import { readValue } from '../value.ts'
import { dateFormOf, financialYearIn } from './dates.ts'
import { type Heading, headingsOf, plainHeading } from './headings.ts'
import { isKnown } from './vocabulary.ts'

/** A table found in a file: its headings, what stands above them, and its rows. */
export interface Table {
  /** The sheet, of a workbook. */
  readonly sheet?: string
  /** The file, or the sheet and the file, for telling people where. */
  readonly place: string
  /** Rows of the file the headings stand in, from 1; two where they go over two rows. */
  readonly headerRows: readonly number[]
  readonly headings: readonly Heading[]
  /** Words above the headings, and the name of the sheet. */
  readonly titles: readonly string[]
  /** The first rows below the headings, for guessing. */
  readonly sample: readonly (readonly string[])[]
  /** Every row below the headings that is not blank. */
  readonly rows: (take: TakeRow) => void
}

const searchedRows = 40
const sampleRows = 2000

interface NumberedRow {
  readonly cells: readonly string[]
  readonly row: number
}

/** The tables of a file, one a sheet at most, the likeliest first. None where nothing looks like headings over rows. */
export function tablesIn(opened: Opened): readonly Table[] {
  if (opened.form === 'text') return tableOf(opened.rows, { place: opened.name, titles: [] })
  if (opened.form !== 'workbook') return []
  return opened.sheets
    .filter(({ isHidden }) => !isHidden)
    .flatMap((sheet) =>
      tableOf(filledRows(sheet), {
        sheet: sheet.name,
        place: `${opened.name}, sheet “${sheet.name}”`,
        titles: [sheet.name],
      }),
    )
    .sort((a, b) => b.score - a.score)
}

function filledRows({ rows }: OpenedSheet): (take: TakeRow) => void {
  return (take) => {
    for (const [index, cells] of rows.entries()) if (!isBlank(cells)) take(cells, index + 1)
  }
}

function tableOf(
  rows: (take: TakeRow) => void,
  { sheet, place, titles }: { readonly sheet?: string; readonly place: string; readonly titles: readonly string[] },
): readonly (Table & { readonly score: number })[] {
  const first = firstRows(rows, searchedRows + sampleRows)
  const found = headerAt(first)
  if (found === undefined) return []
  const header = first.slice(found.from, found.to + 1)
  const last = header[header.length - 1]?.row ?? 0
  const sample = first.slice(found.to + 1).map(({ cells }) => cells)
  const width = sample.reduce((most, cells) => Math.max(most, cells.length), 0)
  const above = first.slice(0, found.from).flatMap(({ cells }) => cells.filter((cell) => cell.trim() !== ''))
  return [
    {
      ...(sheet === undefined ? {} : { sheet }),
      place,
      headerRows: header.map(({ row }) => row),
      headings: headingsOf(
        joined(
          header.map(({ cells }) => cells),
          width,
        ),
      ),
      titles: [...titles, ...above],
      sample,
      rows: (take) => rows((cells, row) => (row > last ? take(cells, row) : undefined)),
      score: found.score,
    },
  ]
}

/** The row most like headings: words, known ones above all, over columns of figures or dates. */
function headerAt(rows: readonly NumberedRow[]): { from: number; to: number; score: number } | undefined {
  let best: { at: number; score: number } | undefined
  for (let at = 0; at < Math.min(rows.length, searchedRows); at++) {
    const score = headerScore(rows, at)
    if (score > (best?.score ?? 0)) best = { at, score }
  }
  if (best === undefined) return undefined
  const from = best.at > 0 && spansOver(rows[best.at - 1], rows[best.at]) ? best.at - 1 : best.at
  const to = goesOn(rows, best.at) ? best.at + 1 : best.at
  return { from, to, score: best.score }
}

function headerScore(rows: readonly NumberedRow[], at: number): number {
  const cells = rows[at]?.cells ?? []
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length < 2) return 0
  const below = rows.slice(at + 1, at + 16)
  const figures = filled.filter(isFigure).length
  const known = filled.filter((cell) => isKnown(plainHeading(cell))).length
  const notes = filled.filter((cell) => cell.length > 80).length
  const repeated = filled.length - new Set(filled.map(plainHeading)).size
  const overFigures = cells.filter((cell, column) => cell.trim() !== '' && !isFigure(cell) && areFigures(below, column))
  return filled.length + 3 * known + 2 * overFigures.length - 4 * figures - notes - repeated
}

/** Whether a column is mostly figures or dates, of the rows where it is filled. */
function areFigures(rows: readonly NumberedRow[], column: number): boolean {
  const filled = rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell.trim() !== '')
  return filled.length > 0 && filled.filter(isFigure).length * 2 > filled.length
}

/** `£000` below a heading is what its column is in, and not nought pounds. */
const isUnit = /^\(?£?\s*['’‘]?000['’]?s?\)?$/

/** A number or a date, and no year such as stands in a heading. */
function isFigure(cell: string): boolean {
  const text = cell.trim()
  if (text === '' || /^(19|20)\d\d$/.test(text) || isUnit.test(text) || financialYearIn(text) !== undefined)
    return false
  return typeof readValue(text, { symbols: {} }) === 'number' || dateFormOf([text], '') !== undefined
}

/** Whether a row above the headings is headings too: merged cells, each over several columns. */
function spansOver(above: NumberedRow | undefined, header: NumberedRow | undefined): boolean {
  if (above === undefined || header === undefined || above.row !== header.row - 1) return false
  const filled = above.cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0 || filled.some((cell) => cell.length > 60 || isFigure(cell))) return false
  if (filled.length === 1 && (above.cells[0] ?? '').trim() !== '') return false
  const plain = header.cells.filter((cell) => cell.trim() !== '').map(plainHeading)
  const hasTwins = new Set(plain).size < plain.length
  const fillsGap = above.cells.some((cell, column) => cell.trim() !== '' && (header.cells[column] ?? '').trim() === '')
  const spans = above.cells.some(
    (cell, column) =>
      cell.trim() !== '' &&
      (above.cells[column + 1] ?? '').trim() === '' &&
      (header.cells[column] ?? '').trim() !== '' &&
      (header.cells[column + 1] ?? '').trim() !== '',
  )
  return (hasTwins && spans) || (fillsGap && filled.length > 1) || filled.every((cell) => /\b(19|20)\d\d\b/.test(cell))
}

/** Whether the row below the headings is headings too: words, such as `£000`, over columns of figures. */
function goesOn(rows: readonly NumberedRow[], at: number): boolean {
  const next = rows[at + 1]
  if (next === undefined || next.row !== (rows[at]?.row ?? 0) + 1) return false
  const filled = next.cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [{ cell, column }]))
  const below = rows.slice(at + 2, at + 12)
  if (below.length === 0 || filled.some(({ cell }) => isFigure(cell) || cell.trim().length < 2)) return false
  const overFigures = filled.filter(({ column }) => areFigures(below, column)).length
  return overFigures > 0 && overFigures * 2 >= filled.length
}

/** Headings over several rows as one row: `2023-24` over `Budget` and `Outturn` is in both. */
function joined(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const last = rows[rows.length - 1] ?? []
  const upper = rows.slice(0, -1).map((cells) => spread(cells, last))
  const columns = Math.max(width, ...rows.map((cells) => cells.length))
  return Array.from({ length: columns }, (_, column) =>
    [...new Set([...upper, last].map((cells) => (cells[column] ?? '').trim()))].filter((cell) => cell !== '').join(' '),
  )
}

/** Fills a merged cell over the columns it spans: those with something below, up to the next cell. */
function spread(cells: readonly string[], below: readonly string[]): readonly string[] {
  let over = ''
  return Array.from({ length: Math.max(cells.length, below.length) }, (_, column) => {
    const cell = (cells[column] ?? '').trim()
    const isFilledBelow = (below[column] ?? '').trim() !== ''
    if (cell !== '') over = isFilledBelow ? cell : ''
    return cell !== '' ? cell : isFilledBelow ? over : ''
  })
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}
