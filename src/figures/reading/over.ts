import type { Tree } from '../formula/tree.ts'
import { type Layout, strideOf } from './layout.ts'
import { type Holds, layoutOver, type Work } from './part.ts'
import { presentIn } from './presence.ts'
import { greater, lesser, type Working, workOf } from './work.ts'

/** Sum, least or greatest over dimensions: the first named innermost, each from its own beginning, members in order. */
export function reductionOf(tree: Tree & { kind: 'over' }, layout: Layout, inside: Working): Work {
  return overMembers(tree.how, tree.of, tree.over, layout, inside)
}

function overMembers(
  how: 'sum' | 'min' | 'max',
  of: Tree,
  over: readonly string[],
  layout: Layout,
  inside: Working,
): Work {
  const { grid } = inside.around
  const child = layoutOver(inside, of, layout, over)
  // Only members that apply are asked for: where the whole has a number, no member has any other gap.
  let applies = presentIn(of, child, inside)
  let work = workOf(of, child, applies === undefined ? inside : { ...inside, guarded: true })
  for (const dimension of over) {
    const count = grid.sizeOf(dimension)
    work = overOne(how, work, applies, count)
    applies = applies && anyApplies(applies, count)
  }
  const from = grid.offsets(layout, child, Object.fromEntries(over.map((dimension) => [dimension, 0])))
  const size = over.reduce((product, dimension) => product * grid.sizeOf(dimension), 1)
  const group = from.map((cell) => cell / size)
  return (cell) => work(group[cell]!)
}

function anyApplies(applies: Holds, count: number): Holds {
  return (group) => {
    for (let cell = group * count; cell < (group + 1) * count; cell++) if (applies(cell)) return true
    return false
  }
}

function overOne(how: 'sum' | 'min' | 'max', of: Work, applies: Holds | undefined, count: number): Work {
  if (how === 'sum' && applies === undefined) {
    return (group) => {
      let total = 0
      const end = (group + 1) * count
      for (let cell = group * count; cell < end; cell++) total += of(cell)
      return total
    }
  }
  const beginning = how === 'sum' ? 0 : how === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  const join = how === 'sum' ? (a: number, b: number) => a + b : how === 'min' ? lesser : greater
  return (group) => {
    let result = beginning
    const end = (group + 1) * count
    for (let cell = group * count; cell < end; cell++)
      if (applies === undefined || applies(cell)) result = join(result, of(cell))
    return result
  }
}

/** From the first year to this one; years that do not apply are left out. */
export function runningOf(tree: Tree & { kind: 'running' }, layout: Layout, inside: Working): Work {
  const applies = presentIn(tree.of, layout, inside)
  const of = workOf(tree.of, layout, applies === undefined ? inside : { ...inside, guarded: true })
  const stride = strideOf(layout, 'year')
  const years = inside.around.grid.along(layout, 'year')
  const isTotal = tree.how === 'total'
  return (cell) => {
    let result = isTotal ? 0 : 1
    for (let year = cell - years[cell]! * stride; year <= cell; year += stride) {
      if (applies !== undefined && !applies(year)) continue
      if (isTotal) result += of(year)
      else result *= of(year)
    }
    return result
  }
}

/**
 * A total shared by a key: `total × key ÷ sum(key)`. With `round`, by running shares in the order of members:
 * the rounded share of everyone up to this one, less the rounded share of everyone before, so that the parts
 * add up to the rounded total (docs/decisions, lines and their pennies); a workbook cell writes the same two ROUNDs.
 */
export function shareOf(
  tree: Tree & { kind: 'share' },
  layout: Layout,
  inside: Working,
  round?: (pounds: number) => number,
): Work {
  const { grid } = inside.around
  const { marks, mark } = inside
  const total = workOf(tree.total, layout, inside)
  const sum = overMembers('sum', tree.key, [tree.over], layout, inside)
  const portion = (amount: number, key: number, of: number): number => {
    const value = (amount * key) / of
    if (value - value !== 0) marks[mark] = 1
    return value
  }
  if (round === undefined) {
    const key = workOf(tree.key, layout, inside)
    return (cell) => portion(total(cell), key(cell), sum(cell))
  }
  const child = layoutOver(inside, tree.key, layout, [tree.over])
  const keys = workOf(tree.key, child, inside)
  const applies = presentIn(tree.key, child, inside)
  const from = grid.offsets(layout, child, { [tree.over]: 0 })
  const position = grid.along(layout, tree.over)
  return (cell) => {
    const own = from[cell]! + position[cell]!
    let before = 0
    for (let each = from[cell]!; each < own; each++) if (applies === undefined || applies(each)) before += keys(each)
    const amount = total(cell)
    const all = sum(cell)
    return round(portion(amount, before + keys(own), all)) - round(portion(amount, before, all))
  }
}
