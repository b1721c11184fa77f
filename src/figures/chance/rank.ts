import { placesInOrder } from './buckets.ts'

/** The rank of each number, from 1, with equal numbers sharing the average of their ranks. */
export function ranks(column: Float64Array): Float64Array {
  const order = inOrder(column)
  const ranked = new Float64Array(column.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && column[order[to + 1] as number] === column[order[from] as number]) to += 1 // places in the order
    for (let place = from; place <= to; place += 1) ranked[order[place] as number] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranked
}

/** The places of a column from its least number to its greatest; equal numbers keep their order. */
export function inOrder(column: Float64Array): Uint32Array {
  const places = placesInOrder(column)
  if (places !== undefined) return places
  return Uint32Array.from(column, (_, i) => i).sort((x, y) => {
    const a = column[x] as number // both are places of the column
    const b = column[y] as number
    return a < b ? -1 : a > b ? 1 : x - y
  })
}

/**
 * How far two columns of draws rise and fall together, from −1 to 1: Spearman's rank correlation. 0 where either
 * does not vary.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  return correlation(ranks(a), ranks(b))
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
  for (const value of column) sum += value
  return sum / column.length
}
