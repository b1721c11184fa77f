import { betaScores, exp, inverseNormal, normalCdf } from '../numbers/index.ts'
import { type Distribution, withinLimits } from './distribution.ts'
import { pertShapes, solveLowCentralHigh } from './low-central-high.ts'
import { scoreTable } from './score-table.ts'

/**
 * A distribution made ready to be drawn from. `reads` says what one value is worked from: a uniform chance, its
 * normal score (what correlation leaves behind), or nothing at all.
 */
export interface Prepared {
  readonly reads: 'uniform' | 'score' | 'nothing'
  readonly at: (chanceOrScore: number) => number
}

/** Tables by the shapes of their curve, so that councils that share a prior share its table. */
export type ScoreTables = Map<string, (z: number) => number>

/** Makes a distribution ready to be drawn from. It must have passed `checkDistribution`. */
export function prepareDistribution(distribution: Distribution, tables: ScoreTables = new Map()): Prepared {
  const { reads, at } = withoutLimits(distribution, tables)
  const { limits } = distribution
  if (limits === undefined) return { reads, at }
  return { reads, at: (x) => withinLimits(at(x), limits) }
}

/**
 * The value that a draw falls below with chance u, for u strictly between 0 and 1. Prepared once, then cheap. PERT,
 * low-central-high and beta curves are within 10^-6 of their range of the exact value, tails included; nothing falls
 * as u rises. The distribution must have passed `checkDistribution`.
 */
export function quantile(distribution: Distribution): (u: number) => number {
  const { reads, at } = prepareDistribution(distribution)
  return reads === 'score' ? (u) => at(inverseNormal(u)) : at
}

/** The value at a normal score, for either kind of reader. */
export function valueAtScore({ reads, at }: Prepared, z: number): number {
  return at(reads === 'uniform' ? normalCdf(z) : z)
}

function withoutLimits(distribution: Distribution, tables: ScoreTables): Prepared {
  switch (distribution.kind) {
    case 'fixed':
      return { reads: 'nothing', at: () => distribution.value }
    case 'uniform': {
      const { low, high } = distribution
      return { reads: 'uniform', at: (u) => low + (high - low) * u }
    }
    case 'triangular':
      return { reads: 'uniform', at: triangular(distribution) }
    case 'pert':
      return pert(distribution, tables)
    case 'lch': {
      const solved = solveLowCentralHigh(distribution)
      return solved.kind === 'fixed' ? { reads: 'nothing', at: () => solved.value } : pert(solved, tables)
    }
    case 'normal': {
      const { mean, sd } = distribution
      return { reads: 'score', at: (z) => mean + sd * z }
    }
    case 'lognormal': {
      const { mu, sigma } = distribution
      return { reads: 'score', at: (z) => exp(mu + sigma * z) }
    }
    case 'beta': {
      const { alpha, beta, low = 0, high = 1 } = distribution
      return betaBetween({ a: alpha, b: beta, low, high }, tables)
    }
    case 'discrete':
      return { reads: 'uniform', at: discrete(distribution.values, distribution.chances) }
    case 'empirical':
    case 'table':
      return { reads: 'uniform', at: joined(distribution.values) }
    default:
      return distribution satisfies never
  }
}

function triangular({ low, mode, high }: { readonly low: number; readonly mode: number; readonly high: number }) {
  if (low === high) return () => low
  const belowMode = (mode - low) / (high - low)
  return (u: number) =>
    u < belowMode
      ? low + Math.sqrt(u * (high - low) * (mode - low))
      : high - Math.sqrt((1 - u) * (high - low) * (high - mode))
}

function pert(
  { low, mode, high }: { readonly low: number; readonly mode: number; readonly high: number },
  tables: ScoreTables,
): Prepared {
  if (low === high) return { reads: 'nothing', at: () => low }
  return betaBetween({ ...pertShapes((mode - low) / (high - low)), low, high }, tables)
}

function betaBetween(
  { a, b, low, high }: { readonly a: number; readonly b: number; readonly low: number; readonly high: number },
  tables: ScoreTables,
): Prepared {
  const shapes = `${a} ${b}`
  let share = tables.get(shapes)
  if (share === undefined) {
    share = scoreTable(betaScores({ a, b }))
    tables.set(shapes, share)
  }
  const shareAt = share
  return { reads: 'score', at: (z) => low + (high - low) * shareAt(z) }
}

function discrete(values: readonly number[], chances: readonly number[]): (u: number) => number {
  const upTo = new Float64Array(chances.length)
  let sum = 0
  for (const [k, chance] of chances.entries()) {
    sum += chance
    upTo[k] = sum
  }
  const last = values.length - 1
  return (u) => {
    let k = 0
    while (k < last && !(u < (upTo[k] as number))) k += 1 // as many sums as values
    return values[k] as number
  }
}

function joined(values: readonly number[]): (u: number) => number {
  const knots = Float64Array.from(values)
  const cells = knots.length - 1
  return (u) => {
    const at = u * cells
    const cell = Math.floor(at)
    const low = knots[cell] as number // u is below 1, so there is a knot at or below it
    if (cell >= cells) return low
    return low + ((knots[cell + 1] as number) - low) * (at - cell)
  }
}
