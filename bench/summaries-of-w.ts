import { chance, correlationOfRanks, type Ordered, ordered, percentiles } from '../src/figures/index.ts'
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

/** What is said of one option with levers: of its 36 money results and its peak caseload, 37 in all. */
export interface SummariesOfOption {
  readonly outputs: ReadonlyMap<number, SummaryOfOutput>
  readonly chances: ChancesOfOption
  readonly tornado: readonly number[]
  readonly shares: readonly number[]
}

/** The summaries by the functions of the figures room, as an appraisal takes them. */
export function summariesByFigures(
  { parameters, outputs }: DrawsOfW,
  orders: readonly Ordered[] = parameters.map((column) => ordered(column)),
): SummariesOfW {
  const ofOptions = Array.from({ length: optionsOfW }, (_, option) => summariesOfOption(outputs, orders, option))
  const ofOutputs = new Map(ofOptions.flatMap(({ outputs: own }) => [...own]))
  return {
    outputs: outputs.map((column, place) => ofOutputs.get(place) ?? summaryOfColumn(column)),
    chances: ofOptions.map(({ chances }) => chances),
    tornado: ofOptions.map(({ tornado }) => tornado),
    shares: ofOptions.map(({ shares }) => shares),
  }
}

/** One option alone, from 0 for the first with levers, against parameters that are in order already. */
export function summariesOfOption(
  outputs: readonly Float64Array[],
  orders: readonly Ordered[],
  option: number,
): SummariesOfOption {
  const positive = (column: Float64Array) => chance(column, (value) => value > 0).chance
  const total = columnAt(outputs, placesOfW.totals + option)
  const orderOfTotal = ordered(total)
  const { mean, sd } = momentsOf(total)
  return {
    outputs: new Map(placesOfOption(option).map((place) => [place, summaryOfColumn(columnAt(outputs, place))])),
    chances: {
      councils: Array.from({ length: councilsOfW }, (_, council) =>
        positive(columnAt(outputs, placesOfW.presentValues + option * councilsOfW + council)),
      ),
      all: positive(columnAt(outputs, placesOfW.worst + option)),
      total: positive(total),
    },
    tornado: orders.map((order) => correlationOfRanks(order, orderOfTotal)),
    shares: orders.map((order) => shareOfVariance(order, total, mean, sd * sd * (total.length - 1))),
  }
}

/** Mean, standard deviation and exact percentiles of a column. */
export function summaryOfColumn(column: Float64Array): SummaryOfOutput {
  const { p5, p10, p25, p50, p75, p90, p95 } = percentiles(column)
  return { ...momentsOf(column), p5, p10, p25, p50, p75, p90, p95 }
}

/** Where the results of an option with levers stand. */
function placesOfOption(option: number): readonly number[] {
  const each = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + option * count + at)
  return [
    ...each(0, 30),
    ...each(placesOfW.presentValues, councilsOfW),
    ...[placesOfW.totals, placesOfW.worst, placesOfW.paybacks].map((first) => first + option),
    placesOfW.peaks + option + 1,
  ]
}

function columnAt(columns: readonly Float64Array[], place: number): Float64Array {
  const column = columns[place]
  if (column === undefined) throw new RangeError(`W has no result ${place}`)
  return column
}

function momentsOf(column: Float64Array): { readonly mean: number; readonly sd: number } {
  let sum = 0
  for (let draw = 0; draw < column.length; draw++) sum += column[draw]! // a draw of the column
  const mean = sum / column.length
  let squares = 0
  for (let draw = 0; draw < column.length; draw++) squares += (column[draw]! - mean) * (column[draw]! - mean) // the same draws
  return { mean, sd: Math.sqrt(squares / (column.length - 1)) }
}

/** What bins of equal count along a parameter carry of a column’s squares about its mean. */
function shareOfVariance(order: Ordered, column: Float64Array, mean: number, squares: number): number {
  const binOf = binsAlong(order)
  const sums = new Float64Array(binsOfShares)
  for (let draw = 0; draw < column.length; draw++) sums[binOf[draw]!]! += column[draw]! // a bin of each draw of the column
  let between = 0
  for (let bin = 0; bin < binsOfShares; bin++) {
    const count = binEnd(bin, column.length) - binEnd(bin - 1, column.length)
    if (count > 0) between += count * (sums[bin]! / count - mean) * (sums[bin]! / count - mean)
  }
  return between / squares
}

const binsKnown = new WeakMap<Ordered, Uint8Array>()

/** The bin of each draw along a parameter; kept with the parameter’s order from edit to edit. */
function binsAlong(order: Ordered): Uint8Array {
  const known = binsKnown.get(order)
  if (known !== undefined) return known
  const { places } = order
  const binOf = new Uint8Array(places.length)
  for (let bin = 0; bin < binsOfShares; bin++)
    for (let place = binEnd(bin - 1, places.length); place < binEnd(bin, places.length); place++)
      binOf[places[place]!] = bin // a place of the order
  binsKnown.set(order, binOf)
  return binOf
}

function binEnd(bin: number, draws: number): number {
  return Math.ceil(((bin + 1) * draws) / binsOfShares)
}
