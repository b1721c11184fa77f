import { inOrderOfCode, type Member } from '../dimensions.ts'
import type { Dimension } from '../figure.ts'
import { type Layout, layoutOf, offsetsInto, positionsAlong, strideOf } from './layout.ts'

/** The case's members in order, and how arrays over them are laid out. Offsets are worked once and shared. */
export interface Grid {
  readonly members: Readonly<Record<Dimension, readonly Member[]>>
  readonly roles: Readonly<Record<Dimension, Readonly<Record<string, string>>>>
  sizeOf(dimension: Dimension): number
  layout(by: readonly Dimension[]): Layout
  /** As `offsetsInto`. */
  offsets(from: Layout, to: Layout, fixed?: Readonly<Record<Dimension, number>>): Int32Array
  /** As `positionsAlong`. */
  along(layout: Layout, dimension: Dimension): Int32Array
  /** Where a role, `first`, `last` or a code stands among the members; undefined when the case has none such. */
  position(dimension: Dimension, member: string): number | undefined
}

export function gridOf(members: Readonly<Record<Dimension, readonly Member[]>>, roles: Grid['roles']): Grid {
  const sorted = Object.fromEntries(
    Object.entries(members).map(([dimension, list]) => [dimension, inOrderOfCode(list)]),
  )
  const layouts = new Map<string, Layout>()
  const tables = new Map<string, Int32Array>()
  const kept = (key: string, work: () => Int32Array): Int32Array => {
    const known = tables.get(key)
    if (known !== undefined) return known
    const table = work()
    tables.set(key, table)
    return table
  }
  const sizeOf = (dimension: Dimension): number => sorted[dimension]?.length ?? 0
  return {
    members: sorted,
    roles,
    sizeOf,
    layout(by) {
      const key = by.join()
      const layout = layouts.get(key) ?? layoutOf(by, sizeOf)
      layouts.set(key, layout)
      return layout
    },
    offsets: (from, to, fixed = {}) =>
      kept(`${from.by.join()}>${to.by.join()}>${Object.entries(fixed).join(';')}`, () => offsetsInto(from, to, fixed)),
    along: (layout, dimension) => kept(`${layout.by.join()}|${dimension}`, () => positionsAlong(layout, dimension)),
    position(dimension, member) {
      if (dimension === 'year' || dimension === 'month') {
        if (member === 'first') return 0
        if (member === 'last') return sizeOf(dimension) - 1
      }
      const ofDimension = Object.hasOwn(roles, dimension) ? roles[dimension] : undefined
      const code = ofDimension !== undefined && Object.hasOwn(ofDimension, member) ? ofDimension[member] : member
      const found = (sorted[dimension] ?? []).findIndex((each) => each.code === code)
      return found < 0 ? undefined : found
    },
  }
}

/** The part of a layout that something varies by, in canonical order. */
export function narrowed(grid: Grid, layout: Layout, to: ReadonlySet<Dimension>): Layout {
  return grid.layout(layout.by.filter((dimension) => to.has(dimension)))
}

/** For each cell of a layout with years (and months), the cell a period earlier, or −1 where there is none. */
export function cellsEarlier(layout: Layout, grid: Grid, step: 'year' | 'month'): Int32Array {
  const year = grid.along(layout, 'year')
  const yearStride = strideOf(layout, 'year')
  if (step === 'year') return year.map((at, cell) => (at > 0 ? cell - yearStride : -1))
  const month = grid.along(layout, 'month')
  const monthStride = strideOf(layout, 'month')
  const lastMonth = grid.sizeOf('month') - 1
  return month.map((at, cell) => {
    if (at > 0) return cell - monthStride
    return (year[cell] ?? 0) > 0 ? cell - yearStride + lastMonth * monthStride : -1
  })
}

/** Cells of a layout at one position of a dimension, and of another when it is given. */
export function cellsAt(layout: Layout, grid: Grid, year: number, month?: number): Int32Array {
  const years = grid.along(layout, 'year')
  const months = month === undefined ? undefined : grid.along(layout, 'month')
  const cells: number[] = []
  for (let cell = 0; cell < layout.cells; cell++) {
    if (years[cell] === year && (months === undefined || months[cell] === month)) cells.push(cell)
  }
  return Int32Array.from(cells)
}
