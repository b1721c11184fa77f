import { type InOrder, placesInOrder } from './buckets.ts'

/** The rank of each number, from 1, with equal numbers sharing the average of their ranks. */
export function ranks(column: Float64Array): Float64Array {
  return ranksOf(sortedWithPlaces(column))
}

function ranksOf({ values, places }: InOrder): Float64Array {
  const ranked = new Float64Array(values.length)
  for (let from = 0; from < values.length; ) {
    const value = values[from]
    let to = from
    while (to + 1 < values.length && values[to + 1] === value) to += 1
    for (let place = from; place <= to; place += 1) ranked[places[place] as number] = (from + to) / 2 + 1 // a place of each value
    from = to + 1
  }
  return ranked
}

/** The places of a column from its least number to its greatest; equal numbers keep their order. */
export function inOrder(column: Float64Array): Uint32Array {
  return sortedWithPlaces(column).places
}

/** Where a column holds what is no number, two numbers may stand on the wrong sides of it, as comparing finds them. */
function sortedWithPlaces(column: Float64Array): InOrder {
  const found = placesInOrder(column)
  if (found !== undefined) return found
  const places = Uint32Array.from(column, (_, i) => i).sort((x, y) => {
    const a = column[x] as number // both are places of the column
    const b = column[y] as number
    return a < b ? -1 : a > b ? 1 : x - y
  })
  return { values: Float64Array.from(places, (place) => column[place] as number), places } // places of the column
}

/** A column put in order once, for every outcome that it is held against. */
export interface Ordered {
  /** Its places, from the least number to the greatest; equal numbers in turn. */
  readonly places: Uint32Array
  /** The rank of each number less the average rank. */
  readonly fromMiddle: Float64Array
  /** The squares of those, added up: nought where the column does not vary. */
  readonly square: number
}

/** Puts a column in order. */
export function ordered(column: Float64Array): Ordered {
  const sorted = sortedWithPlaces(column)
  const fromMiddle = ranksOf(sorted)
  const middle = average(fromMiddle)
  let square = 0
  for (let i = 0; i < fromMiddle.length; i += 1) {
    const away = (fromMiddle[i] as number) - middle // a place of the column
    fromMiddle[i] = away
    square += away * away
  }
  return { places: sorted.places, fromMiddle, square }
}

/**
 * How far two columns of draws rise and fall together, from −1 to 1: Spearman's rank correlation. 0 where either
 * does not vary.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  return correlationOfRanks(ordered(a), ordered(b))
}

/** The rank correlation of two columns that are in order already; not a number where they are not of the same draws. */
export function correlationOfRanks(a: Ordered, b: Ordered): number {
  const [one, other] = [a.fromMiddle, b.fromMiddle]
  if (a.square === 0) return 0
  if (one.length !== other.length) return Number.NaN
  if (b.square === 0) return 0
  let together = 0
  for (let i = 0; i < one.length; i += 1) together += (one[i] as number) * (other[i] as number) // two columns of one length
  return together / Math.sqrt(a.square * b.square)
}

/** Pearson's correlation of two columns; 0 where either does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const meanA = average(a)
  const meanB = average(b)
  let together = 0
  let squareA = 0
  let squareB = 0
  for (const [i, value] of a.entries()) {
    const x = value - meanA
    const y = (b[i] ?? Number.NaN) - meanB
    together += x * y
    squareA += x * x
    squareB += y * y
  }
  return squareA === 0 || squareB === 0 ? 0 : together / Math.sqrt(squareA * squareB)
}

function average(column: Float64Array): number {
  let sum = 0
  for (let i = 0; i < column.length; i += 1) sum += column[i] as number // a place of the column
  return sum / column.length
}
