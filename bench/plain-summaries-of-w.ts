import { binsOfShares, councilsOfW, optionsOfW, placesOfW, type SummariesOfW } from './summaries-of-w.ts'

/** W’s summaries as the object model takes them: every column sorted, every rank from a sorted list. */
export function summariesBySorting(
  parameters: readonly Float64Array[],
  outputs: readonly Float64Array[],
): SummariesOfW {
  const options = Array.from({ length: optionsOfW }, (_, option) => option)
  const column = (place: number) => outputs[place]! // 149 of them
  const totals = options.map((option) => column(placesOfW.totals + option))
  const orders = parameters.map(orderOf)
  const ranksOfParameters = parameters.map((values, index) => ranksOf(values, orders[index]!)) // one order each
  const ranksOfTotals = totals.map((values) => ranksOf(values, orderOf(values)))
  return {
    outputs: outputs.map((values) => {
      const sorted = values.slice().sort()
      const at = (share: number) => quantileOf(sorted, share)
      return {
        mean: meanOf(values),
        sd: Math.sqrt((varianceOf(values) * values.length) / (values.length - 1)),
        p5: at(0.05),
        p10: at(0.1),
        p25: at(0.25),
        p50: at(0.5),
        p75: at(0.75),
        p90: at(0.9),
        p95: at(0.95),
      }
    }),
    chances: options.map((option) => ({
      councils: Array.from({ length: councilsOfW }, (_, council) =>
        shareAboveNought(column(placesOfW.presentValues + option * councilsOfW + council)),
      ),
      all: shareAboveNought(column(placesOfW.worst + option)),
      total: shareAboveNought(column(placesOfW.totals + option)),
    })),
    tornado: ranksOfTotals.map((total) => ranksOfParameters.map((parameter) => correlationOf(parameter, total))),
    shares: totals.map((total) => orders.map((order) => shareOfVariance(order, total))),
  }
}

/** Type 7 of Hyndman and Fan, as spreadsheets do. */
function quantileOf(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const low = sorted[below]! // a share is from 0 to 1
  return low + ((sorted[below + 1] ?? low) - low) * (at - below)
}

function shareAboveNought(values: Float64Array): number {
  return values.filter((value) => value > 0).length / values.length
}

/** Draws from the least value to the greatest, equal ones in order of draw. */
function orderOf(values: Float64Array): readonly number[] {
  return Array.from(values, (_, draw) => draw).sort((a, b) => values[a]! - values[b]! || a - b) // draws of the column
}

/** Ranks from 1; equal values share the average of theirs. */
function ranksOf(values: Float64Array, order: readonly number[]): Float64Array {
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++ // places of the order
    for (let place = from; place <= to; place++) ranks[order[place]!] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  let together = 0
  for (let draw = 0; draw < a.length; draw++) together += (a[draw]! - meanA) * (b[draw]! - meanB) // as long as one another
  return together / a.length / Math.sqrt(varianceOf(a) * varianceOf(b))
}

/** The variance of the averages of 25 bins of equal count over the variance of all. */
function shareOfVariance(order: readonly number[], values: Float64Array): number {
  const bins = Array.from({ length: binsOfShares }, () => ({ sum: 0, count: 0 }))
  for (const [place, draw] of order.entries()) {
    const bin = bins[Math.floor((place * binsOfShares) / order.length)]! // below 25
    bin.sum += values[draw]! // a draw of the column
    bin.count += 1
  }
  const mean = meanOf(values)
  const between = bins.reduce((sum, bin) => sum + bin.count * (bin.sum / bin.count - mean) ** 2, 0) / values.length
  return between / varianceOf(values)
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}
