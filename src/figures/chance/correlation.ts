import { pi, smallSine } from '../numbers/index.ts'
import { type Square, symmetricEigen } from './eigen.ts'

/**
 * The correlation that normal scores need for two uncertain numbers to have this rank correlation (Spearman's):
 * 2 sin(π r ÷ 6). Source: K. Pearson, "On further methods of determining correlation" (1907).
 */
export function scoreCorrelationOfRank(rank: number): number {
  return 2 * smallSine((pi * rank) / 6)
}

/** The rank correlation that such a correlation of scores gives: the other way round. */
export function rankOfScoreCorrelation(correlation: number): number {
  const wanted = correlation < -1 ? -0.5 : correlation > 1 ? 0.5 : correlation / 2
  let angle = wanted
  // Newton's rule on the sine; the cosine is never below √¾ here.
  for (let step = 0; step < 6; step += 1) {
    const sine = smallSine(angle)
    angle -= (sine - wanted) / Math.sqrt(1 - sine * sine)
  }
  return (6 * angle) / pi
}

/**
 * The lower triangle L with L Lᵀ equal to a correlation matrix, row after row, or nothing where the matrix cannot
 * be one (it would give some mixture a negative variance). A mixture that cannot vary at all, as when two numbers
 * move together exactly, is allowed: its column is nought.
 */
export function cholesky(matrix: Square, side: number): Square | undefined {
  const lower = new Float64Array(side * side)
  const at = (square: Square, row: number, column: number) => square[row * side + column] as number // below the side
  for (let column = 0; column < side; column += 1) {
    for (let row = column; row < side; row += 1) {
      let left = at(matrix, row, column)
      for (let k = 0; k < column; k += 1) left -= at(lower, row, k) * at(lower, column, k)
      if (row === column) {
        if (left < -smallestPivot) return undefined
        lower[row * side + column] = left > smallestPivot ? Math.sqrt(left) : 0
      } else {
        const pivot = at(lower, column, column)
        if (pivot === 0 && Math.abs(left) > rootOfSmallestPivot) return undefined
        lower[row * side + column] = pivot === 0 ? 0 : left / pivot
      }
    }
  }
  return lower
}

/**
 * The correlation matrix nearest to a symmetric matrix with ones on its diagonal, by the sum of squared changes.
 *
 * Source: N. J. Higham, "Computing the nearest correlation matrix", IMA Journal of Numerical Analysis 22 (2002),
 * algorithm 3.3: projections in turn onto matrices without negative eigenvalues and onto those with ones on the
 * diagonal, with Dykstra's correction. A last rescaling leaves ones on the diagonal and no eigenvalue below 0.
 */
export function nearestCorrelation(matrix: Square, side: number): Square {
  let nearest = Float64Array.from(matrix)
  const correction = new Float64Array(side * side)
  for (let step = 0; step < 1000; step += 1) {
    const corrected = nearest.map((value, i) => value - (correction[i] as number)) // two squares of one side
    const projected = withoutNegativeEigenvalues(corrected, side)
    const next = withOnes(projected, side)
    let change = 0
    for (const [i, value] of next.entries()) {
      correction[i] = (projected[i] as number) - (corrected[i] as number)
      const moved = Math.abs(value - (nearest[i] as number))
      if (moved > change) change = moved
    }
    nearest = next
    if (change <= 1e-10) break
  }
  return rescaled(withoutNegativeEigenvalues(nearest, side), side)
}

function withoutNegativeEigenvalues(matrix: Square, side: number): Float64Array<ArrayBuffer> {
  const { values, vectors } = symmetricEigen(matrix, side)
  const kept = new Float64Array(side * side)
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = 0
      for (const [k, value] of values.entries()) {
        if (value > 0) sum += value * (vectors[row * side + k] as number) * (vectors[column * side + k] as number)
      }
      kept[row * side + column] = sum
      kept[column * side + row] = sum
    }
  }
  return kept
}

function withOnes(matrix: Square, side: number): Float64Array<ArrayBuffer> {
  const square = Float64Array.from(matrix)
  for (let i = 0; i < side; i += 1) square[i * side + i] = 1
  return square
}

function rescaled(matrix: Square, side: number): Square {
  const square = new Float64Array(side * side)
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const scale = (matrix[row * side + row] as number) * (matrix[column * side + column] as number) // the diagonal
      square[row * side + column] = row === column ? 1 : (matrix[row * side + column] as number) / Math.sqrt(scale)
    }
  }
  return square
}

// What rounding leaves of a pivot that is nought. A correlation of 0.999999 leaves 2e-6, which is not nought.
const smallestPivot = 1e-13
const rootOfSmallestPivot = 3.2e-7
