import type { CouncilCode, Day } from '../reference/index.ts'
import type { Value } from './value.ts'

/**
 * Whom a figure is about. A reporting unit may cover several councils: where one service of several councils makes
 * one return, that return is about all of them at once.
 */
export interface Area {
  readonly level: 'council' | 'region' | 'country' | 'other'
  /** Codes of the councils covered, in order; more than one for a joint return, none for a region or the country. */
  readonly councils: readonly CouncilCode[]
  /** What joins rows that are about the same: the councils’ codes with + between, or the code of the region. */
  readonly key: string
  /** As it stands in the file. */
  readonly name: string
  /** The ONS code and the Department’s number as they stand in the file. */
  readonly published: { readonly ons?: string; readonly dfe?: string }
}

/** When a figure is about: a day, or from one day to another, both included. */
export interface Period {
  /** As pages write it: `2012-13`, `30 September 2025`. */
  readonly label: string
  readonly from: Day
  readonly to: Day
}

/** What is said of a figure by its publication. */
export type Mark = 'certified' | 'notCertified' | 'revised' | 'provisional' | 'secondary' | 'estimated'

/** One figure of a return, where it stands and what it is about. Rows are as a spreadsheet counts them, from 1. */
export interface Observation {
  readonly what: 'observation'
  readonly area: Area
  /** The family and the measure: `workforce/inpost_fte`, `section251/residential/gross`. */
  readonly measure: string
  /** What else tells this row from another of the same council, period and measure: `population_type`, `cla_group`. */
  readonly filters: Readonly<Record<string, string>>
  readonly period: Period
  readonly value: Value
  /** The text as it stands in the file. */
  readonly text: string
  readonly sheet?: string
  readonly row: number
  /** The column’s heading in the file. */
  readonly column: string
  readonly marks: readonly Mark[]
}

/** One statistical neighbour of a council in one model, in order of nearness from 1. */
export interface Neighbour {
  readonly what: 'neighbour'
  /** Year of the model. */
  readonly model: string
  readonly council: Area
  readonly neighbour: Area
  readonly rank: number
  /** `Extremely close`, `Very close`, `Close`, `Somewhat close`, `Not close`, as published and trimmed. */
  readonly closeness: string
  readonly row: number
  readonly column: string
}

/**
 * A fact about places, by what it says of `from` and `to`:
 * `code` a place and its name; `alias` a name, or a code of another list, and the code it stands for; `within` a place
 * and the larger one it lies in; `succession` a place and who took over, blank where the file says only that it ended;
 * `border` two places side by side; `boundary` a place that a map draws.
 */
export interface PlaceFact {
  readonly what: 'place'
  readonly kind: 'code' | 'alias' | 'within' | 'succession' | 'border' | 'boundary'
  readonly from: string
  readonly to: string
  readonly name: string
  /** First and last day or year, both included, where the file has them; of a succession, since when it counts. */
  readonly since?: string
  readonly until?: string
  /** What sort, as the file or its columns say: `county`, `region`, `merger`, `new_code`, `name`. */
  readonly sort?: string
  /** The year whose codes these are, where the columns say: 2023 of `LTLA23CD`. */
  readonly asAt?: string
  /** West, south, east and north in degrees: all that is kept of a boundary. */
  readonly bounds?: readonly [number, number, number, number]
  readonly row: number
  readonly sheet?: string
}

/** One payment of a council’s published spending. */
export interface Payment {
  readonly what: 'payment'
  readonly council?: CouncilCode
  /** The day or the month, as far as the file says. */
  readonly period: Period
  readonly supplier: string
  readonly directorate: string
  readonly purpose: string
  /** In pounds, negative for a credit. */
  readonly pounds: number
  /** Whether the amount is net of VAT, gross, or not said. */
  readonly vat: 'net' | 'gross' | 'notSaid'
  readonly row: number
}

export type Entry = Observation | Neighbour | PlaceFact | Payment

/** Where each entry goes as it is read. */
export type Take = (entry: Entry) => void
