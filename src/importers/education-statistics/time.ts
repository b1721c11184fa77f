import type { Period } from '../observation.ts'
import {
  academicYearPeriod,
  calendarYearPeriod,
  dayPeriod,
  financialYearPeriod,
  monthPeriod,
  twoYears,
  yearToMarch,
} from '../periods.ts'
import { plainName } from './names.ts'
import type { When } from './publication.ts'

/** A row’s year as written, read: one year, or the first of two in a row. */
export type YearWritten = { readonly one: number } | { readonly first: number }

/** A year as the Department’s files write it, whoever saved the file: `202425` for `2024/25`, `2025` for `2025.0`. */
export function plainYear(text: string): string {
  return text
    .trim()
    .replace(/\.0$/, '')
    .replace(/^(\d{4})\s*[/–-]\s*(?:\d\d)?(\d\d)$/, '$1$2')
}

/** `2025`, `202425`, `2024/25`, `2024-25` or `2024/2025`; undefined where it is none of these. */
export function yearWritten(text: string): YearWritten | undefined {
  const plain = plainYear(text)
  if (/^(19|20)\d\d$/.test(plain)) return { one: Number(plain) }
  const first = twoYears(plain)
  return first === undefined ? undefined : { first }
}

/**
 * When a figure is about, by its row’s year, what sort of year the row says it is, and what its publication means by a
 * “Reporting year”. Undefined where they do not go together.
 */
export function periodOf(
  year: YearWritten,
  identifier: string,
  when: Exclude<When, 'bySaying'> | undefined,
): Period | undefined {
  switch (sortOf(identifier, year)) {
    case 'reporting':
      return 'one' in year ? reportingPeriod(year.one, when) : undefined
    case 'financial':
      if (!('first' in year)) return undefined
      // The year to 31 March of the children’s returns is the financial year: one figure, whichever way it is written.
      return when === 'at31March' || when === 'yearTo31March'
        ? reportingPeriod(year.first + 1, when)
        : financialYearPeriod(year.first)
    case 'academic':
      return 'first' in year ? academicYearPeriod(year.first) : undefined
    case 'calendar':
      if (!('one' in year)) return undefined
      return when === 'midYear' ? reportingPeriod(year.one, when) : calendarYearPeriod(year.one)
    case 'part':
      return 'one' in year ? monthOf(year.one, identifier) : undefined
  }
}

/** What happens to children over a year, and on which day they are counted. */
const happens = /\b(start|ceas)(ing|ed) to be looked after|\badopted\b/i
const onTheDay = /\b(on|at) 31 march/i
const overTheYear = /\bduring the (previous )?year|\byear ending/i

/**
 * On 31 March or over the year to it, by the words of a row’s filters. Children looked after on 31 March who moved
 * during the year are counted on 31 March.
 */
export function whenSaid(saying: string, otherwise: 'at31March' | 'yearTo31March'): 'at31March' | 'yearTo31March' {
  if (happens.test(saying)) return 'yearTo31March'
  if (onTheDay.test(saying)) return 'at31March'
  return overTheYear.test(saying) ? 'yearTo31March' : otherwise
}

/** What an edition’s newest year is called in order of time: the year it ends in. */
export function yearOf(year: YearWritten): number {
  return 'one' in year ? year.one : year.first + 1
}

function sortOf(identifier: string, year: YearWritten): 'reporting' | 'financial' | 'academic' | 'calendar' | 'part' {
  const plain = plainName(identifier)
  if (plain === 'financial_year') return 'financial'
  if (plain === 'academic_year') return 'academic'
  if (plain === 'calendar_year') return 'calendar'
  if (plain === 'reporting_year') return 'reporting'
  // The table tool leaves the sort of year out: one year is a reporting year, two are told by the publication.
  if (plain === '') return 'one' in year ? 'reporting' : 'academic'
  return 'part'
}

function reportingPeriod(year: number, when: Exclude<When, 'bySaying'> | undefined): Period {
  switch (when) {
    case 'at30September':
      return dayPeriod(`${year}-09-30`)
    case 'yearTo30September':
      return { label: `year to 30 September ${year}`, from: `${year - 1}-10-01`, to: `${year}-09-30` }
    case 'at31March':
      return dayPeriod(`${year}-03-31`)
    case 'yearTo31March':
      return yearToMarch(year)
    case 'midYear':
      return dayPeriod(`${year}-06-30`)
    case 'midYearBefore':
      return dayPeriod(`${year - 1}-06-30`)
    case 'schoolYear':
      return academicYearPeriod(year - 1)
    case undefined:
      return { ...calendarYearPeriod(year), label: `reporting year ${year}` }
  }
}

const months = 'january february march april may june july august september october november december'.split(' ')

function monthOf(year: number, identifier: string): Period | undefined {
  const month = months.indexOf(plainName(identifier))
  return month < 0 ? undefined : monthPeriod(year, month + 1)
}
