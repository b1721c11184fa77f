import type { Publication, ReadingDesk } from '../importer.ts'
import type { PlaceFact } from '../observation.ts'
import { columnOf, type FoundTable, findTables } from '../table/find-table.ts'
import type { Opened } from '../table/opened.ts'

/** Where a column of each role stands, by position in the header. */
export type Columns = Readonly<Record<string, number>>

/** What one kind of table of places says, known by its columns. */
export interface PlaceTableKind {
  /** Where such tables come from. */
  readonly publication: Publication
  /** How sure these columns make us, as an importer says it. */
  readonly sure: 2 | 3
  /** Finds its columns in a row of headings; undefined where this is not such a row. */
  readonly columnsOf: (headings: readonly string[]) => Columns | undefined
  /** Starts reading a table. What needs the whole table is told when it ends; `finish` may name the edition. */
  readonly start: (columns: Columns, headings: readonly string[], desk: PlaceDesk) => PlaceTableReader
}

export interface PlaceTableReader {
  /** Whether the row gave a fact. */
  readonly row: (cells: readonly string[], row: number) => boolean
  readonly finish?: () => { readonly edition?: string }
}

/** A desk that takes facts about places and knows which sheet is being read. */
export interface PlaceDesk {
  readonly name: string
  readonly take: (fact: Omit<PlaceFact, 'what'>) => void
  readonly warnings: ReadingDesk['warnings']
}

/** A table of places that was found, and what kind it is of. */
export interface PlaceTable extends FoundTable {
  readonly kind: PlaceTableKind
  readonly columns: Columns
}

/** The tables of places in a file: one of text or parquet, one a sheet of a workbook. */
export function placeTables(opened: Opened, kinds: readonly PlaceTableKind[]): readonly PlaceTable[] {
  const kindOf = (headings: readonly string[]) => kinds.find((kind) => kind.columnsOf(headings) !== undefined)
  return findTables(opened, (plain) => kindOf(plain) !== undefined).flatMap((table) => {
    const kind = kindOf(table.headings)
    const columns = kind?.columnsOf(table.headings)
    return kind === undefined || columns === undefined ? [] : [{ ...table, kind, columns }]
  })
}

/** The columns by role, or undefined where one that is needed is not there. */
export function columnsBy(
  headings: readonly string[],
  needed: Readonly<Record<string, readonly string[]>>,
  welcome: Readonly<Record<string, readonly string[]>> = {},
): Columns | undefined {
  const columns: Record<string, number> = {}
  for (const [role, names] of Object.entries(needed)) {
    const at = columnOf(headings, ...names)
    if (at === undefined) return undefined
    columns[role] = at
  }
  for (const [role, names] of Object.entries(welcome)) {
    const at = columnOf(headings, ...names)
    if (at !== undefined) columns[role] = at
  }
  return columns
}

/** The trimmed text of a role’s cell; blank where the table has no such column, or says NULL. */
export function cellOf(cells: readonly string[], columns: Columns, role: string): string {
  const at = columns[role]
  const text = at === undefined ? '' : (cells[at] ?? '').trim()
  return text.toUpperCase() === 'NULL' ? '' : text
}

/** A code of the Office for National Statistics: a letter for the country and eight figures. */
export function isOnsCode(text: string): boolean {
  return /^[A-Z]\d{8}$/.test(text)
}

/** The code in capitals; warns and answers undefined where it is none. */
export function codeOrWarn(text: string, desk: PlaceDesk, row: number, column: string): string | undefined {
  const code = text.toUpperCase()
  if (isOnsCode(code)) return code
  desk.warnings.add(
    'IMP-71',
    `${column}|${code === '' ? 'blank' : 'other'}`,
    `${desk.name} row ${row}`,
    `The ${column} is ${code === '' ? 'blank' : `“${text}”`}, which is no code such as E06000005. The row is left out; add the code if it is to count.`,
  )
  return undefined
}
