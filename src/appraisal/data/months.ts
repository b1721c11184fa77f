/** Whole months from the first day of a financial year to a date: the day decides only from the sixteenth on. */
export function monthsFrom(firstYear: string, date: string): number {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  return (year - Number(firstYear.slice(0, 4))) * 12 + (month - 4) + (day > 15 ? 1 : 0)
}

/** Years from one financial year to another; negative where the second is earlier. */
export function yearsBetween(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4))
}
