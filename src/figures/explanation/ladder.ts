import type { Figure } from '../figure.ts'
import { readUnit, sameUnit } from '../formula/unit.ts'
import type { Reading } from '../reading/central.ts'
import type { At } from '../reading/data.ts'
import type { Plan } from '../reading/plan.ts'
import { type Explanation, explain, saidOf } from './explain.ts'
import { type Leaf, type Said, type UsedCell, worthItself } from './said.ts'

/**
 * The way down from a figure to a given cell or an assumption: each rung explains the cell that contributed most to
 * the one above it. `depth`: at most so many rungs.
 *
 * What contributes most is what would change the figure most if it were nought. Where several would (the factors of a
 * product), an amount in the figure's own unit comes first, then worked figures, then givens, then assumptions.
 * From a missing figure the way leads to the gap.
 */
export function ladder(plan: Plan, reading: Reading, figure: Figure, at: At = {}, depth = 12): readonly Explanation[] {
  const rungs: Explanation[] = []
  let next: Pick<UsedCell, 'figure' | 'at'> | undefined = { figure, at }
  while (next !== undefined && rungs.length < depth) {
    rungs.push(explain(plan, reading, next.figure, next.at))
    const said = saidOf(plan, reading, next.figure, next.at, [])
    next = said === undefined ? undefined : mostOf(said, next.figure)
  }
  return rungs
}

function mostOf(said: Said, figure: Figure): UsedCell | undefined {
  const gap = said.leaves.flatMap((leaf) => leaf.used).find((each) => Number.isNaN(each.value))
  if (gap !== undefined) return gap
  const own = readUnit(figure.unit)
  const value = said.again(worthItself)
  const leaves = said.leaves.filter((leaf) => leaf.used.length > 0)
  const change = (leaf: Leaf): number => {
    const difference = Math.abs(value - said.again((each) => (each === leaf ? 0 : each.value)))
    return Number.isFinite(difference) ? difference : 0
  }
  const order = (leaf: Leaf): number => {
    const unit = readUnit(leaf.unit)
    const kind = leaf.used[0]?.figure.kind
    return (
      (own !== undefined && own.length > 0 && unit !== undefined && sameUnit(unit, own) ? 0 : 4) +
      (kind === 'figure' ? 0 : kind === 'given' ? 1 : 2)
    )
  }
  const ranked = leaves.map((leaf) => ({ leaf, change: change(leaf), order: order(leaf), size: Math.abs(leaf.value) }))
  const greatest = ranked.reduce((most, { change: each }) => (each > most ? each : most), 0)
  const first = ranked
    .filter((each) => each.change >= greatest * (1 - 1e-9))
    .sort((a, b) => a.order - b.order || (b.size > a.size ? 1 : b.size < a.size ? -1 : 0))[0]
  return first && largest(first.leaf.used, first.leaf)
}

/** Of the cells that were added up, the one in the sum's own unit with the largest amount. */
function largest(used: readonly UsedCell[], { unit }: Leaf): UsedCell | undefined {
  const own = readUnit(unit)
  const alike = used.filter(({ figure }) => own !== undefined && sameUnit(readUnit(figure.unit) ?? [], own))
  return (alike.length > 0 ? alike : used).reduce((most, each) =>
    Math.abs(each.value) > Math.abs(most.value) || Number.isNaN(most.value) ? each : most,
  )
}
