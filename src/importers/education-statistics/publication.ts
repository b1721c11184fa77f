import type { Day } from '../../reference/index.ts'

/** What the year of a “Reporting year” means for a figure. */
export type When =
  | 'at30September'
  | 'yearTo30September'
  | 'at31March'
  | 'yearTo31March'
  | 'midYear'
  | 'midYearBefore'
  | 'schoolYear'
  /** On 31 March or over the year to it, by what the row’s own filters say. */
  | 'bySaying'

/** One figure column: what it is counted in, when it is about, and what it is rounded to. */
export interface Indicator {
  readonly unit: string
  readonly when: When
  /** What a council’s figure is rounded to, in its unit. */
  readonly roundedTo: number
  /** What a region’s and England’s figure is rounded to, where that is coarser. */
  readonly roundedAboveTo?: number
  /** Whether it may be below nought, so that what rounds to nought may be either side of it. */
  readonly isSigned?: boolean
}

/** One table of a publication: the columns that tell it from others and what they hold. */
export interface Table {
  readonly holds: string
  /** The title it is published under, where that is another than its family’s. */
  readonly standsIn?: string
  /** Any of these sets of columns, in our names, tells it. */
  readonly toldBy: readonly (readonly string[])[]
  /** What some cell of its filters says, where other publications share its columns. */
  readonly says?: RegExp
  readonly filters: readonly string[]
  readonly indicators: Readonly<Record<string, Indicator>>
  /** Plain names of other editions, with ours. */
  readonly alsoCalled?: Readonly<Record<string, string>>
  /** Words in the filters of other editions, in small letters, with ours, so that editions join to one series. */
  readonly alsoSaid?: Readonly<Record<string, string>>
  /** Stands before its columns in the measure, where another table has the same columns about other children. */
  readonly within?: string
  /** For `bySaying`: what it is where the filters do not say. */
  readonly otherwise?: 'at31March' | 'yearTo31March'
}

/** A publication of the Department for Education in the common layout. */
export interface EducationPublication {
  /** The family: the word after `--as`, and what its measures begin with. */
  readonly family: string
  readonly title: string
  readonly publisher: string
  readonly tables: readonly Table[]
  /** How an edition is named by its newest year. */
  readonly edition: (newest: string) => string
  /** Days of release that are known, by newest year; a later revision keeps its first day. */
  readonly released: Readonly<Record<string, Day>>
  /** Whether some of its councils make one return together, so that rows must be looked at in pairs. */
  readonly hasJointReturns?: boolean
}

/** Columns that share a unit, a period and a rounding, as names with spaces between. */
export function indicators(each: Indicator, names: string): Readonly<Record<string, Indicator>> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, each]),
  )
}
