/** When in a year the money of a year after the first moves. The first amount is never discounted. */
export type TimingConvention = 'startOfYear' | 'midYear' | 'endOfYear'

/**
 * Discount factors by year for one convention, from the schedule's annual rates (`rates[0]` is nought): year end
 * factors are the running product of 1 ÷ (1 + rate); mid-year is half a year earlier, start of year a whole one.
 *
 * Source: The Green Book; docs/method/present-value.md.
 */
export function discountFactorsAt(rates: readonly number[], convention: TimingConvention): readonly number[] {
  let atYearEnd = 1
  return rates.map((rate) => {
    const before = atYearEnd
    atYearEnd = before * (1 / (1 + rate))
    if (convention === 'endOfYear' || rate === 0) return atYearEnd
    return convention === 'startOfYear' ? before : before * (1 / Math.sqrt(1 + rate))
  })
}

/** Present value of yearly amounts, and the convention it was worked under. */
export function presentValue(amounts: readonly number[], rates: readonly number[], convention: TimingConvention) {
  const factors = discountFactorsAt(rates, convention)
  const value = amounts.reduce((sum, amount, year) => sum + amount * (factors[year] ?? 0), 0)
  return { value, convention }
}
