/** Several rounds of one measurement: the middle of them, and the least and greatest. */
export interface Rounds {
  readonly median: number
  readonly least: number
  readonly greatest: number
  readonly rounds: number
}

/** The middle, the least and the greatest of what was measured. */
export function summaryOf(measured: readonly number[]): Rounds {
  const sorted = [...measured].sort((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  const half = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2
  return { median, least: at(0), greatest: at(sorted.length - 1), rounds: sorted.length }
}

/** Milliseconds that the work takes. */
export function timeOf(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

/** `3,450 (3,390 to 3,610)`, to the digits asked for. */
export function said({ median, least, greatest }: Rounds, places = 0): string {
  const number = (value: number) =>
    value.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places })
  return `${number(median)} (${number(least)} to ${number(greatest)})`
}
