/** Cells kept from draw to draw, each cell's draws next to one another. */
export interface Columns {
  /** Takes the cells as they stand after this draw. Draws come in order. */
  keep(draw: number): void
  readonly all: Float64Array
}

const atATime = 16

/**
 * Columns of every cell of `from`. Draws are set aside a few at a time and then written side by side: one number
 * here and one there, thousands of times a draw, would wait for memory each time.
 */
export function columnsOf(from: Float64Array, draws: number): Columns {
  const cells = from.length
  const all = new Float64Array(cells * draws)
  const aside = new Float64Array(cells * atATime)
  return {
    all,
    keep(draw) {
      const slot = draw % atATime
      aside.set(from, slot * cells)
      if (slot < atATime - 1 && draw < draws - 1) return
      const first = draw - slot
      for (let cell = 0; cell < cells; cell++) {
        for (let each = 0; each <= slot; each++) all[cell * draws + first + each] = aside[each * cells + cell]!
      }
    },
  }
}
