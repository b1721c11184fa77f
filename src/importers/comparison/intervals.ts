import type { MissingReason } from '../../figures/index.ts'
import { asValue, boundsOf } from '../baseline/values.ts'
import { type Between, isGap, type Value } from '../value.ts'

/** How a publication blurs a count, and what it was blurred to. */
export interface Blurring {
  /** Counts are rounded to this: at 10, as for regions, a published 150 is between 145 and 155; at 1 they are exact. */
  readonly roundedTo?: number
  /** What a suppressed count is known to be, where the publication says: 1 to 5. */
  readonly suppressedIs?: Between
}

/** What a published count can be in truth. A reason stays a reason, unless the publication says what it hides. */
export function trueCount(value: Value, { roundedTo = 0, suppressedIs }: Blurring = {}): Value {
  if (isGap(value)) return value.missing === 'suppressed' && suppressedIs !== undefined ? suppressedIs : value
  if (typeof value !== 'number' || roundedTo === 0 || roundedTo === 1) return value
  const half = roundedTo / 2
  return { low: Math.max(value - half, 0), high: value + half }
}

/**
 * A rate that a publication prints to so many decimals is between half a last digit below and above: 16.4 is 16.35 to
 * 16.45. For a rate of rounded counts the publication’s own rounding is wider; see `rateOf`.
 */
export function trueRate(value: Value, decimals: number): Value {
  if (typeof value !== 'number') return value
  let half = 0.5
  for (let i = 0; i < decimals; i++) half /= 10
  return { low: value - half, high: value + half }
}

/**
 * The rate of a count in a population, `per` 10,000 say. Never of a suppressed count: that gives its reason, or bounds
 * where the publication says what it hides; a rounded count gives bounds.
 */
export function rateOf({
  count,
  population,
  per,
  blurring,
}: {
  readonly count: Value
  readonly population: Value
  readonly per: number
  readonly blurring?: Blurring
}): Value {
  if (isGap(population)) return population
  const [top, bottom] = [trueCount(count, blurring), boundsOf(population)]
  const bounds = boundsOf(top)
  if (bounds === undefined) return top
  if (bottom === undefined || bottom.low <= 0) return { missing: 'notAvailable' }
  return asValue({ low: (bounds.low / bottom.high) * per, high: (bounds.high / bottom.low) * per })
}

/** What may be said of two figures: one is higher only where all it can be is above all the other can be. */
export type Difference = 'higher' | 'lower' | 'notShown' | { readonly missing: MissingReason }

/** How the first figure lies to the second. Figures whose bounds touch show no difference. */
export function differenceOf(first: Value, second: Value): Difference {
  const gap = [first, second].find(isGap)
  if (gap !== undefined) return gap
  const [a, b] = [boundsOf(first), boundsOf(second)]
  if (a === undefined || b === undefined) return 'notShown'
  if (a.low > b.high) return 'higher'
  return a.high < b.low ? 'lower' : 'notShown'
}
