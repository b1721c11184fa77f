import { scrambles } from './sobol.ts'

/** The percentiles that a summary carries, in the unit of the column. */
export interface Percentiles {
  readonly p5: number
  readonly p10: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p80: number
  readonly p90: number
  readonly p95: number
}

/** What a column of draws comes to. All in the unit of the column, but for the count. */
export interface Summary extends Percentiles {
  readonly mean: number
  readonly sd: number
  /** How far the mean may be out for want of more draws: one standard error, from the spread of the scrambles. */
  readonly standardError: number
  /** Draws that came to no finite number (a division by nought somewhere). Where there are any, they are left out. */
  readonly notFinite: number
}

/** How the draws of a column stand together: draw d belongs to part d mod `scrambles`, and the parts are independent. */
export interface Parts {
  readonly scrambles: number
}

const eightParts: Parts = { scrambles }

/**
 * Mean, standard deviation (n − 1), exact percentiles and the sampling error of the mean. Nothing is estimated: the
 * column is sorted. The standard error is that of the mean of the parts' means, so it is honest for scrambled Sobol
 * points, where the plain formula is far too large, and right for plain draws too.
 */
export function summarise(column: Float64Array, parts: Parts = eightParts): Summary {
  const sorted = sortedFinite(column)
  const average = meanOf(sorted)
  const at = (p: number) => quantileOfSorted(sorted, p)
  return {
    mean: average,
    sd: standardDeviation(sorted, average),
    p5: at(0.05),
    p10: at(0.1),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p80: at(0.8),
    p90: at(0.9),
    p95: at(0.95),
    standardError: errorFromParts(column, parts, (part) => meanOf(finite(part))),
    notFinite: column.length - sorted.length,
  }
}

/** The value that a share p of the draws lie below (type 7 of Hyndman and Fan, 1996, as spreadsheets do). */
export function columnQuantile(column: Float64Array, p: number): number {
  return quantileOfSorted(sortedFinite(column), p)
}

/** The standard error of `columnQuantile`, from the spread of the parts' own quantiles. */
export function quantileStandardError(column: Float64Array, p: number, parts: Parts = eightParts): number {
  return errorFromParts(column, parts, (part) => quantileOfSorted(sortedFinite(part), p))
}

/** The share of draws that pass a test, and its standard error from the spread of the parts. Draws that are not finite count as failing. */
export function chance(
  column: Float64Array,
  test: (value: number) => boolean,
  parts: Parts = eightParts,
): { readonly chance: number; readonly standardError: number } {
  const share = (draws: Float64Array) => {
    let passed = 0
    for (const value of draws) if (Number.isFinite(value) && test(value)) passed += 1
    return draws.length === 0 ? Number.NaN : passed / draws.length
  }
  return { chance: share(column), standardError: errorFromParts(column, parts, share) }
}

/** A quantile of numbers already in ascending order; not a number when there are none. */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const last = sorted.length - 1
  const at = last * p
  const below = Math.floor(at)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[below + 1] ?? low
  return low + (high - low) * (at - below)
}

function errorFromParts(
  column: Float64Array,
  { scrambles: count }: Parts,
  statistic: (part: Float64Array) => number,
): number {
  const each = Float64Array.from({ length: count }, (_, part) =>
    statistic(column.filter((_value, draw) => draw % count === part)),
  )
  return standardDeviation(each, meanOf(each)) / Math.sqrt(count)
}

function sortedFinite(column: Float64Array): Float64Array {
  return finite(column).sort()
}

function finite(column: Float64Array): Float64Array {
  return column.filter((value) => Number.isFinite(value))
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

function standardDeviation(values: Float64Array, average: number): number {
  let sum = 0
  for (const value of values) sum += (value - average) * (value - average)
  return Math.sqrt(sum / (values.length - 1))
}
