import type { CouncilCode, Day } from '../../reference/index.ts'
import type { Publication } from '../importer.ts'
import type { Area, Mark, Period } from '../observation.ts'
import type { Value } from '../value.ts'

/**
 * What is known of a figure besides its value. `joint`: one return covers several councils. `revised`: its publication
 * says so, or an earlier edition said otherwise.
 */
export type CellMark = Mark | 'joint'

/** A council that a figure covers, and when it was there under that code. */
export interface CoveredCouncil {
  readonly code: CouncilCode
  readonly name: string
  readonly validFrom?: Day
  readonly validTo?: Day
}

/** Whom a cell is about: a council, several that make one return, or a region or country. */
export interface ReportingUnit {
  readonly level: Area['level']
  /** The councils’ codes with + between, or the code of the region. */
  readonly key: string
  readonly name: string
  readonly councils: readonly CoveredCouncil[]
}

/** Where a figure stands: the publication and its edition, the file, and the cell in it. */
export interface CellSource {
  /** SHA-256 of the file’s bytes. */
  readonly importId: string
  readonly file: string
  readonly kind: string
  readonly publication: Publication
  readonly sheet?: string
  readonly row: number
  /** The column’s heading. */
  readonly column: string
  /** The text as published. */
  readonly text: string
}

/** What one edition says. */
export interface Said {
  readonly value: Value
  readonly source: CellSource
  readonly marks: readonly CellMark[]
}

/** One figure of a baseline: what the edition that stands says, over what earlier editions said. */
export interface BaselineCell extends Said {
  readonly unit: ReportingUnit
  /** The family and the measure: `workforce/inpost_fte`. */
  readonly measure: string
  readonly filters: Readonly<Record<string, string>>
  readonly period: Period
  /** What earlier editions said, newest first. Undoing an import brings the one below up again. */
  readonly superseded: readonly Said[]
}

/** A figure that others in the baseline have and this council has not. */
export interface AbsentCell {
  readonly council: CoveredCouncil
  readonly measure: string
  readonly filters: Readonly<Record<string, string>>
  readonly period: Period
  /** The council was not there in the period, or was and no import holds its figure. */
  readonly because: 'wasNotThere' | 'inNoImport'
}

/** What tells two figures apart, other than whose they are. */
export function seriesKey({
  measure,
  filters,
}: {
  readonly measure: string
  readonly filters: Readonly<Record<string, string>>
}): string {
  const names = Object.keys(filters)
  if (names.length === 0) return measure
  return `${measure}\n${names
    .sort()
    .map((name) => `${name}=${filters[name]}`)
    .join('\n')}`
}

/** A period apart from how it is written: two labels for the same days are one period. */
export function periodKey({ from, to }: Period): string {
  return `${from}..${to}`
}

/** How a page and a warning name a cell: `Westminster, workforce/caseload_fte, 30 September 2025`. */
export function placeOf(cell: {
  readonly unit: { readonly name: string }
  readonly measure: string
  readonly period: Period
}): string {
  return `${cell.unit.name}, ${cell.measure}, ${cell.period.label}`
}
