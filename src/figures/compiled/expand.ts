import type { Assumption, Defined, Dimension, Figure } from '../figure.ts'
import { figuresReached } from '../graph.ts'
import { strideOf } from '../reading/layout.ts'
import { type Plan, parameterCells } from '../reading/plan.ts'
import type { Step } from '../reading/steps.ts'
import { FormulaUnits } from './formula-units.ts'
import { holdsNever, LoopSpace, type Mask } from './loop-space.ts'
import { type Fixed, SettledParts } from './settled-parts.ts'
import { type UnitId, Units } from './units.ts'

/** Where a figure's division, ln, sqrt or lookup may give no finite number: in a draw where the unit is not finite. */
export interface Mark {
  /** The figure's place among those of the work. */
  readonly figure: number
  readonly unit: UnitId
  /** Only where it holds. */
  readonly mask: Mask | undefined
}

/** A figure's cells at one place of what is written out, kept as columns. */
export interface Kept {
  readonly unit: UnitId
  /** The column of the first cell, and how far apart the columns of neighbours along each dimension of the space stand. */
  readonly column: number
  readonly strides: readonly number[]
}

/** Everything that is worked in one draw: units, what is marked, and what is kept. */
export interface Work {
  readonly space: LoopSpace
  readonly units: Units
  readonly marks: readonly Mark[]
  readonly kept: readonly Kept[]
  /** Figures that may be marked, by place. */
  readonly figures: readonly Defined[]
  /** Marked in every draw, because a part that chance does not touch was marked. */
  readonly alwaysMarked: ReadonlySet<Figure>
  /** How many columns the outputs take; a figure's first column is where `columnOf` says. */
  readonly columns: number
  readonly columnOf: ReadonlyMap<Figure, number>
  /** The outputs, those that chance does not touch among them. */
  readonly works: ReadonlySet<Figure>
}

/** Takes a plan apart into units of work for the outputs asked for: loops over some dimensions, everything else written out. */
export function expand(plan: Plan, asked: readonly Figure[], loops: readonly Dimension[]): Work {
  const outputs = asked.map((figure) => plan.planned(figure).figure)
  const { grid } = plan
  const settled = plan.settled(false)
  const { around } = settled
  const space = new LoopSpace(
    loops.filter((dimension) => grid.sizeOf(dimension) > 0),
    (dimension) => grid.sizeOf(dimension),
  )
  const reached = new Set(figuresReached(outputs))
  const figures = [...reached].filter((figure): figure is Defined => figure.kind === 'figure')
  const settledParts = new SettledParts(settled, space)
  const parameterAt = new Map<Assumption, number[]>()
  for (const [index, { figure, cell }] of parameterCells(plan).entries()) {
    const columns = parameterAt.get(figure) ?? []
    columns[cell] = index
    parameterAt.set(figure, columns)
  }
  const units = new Units()
  const formulas = new FormulaUnits({ units, space, settled, settledParts, parameterAt, figures })
  for (const step of settled.steps) {
    const { figure } = step
    if (figure.kind !== 'figure' || !reached.has(figure) || around.isSettled(figure)) continue
    for (const fixed of placesOf(step, plan, space)) formulas.work(figure, fixed, activeIn(figure, fixed))
  }

  /** The cells that are worked; undefined when all of them. */
  function activeIn(figure: Figure, fixed: Fixed): Mask | undefined {
    const gaps = around.gapsOf(figure)
    if (gaps === undefined) return undefined
    const { domain, cells } = settledParts.cellsOf(grid.layout(figure.by), fixed)
    return { domain, bits: Uint8Array.from(cells, (cell) => (gaps[cell] === undefined ? 1 : 0)) }
  }

  const columnOf = new Map<Figure, number>()
  const kept: Kept[] = []
  let columns = 0
  for (const output of outputs) {
    const { figure, layout } = plan.planned(output)
    if (columnOf.has(figure) || around.isSettled(figure)) continue
    columnOf.set(figure, columns)
    const cells = Int32Array.from({ length: layout.cells }, (_, cell) => cell)
    for (const fixed of placesOf({ figure, cells }, plan, space)) {
      const active = activeIn(figure, fixed)
      if (active !== undefined && holdsNever(active)) continue
      const first = Object.entries(fixed).reduce((at, [each, position]) => at + position * strideOf(layout, each), 0)
      kept.push({
        unit: formulas.cellsOf(figure, fixed),
        column: columns + first,
        strides: space.dimensions.map((dimension) => strideOf(layout, dimension)),
      })
    }
    columns += layout.cells
  }
  return {
    space,
    units,
    marks: formulas.marks,
    kept,
    figures,
    alwaysMarked: new Set([
      ...formulas.alwaysMarked,
      ...figures.filter((figure) => (settled.figures.get(figure)?.marked.length ?? 0) > 0),
    ]),
    columns,
    columnOf,
    works: new Set(outputs),
  }
}

/** Each place of the dimensions written out that a step has cells in, once, in order. */
function placesOf({ figure, cells }: Step, { grid }: Plan, space: LoopSpace): readonly Fixed[] {
  const layout = grid.layout(figure.by)
  const written = figure.by.filter((dimension) => space.bit(dimension) === 0)
  const along = written.map((dimension) => grid.along(layout, dimension))
  const seen = new Set<string>()
  const places: Fixed[] = []
  for (const cell of cells) {
    const positions = along.map((table) => table[cell]!)
    const key = positions.join()
    if (seen.has(key)) continue
    seen.add(key)
    places.push(Object.fromEntries(written.map((dimension, index) => [dimension, positions[index]!])))
  }
  return places
}
