import type { MissingReason } from '../../figures/index.ts'
import type { Polarity } from '../../reference/index.ts'
import { asValue, boundsOf } from '../baseline/values.ts'
import { type Between, isGap, type Value } from '../value.ts'

/** How a publication blurs a count, and what it was blurred to. */
export interface Blurring {
  /** Counts are rounded to this: at 10, as for regions, a published 150 is between 145 and 155. */
  readonly roundedTo?: number
  /** What a suppressed count is known to be, where the publication says: 1 to 5. */
  readonly suppressedIs?: Between
}

/** What a published count can be in truth. A reason stays a reason, unless the publication says what it hides. */
export function trueCount(value: Value, { roundedTo = 0, suppressedIs }: Blurring = {}): Value {
  if (isGap(value)) return value.missing === 'suppressed' && suppressedIs !== undefined ? suppressedIs : value
  if (typeof value !== 'number' || roundedTo === 0) return value
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

/** A member of a comparison: who, and what the figure can be. */
export interface Compared {
  readonly key: string
  readonly value: Value
}

/** The best and worst place that a figure can have, from 1; with the reason where it has no figure. */
export type Place =
  | { readonly best: number; readonly worst: number; readonly of: number }
  | { readonly missing: MissingReason }

/**
 * Each one’s place among those with a figure, counted from the lowest, or from the best where one way is better: from
 * and to, because figures whose bounds overlap, or that are equal, are in no order.
 */
export function placesOf(members: readonly Compared[], polarity: Polarity = 'neutral'): ReadonlyMap<string, Place> {
  const known = members.flatMap(({ key, value }) => {
    const bounds = boundsOf(value)
    return bounds === undefined ? [] : [{ key, ...bounds }]
  })
  return new Map(
    members.map(({ key, value }): readonly [string, Place] => {
      const own = boundsOf(value)
      if (own === undefined) return [key, isGap(value) ? value : { missing: 'notApplicable' }]
      const below = known.filter(({ high }) => high < own.low).length
      const above = known.filter(({ low }) => low > own.high).length
      const [before, after] = polarity === 'higher' ? [above, below] : [below, above]
      return [key, { best: before + 1, worst: known.length - after, of: known.length }]
    }),
  )
}

/** A quarter of the group, 1 with the lowest figures, or the best ones where one way is better; `notShown` where its bounds reach over two. */
export type Quarter = 1 | 2 | 3 | 4 | 'notShown' | { readonly missing: MissingReason }

/** Each one’s quarter among those with a figure; of fewer than four nobody has one. */
export function quartersOf(members: readonly Compared[], polarity: Polarity = 'neutral'): ReadonlyMap<string, Quarter> {
  return new Map([...placesOf(members, polarity)].map(([key, place]) => [key, quarterOf(place)]))
}

function quarterOf(place: Place): Quarter {
  if ('missing' in place) return place
  if (place.of < 4) return 'notShown'
  const [first, last] = [place.best, place.worst].map((at) => Math.ceil((at * 4) / place.of))
  // A place from 1 to the number in the group is in quarter 1 to 4.
  return first === last ? (first as 1 | 2 | 3 | 4) : 'notShown'
}
