import type { OwnEffects, SlicedNumber } from './own-effects.ts'
import { finiteOrAverage } from './slices.ts'

/** What a choice is worth on average as things stand, in the unit of the columns. */
export interface Choice {
  /** The place of the column that is best on average; the first of equals. */
  readonly chosen: number
  readonly mean: number
  /** What knowing how everything turns out, before choosing, would add on average: never below nought. */
  readonly perfect: number
}

/** A value, and how far it may be out for want of more draws (one standard error). */
export interface ValueOfKnowing {
  readonly value: number
  readonly standardError: number
}

/**
 * The choice between several outcomes, a column of draws each, by what they come to on average; and the expected value of
 * perfect information: the average of the best outcome of each draw, less the best average.
 *
 * Source: H. Raiffa and R. Schlaifer, Applied Statistical Decision Theory (1961); A. Briggs, K. Claxton and M. Sculpher,
 * Decision Modelling for Health Economic Evaluation (2006), chapter 6.
 */
export function choiceBetween(outcomes: readonly Float64Array[]): Choice {
  const columns = outcomes.map(finiteOrAverage)
  const draws = columns[0]?.length ?? 0
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / draws)
  const chosen = placeOfGreatest(means)
  let bestOfEach = 0
  for (let draw = 0; draw < draws; draw += 1) {
    let best = Number.NEGATIVE_INFINITY
    for (const column of columns) {
      const value = column[draw] as number // columns of the same draws
      if (value > best) best = value
    }
    bestOfEach += best
  }
  const mean = means[chosen] ?? 0
  const perfect = draws === 0 ? 0 : bestOfEach / draws - mean
  return { chosen, mean, perfect: perfect > 0 ? perfect : 0 }
}

/**
 * What knowing one uncertain number before choosing would add on average (the expected value of partial perfect
 * information): in each slice of the number the outcome that is best there is taken in place of the one that is best on
 * the whole. `effects` holds one entry for each outcome, in the same order.
 *
 * Choosing by averages and counting the gain on the same futures would find value in noise. So the choice for a scramble
 * is made by the seven others, and only what it then gains in that one is counted. A number that changes nothing is
 * worth nothing or, on average, a little less, and is then nought; one that matters comes out a hair low, because the
 * choices are made on seven eighths of the futures.
 *
 * Source: M. Strong, J. Oakley and A. Brennan, “Estimating multiparameter partial expected value of perfect information”
 * (2014), for values from draws that are already there; the upward bias and its remedy by held-out draws are standard.
 */
export function valueOfKnowing(number: SlicedNumber, effects: readonly OwnEffects[]): ValueOfKnowing {
  const { count, scrambles: parts } = number.slices
  const averages = effects.map((effect) => effect.averages(number))
  const totals = averages.map((each) => overParts(each, count, parts))
  const gains = Array.from({ length: parts }, (_, part) => {
    // Of outcomes, as the other scrambles have them: a total over them serves as well as an average.
    const byOthers = (outcome: number, slice: number) =>
      (totals[outcome]?.[slice] ?? 0) - (averages[outcome]?.[slice * parts + part] ?? 0)
    const onTheWhole = placeOfGreatest(
      effects.map((_each, outcome) => {
        let sum = 0
        for (let slice = 0; slice < count; slice += 1) sum += byOthers(outcome, slice)
        return sum
      }),
    )
    let gain = 0
    for (let slice = 0; slice < count; slice += 1) {
      let here = 0
      for (let outcome = 1; outcome < effects.length; outcome += 1)
        if (byOthers(outcome, slice) > byOthers(here, slice)) here = outcome
      const cell = slice * parts + part
      gain += (averages[here]?.[cell] ?? 0) - (averages[onTheWhole]?.[cell] ?? 0)
    }
    return gain / count
  })
  const value = gains.reduce((sum, gain) => sum + gain, 0) / parts
  const squares = gains.reduce((sum, gain) => sum + (gain - value) * (gain - value), 0)
  return { value: value > 0 ? value : 0, standardError: Math.sqrt(squares / (parts - 1) / parts) }
}

/** Averages held at `slice × parts + part`, added up over the parts. */
function overParts(averages: Float64Array, count: number, parts: number): Float64Array {
  const totals = new Float64Array(count)
  for (let slice = 0; slice < count; slice += 1)
    for (let part = 0; part < parts; part += 1)
      totals[slice] = (totals[slice] as number) + (averages[slice * parts + part] as number) // one for each slice and part
  return totals
}

function placeOfGreatest(values: readonly number[]): number {
  return values.reduce((best, value, place) => (value > (values[best] as number) ? place : best), 0) // a place of the list
}
