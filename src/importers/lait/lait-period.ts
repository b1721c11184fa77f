import type { LaitYearType } from '../../reference/index.ts'
import type { Mark, Period } from '../observation.ts'
import {
  academicYearPeriod,
  calendarYearPeriod,
  dayPeriod,
  financialYearPeriod,
  monthPeriod,
  yearToMarch,
} from '../periods.ts'

/** A year of the tool, read: when it is, what is said of it, and a word in brackets that is not known. */
export interface LaitYear {
  readonly period: Period
  readonly mark?: Mark
  readonly unknownWord?: string
}

/**
 * What a year of the Local Authority Interactive Tool means for a measure of a kind of year. A single year is the one it
 * ends in: `2025` of a financial year is the year to 31 March 2025, of an academic year 2024/25; of children’s figures
 * at a moment 31 March, of the workforce 30 September, of the school census January. Undefined where the text is no
 * year (`0` occurs), for nothing should be placed in time by a guess.
 *
 * Source: data dictionary of the tool, column Year_Type, against the publications its figures are taken from.
 */
export function laitYear(text: string, yearType: LaitYearType | undefined): LaitYear | undefined {
  const found = /^(.*?)\s*(?:\(([^()]*)\))?$/.exec(text.trim())
  const years = found === null ? undefined : yearsOf(found[1] ?? '')
  if (years === undefined) return undefined
  const word = (found?.[2] ?? '').trim()
  const mark = marks[word.toLowerCase()]
  return {
    period: periodOf(years, yearType),
    ...(mark === undefined ? {} : { mark }),
    ...(word === '' || mark !== undefined || wordsWithoutMark.includes(word.toLowerCase())
      ? {}
      : { unknownWord: word }),
  }
}

const marks: Readonly<Record<string, Mark>> = {
  rev: 'revised',
  revised: 'revised',
  r: 'revised',
  prov: 'provisional',
  provisional: 'provisional',
  p: 'provisional',
}

/** Outturn, and the final of several releases, are what a figure is unless something else is said. */
const wordsWithoutMark: readonly string[] = ['ot', 'outturn', 'final', 'f']

/** From one year to another; `apart` is the sign between the two figures of a year. */
interface Years {
  readonly first: number
  readonly last: number
  readonly form: 'single' | 'two' | 'pooled'
  readonly apart: '-' | '/' | ''
}

function yearsOf(text: string): Years | undefined {
  const single = /^((?:19|20)\d\d)$/.exec(text)
  if (single !== null) return { first: Number(single[1]), last: Number(single[1]), form: 'single', apart: '' }
  const two = /^((?:19|20)\d\d)\s*([-–/]|to)\s*((?:19|20)?\d\d)$/.exec(text)
  if (two !== null) {
    const first = Number(two[1])
    const last = endOf(first, two[3] ?? '')
    return last > first && last - first <= mostYears
      ? { first, last, form: 'two', apart: two[2] === '/' ? '/' : '-' }
      : undefined
  }
  const pooled = /^((?:19|20)\d\d)\/(\d\d)\s*(?:[-–]|to)\s*((?:19|20)?\d\d)\/(\d\d)$/.exec(text)
  if (pooled === null) return undefined
  const first = Number(pooled[1])
  const lastStart = endOf(first, pooled[3] ?? '')
  const isYear = (start: number, end: string) => (start + 1) % 100 === Number(end)
  if (
    !isYear(first, pooled[2] ?? '') ||
    !isYear(lastStart, pooled[4] ?? '') ||
    lastStart <= first ||
    lastStart - first > mostYears
  )
    return undefined
  return { first, last: lastStart + 1, form: 'pooled', apart: '/' }
}

/** Figures are pooled over a few years; more is a slip of the pen. */
const mostYears = 10

function endOf(first: number, text: string): number {
  return text.length === 4
    ? Number(text)
    : first - (first % 100) + Number(text) + (Number(text) < first % 100 ? 100 : 0)
}

function periodOf(years: Years, yearType: LaitYearType | undefined): Period {
  if (years.form === 'single') return ofSingle(years.last, yearType)
  // Of calendar years `2014-16` is three; of years that begin in one and end in another it is two.
  if (yearType === 'Calendar Year')
    return { label: `${years.first} to ${years.last}`, from: `${years.first}-01-01`, to: `${years.last}-12-31` }
  const year =
    yearType === 'Academic Year' || (yearType === undefined && years.apart === '/')
      ? academicYearPeriod
      : financialYearPeriod
  const first = year(years.first)
  if (years.last === years.first + 1) return first
  const last = year(years.last - 1)
  return { label: `${first.label} to ${last.label}`, from: first.from, to: last.to }
}

function ofSingle(year: number, yearType: LaitYearType | undefined): Period {
  switch (yearType) {
    case 'Academic Year':
      return academicYearPeriod(year - 1)
    case 'Financial Year':
      return yearToMarch(year)
    case 'Annual (end of Sept)':
      return dayPeriod(`${year}-09-30`)
    case 'Annual - January':
      return monthPeriod(year, 1)
    case 'Annual':
      return dayPeriod(`${year}-03-31`)
    case 'Calendar Year':
    case undefined:
      return calendarYearPeriod(year)
    default:
      return yearType satisfies never
  }
}
