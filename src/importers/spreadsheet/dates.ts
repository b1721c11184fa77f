import type { Period } from '../observation.ts'
import { dayPeriod, financialYearPeriod, monthPeriod } from '../periods.ts'

/**
 * How the dates of a column are written. Days that can be read one way only (2022-09-01, 1 September 2022) are read
 * under every form; `serial` counts days as spreadsheets do; `month` and `financialYear` have no day.
 */
export const dateForms = ['yearMonthDay', 'dayMonthYear', 'monthDayYear', 'serial', 'month', 'financialYear'] as const

export type DateForm = (typeof dateForms)[number]

/** How the dates of a column are written and why we think so, or what a person must say. */
export type DateFinding =
  | { readonly form: DateForm; readonly why: string }
  | { readonly ask: string; readonly between: readonly DateForm[] }

/** Reads a cell under a form; undefined where it is no date of that form. */
export function readPeriod(text: string, form: DateForm): Period | undefined {
  const written = text.trim().replace(/\s+/g, ' ')
  if (form === 'month') return monthIn(written) ?? undefined
  if (form === 'financialYear') return financialYearIn(written)
  const day = plainDay(written) ?? dayUnder(written, form)
  return day === undefined ? undefined : dayPeriod(day)
}

/** Which form the dates of a column are in, by all of them together; undefined where they are no dates. */
export function dateFormOf(texts: readonly string[], heading: string): DateFinding | undefined {
  const written = texts.map((text) => text.trim().replace(/\s+/g, ' ')).filter((text) => text !== '')
  const most = Math.ceil(written.length * 0.8)
  if (written.length === 0) return undefined
  const plain = written.filter((text) => plainDay(text) !== undefined).length
  const numbered = written.flatMap((text) => numberedDay.exec(text) ?? [])
  const slashed = written.filter((text) => numberedDay.test(text))
  if (plain >= most) return { form: 'yearMonthDay', why: `as in ${written[0]}` }
  if (numbered.length > 0 && plain + slashed.length >= most) return byFirstAndSecond(slashed)
  const isYear = /year|time period/.test(heading)
  // Six figures are two years only where the heading says so: 201112 is also the twelfth period of 2011-12.
  const years = written.filter(
    (text) => (isYear || !/^\d{6}$/.test(text)) && financialYearIn(text) !== undefined,
  ).length
  const months = written.filter((text) => monthIn(text) !== undefined).length
  if (years >= most && months >= most && !isYear && !/month|date/.test(heading))
    return {
      ask: `“${written[0]}” can be a month or a financial year. Say which.`,
      between: ['month', 'financialYear'],
    }
  if (years >= most && (months < most || isYear)) return { form: 'financialYear', why: `as in ${written[0]}` }
  if (months >= most) return { form: 'month', why: `as in ${written[0]}` }
  const serials = written.filter((text) => dayUnder(text, 'serial') !== undefined).length
  if (serials >= most && /\b(date|dated|paid|posted)\b/.test(heading))
    return {
      form: 'serial',
      why: `days as spreadsheets count them: ${written[0]} is ${dayUnder(written[0] ?? '', 'serial')}`,
    }
  return undefined
}

/** The one month that words above a table name, such as `Payments over £500, June 2014`; undefined for none or several. */
export function monthInWords(texts: readonly string[]): string | undefined {
  const found = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(monthName)].map(([, name = '', year = '']) => `${year}-${two(monthNumber(name))}`),
    ),
  )
  return found.size === 1 ? [...found][0] : undefined
}

/** `2014-06` as a period; undefined where it is no month. */
export function monthOf(text: string): Period | undefined {
  const found = /^(\d{4})-(\d{2})$/.exec(text.trim())
  return found === null ? monthIn(text.trim()) : month(Number(found[1]), Number(found[2]))
}

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const nameOfMonth =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const monthName = new RegExp(`\\b${nameOfMonth}[ ,_-]+((?:19|20)\\d\\d)\\b`, 'gi')
const dayInWords = new RegExp(
  `^(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)?[ -]${nameOfMonth}\\.?,?[ -](\\d{4}|\\d{2})$`,
  'i',
)
const dayInWordsMonthFirst = new RegExp(`^${nameOfMonth}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i')
const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ].*)?$/
const numberedDay = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?)?$/i

function monthNumber(name: string): number {
  return names.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** A day that can be read one way only. */
function plainDay(text: string): string | undefined {
  const iso = isoDay.exec(text) ?? yearFirst.exec(text)
  if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const words = dayInWords.exec(text)
  if (words !== null) return day(fullYear(words[3]), monthNumber(words[2] ?? ''), Number(words[1]))
  const monthFirst = dayInWordsMonthFirst.exec(text)
  return monthFirst === null
    ? undefined
    : day(Number(monthFirst[3]), monthNumber(monthFirst[1] ?? ''), Number(monthFirst[2]))
}

function dayUnder(text: string, form: DateForm): string | undefined {
  if (form === 'serial') return serialDay(text)
  if (form === 'yearMonthDay') {
    const packed = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text)
    return packed === null ? undefined : day(Number(packed[1]), Number(packed[2]), Number(packed[3]))
  }
  const found = numberedDay.exec(text)
  if (found === null) return undefined
  const [first, second] = [Number(found[1]), Number(found[2])]
  return form === 'dayMonthYear' ? day(fullYear(found[3]), second, first) : day(fullYear(found[3]), first, second)
}

/** Day 1 is 1 January 1900 and 1900 counts as a leap year; the years 1955 to 2064 are taken. */
function serialDay(text: string): string | undefined {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return undefined
  const serial = Math.floor(Number(text))
  if (serial < 20_090 || serial > 60_265) return undefined
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
}

function fullYear(text = ''): number {
  if (text.length === 4) return Number(text)
  return Number(text) < 70 ? 2000 + Number(text) : 1900 + Number(text)
}

function day(year: number, monthOfYear: number, dayOfMonth: number): string | undefined {
  if (year < 1900 || year > 2199 || monthOfYear < 1 || monthOfYear > 12 || dayOfMonth < 1) return undefined
  const last = new Date(Date.UTC(year, monthOfYear, 0)).getUTCDate()
  return dayOfMonth > last ? undefined : `${year}-${two(monthOfYear)}-${two(dayOfMonth)}`
}

function month(year: number, monthOfYear: number): Period | undefined {
  return year >= 1900 && year <= 2199 && monthOfYear >= 1 && monthOfYear <= 12
    ? monthPeriod(year, monthOfYear)
    : undefined
}

const monthInFigures = /^(\d{4})[-/.](\d{1,2})$/
const monthBeforeYear = /^(\d{1,2})[-/.](\d{4})$/
const monthInLetters = new RegExp(`^${nameOfMonth}[ ,'’./-]*(\\d{4}|\\d{2})$`, 'i')
const yearBeforeLetters = new RegExp(`^(\\d{4})[ ,/-]*${nameOfMonth}$`, 'i')

function monthIn(text: string): Period | undefined {
  const figures = monthInFigures.exec(text)
  if (figures !== null) return month(Number(figures[1]), Number(figures[2]))
  const turned = monthBeforeYear.exec(text)
  if (turned !== null) return month(Number(turned[2]), Number(turned[1]))
  const letters = monthInLetters.exec(text)
  if (letters !== null) return month(fullYear(letters[2]), monthNumber(letters[1] ?? ''))
  const late = yearBeforeLetters.exec(text)
  return late === null ? undefined : month(Number(late[1]), monthNumber(late[2] ?? ''))
}

const financialYearWords = /^(?:FY ?)?((?:19|20)\d\d)\s*[-/–]\s*((?:19|20)?\d\d)$/i
const financialYearPacked = /^((?:19|20)\d\d)(\d\d)$/

/** `2012-13`, `2012/13`, `FY 2012-2013`, `201213`: two years in a row. */
export function financialYearIn(text: string): Period | undefined {
  const found = financialYearWords.exec(text.trim()) ?? financialYearPacked.exec(text.trim())
  if (found === null) return undefined
  const start = Number(found[1])
  const end = found[2] ?? ''
  const follows = end.length === 4 ? Number(end) === start + 1 : Number(end) === (start + 1) % 100
  return follows ? financialYearPeriod(start) : undefined
}

/** Day or month first, by a first or second number over 12; without one, a person is asked. */
function byFirstAndSecond(slashed: readonly string[]): DateFinding {
  const parts = slashed.map((text) => numberedDay.exec(text) ?? [])
  const dayFirst = parts.find((part) => Number(part[1]) > 12)?.[0]
  const monthFirst = parts.find((part) => Number(part[2]) > 12)?.[0]
  if (dayFirst !== undefined && monthFirst !== undefined)
    return {
      ask: `Some dates have the day first (${dayFirst}) and some the month (${monthFirst}). Write them alike and hand the file in again.`,
      between: [],
    }
  if (dayFirst !== undefined) return { form: 'dayMonthYear', why: `day first: there is ${dayFirst}` }
  if (monthFirst !== undefined) return { form: 'monthDayYear', why: `month first: there is ${monthFirst}` }
  return {
    ask: `No date tells whether the day or the month comes first: “${slashed[0]}” can be both. Say which.`,
    between: ['dayMonthYear', 'monthDayYear'],
  }
}
