import { namesIn, type Tree } from '../formula/tree.ts'
import { firstGap, type Missing } from '../missing.ts'
import { conditionOf } from './condition.ts'
import { cellsEarlier } from './grid.ts'
import type { Layout } from './layout.ts'
import { figureCalled, type Gap, type Holds, type Inside, isSettledPart, layoutOver } from './part.ts'
import { type Working, workOf } from './work.ts'

/**
 * Whether a part of a formula has a number in a cell, and if not, why. Worked once, before any draw: a gap follows
 * from given cells alone, because where chance decides, a gap in any branch it could take is a gap.
 * Undefined when no cell can have a gap.
 */
export function gapOf(tree: Tree, layout: Layout, inside: Inside): Gap | undefined {
  const of = (part: Tree): Gap | undefined => gapOf(part, layout, inside)
  const { grid } = inside.around
  switch (tree.kind) {
    case 'number':
    case 'yearNumber':
      return undefined
    case 'name': {
      const figure = figureCalled(inside, tree.name)
      const gaps = inside.around.gapsOf(figure)
      if (gaps === undefined) return undefined
      const at = grid.offsets(layout, grid.layout(figure.by))
      return (cell) => gaps[at[cell]!]
    }
    case 'negative':
    case 'not':
    case 'function':
    case 'as':
      return of(tree.of)
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
    case 'choose':
      return both(of(tree.left), of(tree.right))
    case 'clamp':
      return both(both(of(tree.of), of(tree.low)), of(tree.high))
    case 'pow':
      return both(of(tree.base), of(tree.exponent))
    case 'if':
      return gapOfIf(tree, layout, inside)
    case 'orElse': {
      const [first, second] = [of(tree.of), of(tree.otherwise)]
      if (first === undefined) return undefined
      return (cell) => (first(cell) === undefined ? undefined : second?.(cell))
    }
    case 'divide':
      return gapOfDivide(tree, layout, inside)
    case 'over':
      return gapOver(tree.of, tree.over, layout, inside)
    case 'share':
      return both(both(of(tree.total), of(tree.key)), gapOver(tree.key, [tree.over], layout, inside))
    case 'pick': {
      const position = grid.position(tree.dimension, tree.member) ?? 0
      const child = layoutOver(inside, tree.of, layout, [tree.dimension])
      const picked = gapOf(tree.of, child, inside)
      const at = grid.offsets(layout, child, { [tree.dimension]: position })
      return picked && ((cell) => picked(at[cell]!))
    }
    case 'lookup':
      return gapOfLookup(tree, layout, inside)
    case 'previous': {
      const [earlier, starting] = [of(tree.of), of(tree.starting)]
      const at = cellsEarlier(layout, grid, tree.step)
      if (earlier === undefined && starting === undefined) return undefined
      return (cell) => (at[cell]! < 0 ? starting?.(cell) : earlier?.(at[cell]!))
    }
    case 'running': {
      const each = of(tree.of)
      if (each === undefined) return undefined
      const at = cellsEarlier(layout, grid, 'year')
      return (cell) => {
        const cells: number[] = []
        for (let year = cell; year >= 0; year = at[year]!) cells.unshift(year)
        return gapAmong(cells.map(each))
      }
    }
    default:
      return tree satisfies never
  }
}

/**
 * Which cells a part has a number in; undefined when all. Settled once where presence is known (`presenceKnown`),
 * and asked cell by cell while it is still being worked out.
 */
export function presentIn(tree: Tree, layout: Layout, inside: Working): Holds | undefined {
  const gap = gapOf(tree, layout, inside)
  if (gap === undefined) return undefined
  if (inside.presenceKnown !== true) return (cell) => gap(cell) === undefined
  const present = Uint8Array.from({ length: layout.cells }, (_, cell) => (gap(cell) === undefined ? 1 : 0))
  return present.every((flag) => flag === 1) ? undefined : (cell) => present[cell] === 1
}

function both(first: Gap | undefined, second: Gap | undefined): Gap | undefined {
  if (first === undefined || second === undefined) return first ?? second
  return (cell) => firstGap(first(cell), second(cell))
}

/** Members that do not apply are left out; any other gap is a gap of the whole; nothing left does not apply either. */
function gapAmong(gaps: readonly (Missing | undefined)[]): Missing | undefined {
  const serious = gaps.find((gap) => gap !== undefined && gap.missing !== 'notApplicable')
  if (serious !== undefined) return serious
  return gaps.every((gap) => gap !== undefined) ? gaps[0] : undefined
}

function gapOver(of: Tree, over: readonly string[], layout: Layout, inside: Inside): Gap | undefined {
  const { grid } = inside.around
  const child = layoutOver(inside, of, layout, over)
  const each = gapOf(of, child, inside)
  if (each === undefined) return undefined
  const from = grid.offsets(layout, child, Object.fromEntries(over.map((dimension) => [dimension, 0])))
  const count = over.reduce((product, dimension) => product * grid.sizeOf(dimension), 1)
  return (cell) => gapAmong(Array.from({ length: count }, (_, index) => each(from[cell]! + index)))
}

function gapOfIf(tree: Tree & { kind: 'if' }, layout: Layout, inside: Inside): Gap | undefined {
  const [asked, yes, no] = [tree.condition, tree.yes, tree.no].map((part) => gapOf(part, layout, inside))
  if (asked === undefined && yes === undefined && no === undefined) return undefined
  if (!isSettledPart(inside, namesIn(tree.condition))) return both(both(asked, yes), no)
  const holds = conditionOf(tree.condition, layout, silently(inside))
  return (cell) => asked?.(cell) ?? (holds(cell) ? yes?.(cell) : no?.(cell))
}

function gapOfDivide(tree: Tree & { kind: 'divide' }, layout: Layout, inside: Inside): Gap | undefined {
  const [top, bottom, otherwise] = [tree.top, tree.bottom, tree.otherwise].map((part) => gapOf(part, layout, inside))
  const operands = both(top, bottom)
  if (otherwise === undefined) return operands
  if (!isSettledPart(inside, namesIn(tree.bottom))) return both(operands, otherwise)
  const divisor = workOf(tree.bottom, layout, silently(inside))
  return (cell) => operands?.(cell) ?? (divisor(cell) === 0 ? otherwise(cell) : undefined)
}

function gapOfLookup(tree: Tree & { kind: 'lookup' }, layout: Layout, inside: Inside): Gap | undefined {
  const { grid } = inside.around
  const count = grid.sizeOf(tree.dimension)
  const asked = gapOf(tree.key, layout, inside)
  const child = layoutOver(inside, tree.of, layout, [tree.dimension])
  const table = gapOf(tree.of, child, inside)
  if (table === undefined) return asked
  const from = grid.offsets(layout, child, { [tree.dimension]: 0 })
  if (!isSettledPart(inside, namesIn(tree.key))) {
    return (cell) => {
      let gap = asked?.(cell)
      for (let index = 0; index < count; index++) gap = firstGap(gap, table(from[cell]! + index))
      return gap
    }
  }
  const key = workOf(tree.key, layout, silently(inside))
  return (cell) => {
    const gap = asked?.(cell)
    if (gap !== undefined) return gap
    const position = key(cell)
    return Number.isInteger(position) && position >= 0 && position < count ? table(from[cell]! + position) : undefined
  }
}

/** Presence asks what a condition is; whether a division in it is marked is for the reading that works the cell. */
function silently({ around, scope }: Inside): Working {
  return { around, scope, marks: new Uint8Array(1), mark: 0 }
}
