import type { OpenedSheet } from '../table/opened.ts'
import { plainWords } from './choices.ts'
import type { Column } from './column.ts'
import { yearMeant } from './dates.ts'
import { keyHeadings, type SheetLayout, type SpreadColumns } from './layout.ts'

/** Where the columns of one sheet stand; positions from 0. */
export interface FoundHeadings {
  /** The row of the headings, from 0. */
  readonly row: number
  readonly keys: ReadonlyMap<string, number>
  readonly columns: ReadonlyMap<Column, number>
  /** Columns for a year, council, option or criterion, by its code. */
  readonly spread: ReadonlyMap<string, number>
  /** Headings that are not the sheet’s own, and headings that stand there twice. */
  readonly others: readonly HeadingAt[]
  readonly repeated: readonly HeadingAt[]
  /** Headings of the sheet that are not there. */
  readonly missing: readonly (Column | string)[]
}

export interface HeadingAt {
  readonly heading: string
  readonly position: number
}

const mostRowsAbove = 40

/** Finds the row of headings by what it says, wherever it stands; undefined where no row has two of them. */
export function findHeadings(sheet: OpenedSheet, layout: SheetLayout): FoundHeadings | undefined {
  const wanted = wantedHeadings([...keyHeadings(layout), ...layout.columns.map(({ heading }) => heading)])
  let best = { row: -1, hits: 1 }
  for (const [row, cells] of sheet.rows.slice(0, mostRowsAbove).entries()) {
    const hits = new Set(cells.flatMap((cell) => wanted(cell) ?? [])).size
    if (hits > best.hits) best = { row, hits }
  }
  return best.row < 0 ? undefined : headingsIn(sheet.rows[best.row] ?? [], best.row, layout, wanted)
}

function headingsIn(
  cells: readonly string[],
  row: number,
  layout: SheetLayout,
  wanted: (cell: string) => string | undefined,
): FoundHeadings {
  const at = new Map<string, number>()
  const spread = new Map<string, number>()
  const others: HeadingAt[] = []
  const repeated: HeadingAt[] = []
  for (const [position, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const heading = wanted(cell)
    const code = heading === undefined && layout.spread !== undefined ? spreadCode(cell, layout.spread) : undefined
    if (heading !== undefined ? at.has(heading) : code !== undefined && spread.has(code))
      repeated.push({ heading: cell, position })
    else if (heading !== undefined) at.set(heading, position)
    else if (code !== undefined) spread.set(code, position)
    else others.push({ heading: cell, position })
  }
  const keys = keyHeadings(layout)
  return {
    row,
    keys: new Map(keys.flatMap((heading) => pair(heading, at.get(heading)))),
    columns: new Map(layout.columns.flatMap((column) => pair(column, at.get(column.heading)))),
    spread,
    others,
    repeated,
    missing: [
      ...keys.filter((heading) => !at.has(heading)),
      ...layout.columns.filter(({ heading }) => !at.has(heading)),
    ],
  }
}

function pair<T>(thing: T, position: number | undefined): readonly (readonly [T, number])[] {
  return position === undefined ? [] : [[thing, position]]
}

/** The heading that a cell is, by all of its words or by those before its unit. */
export function wantedHeadings(headings: readonly string[]): (cell: string) => string | undefined {
  const whole = new Map(headings.map((heading) => [plainWords(heading), heading]))
  const short = new Map<string, string | undefined>()
  for (const heading of headings) {
    const words = plainWords(beforeUnit(heading))
    short.set(words, short.has(words) ? undefined : heading)
  }
  return (cell) => {
    const words = plainWords(cell)
    return words === '' ? undefined : (whole.get(words) ?? short.get(words) ?? short.get(plainWords(beforeUnit(cell))))
  }
}

function beforeUnit(heading: string): string {
  return heading.split(/[,(*]/)[0] ?? heading
}

/** The heading of one column for a year or code. */
export function spreadHeading({ before, after }: SpreadColumns, code: string): string {
  return `${before} ${code}${after}`
}

const yearIn = /\d{4}\s*[-–—/]\s*(?:\d{4}|\d{2})(?!\d)/

/** The year or code that a heading is for. A column somebody added may be headed by its year or code alone. */
function spreadCode(cell: string, { before, per }: SpreadColumns): string | undefined {
  const text = cell.trim()
  if (per === 'year') {
    const words = plainWords(text.replace(yearIn, ' ').replace(/£|\bpounds\b/gi, ' '))
    return yearMeant(text) ?? (['', 'in', 'amount', 'amountin'].includes(words) ? yearMeantIn(text) : undefined)
  }
  const hasWords = text.toLowerCase().startsWith(`${before.toLowerCase()} `)
  const code = /^[A-Za-z0-9][A-Za-z0-9._-]*/.exec(hasWords ? text.slice(before.length).trim() : text)?.[0]
  return hasWords || (per === 'councils' && /^[A-Z]\d{8}$/.test(code ?? '')) ? code : undefined
}

function yearMeantIn(text: string): string | undefined {
  return yearMeant(yearIn.exec(text)?.[0] ?? '')
}

/** The heading that a strange one may be meant for, by the year or council it names. */
export function spreadMeant(heading: string, spread: SpreadColumns): string | undefined {
  const code = spread.per === 'year' ? yearMeantIn(heading) : /\b[A-Z]\d{8}\b/.exec(heading)?.[0]
  return code === undefined || (spread.per !== 'year' && spread.per !== 'councils')
    ? undefined
    : spreadHeading(spread, code)
}
