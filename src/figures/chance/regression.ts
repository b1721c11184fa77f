import type { NamedColumn } from './sensitivity.ts'

/** How an outcome's spread divides among the uncertain numbers it rests on. */
export interface RegressionShares {
  /** Share of the variance by key; a number that never varies has none. */
  readonly shares: ReadonlyMap<string, number>
  /** What no straight line explains: curves, steps, and numbers working together. */
  readonly unexplained: number
}

/**
 * The share of an outcome's variance that each uncertain number carries: squared standardised coefficients of one
 * straight-line regression on all of them together, so that a chance likeness between two inputs in a small sample is
 * not counted twice. Inputs are near enough independent; the shares and what is unexplained are scaled to add to 1.
 *
 * Source: Saltelli and others, Global Sensitivity Analysis (2008), standardised regression coefficients.
 */
export function regressionShares(parameters: readonly NamedColumn[], outcome: Float64Array): RegressionShares {
  const y = standardised(outcome)
  const inputs = parameters.flatMap(({ key, column }) => {
    const x = standardised(column)
    return x === undefined ? [] : [{ key, x }]
  })
  if (y === undefined || inputs.length === 0) return { shares: new Map(), unexplained: 0 }
  const n = y.length
  const size = inputs.length
  const products = inputs.map(({ x }) => inputs.map((other) => dot(x, other.x) / n))
  const withOutcome = inputs.map(({ x }) => dot(x, y) / n)
  const coefficients = solve(products, withOutcome)
  let explained = 0
  for (let i = 0; i < size; i += 1) explained += (coefficients[i] ?? 0) * (withOutcome[i] ?? 0)
  const unexplained = explained > 1 ? 0 : 1 - explained
  const squares = coefficients.map((c) => c * c)
  const total = squares.reduce((sum, each) => sum + each, 0) + unexplained
  return {
    shares: new Map(inputs.map(({ key }, i) => [key, (squares[i] ?? 0) / total])),
    unexplained: unexplained / total,
  }
}

/** Mean nought and variance one; undefined where nothing varies. Draws that are not finite count as the mean. */
function standardised(column: Float64Array): Float64Array | undefined {
  let sum = 0
  let count = 0
  for (const value of column) {
    if (!Number.isFinite(value)) continue
    sum += value
    count += 1
  }
  const mean = sum / count
  const centred = column.map((value) => (Number.isFinite(value) ? value - mean : 0))
  const variance = dot(centred, centred) / column.length
  if (!(variance > 0)) return undefined
  const sd = Math.sqrt(variance)
  return centred.map((value) => value / sd)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number) // columns of the same draws
  return sum
}

/** Cholesky, with a hair of ridge so that two inputs that happen to coincide do no harm. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const n = right.length
  const lower: number[][] = []
  for (let i = 0; i < n; i += 1) {
    const row: number[] = []
    for (let j = 0; j <= i; j += 1) {
      let sum = (matrix[i]?.[j] ?? 0) + (i === j ? 1e-9 : 0)
      for (let k = 0; k < j; k += 1) sum -= (row[k] ?? 0) * (lower[j]?.[k] ?? (j === i ? (row[k] ?? 0) : 0))
      row.push(i === j ? Math.sqrt(sum > 1e-12 ? sum : 1e-12) : sum / (lower[j]?.[j] ?? 1))
    }
    lower.push(row)
  }
  const forward: number[] = []
  for (let i = 0; i < n; i += 1) {
    let sum = right[i] ?? 0
    for (let k = 0; k < i; k += 1) sum -= (lower[i]?.[k] ?? 0) * (forward[k] ?? 0)
    forward.push(sum / (lower[i]?.[i] ?? 1))
  }
  const solution = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = forward[i] ?? 0
    for (let k = i + 1; k < n; k += 1) sum -= (lower[k]?.[i] ?? 0) * (solution[k] ?? 0)
    solution[i] = sum / (lower[i]?.[i] ?? 1)
  }
  return solution
}
