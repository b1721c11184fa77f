import { type FinancialYear, isFinancialYear, startingYear, yearOf } from '../../figures/index.ts'

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a text is a day of the calendar, from 1900 to 2199, written as year, month, day: `2013-03-31`. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (daysInMonth[month - 1] ?? 0)
  return year >= 1900 && year <= 2199 && day >= 1 && day <= days
}

/** The calendar year that a financial year begins in, 2012 for `2012-13`; nothing for a text that is no such year. */
export function beginsIn(text: string): number | undefined {
  const begins = isFinancialYear(text) ? startingYear(text) : undefined
  return begins !== undefined && begins >= 1900 && begins < 2199 ? begins : undefined
}

/** The calendar year in which the financial year of a date begins: 2012 for `2013-03-31`. */
export function financialYearBegins(date: string): number {
  return startingYear(yearOf(date) satisfies FinancialYear)
}

/** The day so many months after another, held to the end of a shorter month: one month after 31 January is 28 February. */
export function monthsAfter(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(count / 12), count % 12]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lastDay = month === 1 && isLeap ? 29 : (daysInMonth[month] ?? 31)
  const day = Math.min(Number(date.slice(8, 10)), lastDay)
  return [String(year).padStart(4, '0'), String(month + 1).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
