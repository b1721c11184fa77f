import type { Opened, TakeRow } from '../table/opened.ts'
import { otherPlace, plainName, type Standing, standingOf } from './names.ts'

/** A column that is a filter or a figure: where it stands, its heading in the file, and its plain name. */
export interface Column {
  readonly at: number
  readonly heading: string
  readonly plain: string
}

/** A table in the common layout of Explore Education Statistics, wherever in the file it begins. */
export interface Layout {
  /** Its sheet, where the file is a workbook. */
  readonly sheet?: string
  /** The number of the row of headings, counted from 1 among the rows that are not blank. */
  readonly headerAt: number
  /** Cells in the row of headings, blank ones at its end left out. */
  readonly width: number
  readonly where: Readonly<Partial<Record<Standing, number>>>
  /** Columns of further geographies: a school, a constituency. */
  readonly places: readonly Column[]
  readonly columns: readonly Column[]
  /** The first rows below the headings. */
  readonly sample: readonly (readonly string[])[]
  /** Every row below the headings. */
  readonly rows: (take: TakeRow) => void
}

const found = new WeakMap<Opened, { readonly layout: Layout | undefined }>()

/**
 * Where the common layout begins in an opened file, by its headings and below whatever titles there are: a column of
 * time, one of level and one with a code of a place. Undefined where there is none. Looked for once per file.
 */
export function layoutOf(opened: Opened): Layout | undefined {
  const before = found.get(opened)
  if (before !== undefined) return before.layout
  const layout = findLayout(opened)
  found.set(opened, { layout })
  return layout
}

function findLayout(opened: Opened): Layout | undefined {
  if (opened.form === 'text') return layoutIn({ head: opened.head, rows: opened.rows })
  if (opened.form !== 'workbook') return undefined
  for (const { name, rows } of opened.sheets) {
    const filled = rows.flatMap((cells, index) => (cells.length === 0 ? [] : [{ cells, row: index + 1 }]))
    const layout = layoutIn({
      head: filled.slice(0, 40).map(({ cells }) => cells),
      rows: (take) => {
        for (const { cells, row } of filled) take(cells, row)
      },
      sheet: name,
    })
    if (layout !== undefined) return layout
  }
  return undefined
}

interface Rows {
  readonly head: readonly (readonly string[])[]
  readonly rows: (take: TakeRow) => void
  readonly sheet?: string
}

function layoutIn({ head, rows, sheet }: Rows): Layout | undefined {
  const index = head.findIndex(isHeader)
  const header = head[index]
  if (header === undefined) return undefined
  const width = lastFilled(header) + 1
  const where: Partial<Record<Standing, number>> = {}
  const places: Column[] = []
  const columns: Column[] = []
  for (let at = 0; at < width; at++) {
    const heading = (header[at] ?? '').trim()
    const plain = plainName(heading)
    const standing = standingOf(plain)
    if (standing !== undefined && where[standing] === undefined) where[standing] = at
    else if (otherPlace.test(plain)) places.push({ at, heading, plain })
    else if (plain !== '') columns.push({ at, heading, plain })
  }
  return {
    ...(sheet === undefined ? {} : { sheet }),
    headerAt: index + 1,
    width,
    where,
    places,
    columns,
    sample: head.slice(index + 1),
    rows: (take) => {
      let met = 0
      rows((cells, row) => {
        met += 1
        if (met > index + 1) take(cells, row)
      })
    },
  }
}

function isHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => plainName(cell))
  return (
    names.includes('time_period') &&
    names.some((name) => standingOf(name) === 'level') &&
    names.some((name) => /(^|_)code$/.test(name))
  )
}

function lastFilled(cells: readonly string[]): number {
  let last = cells.length - 1
  while (last >= 0 && (cells[last] ?? '').trim() === '') last -= 1
  return last
}
