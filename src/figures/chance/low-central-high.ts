import { betaScores, inverseNormal } from '../numbers/index.ts'
import type { Fixed, LowCentralHigh, Pert } from './distribution.ts'

/** The shapes of the beta curve of a PERT whose mode lies at share `mode` of the way from one end to the other. */
export function pertShapes(mode: number): { readonly a: number; readonly b: number } {
  return { a: 1 + 4 * mode, b: 5 - 4 * mode }
}

/**
 * The PERT curve that has the smaller of low and high as its 10th percentile, the larger as its 90th, and `central`
 * as its mode. Which end came first does not matter.
 *
 * There is exactly one whenever central is not outside low and high: how far the mode stands from the 10th
 * percentile, as a share of the way to the 90th, grows with the place of the mode between the ends, from −6% (mode
 * at the lower end) to 106% (mode at the upper end). Low 0, central 0, high 1 therefore has an answer like any
 * other, whose lower end is a little below nought: say `limits: { low: 0 }` where nothing below is possible.
 *
 * Three equal numbers give that number. Low equal to high with another central is a problem (`checkDistribution`),
 * and asking here regardless gives ends that are not numbers.
 */
export function solveLowCentralHigh({ low, central, high, bounds }: LowCentralHigh): Pert | Fixed {
  const least = low < high ? low : high
  const most = low < high ? high : low
  if (least === central && most === central) return { kind: 'fixed', value: central }
  if (bounds === 'absolute') return { kind: 'pert', low: least, mode: central, high: most }
  const mode = modeWithStanding((central - least) / (most - least))
  const { tenth, ninetieth } = percentilesOf(mode)
  const range = (most - least) / (ninetieth - tenth)
  const lowEnd = central - mode * range
  return { kind: 'pert', low: lowEnd, mode: central, high: lowEnd + range }
}

/** Where between the ends (0 to 1) the mode lies when it stands so far from the 10th percentile to the 90th. */
function modeWithStanding(standing: number): number {
  let low = 0
  let high = 1
  let lowMiss = standingOf(low) - standing
  let highMiss = standingOf(high) - standing
  if (!(lowMiss < 0 && highMiss > 0)) return Number.NaN
  let lastSide = 0
  let mode = 0.5
  // False position with the Illinois rule: about ten steps to the last digit, and never out of the bracket.
  for (let step = 0; step < 100; step += 1) {
    const next = low - (lowMiss * (high - low)) / (highMiss - lowMiss)
    if (next === mode || !(next > low && next < high)) return next > low && next < high ? next : mode
    mode = next
    const miss = standingOf(mode) - standing
    if (Math.abs(miss) < 4e-15) return mode
    if (miss < 0) {
      low = mode
      lowMiss = miss
      if (lastSide < 0) highMiss /= 2
      lastSide = -1
    } else {
      high = mode
      highMiss = miss
      if (lastSide > 0) lowMiss /= 2
      lastSide = 1
    }
  }
  return mode
}

function standingOf(mode: number): number {
  const { tenth, ninetieth } = percentilesOf(mode)
  return (mode - tenth) / (ninetieth - tenth)
}

function percentilesOf(mode: number): { readonly tenth: number; readonly ninetieth: number } {
  const share = betaScores(pertShapes(mode))
  return { tenth: share(-scoreOfNinetieth), ninetieth: share(scoreOfNinetieth) }
}

const scoreOfNinetieth = inverseNormal(0.9)
