import type { MissingReason } from '../../figures/index.ts'
import { asValue, boundsOf } from '../baseline/values.ts'
import { type Between, isGap, type Value } from '../value.ts'

/** A council in a funnel plot: its published rate, and how many it is a rate of. */
export interface FunnelMember {
  readonly key: string
  readonly name: string
  /** As published, per `per`: never worked out again from counts that were suppressed. */
  readonly rate: Value
  /** Children, posts or placements that the rate is of. */
  readonly base: Value
}

/** Lower and upper limits, in the unit of the rate. */
export interface FunnelLimits {
  readonly base: number
  readonly low998: number
  readonly low95: number
  readonly high95: number
  readonly high998: number
  /** Fewer than ten are expected on one side, where the limits are only rough. */
  readonly isRough: boolean
}

/** Where a council lies; `notShown` where its rate’s bounds reach over a limit. */
export type FunnelPosition = 'within' | 'above95' | 'above998' | 'below95' | 'below998' | 'notShown'

export interface FunnelPoint {
  readonly key: string
  readonly name: string
  readonly base: number
  /** Where the point stands; left out for a figure that is only known in bounds. */
  readonly rate?: number
  /** Where a figure that was rounded or suppressed may stand. */
  readonly bounds?: Between
  readonly position: FunnelPosition
  readonly limits: FunnelLimits
}

/** A funnel plot’s parts: the group’s mean, a point or a bar for each council, and who has none and why. */
export interface Funnel {
  /** Mean of the group, each council by its base. */
  readonly mean: number
  /** How many times wider than chance alone the group is spread; 1 where chance explains it. */
  readonly spread: number
  readonly points: readonly FunnelPoint[]
  readonly without: readonly { readonly key: string; readonly name: string; readonly missing: MissingReason }[]
  readonly limitsAt: (base: number) => FunnelLimits
}

/** Standard normal deviates that leave 5% and 0.2% outside. */
const z95 = 1.959964
const z998 = 3.090232
const roughBelow = 10
/** Fewest councils that a spread can be told from. */
const fewest = 10

/**
 * Limits within which a council’s rate would lie by chance if it were like the rest of the group: 95% and 99.8%.
 *
 * By the normal approximation to the binomial, for a `proportion`, or to the Poisson, for `events` per so many children,
 * about the group’s mean weighted by base. Councils differ by more than chance in nearly all that is measured, so limits
 * are widened by the spread of the standardised rates, the outer tenth at each end drawn in, where that is above 1.
 *
 * Source: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24,
 * 1185–1202, sections 2 and 4; and (2005) Handling over-dispersion of performance indicators, Quality and Safety in
 * Health Care 14, 347–351.
 */
export function funnelOf({
  members,
  per,
  kind,
  widened = true,
}: {
  readonly members: readonly FunnelMember[]
  /** What the rate is per: 1 for a share, 100 for a percentage, 10,000 for a rate per 10,000. */
  readonly per: number
  readonly kind: 'proportion' | 'events'
  /** Whether limits are widened where councils differ by more than chance. */
  readonly widened?: boolean
}): Funnel {
  const known = members.flatMap((member) => {
    const [rate, base] = [boundsOf(member.rate), boundsOf(member.base)]
    const middle = base === undefined ? 0 : (base.low + base.high) / 2
    return rate === undefined || middle <= 0 ? [] : [{ ...member, bounds: rate, middle }]
  })
  const weight = known.reduce((sum, { middle }) => sum + middle, 0)
  const mean = weight === 0 ? 0 : known.reduce((sum, { bounds, middle }) => sum + middle * halfway(bounds), 0) / weight
  const varianceOf = (base: number) => (mean * (kind === 'proportion' ? per - mean : per)) / base
  const scores = known.map(({ bounds, middle }) => {
    const variance = varianceOf(middle)
    return variance <= 0 ? 0 : (halfway(bounds) - mean) / Math.sqrt(variance)
  })
  const spread = widened ? spreadOf(scores) : 1
  const limitsAt = (base: number): FunnelLimits => {
    const one = Math.sqrt(Math.max(varianceOf(base), 0)) * spread
    const top = kind === 'proportion' ? per : Number.POSITIVE_INFINITY
    const expected = (base * mean) / per
    return {
      base,
      low998: Math.max(mean - z998 * one, 0),
      low95: Math.max(mean - z95 * one, 0),
      high95: Math.min(mean + z95 * one, top),
      high998: Math.min(mean + z998 * one, top),
      isRough: expected < roughBelow || (kind === 'proportion' && base - expected < roughBelow),
    }
  }
  return {
    mean,
    spread,
    points: known.map(({ key, name, bounds, middle }) => pointOf({ key, name, bounds, limits: limitsAt(middle) })),
    without: members
      .filter(({ key }) => !known.some((each) => each.key === key))
      .map(({ key, name, rate, base }) => ({ key, name, missing: whyWithout(rate, base) })),
    limitsAt,
  }
}

function halfway({ low, high }: Between): number {
  return (low + high) / 2
}

/**
 * Square root of the over-dispersion factor φ: the mean of the squared scores with the highest and lowest tenth drawn in
 * to the tenth’s edge, where it is above 1.
 */
function spreadOf(scores: readonly number[]): number {
  if (scores.length < fewest) return 1
  const sorted = [...scores].sort((a, b) => a - b)
  const outer = Math.floor(sorted.length / 10)
  const [low, high] = [sorted[outer] ?? 0, sorted[sorted.length - 1 - outer] ?? 0]
  const squares = sorted.reduce((sum, score) => {
    const drawnIn = Math.min(Math.max(score, low), high)
    return sum + drawnIn * drawnIn
  }, 0)
  return Math.sqrt(Math.max(squares / sorted.length, 1))
}

function pointOf({
  key,
  name,
  bounds,
  limits,
}: {
  readonly key: string
  readonly name: string
  readonly bounds: Between
  readonly limits: FunnelLimits
}): FunnelPoint {
  const value = asValue(bounds)
  return {
    key,
    name,
    base: limits.base,
    ...(typeof value === 'number' ? { rate: value } : { bounds }),
    position: ofBounds(positionOf(bounds.low, limits), positionOf(bounds.high, limits)),
    limits,
  }
}

/** All of the bounds must be outside; between the two limits of one side the nearer one is what is shown. */
function ofBounds(atLow: Settled, atHigh: Settled): FunnelPosition {
  if (atLow === atHigh) return atLow
  if (atLow.startsWith('above')) return 'above95'
  return atHigh.startsWith('below') ? 'below95' : 'notShown'
}

type Settled = Exclude<FunnelPosition, 'notShown'>

function positionOf(rate: number, { low998, low95, high95, high998 }: FunnelLimits): Settled {
  if (rate > high998) return 'above998'
  if (rate > high95) return 'above95'
  if (rate < low998) return 'below998'
  return rate < low95 ? 'below95' : 'within'
}

function whyWithout(rate: Value, base: Value): MissingReason {
  if (isGap(rate)) return rate.missing
  return isGap(base) ? base.missing : 'notApplicable'
}
