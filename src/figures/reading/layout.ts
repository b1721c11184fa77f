import type { Dimension } from '../figure.ts'

/** How cells stand in an array: row by row over `by`, the last dimension fastest. */
export interface Layout {
  readonly by: readonly Dimension[]
  readonly sizes: readonly number[]
  readonly strides: readonly number[]
  readonly cells: number
}

export function layoutOf(by: readonly Dimension[], sizeOf: (dimension: Dimension) => number): Layout {
  const sizes = by.map(sizeOf)
  const strides: number[] = []
  let cells = 1
  for (let index = sizes.length - 1; index >= 0; index--) {
    strides.unshift(cells)
    cells *= sizes[index] ?? 1
  }
  return { by, sizes, strides, cells }
}

/** How far apart two neighbours along a dimension stand; 0 when the layout does not have it. */
export function strideOf(layout: Layout, dimension: Dimension): number {
  return layout.strides[layout.by.indexOf(dimension)] ?? 0
}

/** For each cell, its position along one dimension. */
export function positionsAlong(layout: Layout, dimension: Dimension): Int32Array {
  const stride = strideOf(layout, dimension)
  const size = layout.sizes[layout.by.indexOf(dimension)] ?? 1
  return Int32Array.from({ length: layout.cells }, (_, cell) => Math.floor(cell / stride) % size)
}

/**
 * For each cell of `from`, where to look in `to`: the same members, and `fixed` positions in place of its own
 * (or where it has none). Every dimension of `to` is in `from` or fixed.
 */
export function offsetsInto(from: Layout, to: Layout, fixed: Readonly<Record<Dimension, number>> = {}): Int32Array {
  let start = 0
  const steps = from.by.map((dimension) => (Object.hasOwn(fixed, dimension) ? 0 : strideOf(to, dimension)))
  for (const [dimension, position] of Object.entries(fixed)) start += position * strideOf(to, dimension)
  const offsets = new Int32Array(from.cells)
  const position = new Int32Array(from.by.length)
  let offset = start
  for (let cell = 0; cell < from.cells; cell++) {
    offsets[cell] = offset
    for (let index = from.by.length - 1; index >= 0; index--) {
      const step = steps[index] ?? 0
      const next = (position[index] ?? 0) + 1
      if (next < (from.sizes[index] ?? 1)) {
        position[index] = next
        offset += step
        break
      }
      position[index] = 0
      offset -= step * (next - 1)
    }
  }
  return offsets
}
