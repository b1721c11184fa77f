import type { Assumption, Defined, Dimension, Figure } from '../figure.ts'
import { figuresReached } from '../graph.ts'
import { strideOf } from '../reading/layout.ts'
import { type Plan, parameterCells } from '../reading/plan.ts'
import type { Step } from '../reading/steps.ts'
import { FormulaUnits } from './formula-units.ts'
import { holdsNever, LoopSpace, type Mask } from './loop-space.ts'
import { type Mark, Marks } from './marks.ts'
import { type Fixed, type ImageRecord, SettledParts } from './settled-parts.ts'
import { type UnitId, Units } from './units.ts'

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
  /** The column of a cell that is kept; undefined where none is. */
  readonly columnOfCell: (cell: BorrowedCell) => number | undefined
  /** The outputs, those that chance does not touch among them. */
  readonly works: ReadonlySet<Figure>
  /** Cells of other options, whose columns are handed in after those of the parameters. */
  readonly borrowed: readonly BorrowedCell[]
  /** Cells kept beside the outputs. */
  readonly also: readonly BorrowedCell[]
  /** The cells of the outputs that are kept: all, or those of one option. */
  readonly keptCells: readonly BorrowedCell[]
  readonly settledParts: SettledParts
  readonly records: readonly ImageRecord[]
}

/** A cell that was worked before, by its place in its figure's layout. */
export interface BorrowedCell {
  readonly figure: Figure
  readonly cell: number
}

/** What of a plan is taken apart. */
export interface Extent {
  readonly loops: readonly Dimension[]
  readonly rounds?: boolean
  /** Work one option alone, by its position. */
  readonly only?: number
  /** Keep these cells too, beside the outputs. */
  readonly also?: readonly BorrowedCell[]
}

/**
 * Takes a plan apart into units of work for the outputs asked for: loops over some dimensions, everything else written
 * out. With `rounds`, lines are rounded to the penny and everything after reads them rounded, as in the central reading.
 */
export function expand(plan: Plan, asked: readonly Figure[], { loops, rounds = false, only, also = [] }: Extent): Work {
  const outputs = asked.map((figure) => plan.planned(figure).figure)
  const { grid } = plan
  const settled = plan.settled(rounds)
  const { around } = settled
  const space = new LoopSpace(
    loops.filter((dimension) => grid.sizeOf(dimension) > 0),
    (dimension) => grid.sizeOf(dimension),
  )
  const isWorked = (fixed: Fixed): boolean => only === undefined || (fixed['option'] ?? only) === only
  const reached = new Set(figuresReached(outputs))
  const figures = [...reached].filter((figure): figure is Defined => figure.kind === 'figure')
  const settledParts = new SettledParts(plan, { rounds, space })
  const parameterAt = new Map<Assumption, number[]>()
  for (const [index, { figure, cell }] of parameterCells(plan).entries()) {
    const columns = parameterAt.get(figure) ?? []
    columns[cell] = index
    parameterAt.set(figure, columns)
  }
  const units = new Units()
  const borrowed: BorrowedCell[] = []
  const borrowedAt = new Map<string, number>()
  const borrow = (figure: Figure, fixed: Fixed) => {
    const { domain, cells } = settledParts.cellsOf(grid.layout(figure.by), fixed)
    const columns = Array.from(cells, (cell) => {
      const key = `${figure.name}|${cell}`
      const at = borrowedAt.get(key) ?? plan.parameters.length + borrowed.push({ figure, cell }) - 1
      borrowedAt.set(key, at)
      return at
    })
    return { columns, domain }
  }
  const marks = new Marks(units, space, figures)
  const formulas = new FormulaUnits({ units, space, settled, settledParts, parameterAt, marks, rounds, only, borrow })
  for (const step of settled.steps) {
    const { figure } = step
    if (figure.kind !== 'figure' || !reached.has(figure) || around.isSettled(figure)) continue
    for (const fixed of placesOf(step, plan, space))
      if (isWorked(fixed)) formulas.work(figure, fixed, activeIn(figure, fixed))
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
  const keptCells: BorrowedCell[] = []
  let columns = 0
  for (const output of outputs) {
    const { figure, layout } = plan.planned(output)
    if (columnOf.has(figure) || around.isSettled(figure)) continue
    columnOf.set(figure, columns)
    const cells = Int32Array.from({ length: layout.cells }, (_, cell) => cell)
    for (const fixed of placesOf({ figure, cells }, plan, space)) {
      if (!isWorked(fixed) || (only !== undefined && fixed['option'] === undefined)) continue
      const active = activeIn(figure, fixed)
      if (active !== undefined && holdsNever(active)) continue
      const first = Object.entries(fixed).reduce((at, [each, position]) => at + position * strideOf(layout, each), 0)
      for (const cell of settledParts.cellsOf(layout, fixed).cells) keptCells.push({ figure, cell })
      kept.push({
        unit: figure.kind === 'assumption' ? formulas.drawsOf(figure, fixed) : formulas.cellsOf(figure, fixed),
        column: columns + first,
        strides: space.dimensions.map((dimension) => strideOf(layout, dimension)),
      })
    }
    columns += layout.cells
  }
  const cellColumns = new Map<string, number>()
  for (const { figure, cell } of also) {
    const { layout } = plan.planned(figure)
    const fixed = Object.fromEntries(
      figure.by.flatMap((dimension) =>
        space.bit(dimension) === 0 ? [[dimension, grid.along(layout, dimension)[cell]!]] : [],
      ),
    )
    const { domain, cells } = settledParts.cellsOf(layout, fixed)
    if (columnOf.has(figure) || cellColumns.has(`${figure.name}|${cells[0]}`)) continue
    for (const [index, each] of cells.entries()) cellColumns.set(`${figure.name}|${each}`, columns + index)
    kept.push({
      unit: formulas.cellsOf(figure, fixed),
      column: columns,
      strides: space.dimensions.map((_, place) => space.stride(domain, place)),
    })
    columns += cells.length
  }
  return {
    space,
    units,
    marks: marks.all,
    kept,
    figures,
    alwaysMarked: new Set([
      ...marks.always,
      ...figures.filter((figure) => (settled.figures.get(figure)?.marked.length ?? 0) > 0),
    ]),
    columns,
    columnOf,
    columnOfCell: ({ figure, cell }) => {
      const first = columnOf.get(figure)
      return first === undefined ? cellColumns.get(`${figure.name}|${cell}`) : first + cell
    },
    works: new Set(outputs),
    borrowed,
    also,
    keptCells,
    settledParts,
    records: formulas.records,
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
