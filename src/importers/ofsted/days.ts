import { dayInWords } from '../revenue-outturn/about.ts'

/**
 * A day as official lists and scraped tables write it: `2023-09-11`, a date cell with a time, `11/09/2023`, `11/09/23`,
 * `11 September 2023`, or the day’s number in a spreadsheet. Days come before months, as everywhere in England.
 */
export function dayIn(text: string): string | undefined {
  const trimmed = text.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(trimmed)
  if (iso !== null) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const english = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: .*)?$/.exec(trimmed)
  if (english !== null) {
    const year = Number(english[3])
    return realDay(year < 100 ? 2000 + year : year, Number(english[2]), Number(english[1]))
  }
  if (/^[3-6]\d{4}(\.\d+)?$/.test(trimmed)) return daysAfter('1899-12-30', Math.floor(Number(trimmed)))
  const inWords = dayInWords(trimmed)?.split('-').map(Number)
  return inWords === undefined ? undefined : realDay(inWords[0] ?? 0, inWords[1] ?? 0, inWords[2] ?? 0)
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

function realDay(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) === text ? text : undefined
}
