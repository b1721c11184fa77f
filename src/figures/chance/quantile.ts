import { betaScores, exp, inverseNormal, normalCdf } from '../numbers/index.ts'
import { type Distribution, type Limits, withinLimits } from './distribution.ts'
import { pertShapes, solveLowCentralHigh } from './low-central-high.ts'
import { readTable, type ScoreTable, scoreTable } from './score-table.ts'

/**
 * A distribution made ready to be drawn from. `reads` says what one value is worked from: a uniform chance, its
 * normal score (what correlation leaves behind), or nothing at all.
 */
export interface Prepared {
  readonly reads: 'uniform' | 'score' | 'nothing'
  readonly at: (chanceOrScore: number) => number
  /** Puts the values in place of the chances or scores at places `from` to `to` − 1: the digits that `at` gives, without a call for each. */
  readonly over: Over
}

type Over = (column: Float64Array, from: number, to: number) => void

/** Tables by the shapes of their curve, so that councils that share a prior share its table. */
export type ScoreTables = Map<string, ScoreTable>

/** Where tables are looked for and put, and those of an earlier time that may serve again. */
export interface TablesKept {
  readonly tables: ScoreTables
  readonly earlier?: ReadonlyMap<string, ScoreTable> | undefined
}

const none = (): TablesKept => ({ tables: new Map() })

/** Makes a distribution ready to be drawn from. It must have passed `checkDistribution`. */
export function prepareDistribution(distribution: Distribution, kept: TablesKept = none()): Prepared {
  const { reads, at, over } = withoutLimits(distribution, kept)
  const { limits } = distribution
  if (limits === undefined) return { reads, at, over }
  return {
    reads,
    at: (x) => withinLimits(at(x), limits),
    over: (column, from, to) => {
      over(column, from, to)
      limit(limits, column, from, to)
    },
  }
}

function limit(
  { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY }: Limits,
  column: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i += 1) {
    const value = column[i]!
    if (value < low) column[i] = low
    else if (value > high) column[i] = high
  }
}

/**
 * The value that a draw falls below with chance u, for u strictly between 0 and 1. Prepared once, then cheap. PERT,
 * low-central-high and beta curves are within 10^-6 of their range of the exact value, tails included; nothing falls
 * as u rises. The distribution must have passed `checkDistribution`.
 */
export function quantile(distribution: Distribution): (u: number) => number {
  return quantileOf(prepareDistribution(distribution))
}

/** The same of a distribution that is made ready already. */
export function quantileOf({ reads, at }: Prepared): (u: number) => number {
  return reads === 'score' ? (u) => at(inverseNormal(u)) : at
}

/** The value at a normal score, for either kind of reader. */
export function valueAtScore({ reads, at }: Prepared, z: number): number {
  return at(reads === 'uniform' ? normalCdf(z) : z)
}

// Each kind stands here twice: one value, which says what it is, and a loop over it that works nothing else.
// Every `!` reads a place that its loop counts.

function withoutLimits(distribution: Distribution, kept: TablesKept): Prepared {
  switch (distribution.kind) {
    case 'fixed':
      return certain(distribution.value)
    case 'uniform': {
      const { low, high } = distribution
      return straight('uniform', low, high - low)
    }
    case 'triangular':
      return triangular(distribution)
    case 'pert':
      return pert(distribution, kept)
    case 'lch': {
      const solved = solveLowCentralHigh(distribution)
      return solved.kind === 'fixed' ? certain(solved.value) : pert(solved, kept)
    }
    case 'normal':
      return straight('score', distribution.mean, distribution.sd)
    case 'lognormal':
      return lognormal(distribution)
    case 'beta': {
      const { alpha, beta, low = 0, high = 1 } = distribution
      return betaBetween({ a: alpha, b: beta, low, high }, kept)
    }
    case 'discrete':
      return discrete(distribution.values, distribution.chances)
    case 'empirical':
    case 'table':
      return joined(distribution.values)
    default:
      return distribution satisfies never
  }
}

function certain(value: number): Prepared {
  return { reads: 'nothing', at: () => value, over: (column, from, to) => column.fill(value, from, to) }
}

function straight(reads: 'uniform' | 'score', start: number, step: number): Prepared {
  return {
    reads,
    at: (x) => start + step * x,
    over: (column, from, to) => {
      for (let i = from; i < to; i += 1) column[i] = start + step * column[i]!
    },
  }
}

function lognormal({ mu, sigma }: { readonly mu: number; readonly sigma: number }): Prepared {
  return {
    reads: 'score',
    at: (z) => exp(mu + sigma * z),
    over: (column, from, to) => {
      for (let i = from; i < to; i += 1) column[i] = exp(mu + sigma * column[i]!)
    },
  }
}

interface Triangle {
  readonly low: number
  readonly mode: number
  readonly high: number
}

function triangular({ low, mode, high }: Triangle): Prepared {
  if (low === high) return { ...certain(low), reads: 'uniform' }
  const triangle: TriangleCut = {
    low,
    high,
    range: high - low,
    below: mode - low,
    above: high - mode,
    belowMode: (mode - low) / (high - low),
  }
  return {
    reads: 'uniform',
    at: (u) => inTriangle(triangle, u),
    over: (column, from, to) => {
      for (let i = from; i < to; i += 1) column[i] = inTriangle(triangle, column[i]!)
    },
  }
}

/** A triangle, with how far its mode is from its ends and the chance of being below it. */
interface TriangleCut {
  readonly low: number
  readonly high: number
  readonly range: number
  readonly below: number
  readonly above: number
  readonly belowMode: number
}

function inTriangle({ low, high, range, below, above, belowMode }: TriangleCut, u: number): number {
  return u < belowMode ? low + Math.sqrt(u * range * below) : high - Math.sqrt((1 - u) * range * above)
}

function pert({ low, mode, high }: Triangle, kept: TablesKept): Prepared {
  if (low === high) return certain(low)
  return betaBetween({ ...pertShapes((mode - low) / (high - low)), low, high }, kept)
}

function betaBetween(
  { a, b, low, high }: { readonly a: number; readonly b: number; readonly low: number; readonly high: number },
  { tables, earlier }: TablesKept,
): Prepared {
  const shapes = `${a} ${b}`
  const table = tables.get(shapes) ?? earlier?.get(shapes) ?? scoreTable(betaScores({ a, b }))
  tables.set(shapes, table)
  const range = high - low
  return {
    reads: 'score',
    at: (z) => low + range * readTable(table, z),
    over: (column, from, to) => {
      for (let i = from; i < to; i += 1) column[i] = low + range * readTable(table, column[i]!)
    },
  }
}

function discrete(values: readonly number[], chances: readonly number[]): Prepared {
  const outcomes = Float64Array.from(values)
  const upTo = new Float64Array(chances.length)
  let sum = 0
  for (const [k, chance] of chances.entries()) {
    sum += chance
    upTo[k] = sum
  }
  return {
    reads: 'uniform',
    at: (u) => outcomeAt(outcomes, upTo, u),
    over: (column, from, to) => {
      for (let i = from; i < to; i += 1) column[i] = outcomeAt(outcomes, upTo, column[i]!)
    },
  }
}

function outcomeAt(outcomes: Float64Array, upTo: Float64Array, u: number): number {
  const last = outcomes.length - 1
  let k = 0
  while (k < last && !(u < upTo[k]!)) k += 1
  return outcomes[k]!
}

function joined(values: readonly number[]): Prepared {
  const knots = Float64Array.from(values)
  return {
    reads: 'uniform',
    at: (u) => betweenKnots(knots, u),
    over: (column, from, to) => {
      for (let i = from; i < to; i += 1) column[i] = betweenKnots(knots, column[i]!)
    },
  }
}

function betweenKnots(knots: Float64Array, u: number): number {
  const cells = knots.length - 1
  const at = u * cells
  const cell = Math.floor(at)
  const low = knots[cell]! // u is below 1, so there is a knot at or below it
  if (cell >= cells) return low
  return low + (knots[cell + 1]! - low) * (at - cell)
}
