import type { Column } from './column.ts'
import { caseFields } from './layout/case-fields.ts'
import { comparisonSheets } from './layout/comparison-sheets.ts'
import { judgementSheets } from './layout/judgement-sheets.ts'
import { proposalSheets } from './layout/proposal-sheets.ts'
import { todaySheets } from './layout/today-sheets.ts'

/**
 * One step from the top of the case down to a row’s entry.
 *
 * `list`: the entry of a list whose `key` is what the row says under `heading`; the last list step has no key, and each
 * row is a new entry. `record`: the entry under the name that the row gives; left out where `mayBeBlank` and it is.
 */
export type Step =
  | { readonly list: string; readonly key: string; readonly heading: string }
  | { readonly list: string }
  | { readonly record: string; readonly heading: string; readonly mayBeBlank?: boolean }

/** A column for each council, year, option or criterion there is, headed `Amount in 2015-16, £`. */
export interface SpreadColumns {
  readonly per: 'year' | 'councils' | 'options' | 'criteria'
  readonly at: string
  /** What stands before the code, and after it. */
  readonly before: string
  readonly after: string
  readonly kind: 'number' | 'pounds'
}

/** One sheet of rows. */
export interface SheetLayout {
  readonly name: string
  /** What the sheet is for, in its first row. */
  readonly about: string
  readonly steps: readonly Step[]
  readonly columns: readonly Column[]
  readonly spread?: SpreadColumns
  /** Stands in an empty workbook; the others only where the case holds something for them. */
  readonly isAlwaysThere?: boolean
  /** Filled in from returns, so its cells are shaded. */
  readonly isFromReturns?: boolean
}

export const readMeSheet = 'Read me'
export const caseSheet = 'Case'
/** What a sheet of columns cannot hold, such as a list that is there and empty: a place in the case and its value. */
export const otherSheet = 'Other parts'
export const listsSheet = 'Lists'
export const caseHeadings = { item: 'Item', answer: 'Answer', note: 'Note' } as const
export const otherHeadings = { place: 'Place in the case', about: 'Belongs to', value: 'Value' } as const

export { caseFields }

/** Every sheet of rows in its order: what others name stands before them. */
export const sheetLayouts: readonly SheetLayout[] = [
  ...todaySheets,
  ...proposalSheets,
  ...judgementSheets,
  ...comparisonSheets,
]

/** The column of a row in which a step’s code or name stands. */
export function keyHeadings({ steps }: SheetLayout): readonly string[] {
  return steps.flatMap((step) => ('heading' in step ? [step.heading] : []))
}
