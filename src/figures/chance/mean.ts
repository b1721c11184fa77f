import { exp, normalDensity } from '../numbers/index.ts'
import { type Distribution, withinLimits } from './distribution.ts'
import { solveLowCentralHigh } from './low-central-high.ts'
import { prepareDistribution, valueAtScore } from './quantile.ts'

/**
 * The average that draws of a distribution tend to. Exact where nothing is moved to a limit; otherwise worked by
 * adding up over the normal score, within about a hundred-thousandth of the distribution's spread.
 */
export function mean(distribution: Distribution): number {
  const { limits } = distribution
  if (limits?.low === undefined && limits?.high === undefined) return meanWithoutLimits(distribution)
  if (distribution.kind === 'fixed') return withinLimits(distribution.value, limits)
  if (distribution.kind === 'discrete') {
    return weighted(
      distribution.values.map((value) => withinLimits(value, limits)),
      distribution.chances,
    )
  }
  const ends = endsOf(distribution)
  if (
    ends !== undefined &&
    withinLimits(ends.low, limits) === ends.low &&
    withinLimits(ends.high, limits) === ends.high
  ) {
    return meanWithoutLimits(distribution)
  }
  return addedUp(distribution)
}

function meanWithoutLimits(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value
    case 'uniform':
      return (distribution.low + distribution.high) / 2
    case 'triangular':
      return (distribution.low + distribution.mode + distribution.high) / 3
    case 'pert':
      return (distribution.low + 4 * distribution.mode + distribution.high) / 6
    case 'lch':
      return meanWithoutLimits(solveLowCentralHigh(distribution))
    case 'normal':
      return distribution.mean
    case 'lognormal':
      return exp(distribution.mu + (distribution.sigma * distribution.sigma) / 2)
    case 'beta': {
      const { alpha, beta, low = 0, high = 1 } = distribution
      return low + (high - low) * (alpha / (alpha + beta))
    }
    case 'discrete':
      return weighted(distribution.values, distribution.chances)
    case 'empirical':
    case 'table':
      return averageOfLines(distribution.values)
    default:
      return distribution satisfies never
  }
}

function weighted(values: readonly number[], chances: readonly number[]): number {
  let sum = 0
  for (const [k, value] of values.entries()) sum += value * (chances[k] ?? 0)
  return sum
}

function averageOfLines(values: readonly number[]): number {
  const first = values[0] ?? Number.NaN
  if (values.length === 1) return first
  let sum = 0
  for (const value of values) sum += value
  const last = values[values.length - 1] ?? Number.NaN
  return (sum - (first + last) / 2) / (values.length - 1)
}

function endsOf(distribution: Distribution): { readonly low: number; readonly high: number } | undefined {
  switch (distribution.kind) {
    case 'uniform':
    case 'triangular':
    case 'pert':
      return distribution
    case 'lch': {
      const solved = solveLowCentralHigh(distribution)
      return solved.kind === 'fixed' ? { low: solved.value, high: solved.value } : solved
    }
    case 'beta':
      return { low: distribution.low ?? 0, high: distribution.high ?? 1 }
    case 'empirical':
    case 'table':
      return { low: distribution.values[0] ?? Number.NaN, high: distribution.values.at(-1) ?? Number.NaN }
    default:
      return undefined
  }
}

function addedUp(distribution: Distribution): number {
  const prepared = prepareDistribution(distribution)
  let sum = 0
  let weight = 0
  for (let step = -4096; step <= 4096; step += 1) {
    const z = step / 512
    const density = normalDensity(z)
    sum += density * valueAtScore(prepared, z)
    weight += density
  }
  return sum / weight
}
