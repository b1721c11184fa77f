/** The value at x of a polynomial given from its constant term up, worked from the highest power down. */
export function polynomial(x: number, terms: readonly number[]): number {
  let value = 0
  for (let i = terms.length - 1; i >= 0; i -= 1) value = value * x + (terms[i] ?? 0)
  return value
}

/** One polynomial over another, each given from its constant term up. */
export function ratio(x: number, top: readonly number[], bottom: readonly number[]): number {
  return polynomial(x, top) / polynomial(x, bottom)
}
