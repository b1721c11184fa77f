import type { Tree } from '../formula/tree.ts'
import { cellsEarlier } from '../reading/grid.ts'
import type { Layout } from '../reading/layout.ts'
import { figureCalled, layoutOver } from '../reading/part.ts'
import { type Address, addressText } from './ranges.ts'
import { layoutOfStep, type Text, type Writing } from './writing.ts'

// Offsets come from layouts, so every index is inside its array: that is what `!` after an index says here.

type AddressOf = (cell: number) => Address

/** Where each cell of a part stands: a named figure's own cells, or the rows that a step of the formula was given. */
function addressOf(tree: Tree, layout: Layout, writing: Writing): AddressOf {
  const { grid } = writing.around
  const step = writing.addressesOf(tree)
  if (step !== undefined) {
    const at = grid.offsets(layout, layoutOfStep(tree, writing))
    return (cell) => step[at[cell]!]!
  }
  if (tree.kind === 'pick') {
    const child = layoutOver(writing, tree.of, layout, [tree.dimension])
    const inside = addressOf(tree.of, child, writing)
    const at = grid.offsets(layout, child, { [tree.dimension]: grid.position(tree.dimension, tree.member) ?? 0 })
    return (cell) => inside(at[cell]!)
  }
  if (tree.kind !== 'name') throw new Error('A part of a formula that must stand in cells was given none')
  const figure = figureCalled(writing, tree.name)
  const addresses = writing.addressesOf(figure)
  if (addresses === undefined) throw new Error(`${figure.name} has no cells in the workbook`)
  const at = grid.offsets(layout, grid.layout(figure.by))
  return (cell) => addresses[at[cell]!]!
}

/** The cells that a sum, least or greatest is over. */
export function cellsOver(
  of: Tree,
  over: readonly string[],
  layout: Layout,
  writing: Writing,
): (cell: number) => readonly Address[] {
  const { grid } = writing.around
  const child = layoutOver(writing, of, layout, over)
  const inside = addressOf(of, child, writing)
  const from = grid.offsets(layout, child, Object.fromEntries(over.map((dimension) => [dimension, 0])))
  const count = over.reduce((product, dimension) => product * grid.sizeOf(dimension), 1)
  return (cell) => Array.from({ length: count }, (_, index) => inside(from[cell]! + index))
}

/** The cells from the first year to this one. */
export function runningCells(of: Tree, layout: Layout, writing: Writing): (cell: number) => readonly Address[] {
  const inside = addressOf(of, layout, writing)
  const earlier = cellsEarlier(layout, writing.around.grid, 'year')
  return (cell) => {
    const cells: Address[] = []
    for (let year = cell; year >= 0; year = earlier[year]!) cells.unshift(inside(year))
    return cells
  }
}

/** The cells of a key that a total is shared by: all members, those up to this one, and those before it. */
export function cellsToShareBy(tree: Tree & { kind: 'share' }, layout: Layout, writing: Writing) {
  const all = cellsOver(tree.key, [tree.over], layout, writing)
  const position = writing.around.grid.along(layout, tree.over)
  return (cell: number) => {
    const cells = all(cell)
    return { all: cells, upToHere: cells.slice(0, position[cell]! + 1), before: cells.slice(0, position[cell]!) }
  }
}

/**
 * `INDEX(first:last, MATCH(key, {0,1,2}, 0))`: a key that is not exactly a position is an error, as it is a fault here.
 * `CHOOSE` where the table's cells are not evenly spaced in one row or column.
 */
export function lookupText(
  tree: Tree & { kind: 'lookup' },
  layout: Layout,
  writing: Writing,
): (cell: number, key: Text) => string {
  const table = cellsOver(tree.of, [tree.dimension], layout, writing)
  return (cell, key) => {
    const cells = table(cell).map((address) => ({ ...address, fixed: true }))
    const texts = cells.map((address) => addressText(address, writing.sheet))
    const position = `MATCH(${key.text},{${cells.map((_, index) => index).join(',')}},0)`
    const [first, second = first] = cells
    const last = cells.at(-1)
    if (first === undefined || second === undefined || last === undefined)
      throw new Error('A table that is looked up has no cells')
    const down = second.row - first.row
    const along = second.column - first.column
    const even = cells.every(
      (each, index) => each.row === first.row + down * index && each.column === first.column + along * index,
    )
    const range = `${texts[0]}:${addressText({ ...last, sheet: writing.sheet }, writing.sheet)}`
    const spaced = (apart: number): string => (apart <= 1 ? position : `(${position}-1)*${apart}+1`)
    if (even && along === 0 && down >= 0) return `INDEX(${range},${spaced(down)})`
    if (even && down === 0 && along > 0) return `INDEX(${range},1,${spaced(along)})`
    return `CHOOSE(${position},${texts.join(',')})`
  }
}
