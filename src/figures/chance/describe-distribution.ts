import { listInWords } from '../in-words.ts'
import { exp } from '../numbers/index.ts'
import type { Distribution } from './distribution.ts'
import { mean } from './mean.ts'
import { plainNumber } from './plain-number.ts'

/**
 * A distribution in words, for the assumptions register and the report: “most likely 20; 1 chance in 10 of less
 * than 10 and 1 in 10 of more than 30; never below 0”. `say` writes one value in its unit.
 */
export function describeDistribution(distribution: Distribution, say: (value: number) => string = plainNumber): string {
  const { limits } = distribution
  const parts = [shapeInWords(distribution, say)]
  if (limits?.low !== undefined) parts.push(`never below ${say(limits.low)}`)
  if (limits?.high !== undefined) parts.push(`never above ${say(limits.high)}`)
  return parts.join('; ')
}

function shapeInWords(distribution: Distribution, say: (value: number) => string): string {
  switch (distribution.kind) {
    case 'fixed':
      return `exactly ${say(distribution.value)}`
    case 'uniform':
      return `between ${say(distribution.low)} and ${say(distribution.high)}, every value as likely as another`
    case 'triangular':
      return `between ${say(distribution.low)} and ${say(distribution.high)}, most likely ${say(distribution.mode)} (triangular)`
    case 'pert':
      return `between ${say(distribution.low)} and ${say(distribution.high)}, most likely ${say(distribution.mode)}`
    case 'lch':
      return lowCentralHighInWords(distribution, say)
    case 'normal':
      return `about ${say(distribution.mean)}, two times in three no more than ${say(distribution.sd)} away from it (normal)`
    case 'lognormal': {
      const { mu, sigma } = distribution
      return `as likely below ${say(exp(mu))} as above it, two times in three between ${say(exp(mu - sigma))} and ${say(exp(mu + sigma))} (lognormal)`
    }
    case 'beta': {
      const { alpha, beta, low = 0, high = 1 } = distribution
      const average = mean({ kind: 'beta', alpha, beta, low, high })
      return `between ${say(low)} and ${say(high)}, ${say(average)} on average (beta ${plainNumber(alpha)}, ${plainNumber(beta)})`
    }
    case 'discrete':
      return listInWords(
        distribution.values.map((value, k) => `${say(value)} (${plainNumber(100 * (distribution.chances[k] ?? 0))}%)`),
        'or',
      )
    case 'empirical':
      return `as ${distribution.values.length} observed values were, between ${ends(distribution.values, say)}`
    case 'table':
      return `read from a table of ${distribution.values.length} values between ${ends(distribution.values, say)}`
    default:
      return distribution satisfies never
  }
}

function lowCentralHighInWords(
  { low, central, high, bounds }: Extract<Distribution, { readonly kind: 'lch' }>,
  say: (value: number) => string,
): string {
  const least = low < high ? low : high
  const most = low < high ? high : low
  if (least === most) return `exactly ${say(central)}`
  if (bounds === 'absolute') return `between ${say(least)} and ${say(most)}, most likely ${say(central)}`
  return `most likely ${say(central)}; 1 chance in 10 of less than ${say(least)} and 1 in 10 of more than ${say(most)}`
}

function ends(values: readonly number[], say: (value: number) => string): string {
  return `${say(values[0] ?? Number.NaN)} and ${say(values.at(-1) ?? Number.NaN)}`
}
