import { beginsIn } from './calendar.ts'
import type { EnteredLine } from './schema.ts'

/** What an entered line comes to in one year, in pounds of its own price base. */
export interface YearAmount {
  /** The calendar year in which the financial year begins. */
  readonly begins: number
  readonly pounds: number
}

/**
 * An entered line year by year, in order of year, to the last year of the case: the amounts as typed, or the full-year
 * amount times the shares of its ramp, whose last share goes on. Years and amounts that cannot be read are left out.
 */
export function yearlyAmounts({ byYear, ramp }: EnteredLine, lastBegins: number): readonly YearAmount[] {
  const typed = Object.entries(byYear ?? {}).map(([year, pounds]) => ({ begins: beginsIn(year) ?? Number.NaN, pounds }))
  const ramped = ramp === undefined ? [] : rampAmounts(ramp, lastBegins)
  return [...typed, ...ramped]
    .filter(({ begins, pounds }) => Number.isFinite(begins) && Number.isFinite(pounds))
    .sort((a, b) => a.begins - b.begins)
}

function rampAmounts(ramp: NonNullable<EnteredLine['ramp']>, lastBegins: number): readonly YearAmount[] {
  const from = beginsIn(ramp.from)
  if (from === undefined || from > lastBegins) return []
  return Array.from({ length: lastBegins - from + 1 }, (_, k) => ({
    begins: from + k,
    pounds: ramp.fullYearPounds * (ramp.shares[k] ?? ramp.shares.at(-1) ?? Number.NaN),
  }))
}
