import { columnLetters, type Problem } from '../../figures/index.ts'
import { type ImportProblemCode, importProblem } from '../problems.ts'
import { type CasePath, placeOfSteps } from './case-place.ts'
import type { Column } from './column.ts'
import type { FoundHeadings } from './headings.ts'
import type { SheetLayout } from './layout.ts'

/** Where one entry of the case stands in the workbook. */
export interface RowPlace {
  readonly sheet: string
  /** From 0. */
  readonly row: number
  readonly layout: SheetLayout
  readonly found: FoundHeadings
  readonly cells: readonly string[]
}

/** The case as far as it is read, where its parts stand, and what is wrong so far. */
export interface CaseReading {
  readonly case: Record<string, unknown>
  /** By place in the case: the row of an entry. */
  readonly rows: Map<string, RowPlace>
  /** By place in the case: the cell of an answer or of another part. */
  readonly cells: Map<string, { readonly place: string; readonly heading: string }>
  /** Places that a cell was meant for which could not be read: told by cell, and null in the case meanwhile. */
  readonly unread: Set<string>
  /** Sheets that could not be read at all, so that nothing can be said of what the case lacks. */
  readonly unreadSheets: Set<string>
  readonly problems: Troubles
  readonly warnings: Troubles
}

/** Problems so gathered that one which runs down a column is told once, with how often it was met. */
export interface Troubles {
  readonly add: (trouble: Trouble) => void
  readonly list: () => readonly Problem[]
  readonly places: () => ReadonlySet<string>
}

interface Trouble {
  readonly code: ImportProblemCode
  readonly place: string
  readonly sentence: string
  /** What makes two troubles the same; each stands alone when left out. */
  readonly about?: string
  /** What is said of the others, from how many they are. */
  readonly others?: (count: number) => string
}

export function troubles(): Troubles {
  const met = new Map<string, { readonly first: Trouble; times: number }>()
  const places = new Set<string>()
  return {
    add: (trouble) => {
      places.add(trouble.place)
      const key = `${trouble.code}\n${trouble.about ?? trouble.place + trouble.sentence}`
      const before = met.get(key)
      if (before === undefined) met.set(key, { first: trouble, times: 1 })
      else before.times += 1
    },
    list: () =>
      [...met.values()].map(({ first, times }) => {
        const others = times === 1 ? '' : ` ${(first.others ?? otherRows)(times - 1)}`
        return importProblem(first.code, first.place, `${first.sentence}${others}`)
      }),
    places: () => places,
  }
}

function otherRows(count: number): string {
  return count === 1 ? 'The same on 1 other row.' : `The same on ${count} other rows.`
}

export function newReading(): CaseReading {
  return {
    case: { concordat: 1, councils: [], services: [], baseline: [], pools: {}, options: [] },
    rows: new Map(),
    cells: new Map(),
    unread: new Set(),
    unreadSheets: new Set(),
    problems: troubles(),
    warnings: troubles(),
  }
}

/** `Baseline!F13`, from a position and a row that both count from 0. */
export function cellPlace(sheet: string, row: number, position: number | undefined): string {
  return position === undefined ? `${sheet}!row ${row + 1}` : `${sheet}!${columnLetters(position)}${row + 1}`
}

export function rowAt(reading: CaseReading, path: CasePath): RowPlace | undefined {
  return reading.rows.get(placeOfSteps(path))
}

/** The column of a row that holds what stands under these steps of its entry, and how it is headed. */
export function columnOf(
  { found, layout, cells }: RowPlace,
  rest: CasePath,
): { readonly position: number; readonly heading: string } | undefined {
  const at = rest.join('.')
  const { spread } = layout
  const code = spread !== undefined && rest[0] === spread.at ? String(rest[1] ?? '') : undefined
  if (code !== undefined) {
    const position = found.spread.get(code) ?? [...found.spread.values()][0]
    return position === undefined ? undefined : { position, heading: code }
  }
  const near = [...found.columns].filter(([column]) => isNear(column, at))
  const best =
    near.find(([column, position]) => column.at === at && (cells[position] ?? '') !== '') ??
    near.find(([column]) => column.at === at) ??
    near[0]
  return best === undefined ? undefined : { position: best[1], heading: best[0].heading }
}

function isNear(column: Column, at: string): boolean {
  return column.at === at || (at !== '' && (column.at.startsWith(`${at}.`) || at.startsWith(`${column.at}.`)))
}
