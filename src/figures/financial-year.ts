/** A council's financial year, 1 April to 31 March, as it is written: `2012-13`. */
export type FinancialYear = `${number}-${number}`

/** True for `2012-13` and `1999-00`; false for `2012-14`, `2012/13` and anything else. */
export function isFinancialYear(text: string): text is FinancialYear {
  const parts = /^(\d{4})-(\d{2})$/.exec(text)
  return parts !== null && (Number(parts[1]) + 1) % 100 === Number(parts[2])
}

/** The year that starts in this calendar year. */
export function financialYear(startsIn: number): FinancialYear {
  if (!Number.isInteger(startsIn) || startsIn < 1000 || startsIn > 9998)
    throw new RangeError(`${startsIn} is not a calendar year`)
  const ends = String((startsIn + 1) % 100).padStart(2, '0')
  return `${startsIn}-${ends}` as FinancialYear // built to the pattern one line above
}

/** The calendar year it starts in: 2012 for `2012-13`. */
export function startingYear(year: FinancialYear): number {
  return Number(year.slice(0, 4))
}

export function yearAfter(year: FinancialYear, years = 1): FinancialYear {
  return financialYear(startingYear(year) + years)
}

/** `count` years in a row from `first`. */
export function yearsFrom(first: FinancialYear, count: number): readonly FinancialYear[] {
  return Array.from({ length: count }, (_, index) => yearAfter(first, index))
}

/** Its first day, `2012-04-01`. */
export function startsOn(year: FinancialYear): string {
  return `${startingYear(year)}-04-01`
}

/** Its last day, `2013-03-31`. */
export function endsOn(year: FinancialYear): string {
  return `${startingYear(year) + 1}-03-31`
}

/** The financial year a date (`2012-04-01`) falls in. */
export function yearOf(date: string): FinancialYear {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  if (parts === null) throw new RangeError(`${date} is not a date written as 2012-04-01`)
  const calendarYear = Number(parts[1])
  return financialYear(Number(parts[2]) >= 4 ? calendarYear : calendarYear - 1)
}
