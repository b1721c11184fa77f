import { namesIn, type Tree } from '../formula/tree.ts'
import { exp, ln } from '../numbers/index.ts'
import { roundToPenny } from '../pence.ts'
import { arithmetic, asWork, type Marks } from './arithmetic.ts'
import { conditionOf } from './condition.ts'
import { cellsEarlier } from './grid.ts'
import type { Layout } from './layout.ts'
import { reductionOf, runningOf, shareOf } from './over.ts'
import { figureCalled, type Inside, isSettledPart, layoutOver, type Part, type Work } from './part.ts'
import { presentIn } from './presence.ts'

export { conditionOf } from './condition.ts'

// Offsets come from layouts, so every index is inside its array: that is what `!` after an index says here.

/** A formula being made ready to be worked. */
export interface Working extends Inside, Marks {
  /** A part worked once for all who read it, when that is worth it. `guarded`: not every cell of it is worked where it stands. */
  readonly aside?: (tree: Tree, layout: Layout, guarded: boolean) => Part | undefined
  /** Which cells have numbers is known, and can be settled while making ready. */
  readonly presenceKnown?: boolean
  /** Some cells of this part may not be worked at all: it stands in a branch, or its figure has gaps. */
  readonly guarded?: boolean
}

/** One closure for each node, numbers only: presence is settled before, and a cell with a gap is never asked for. */
export function workOf(tree: Tree, layout: Layout, inside: Working): Work {
  return asWork(partOf(tree, layout, inside))
}

export function partOf(tree: Tree, layout: Layout, inside: Working): Part {
  return inside.aside?.(tree, layout, inside.guarded ?? false) ?? partInPlace(tree, layout, inside)
}

/** As `partOf`, without looking whether the whole of it should be worked aside. */
export function partInPlace(tree: Tree, layout: Layout, inside: Working): Part {
  const { grid } = inside.around
  const { marks, mark } = inside
  const work = (part: Tree): Work => workOf(part, layout, inside)
  switch (tree.kind) {
    case 'number':
      return { values: Float64Array.of(tree.value), at: grid.offsets(layout, grid.layout([])) }
    case 'yearNumber':
      return {
        values: Float64Array.from({ length: grid.sizeOf('year') }, (_, year) => year),
        at: grid.along(layout, 'year'),
      }
    case 'name': {
      const figure = figureCalled(inside, tree.name)
      return { values: inside.around.valuesOf(figure), at: grid.offsets(layout, grid.layout(figure.by)) }
    }
    case 'as':
      return partOf(tree.of, layout, inside)
    case 'negative': {
      const of = work(tree.of)
      return (cell) => -of(cell)
    }
    case 'arithmetic':
      return arithmetic(tree.sign, partOf(tree.left, layout, inside), partOf(tree.right, layout, inside), inside)
    case 'choose': {
      const [a, b] = [work(tree.left), work(tree.right)]
      return tree.which === 'min' ? (cell) => lesser(a(cell), b(cell)) : (cell) => greater(a(cell), b(cell))
    }
    case 'clamp': {
      const [of, low, high] = [work(tree.of), work(tree.low), work(tree.high)]
      return (cell) => lesser(greater(of(cell), low(cell)), high(cell))
    }
    case 'if':
      return choiceOf(tree, layout, inside)
    case 'previous': {
      const [earlier, starting] = [tree.of, tree.starting].map((part) =>
        workOf(part, layout, { ...inside, guarded: true }),
      ) as [Work, Work] // two in, two out
      const at = cellsEarlier(layout, grid, tree.step)
      return (cell) => (at[cell]! < 0 ? starting(cell) : earlier(at[cell]!))
    }
    case 'pick': {
      const position = grid.position(tree.dimension, tree.member) ?? 0
      const child = layoutOver(inside, tree.of, layout, [tree.dimension])
      const at = grid.offsets(layout, child, { [tree.dimension]: position })
      const of = partOf(tree.of, child, { ...inside, guarded: true })
      if (typeof of !== 'function') return { values: of.values, at: at.map((cell) => of.at[cell]!) }
      return (cell) => of(at[cell]!)
    }
    case 'lookup':
      return lookupOf(tree, layout, inside)
    case 'function':
      return functionOf(tree, work(tree.of), inside)
    case 'pow': {
      const [base, exponent] = [work(tree.base), work(tree.exponent)]
      return (cell) => {
        const log = ln(base(cell))
        if (log - log !== 0) marks[mark] = 1
        return exp(exponent(cell) * log)
      }
    }
    case 'divide':
      return divideOf(tree, layout, inside)
    case 'orElse': {
      const present = presentIn(tree.of, layout, inside)
      if (present === undefined) return partOf(tree.of, layout, inside)
      const [of, otherwise] = [tree.of, tree.otherwise].map((part) =>
        workOf(part, layout, { ...inside, guarded: true }),
      ) as [Work, Work] // two in, two out
      return (cell) => (present(cell) ? of(cell) : otherwise(cell))
    }
    case 'over':
      return reductionOf(tree, layout, inside)
    case 'running':
      return runningOf(tree, layout, inside)
    case 'share':
      return shareOf(tree, layout, inside)
    case 'comparison':
    case 'and':
    case 'or':
    case 'not':
      throw new Error('A condition has no number')
    default:
      return tree satisfies never
  }
}

/** `a < b ? a : b`: not Math.min, which carries NaN and orders zeros. */
export function lesser(a: number, b: number): number {
  return a < b ? a : b
}

export function greater(a: number, b: number): number {
  return a > b ? a : b
}

/** On chance both branches are worked and one chosen; on a settled condition only the branch taken is worked. */
function choiceOf(tree: Tree & { kind: 'if' }, layout: Layout, inside: Working): Work {
  const holds = conditionOf(tree.condition, layout, inside)
  const settled = isSettledPart(inside, namesIn(tree.condition))
  const [yes, no] = [tree.yes, tree.no].map((part) =>
    workOf(part, layout, settled ? { ...inside, guarded: true } : inside),
  ) as [Work, Work] // two in, two out
  if (settled) return (cell) => (holds(cell) ? yes(cell) : no(cell))
  return (cell) => {
    const ifSo = yes(cell)
    const ifNot = no(cell)
    return holds(cell) ? ifSo : ifNot
  }
}

function divideOf(tree: Tree & { kind: 'divide' }, layout: Layout, inside: Working): Work {
  const { marks, mark } = inside
  const [top, bottom] = [workOf(tree.top, layout, inside), workOf(tree.bottom, layout, inside)]
  const settled = isSettledPart(inside, namesIn(tree.bottom))
  const otherwise = workOf(tree.otherwise, layout, settled ? { ...inside, guarded: true } : inside)
  return (cell) => {
    const above = top(cell)
    const below = bottom(cell)
    const instead = settled && below !== 0 ? 0 : otherwise(cell)
    if (below === 0) return instead
    const quotient = above / below
    if (quotient - quotient !== 0) marks[mark] = 1
    return quotient
  }
}

function functionOf(tree: Tree & { kind: 'function' }, of: Work, { marks, mark }: Marks): Work {
  switch (tree.name) {
    case 'exp':
      return (cell) => exp(of(cell))
    case 'floor':
      return (cell) => Math.floor(of(cell))
    case 'ln':
    case 'sqrt': {
      const work = tree.name === 'ln' ? ln : Math.sqrt
      return (cell) => {
        const value = work(of(cell))
        if (value - value !== 0) marks[mark] = 1
        return value
      }
    }
  }
}

/** By position: a key that is not exactly 0, 1, 2 … up to the last member marks its figure and gives no number. */
function lookupOf(tree: Tree & { kind: 'lookup' }, layout: Layout, inside: Working): Work {
  const { grid } = inside.around
  const { marks, mark } = inside
  const count = grid.sizeOf(tree.dimension)
  const child = layoutOver(inside, tree.of, layout, [tree.dimension])
  const from = grid.offsets(layout, child, { [tree.dimension]: 0 })
  const [key, table] = [workOf(tree.key, layout, inside), workOf(tree.of, child, { ...inside, guarded: true })]
  return (cell) => {
    const position = key(cell)
    if (position >= 0 && position < count && position === Math.floor(position)) return table(from[cell]! + position)
    marks[mark] = 1
    return Number.NaN
  }
}

/** A line, rounded to the penny: a share's pennies by running shares, anything else as it is worked. */
export function roundedWorkOf(tree: Tree, layout: Layout, inside: Working): Work {
  const work = tree.kind === 'share' ? shareOf(tree, layout, inside, roundToPenny) : workOf(tree, layout, inside)
  return (cell) => roundToPenny(work(cell))
}
