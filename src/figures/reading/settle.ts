import type { Defined, Figure } from '../figure.ts'
import { isCircle } from '../formula/strong-groups.ts'
import { groupsReached, usesOf } from '../graph.ts'
import type { Missing } from '../missing.ts'
import type { Grid } from './grid.ts'
import type { Gap, Surroundings } from './part.ts'
import { gapOf } from './presence.ts'
import { type Step, stepsOf } from './steps.ts'
import { roundedWorkOf, type Working, workOf } from './work.ts'

/** One figure with what is known of it before any draw. */
export interface SettledFigure {
  readonly figure: Figure
  /** By the figure's layout. Given and settled cells hold their numbers; a cell with a gap, and what chance touches, holds NaN. */
  readonly values: Float64Array
  /** Undefined when every cell has a number. */
  readonly gaps: readonly (Missing | undefined)[] | undefined
  /** No assumption reaches it. */
  readonly settled: boolean
  /** Cells in which a division, ln, sqrt or lookup of a settled figure gave no finite number. */
  readonly marked: readonly number[]
}

/** Every figure reached, in order of work, and the steps in which those with a formula are worked. */
export interface Settled {
  readonly figures: ReadonlyMap<Figure, SettledFigure>
  readonly steps: readonly Step[]
  readonly around: Surroundings
  /** For each figure that rests on itself from period to period, the figures of its circle. */
  readonly circles: ReadonlyMap<Figure, readonly Figure[]>
}

type Mutable = { values: Float64Array; gaps: (Missing | undefined)[] | undefined; settled: boolean; marked: number[] }

/**
 * Which cells have numbers, and the numbers that chance does not touch. The two go together, cell by cell,
 * because a settled condition says which branch's gaps count. With `rounds`, lines are rounded and what follows
 * reads them rounded: the central reading; without, as the draws read them.
 */
export function settle(
  outputs: readonly Figure[],
  grid: Grid,
  givenCells: (figure: Figure) => { readonly values: Float64Array; readonly gaps: (Missing | undefined)[] | undefined },
  rounds: boolean,
): Settled {
  const known = new Map<Figure, Mutable>()
  const steps: Step[] = []
  const circles = new Map<Figure, readonly Figure[]>()
  const of = (figure: Figure): Mutable => known.get(figure) as Mutable // groups come uses first, so it is known when asked for
  const around: Surroundings = {
    grid,
    valuesOf: (figure) => of(figure).values,
    gapsOf: (figure) => of(figure).gaps,
    isSettled: (figure) => of(figure).settled,
  }
  for (const group of groupsReached(outputs)) {
    const [first] = group
    if (first === undefined) continue
    if (first.kind !== 'figure') {
      const { values, gaps } =
        first.kind === 'given' ? givenCells(first) : { values: emptyCells(first, grid), gaps: undefined }
      known.set(first, { values, gaps, settled: first.kind === 'given', marked: [] })
      continue
    }
    const uses = group
      .flatMap((figure) => usesOf(figure).map((link) => link.to))
      .filter((figure) => !group.includes(figure))
    const settled = uses.every((figure) => of(figure).settled)
    const complete = uses.every((figure) => of(figure).gaps === undefined)
    for (const figure of group) {
      known.set(figure, {
        values: emptyCells(figure, grid),
        gaps: complete ? undefined : new Array<Missing | undefined>(grid.layout(figure.by).cells),
        settled,
        marked: [],
      })
    }
    if (isCircle(group, (figure) => usesOf(figure).map((link) => link.to)))
      for (const figure of group) circles.set(figure, group)
    const own = stepsOf(group, grid)
    steps.push(...own)
    if (settled || !complete) settleGroup(own, around, of, rounds)
    for (const figure of group) {
      const state = of(figure)
      if (state.gaps?.every((gap) => gap === undefined)) state.gaps = undefined
    }
  }
  const figures = new Map([...known].map(([figure, state]): [Figure, SettledFigure] => [figure, { figure, ...state }]))
  return { figures, steps, around, circles }
}

function emptyCells(figure: Figure, grid: Grid): Float64Array {
  return new Float64Array(grid.layout(figure.by).cells).fill(Number.NaN)
}

function settleGroup(
  steps: readonly Step[],
  around: Surroundings,
  of: (figure: Figure) => Mutable,
  rounds: boolean,
): void {
  const marks = new Uint8Array(1)
  const ready = new Map<
    Figure,
    { readonly gap: Gap | undefined; readonly work: ((cell: number) => number) | undefined }
  >()
  for (const { figure, cells } of steps) {
    const state = of(figure)
    const { gap, work } = ready.get(figure) ?? prepare(figure as Defined, around, state, marks, rounds) // only figures with formulas have steps
    ready.set(figure, { gap, work })
    for (const cell of cells) {
      const lacks = gap?.(cell)
      if (state.gaps !== undefined && lacks !== undefined) state.gaps[cell] = lacks
      if (work === undefined || lacks !== undefined) continue
      marks[0] = 0
      state.values[cell] = work(cell)
      if (marks[0] === 1) state.marked.push(cell)
    }
  }
}

function prepare(figure: Defined, around: Surroundings, state: Mutable, marks: Uint8Array, rounds: boolean) {
  const layout = around.grid.layout(figure.by)
  const inside: Working = { around, scope: figure.scope, marks, mark: 0 }
  const gap = state.gaps === undefined ? undefined : gapOf(figure.tree, layout, inside)
  const work = state.settled ? worksOut(figure, inside, rounds) : undefined
  return { gap, work }
}

/** How a cell of a figure is worked: a line rounded where the reading rounds. */
export function worksOut(figure: Defined, inside: Working, rounds: boolean): (cell: number) => number {
  const layout = inside.around.grid.layout(figure.by)
  return rounds && figure.line ? roundedWorkOf(figure.tree, layout, inside) : workOf(figure.tree, layout, inside)
}
