import { cholesky, nearestCorrelation, rankOfScoreCorrelation, scoreCorrelationOfRank } from './correlation.ts'
import type { Square } from './eigen.ts'

/** Two uncertain numbers by name, and how strongly they rise and fall together (Spearman's rank correlation). */
export interface RankCorrelation {
  readonly a: string
  readonly b: string
  readonly rank: number
}

/** What had to change because the correlations asked for cannot all hold at once. */
export interface Repair {
  /** The largest change in any pair, as rank correlation. */
  readonly largestChange: number
  /** Every pair that moved by a thousandth or more, pairs that nobody gave among them, largest change first. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly asked: number; readonly used: number }[]
}

/** Numbers that are correlated with one another, directly or by way of others, in order of their streams. */
export interface CorrelatedGroup {
  readonly members: readonly string[]
  readonly lower: Square
}

/**
 * Sorts correlated numbers into groups that have nothing to do with one another, and finds each group's triangle.
 * Inside a group, order is that of the streams: a number that joins later has a later stream and changes no digit
 * of those before it (unless it makes a repair necessary).
 */
export function correlatedGroups(
  inOrderOfStream: readonly string[],
  correlations: readonly RankCorrelation[],
): { readonly groups: readonly CorrelatedGroup[]; readonly repair: Repair | undefined } {
  const groups: CorrelatedGroup[] = []
  const moved: Repair['pairs'][number][] = []
  let largestChange = 0
  for (const members of connected(inOrderOfStream, correlations)) {
    const side = members.length
    const asked = matrixOf(members, correlations)
    const lower = cholesky(asked, side)
    if (lower !== undefined) {
      groups.push({ members, lower })
      continue
    }
    const used = nearestCorrelation(asked, side)
    groups.push({ members, lower: choleskyOfRepaired(used, side) })
    for (const change of changes(members, asked, used)) {
      const size = Math.abs(change.used - change.asked)
      if (size > largestChange) largestChange = size
      if (size >= 0.001) moved.push(change)
    }
  }
  if (largestChange === 0) return { groups, repair: undefined }
  moved.sort((x, y) => Math.abs(y.used - y.asked) - Math.abs(x.used - x.asked))
  return { groups, repair: { largestChange, pairs: moved } }
}

function connected(names: readonly string[], correlations: readonly RankCorrelation[]): readonly (readonly string[])[] {
  const groupOf = new Map<string, Set<string>>()
  for (const { a, b } of correlations) {
    const together = new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])])
    for (const name of together) groupOf.set(name, together)
  }
  const seen = new Set<Set<string>>()
  const groups: (readonly string[])[] = []
  for (const name of names) {
    const group = groupOf.get(name)
    if (group === undefined || seen.has(group)) continue
    seen.add(group)
    groups.push(names.filter((each) => group.has(each)))
  }
  return groups
}

function matrixOf(members: readonly string[], correlations: readonly RankCorrelation[]): Square {
  const side = members.length
  const matrix = new Float64Array(side * side)
  for (let i = 0; i < side; i += 1) matrix[i * side + i] = 1
  for (const { a, b, rank } of correlations) {
    const row = members.indexOf(a)
    const column = members.indexOf(b)
    if (row < 0 || column < 0) continue
    matrix[row * side + column] = scoreCorrelationOfRank(rank)
    matrix[column * side + row] = scoreCorrelationOfRank(rank)
  }
  return matrix
}

/**
 * A repaired matrix stands on the edge of what is possible, where rounding may fall either way, so ever so little
 * is taken off every correlation until its triangle exists.
 */
function choleskyOfRepaired(matrix: Square, side: number): Square {
  for (let little = 0; ; little = little === 0 ? 1e-12 : little * 10) {
    const lower = cholesky(
      matrix.map((value, i) => (i % (side + 1) === 0 ? value : value * (1 - little))),
      side,
    )
    if (lower !== undefined) return lower
  }
}

function changes(members: readonly string[], asked: Square, used: Square): readonly Repair['pairs'][number][] {
  const side = members.length
  return members.flatMap((b, row) =>
    members.slice(0, row).map((a, column) => ({
      a,
      b,
      asked: rankOfScoreCorrelation(asked[row * side + column] as number), // inside the square
      used: rankOfScoreCorrelation(used[row * side + column] as number),
    })),
  )
}
