import { dateInWords, endsOn, financialYear, startsOn } from '../figures/index.ts'
import type { Period } from './observation.ts'

/** A financial year by the calendar year it starts in. */
export function financialYearPeriod(startsIn: number): Period {
  const year = financialYear(startsIn)
  return { label: year, from: startsOn(year), to: endsOn(year) }
}

/** One day, such as the day of a census. */
export function dayPeriod(day: string): Period {
  return { label: dateInWords(day), from: day, to: day }
}

/** A school year by the calendar year it starts in: September to August. */
export function academicYearPeriod(startsIn: number): Period {
  const end = String((startsIn + 1) % 100).padStart(2, '0')
  return { label: `${startsIn}/${end}`, from: `${startsIn}-09-01`, to: `${startsIn + 1}-08-31` }
}

export function calendarYearPeriod(year: number): Period {
  return { label: String(year), from: `${year}-01-01`, to: `${year}-12-31` }
}

/** A calendar month, `2012-10`. */
export function monthPeriod(year: number, month: number): Period {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const start = `${year}-${String(month).padStart(2, '0')}`
  return { label: dateInWords(`${start}-01`).replace(/^1 /, ''), from: `${start}-01`, to: `${start}-${last}` }
}

/** The year to 31 March of a calendar year, as children’s returns are collected. */
export function yearToMarch(year: number): Period {
  return { label: `year to 31 March ${year}`, from: `${year - 1}-04-01`, to: `${year}-03-31` }
}

/** The two calendar years in `202324`, or undefined where the six figures are not two years in a row. */
export function twoYears(text: string): number | undefined {
  const found = /^(\d{4})(\d{2})$/.exec(text.trim())
  if (found === null) return undefined
  const start = Number(found[1])
  return (start + 1) % 100 === Number(found[2]) ? start : undefined
}
