import { inOrder, rankCorrelation } from './rank.ts'

/** One uncertain number and its draws. */
export interface NamedColumn {
  readonly key: string
  readonly column: Float64Array
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
  const outcomes = taken(outcome, kept)
  return parameters
    .map(({ key, column }) => ({ key, column: taken(column, kept) }))
    .filter(({ column }) => column.some((value) => value !== column[0]))
    .map(({ key, column }) => {
      const order = inOrder(column)
      const tenth = Math.max(1, Math.floor(order.length / 10))
      return {
        key,
        rank: rankCorrelation(column, outcomes),
        inLowestTenth: averageAt(outcomes, order.subarray(0, tenth)),
        inHighestTenth: averageAt(outcomes, order.subarray(order.length - tenth)),
      }
    })
    .sort((x, y) => Math.abs(y.rank) - Math.abs(x.rank) || (x.key < y.key ? -1 : 1))
}

function placesOfFinite(column: Float64Array): Uint32Array {
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
