import { inCommon, jackknifeError, type OwnEffects, type SlicedNumber } from './own-effects.ts'
import { finiteOrAverage } from './slices.ts'

/** A share of an outcome's variance, and how far it may be out for want of more draws (one standard error). */
export interface VarianceShare {
  readonly share: number
  readonly standardError: number
}

/** How an outcome's spread divides among the uncertain numbers it rests on. */
export interface VarianceShares {
  /** By key, not clamped: a number that does nothing comes out a little above nought or below it. */
  readonly shares: ReadonlyMap<string, VarianceShare>
  /** What no number carries alone: how they act together. Below nought where numbers that rise together overlap. */
  readonly together: VarianceShare
}

/**
 * First-order shares (Sobol’s S): by how much of itself an outcome’s variance would fall, on average, if one number were
 * known. Its draws are cut into slices, and the variance of the outcome’s average over the slices is divided by the
 * variance of the outcome.
 *
 * The averages of a slice hold noise, which by itself would make a number that does nothing look as if it did something.
 * The eight scrambles are independent, so their noise has nothing in common: only the product of one scramble’s average
 * with another’s counts, never the square of one; and the own effects of other numbers are taken out first. The errors
 * leave out one scramble at a time (the jackknife).
 *
 * Source: A. Saltelli and others, Global Sensitivity Analysis (2008), chapter 4; E. Plischke, “An effective algorithm for
 * computing global sensitivity indices (EASI)” (2010), for shares from draws that are already there.
 */
export function varianceShares(
  numbers: readonly SlicedNumber[],
  outcome: Float64Array,
  effects: OwnEffects,
): VarianceShares {
  const parts = numbers[0]?.slices.scrambles ?? 1
  const variances = variancesOf(finiteOrAverage(outcome), parts)
  const nothing = { share: 0, standardError: 0 }
  if (numbers.length === 0 || !(variances.all > 0))
    return { shares: new Map(numbers.map(({ key }) => [key, nothing])), together: nothing }
  const together = { all: 1, without: new Float64Array(parts).fill(1) }
  const shares = numbers.map((number): [string, VarianceShare] => {
    const carried = inCommon(effects.averages(number), number.slices.count, parts)
    const share = carried.all / variances.all
    const without = carried.without.map((variance, part) => variance / (variances.without[part] as number)) // one a part
    together.all -= share
    for (const [part, each] of without.entries()) together.without[part] = (together.without[part] as number) - each
    return [number.key, { share, standardError: jackknifeError(without) }]
  })
  return {
    shares: new Map(shares),
    together: { share: together.all, standardError: jackknifeError(together.without) },
  }
}

/** The variance of a column within its parts: of all, and leaving out each one. */
function variancesOf(outcome: Float64Array, parts: number) {
  const sums = new Float64Array(parts)
  const squares = new Float64Array(parts)
  const counts = new Float64Array(parts)
  let start = 0
  for (const value of outcome) start += value / outcome.length
  for (const [draw, value] of outcome.entries()) {
    const part = draw % parts
    sums[part] = (sums[part] as number) + value - start
    squares[part] = (squares[part] as number) + (value - start) * (value - start)
    counts[part] = (counts[part] as number) + 1
  }
  const each = squares.map((square, part) => {
    const count = counts[part] as number
    const mean = (sums[part] as number) / count
    return square / count - mean * mean
  })
  let sum = 0
  for (const value of each) sum += value
  return { all: sum / parts, without: each.map((value) => (sum - value) / (parts - 1)) }
}
