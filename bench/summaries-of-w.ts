import { chance, ranks, summarise } from '../src/figures/index.ts'
import type { DrawsOfW } from './draws-of-w.ts'

/** Everything that workload W asks to be said of its draws. Options are the four with levers, in their order. */
export interface SummariesOfW {
  /** Of each of the 149 results. */
  readonly outputs: readonly SummaryOfOutput[]
  readonly chances: readonly ChancesOfOption[]
  /** Spearman's rank correlation of total net present value with each parameter, by option. */
  readonly tornado: readonly (readonly number[])[]
  /** First-order share of the variance of total net present value, by option and parameter. */
  readonly shares: readonly (readonly number[])[]
}

export interface SummaryOfOutput {
  readonly mean: number
  readonly sd: number
  readonly p5: number
  readonly p10: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p90: number
  readonly p95: number
}

/** How often an option leaves each council, all of them at once, and all taken together better off. */
export interface ChancesOfOption {
  readonly councils: readonly number[]
  readonly all: number
  readonly total: number
}

/** Where the results of W begin in their order. */
export const placesOfW = { presentValues: 120, totals: 132, worst: 136, paybacks: 140, peaks: 144, all: 149 } as const

export const optionsOfW = 4
export const councilsOfW = 3
/** Bins of equal count that a parameter's draws are sorted into for its share of the variance. */
export const binsOfShares = 25

/** The summaries by the functions of the figures room, as an appraisal takes them. */
export function summariesByFigures({ parameters, outputs }: DrawsOfW): SummariesOfW {
  const positive = (column: Float64Array) => chance(column, (value) => value > 0).chance
  const options = Array.from({ length: optionsOfW }, (_, index) => index)
  const totals = options.map((option) => columnAt(outputs, placesOfW.totals + option))
  const ranksOfParameters = parameters.map((column) => ranks(column))
  const ordersOfParameters = ranksOfParameters.map(orderOfRanks)
  const ranksOfTotals = totals.map((column) => ranks(column))
  return {
    outputs: outputs.map((column) => summarise(column)),
    chances: options.map((option) => ({
      councils: Array.from({ length: councilsOfW }, (_, council) =>
        positive(columnAt(outputs, placesOfW.presentValues + option * councilsOfW + council)),
      ),
      all: positive(columnAt(outputs, placesOfW.worst + option)),
      total: positive(columnAt(outputs, placesOfW.totals + option)),
    })),
    tornado: ranksOfTotals.map((total) => ranksOfParameters.map((parameter) => correlation(parameter, total))),
    shares: totals.map((total) => ordersOfParameters.map((order) => shareOfVariance(order, total))),
  }
}

function columnAt(columns: readonly Float64Array[], place: number): Float64Array {
  const column = columns[place]
  if (column === undefined) throw new RangeError(`W has no result ${place}`)
  return column
}

/** Draws from the lowest rank to the highest, equal ranks in order of draw. */
function orderOfRanks(ranked: Float64Array): Uint32Array {
  return Uint32Array.from(ranked, (_, draw) => draw).sort((a, b) => ranked[a]! - ranked[b]! || a - b) // places of the column
}

/** Pearson's correlation; of ranks, Spearman's. */
function correlation(a: Float64Array, b: Float64Array): number {
  const [averageA, averageB] = [average(a), average(b)]
  let [together, squareA, squareB] = [0, 0, 0]
  for (let draw = 0; draw < a.length; draw++) {
    const [x, y] = [a[draw]! - averageA, b[draw]! - averageB] // columns of the same draws
    together += x * y
    squareA += x * x
    squareB += y * y
  }
  return together / Math.sqrt(squareA * squareB)
}

/** The variance of the bins' averages over the variance of the column. */
function shareOfVariance(order: Uint32Array, column: Float64Array): number {
  const sums = new Float64Array(binsOfShares)
  const counts = new Float64Array(binsOfShares)
  for (let place = 0; place < order.length; place++) {
    const bin = Math.floor((place * binsOfShares) / order.length)
    sums[bin]! += column[order[place]!]! // a draw of the column
    counts[bin]! += 1
  }
  const centre = average(column)
  let [between, whole] = [0, 0]
  for (let bin = 0; bin < binsOfShares; bin++) between += counts[bin]! * (sums[bin]! / counts[bin]! - centre) ** 2
  for (const value of column) whole += (value - centre) ** 2
  return between / whole
}

function average(column: Float64Array): number {
  let sum = 0
  for (const value of column) sum += value
  return sum / column.length
}
