/**
 * A function of the normal score that never falls and runs between 0 and 1, as a table joined by straight lines:
 * within 10^-6 everywhere, never falling, and a few nanoseconds a look. Scores, and not chances, because equal steps
 * of chance leave the tails coarse (by up to a fifth of the range in the last cell of 1,024).
 *
 * The exact function is asked at as few scores as settle it: their number is doubled until every new one is within
 * 10^-7 of the cubic through its four neighbours. Outside ±6.5, where one draw in 10^10 falls, and for a function
 * that does not settle within 4,096 steps (a beta curve with shapes far below 1, nearly a coin), the exact
 * function itself is used.
 */
export function scoreTable(exact: (z: number) => number): ScoreTable {
  const knots = settledKnots(exact)
  const table = knots === undefined ? noKnots : fineTable(knots)
  return { exact, knots: table, cellsPerScore: (table.length - 1) / (2 * reach) }
}

/** The exact function, and its values at equal steps of the score; a single one where the function did not settle. */
export interface ScoreTable {
  readonly exact: (z: number) => number
  readonly knots: Float64Array
  readonly cellsPerScore: number
}

/** The function at a score, read from its table. */
export function readTable({ exact, knots, cellsPerScore }: ScoreTable, z: number): number {
  const cells = knots.length - 1
  const at = (z + reach) * cellsPerScore
  if (!(at >= 0 && at < cells)) return exact(z)
  const cell = Math.floor(at)
  const low = knots[cell] as number // `at` is below the number of cells, and there is one knot more than cells
  const high = knots[cell + 1] as number
  const value = low + (high - low) * (at - cell)
  return value < high ? value : high
}

const noKnots = new Float64Array(1)

const reach = 6.5

function settledKnots(exact: (z: number) => number): Float64Array | undefined {
  let knots = new Float64Array(65)
  for (let i = 0; i < knots.length; i += 1) knots[i] = exact(scoreOf(i, 64))
  while (knots.length <= 4096) {
    const cells = 2 * (knots.length - 1)
    const doubled = new Float64Array(cells + 1)
    let worst = 0
    for (let i = 0; i <= cells; i += 1) {
      if (i % 2 === 0) {
        doubled[i] = knots[i / 2] as number // every second of the doubled knots is one of these
        continue
      }
      const middle = exact(scoreOf(i, cells))
      doubled[i] = middle
      const miss = Math.abs(middle - cubic(knots, i / 2))
      if (!(miss <= worst)) worst = miss
    }
    knots = doubled
    if (worst <= 1e-7) return knots
  }
  return undefined
}

function scoreOf(i: number, cells: number): number {
  return -reach + (2 * reach * i) / cells
}

function fineTable(knots: Float64Array): Float64Array {
  for (let cells = Math.max(4096, 2 * (knots.length - 1)); ; cells *= 2) {
    const table = new Float64Array(cells + 1)
    const perCell = (knots.length - 1) / cells
    let worstBend = 0
    let highest = 0
    for (let i = 0; i <= cells; i += 1) {
      const value = cubic(knots, i * perCell)
      // Never falling and never outside, whatever the last digit of the cubic says.
      if (value > highest) highest = value < 1 ? value : 1
      table[i] = highest
      if (i < 2) continue
      const bend = Math.abs(highest - 2 * (table[i - 1] as number) + (table[i - 2] as number)) // both were just written
      if (bend > worstBend) worstBend = bend
    }
    // Straight lines miss a curve by an eighth of its bend over one step.
    if (worstBend / 8 <= 6e-7 || cells >= 65_536) return table
  }
}

/** The cubic through the four knots around place `at` (in cells from the first), which all tables here have. */
function cubic(knots: Float64Array, at: number): number {
  const last = knots.length - 1
  const cell = Math.max(1, Math.min(last - 2, Math.floor(at)))
  const t = at - cell
  const before = knots[cell - 1] as number
  const low = knots[cell] as number
  const high = knots[cell + 1] as number
  const after = knots[cell + 2] as number
  const first = (t * (t - 1) * (t - 2)) / -6
  const second = ((t + 1) * (t - 1) * (t - 2)) / 2
  const third = ((t + 1) * t * (t - 2)) / -2
  const fourth = ((t + 1) * t * (t - 1)) / 6
  return before * first + low * second + high * third + after * fourth
}
