import type { MissingReason } from '../../figures/index.ts'
import type { CouncilCode } from '../councils.ts'
import type { Day } from '../dated.ts'

/** What an official fact is: a number, bounds, a word, or the reason why there is none. Nothing is ever read as nought. */
export type FactValue =
  | number
  | { readonly low: number; readonly high: number }
  | { readonly word: string }
  | { readonly missing: MissingReason }

/** A column of a publication that the table carries. */
export interface FactColumn {
  /** What it measures, by the reader’s own name; `*` stands for what the row is about, such as a line of the return. */
  readonly measure: string
  /** What tells its rows from others of the same measure, alike for all rows that are carried. */
  readonly filters?: Readonly<Record<string, string>>
  /** The column’s heading in the file. */
  readonly title: string
  readonly unit: FactUnit
  /** Units by what the row is about, where one column holds measures of several. */
  readonly unitsByAbout?: Readonly<Record<string, FactUnit>>
}

export type FactUnit =
  | 'pounds'
  | 'people'
  | 'FTE'
  | 'children'
  | 'percent'
  | 'per 10,000'
  | 'cases'
  | 'cases/FTE'
  | 'word'

/**
 * One file of a publication, as the table keeps it: what it is and, for each row that is carried, its number in the
 * file and its cells. Written by `npm run reference` from the file itself through our own readers.
 */
export interface FactFile {
  readonly file: string
  /** Fingerprint of the file’s bytes. */
  readonly sha256: string
  /** Sheets of a workbook that rows were read from. */
  readonly sheets?: readonly string[]
  readonly publication: string
  readonly publisher: string
  readonly edition: string
  /** Day it came out, where known. */
  readonly published?: Day
  readonly licence: string
  /** Carries what others publish first: never the source of record where the return itself is there. */
  readonly isSecondary: boolean
  readonly columns: readonly FactColumn[]
  /** Each row ends with what is said of it: `c` certified, `n` not certified, after a cell for every column. */
  readonly hasMarks?: boolean
  /** Label, first and last day. */
  readonly periods: readonly (readonly [string, Day, Day])[]
  /**
   * One line a row of the file: councils, what it is about (a line of the return, or what tells it from other rows as
   * `name=value` with semicolons between), number of the period, row in the file, cells; with bars
   * between, and blanks where the same as in the line before (for the row: one more). A row of the second sheet is
   * `1!38`, and so are those after it.
   */
  readonly rows: string
}

/** One figure of the table, traced to its cell. */
export interface OfficialFact {
  /** Codes of the councils it covers; more than one for a joint return. */
  readonly councils: readonly CouncilCode[]
  readonly measure: string
  readonly filters: Readonly<Record<string, string>>
  readonly unit: FactUnit
  readonly period: { readonly label: string; readonly from: Day; readonly to: Day }
  readonly value: FactValue
  /** Whether the council’s finance officer certified the return; undefined where the publication does not say. */
  readonly isCertified?: boolean
  readonly file: FactFile
  readonly sheet?: string
  readonly row: number
  readonly column: string
}

const reasonLetters: Readonly<Record<string, MissingReason>> = {
  s: 'suppressed',
  h: 'hidden',
  a: 'notAvailable',
  r: 'notReceived',
  p: 'notApplicable',
  u: 'unreliable',
  b: 'blank',
}

const lettersOf = new Map(Object.entries(reasonLetters).map(([letter, reason]) => [reason, letter]))

/** A value as the table writes it: `12.5`, `0~5`, `'good`, `?s`. */
export function factText(value: FactValue): string {
  if (typeof value === 'number') return String(value)
  if ('low' in value) return `${value.low}~${value.high}`
  return 'word' in value ? `'${value.word}` : `?${lettersOf.get(value.missing) ?? 'h'}`
}

/** The value of a cell of the table. */
export function factValue(text: string): FactValue {
  if (text.startsWith('?')) return { missing: reasonLetters[text.slice(1)] ?? 'hidden' }
  if (text.startsWith("'")) return { word: text.slice(1) }
  const [low = '', high] = text.split('~')
  return high === undefined ? Number(low) : { low: Number(low), high: Number(high) }
}

/** A row of a file, before its cells are read. */
export interface FactRow {
  readonly councils: string
  readonly about: string
  readonly period: number
  /** Number of its sheet among those of the file; 0 where there is one or none. */
  readonly sheet: number
  readonly row: number
  readonly cells: readonly string[]
}

/** Every row of a file, in its order. */
export function rowsOf(file: FactFile): readonly FactRow[] {
  const rows: FactRow[] = []
  let before: FactRow = { councils: '', about: '', period: 0, sheet: 0, row: 0, cells: [] }
  for (const line of file.rows.split('\n')) {
    if (line === '') continue
    const [councils = '', about = '', period = '', row = '', ...cells] = line.split('|')
    const [at = '', inSheet] = row.split('!').reverse()
    before = {
      councils: councils === '' ? before.councils : councils,
      about: about === '' ? before.about : about,
      period: period === '' ? before.period : Number(period),
      sheet: inSheet === undefined ? before.sheet : Number(inSheet),
      row: at === '' ? before.row + 1 : Number(at),
      cells,
    }
    rows.push(before)
  }
  return rows
}

/** The lines that `rowsOf` reads. */
export function rowsText(rows: readonly FactRow[]): string {
  let before: FactRow = { councils: '', about: '', period: 0, sheet: 0, row: 0, cells: [] }
  return rows
    .map((each) => {
      const line = [
        each.councils === before.councils ? '' : each.councils,
        each.about === before.about ? '' : each.about,
        each.period === before.period ? '' : String(each.period),
        rowText(each, before),
        ...each.cells,
      ].join('|')
      before = each
      return line
    })
    .join('\n')
}

function rowText({ sheet, row }: FactRow, before: FactRow): string {
  if (sheet !== before.sheet) return `${sheet}!${row}`
  return row === before.row + 1 ? '' : String(row)
}
