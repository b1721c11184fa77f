/** A square table of numbers, row after row, as long as its side times itself. */
export type Square = Float64Array

export interface Eigen {
  readonly values: Float64Array
  /** One vector a column, in the order of the values. */
  readonly vectors: Square
}

/**
 * The eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations, a pair at a time in a fixed order,
 * until nothing is left off the diagonal. (H. Rutishauser, Numerische Mathematik 9, 1966.)
 */
export function symmetricEigen(matrix: Square, side: number): Eigen {
  const a = Float64Array.from(matrix)
  const vectors = identity(side)
  const at = (row: number, column: number) => a[row * side + column] as number // rows and columns below the side
  let size = 0
  for (const value of a) size += value * value
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0
    for (let p = 0; p < side; p += 1) for (let q = p + 1; q < side; q += 1) off += at(p, q) * at(p, q)
    if (off <= 1e-32 * size) break
    for (let p = 0; p < side; p += 1) {
      for (let q = p + 1; q < side; q += 1) {
        if (at(p, q) === 0) continue
        const theta = (at(q, q) - at(p, p)) / (2 * at(p, q))
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cosine = 1 / Math.sqrt(t * t + 1)
        turnColumns(a, side, { p, q, cosine, sine: t * cosine })
        turnRows(a, side, { p, q, cosine, sine: t * cosine })
        turnColumns(vectors, side, { p, q, cosine, sine: t * cosine })
      }
    }
  }
  return { values: Float64Array.from({ length: side }, (_, i) => at(i, i)), vectors }
}

interface Turn {
  readonly p: number
  readonly q: number
  readonly cosine: number
  readonly sine: number
}

function turnColumns(a: Square, side: number, { p, q, cosine, sine }: Turn): void {
  for (let row = 0; row < side; row += 1) turnPair(a, row * side + p, row * side + q, cosine, sine)
}

function turnRows(a: Square, side: number, { p, q, cosine, sine }: Turn): void {
  for (let column = 0; column < side; column += 1) turnPair(a, p * side + column, q * side + column, cosine, sine)
}

function turnPair(a: Square, first: number, second: number, cosine: number, sine: number): void {
  const x = a[first] as number // both places are inside the square
  const y = a[second] as number
  a[first] = cosine * x - sine * y
  a[second] = sine * x + cosine * y
}

function identity(side: number): Square {
  const square = new Float64Array(side * side)
  for (let i = 0; i < side; i += 1) square[i * side + i] = 1
  return square
}
