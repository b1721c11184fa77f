import { correlationOfRanks, type Ordered, ordered } from './rank.ts'

/** One uncertain number and its draws; put in order already, where it was. */
export interface NamedColumn {
  readonly key: string
  readonly column: Float64Array
  readonly ordered?: Ordered | undefined
}

/** How one uncertain number bears on an outcome. */
export interface TornadoBar {
  readonly key: string
  /** Spearman's rank correlation with the outcome, −1 to 1. */
  readonly rank: number
  /** The average outcome in the draws where the number is in its lowest tenth, in the outcome's unit. */
  readonly inLowestTenth: number
  /** The average outcome where it is in its highest tenth. */
  readonly inHighestTenth: number
}

/**
 * Which uncertain numbers move an outcome most, strongest rank correlation first (by name where equal). A number
 * that never varies is left out. Draws whose outcome is not finite are left out.
 */
export function tornado(parameters: readonly NamedColumn[], outcome: Float64Array): readonly TornadoBar[] {
  const kept = placesOfFinite(outcome)
  const outcomes = kept === 'all' ? outcome : taken(outcome, kept)
  const orderOfOutcomes = ordered(outcomes)
  return parameters
    .map(({ key, column, ordered: known }) => {
      const own = kept === 'all' ? column : taken(column, kept)
      return { key, own, order: (kept === 'all' ? known : undefined) ?? ordered(own) }
    })
    .filter(({ own }) => own.some((value) => value !== own[0]))
    .map(({ key, order }) => {
      const tenth = Math.max(1, Math.floor(outcomes.length / 10))
      return {
        key,
        rank: correlationOfRanks(order, orderOfOutcomes),
        inLowestTenth: averageAt(outcomes, order.places.subarray(0, tenth)),
        inHighestTenth: averageAt(outcomes, order.places.subarray(outcomes.length - tenth)),
      }
    })
    .sort((x, y) => Math.abs(y.rank) - Math.abs(x.rank) || (x.key < y.key ? -1 : 1))
}

function placesOfFinite(column: Float64Array): Uint32Array | 'all' {
  if (column.every(Number.isFinite)) return 'all'
  return Uint32Array.from(column, (_, i) => i).filter((i) => Number.isFinite(column[i]))
}

function taken(column: Float64Array, places: Uint32Array): Float64Array {
  return Float64Array.from(places, (place) => column[place] as number) // places of a column of the same draws
}

function averageAt(column: Float64Array, places: Uint32Array): number {
  let sum = 0
  for (const place of places) sum += column[place] as number // places of this column
  return sum / places.length
}
