import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correlatedGroups } from './correlated-groups.ts'
import { cholesky, nearestCorrelation, rankOfScoreCorrelation, scoreCorrelationOfRank } from './correlation.ts'
import { symmetricEigen } from './eigen.ts'

const anyRank = fc.double({ min: -1, max: 1, noNaN: true })

/** A symmetric matrix with ones on its diagonal and anything from −1 to 1 elsewhere. */
const anyWish = fc.integer({ min: 2, max: 7 }).chain((side) =>
  fc.array(anyRank, { minLength: (side * (side - 1)) / 2, maxLength: (side * (side - 1)) / 2 }).map((off) => {
    const matrix = new Float64Array(side * side)
    let next = 0
    for (let row = 0; row < side; row += 1) {
      matrix[row * side + row] = 1
      for (let column = 0; column < row; column += 1) {
        matrix[row * side + column] = off[next] ?? 0
        matrix[column * side + row] = off[next] ?? 0
        next += 1
      }
    }
    return { side, matrix }
  }),
)

function timesItsTranspose(lower: Float64Array, side: number): Float64Array {
  return Float64Array.from({ length: side * side }, (_, at) => {
    let sum = 0
    for (let k = 0; k < side; k += 1)
      sum += (lower[Math.floor(at / side) * side + k] ?? 0) * (lower[(at % side) * side + k] ?? 0)
    return sum
  })
}

function largestGap(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (b[i] ?? Number.NaN))), 0)
}

test('rank correlations become correlations of scores and come back', () => {
  expect([scoreCorrelationOfRank(0), scoreCorrelationOfRank(1), scoreCorrelationOfRank(-1)]).toEqual([
    0,
    expect.closeTo(1, 15),
    expect.closeTo(-1, 15),
  ])
  expect(scoreCorrelationOfRank(0.6)).toBeCloseTo(0.6180339887498949, 15)
  fc.assert(
    fc.property(anyRank, (rank) => Math.abs(rankOfScoreCorrelation(scoreCorrelationOfRank(rank)) - rank) < 1e-14),
  )
})

test('the nearest correlation matrix is the published one', () => {
  // Higham (2002), section 4: the matrix with ones beside the diagonal.
  const nearest = nearestCorrelation(Float64Array.of(1, 1, 0, 1, 1, 1, 0, 1, 1), 3)
  expect([...nearest].map((value) => Number(value.toFixed(4)))).toEqual([
    1, 0.7607, 0.1573, 0.7607, 1, 0.7607, 0.1573, 0.7607, 1,
  ])
})

test('whatever correlations are asked for, those used can all hold at once', () => {
  fc.assert(
    fc.property(anyWish, ({ side, matrix }) => {
      const used = cholesky(matrix, side) === undefined ? nearestCorrelation(matrix, side) : matrix
      const least = symmetricEigen(used, side).values.reduce((a, b) => Math.min(a, b))
      return (
        least > -1e-6 && used.every((value, i) => (i % (side + 1) === 0 ? value === 1 : Math.abs(value) <= 1 + 1e-12))
      )
    }),
  )
})

test('a matrix that can be is left alone: its triangle gives it back', () => {
  fc.assert(
    fc.property(anyWish, ({ side, matrix }) => {
      const lower = cholesky(matrix, side)
      return lower === undefined || largestGap(timesItsTranspose(lower, side), matrix) < 1e-6
    }),
  )
})

test('eigenvectors take a matrix apart and put it together again', () => {
  fc.assert(
    fc.property(anyWish, ({ side, matrix }) => {
      const { values, vectors } = symmetricEigen(matrix, side)
      const again = Float64Array.from({ length: side * side }, (_, at) => {
        let sum = 0
        for (let k = 0; k < side; k += 1) {
          sum +=
            (values[k] ?? 0) * (vectors[Math.floor(at / side) * side + k] ?? 0) * (vectors[(at % side) * side + k] ?? 0)
        }
        return sum
      })
      return largestGap(again, matrix) < 1e-12
    }),
  )
})

test('correlations that cannot all hold are repaired, and the report says which pairs moved and by how much', () => {
  const { groups, repair } = correlatedGroups(
    ['pay', 'prices', 'demand', 'alone', 'shock', 'size'],
    [
      { a: 'pay', b: 'prices', rank: 0.9 },
      { a: 'prices', b: 'demand', rank: 0.9 },
      { a: 'pay', b: 'demand', rank: -0.9 },
      { a: 'size', b: 'shock', rank: 0.5 },
    ],
  )
  expect(groups.map(({ members }) => members)).toEqual([
    ['pay', 'prices', 'demand'],
    ['shock', 'size'],
  ])
  expect(repair?.pairs.map(({ a, b, asked }) => [a, b, Number(asked.toFixed(9))])).toContainEqual([
    'pay',
    'demand',
    -0.9,
  ])
  expect(repair?.pairs).toHaveLength(3)
  expect(repair?.largestChange).toBeGreaterThan(0.3)
  expect(repair?.largestChange).toBe(
    Math.max(...(repair?.pairs ?? []).map(({ asked, used }) => Math.abs(asked - used))),
  )
})

test('two numbers that move together exactly are allowed', () => {
  const { groups, repair } = correlatedGroups(
    ['a', 'b', 'c'],
    [
      { a: 'a', b: 'b', rank: 1 },
      { a: 'b', b: 'c', rank: 0.4 },
      { a: 'a', b: 'c', rank: 0.4 },
    ],
  )
  expect(repair).toBeUndefined()
  const [withA, ownLuck] = groups[0]?.lower.slice(3, 6) ?? []
  expect(withA).toBeCloseTo(1, 12)
  expect(ownLuck).toBe(0)
})
