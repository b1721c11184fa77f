import { ascending, orderStatistics } from './buckets.ts'
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
 * How many standard errors either side hold the truth 19 times in 20, where the error was learned from eight scrambles:
 * Student’s t with seven degrees of freedom.
 */
export const standardErrorsTold = 2.364_624_251_592_784_9

/**
 * Mean, standard deviation (n − 1), exact percentiles and the sampling error of the mean. Nothing is estimated: the
 * column is put in order, and added up in that order. The standard error is that of the mean of the parts' means, so it
 * is honest for scrambled Sobol points, where the plain formula is far too large, and right for plain draws too.
 */
export function summarise(column: Float64Array, parts: Parts = eightParts): Summary {
  const sorted = ascending(column) ?? (ascending(finite(column)) as Float64Array) // what is finite can be put in order
  const average = meanOf(sorted)
  return {
    mean: average,
    sd: standardDeviation(sorted, average),
    ...percentilesBy((p) => quantileOfSorted(sorted, p)),
    standardError: errorOf(meansOf(sumsOfParts(column, parts))),
    notFinite: column.length - sorted.length,
  }
}

/**
 * A summary while somebody is still moving a lever, in half the time: it adds up in order of draw, so that the last digits
 * of mean and standard deviation may differ from those of `summarise`. All else is the same to the bit. What is printed or
 * kept takes `summarise`, whose digits belong to the engine number.
 */
export function summariseLive(column: Float64Array, parts: Parts = eightParts): Summary {
  const { sums, draws } = sumsOfParts(column, parts)
  let [all, count] = [0, 0]
  for (let part = 0; part < sums.length; part += 1) {
    all += sums[part] as number // one for each part
    count += draws[part] as number
  }
  const mean = all / count
  let squares = 0
  for (let draw = 0; draw < column.length; draw += 1) {
    const away = (column[draw] as number) - mean // a draw of the column
    if (Number.isFinite(column[draw])) squares += away * away
  }
  return {
    mean,
    sd: Math.sqrt(squares / (count - 1)),
    ...percentiles(column),
    standardError: errorOf(meansOf({ sums, draws })),
    notFinite: column.length - count,
  }
}

/** The percentiles alone, the same digits as `summarise` gives: a third of the work, because little is put in order. */
export function percentiles(column: Float64Array): Percentiles {
  const [p5, p10, p25, p50, p75, p80, p90, p95] = quantilesOf(column, shares) as unknown as EightNumbers // as many as shares
  return { p5, p10, p25, p50, p75, p80, p90, p95 }
}

type EightNumbers = readonly [number, number, number, number, number, number, number, number]

const shares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95]

function percentilesBy(at: (p: number) => number): Percentiles {
  return {
    p5: at(0.05),
    p10: at(0.1),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p80: at(0.8),
    p90: at(0.9),
    p95: at(0.95),
  }
}

/** The value that a share p of the draws, from 0 to 1, lie below (type 7 of Hyndman and Fan, 1996, as spreadsheets do). */
export function columnQuantile(column: Float64Array, p: number): number {
  return quantilesOf(column, [p])[0] as number // one was asked for
}

/** The standard error of `columnQuantile`, from the spread of the parts' own quantiles. */
export function quantileStandardError(column: Float64Array, p: number, parts: Parts = eightParts): number {
  const each = new Float64Array(parts.scrambles)
  for (let part = 0; part < each.length; part += 1) each[part] = columnQuantile(partOf(column, part, parts), p)
  return errorOf(each)
}

/** The share of draws that pass a test, and its standard error from the spread of the parts. Draws that are not finite count as failing. */
export function chance(
  column: Float64Array,
  test: (value: number) => boolean,
  { scrambles: count }: Parts = eightParts,
): { readonly chance: number; readonly standardError: number } {
  const passed = new Float64Array(count)
  let all = 0
  for (let draw = 0; draw < column.length; draw += 1) {
    const value = column[draw] as number // a draw of the column
    if (!Number.isFinite(value) || !test(value)) continue
    all += 1
    passed[draw % count] = (passed[draw % count] as number) + 1
  }
  const share = (of: number, draws: number) => (draws === 0 ? Number.NaN : of / draws)
  return {
    chance: share(all, column.length),
    standardError: errorOf(passed.map((of, part) => share(of, drawsOfPart(column.length, part, count)))),
  }
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

/** Quantiles of the finite numbers of a column, by shares from 0 to 1 that rise. The same digits as `quantileOfSorted` gives. */
function quantilesOf(column: Float64Array, asked: readonly number[]): readonly number[] {
  const last = column.length - 1
  const places: number[] = []
  for (const p of asked) {
    const below = Math.floor(last * p)
    places.push(below, below < last ? below + 1 : below)
  }
  // In a few numbers neighbouring shares ask for the same places, out of turn.
  const isInTurn = places.every((place, k) => k === 0 || place >= (places[k - 1] as number)) // one before it
  const found = isInTurn ? orderStatistics(column, places) : undefined
  if (found === undefined) {
    const sorted = finite(column).slice().sort()
    return asked.map((p) => quantileOfSorted(sorted, p))
  }
  return asked.map((p, k) => {
    const low = found[2 * k] as number // two places for each share
    const high = found[2 * k + 1] as number
    return low + (high - low) * (last * p - Math.floor(last * p))
  })
}

interface SumsOfParts {
  readonly sums: Float64Array
  readonly draws: Float64Array
}

/** Of the finite draws of each part, in order of draw. */
function sumsOfParts(column: Float64Array, { scrambles: count }: Parts): SumsOfParts {
  const sums = new Float64Array(count)
  const draws = new Float64Array(count)
  for (let draw = 0, part = 0; draw < column.length; draw += 1, part = part + 1 === count ? 0 : part + 1) {
    const value = column[draw] as number // a draw of the column
    if (!Number.isFinite(value)) continue
    sums[part] = (sums[part] as number) + value
    draws[part] = (draws[part] as number) + 1
  }
  return { sums, draws }
}

function meansOf({ sums, draws }: SumsOfParts): Float64Array {
  return sums.map((sum, part) => sum / (draws[part] as number)) // one count for each sum
}

function partOf(column: Float64Array, part: number, { scrambles: count }: Parts): Float64Array {
  const own = new Float64Array(drawsOfPart(column.length, part, count))
  for (let k = 0; k < own.length; k += 1) own[k] = column[k * count + part] as number // as many as the part has
  return own
}

function drawsOfPart(draws: number, part: number, parts: number): number {
  return Math.ceil((draws - part) / parts)
}

/** The standard error of the mean of parts that are independent. */
function errorOf(each: Float64Array): number {
  return standardDeviation(each, meanOf(each)) / Math.sqrt(each.length)
}

/** The column itself where all of it is finite. */
function finite(column: Float64Array): Float64Array {
  for (let draw = 0; draw < column.length; draw += 1)
    if (!Number.isFinite(column[draw])) return column.filter((value) => Number.isFinite(value))
  return column
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += values[i] as number // a place of the values
  return sum / values.length
}

function standardDeviation(values: Float64Array, average: number): number {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) {
    const away = (values[i] as number) - average // a place of the values
    sum += away * away
  }
  return Math.sqrt(sum / (values.length - 1))
}
