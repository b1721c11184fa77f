import type { Figure } from '../figure.ts'
import { figuresReached } from '../graph.ts'
import type { Missing } from '../missing.ts'
import { type Aside, stepOf, workingAside } from './aside.ts'
import { columnsOf } from './columns.ts'
import type { At } from './data.ts'
import type { Surroundings, Work } from './part.ts'
import { cellAt, type Plan, parameterCells } from './plan.ts'
import { worksOut } from './settle.ts'

/** What the draws gave for the figures asked for. */
export interface DrawReading {
  readonly draws: number
  /** One cell in every draw, in order of draw, or why it has no number. A view: do not write to it. */
  column(figure: Figure, at?: At): Float64Array | Missing
  /** In how many draws a division, ln, sqrt or lookup of each figure gave no finite number. */
  readonly faults: readonly { readonly figure: string; readonly draws: number }[]
}

/**
 * The plain evaluator, which judges the compiled one: works the outputs in every draw. `fill` writes a draw's values of `plan.parameters`, in their order. Nothing is
 * rounded. What no assumption touches is worked once; so is, in each draw, every part of a formula that varies by
 * less than the figure it stands in. Columns are kept for the outputs only, eight bytes a cell a draw.
 */
export function plainDrawReading(
  plan: Plan,
  outputs: readonly Figure[],
  draws: number,
  fill: (draw: number, into: Float64Array) => void,
): DrawReading {
  const wanted = outputs.map((figure) => plan.planned(figure))
  const { steps, parameterPlaces, marks, figureOfMark, settledMarks, valuesOf } = drawEvaluator(
    plan,
    wanted.map(({ figure }) => figure),
  )
  const parameters = new Float64Array(plan.parameters.length)
  const columns = new Map(wanted.map(({ figure }) => [figure.name, columnsOf(valuesOf(figure), draws)]))
  const kept = [...columns.values()]
  const faults = new Int32Array(figureOfMark.length)
  for (let draw = 0; draw < draws; draw++) {
    fill(draw, parameters)
    for (const { values, cell, index } of parameterPlaces) values[cell] = parameters[index]!
    for (const step of steps) step()
    for (const column of kept) column.keep(draw)
    for (let mark = 0; mark < faults.length; mark++) {
      if (marks[mark] === 1 || settledMarks[mark] === 1) faults[mark]!++
      marks[mark] = 0
    }
  }
  return {
    draws,
    column(figure, at = {}) {
      const { layout, missing } = plan.planned(figure)
      const column = columns.get(figure.name)?.all
      if (column === undefined) throw new RangeError(`${figure.name} was not asked for in these draws`)
      const cell = cellAt(plan.grid, layout, at)
      return missing?.[cell] ?? column.subarray(cell * draws, (cell + 1) * draws)
    },
    faults: figureOfMark.flatMap((figure, mark) =>
      faults[mark]! > 0 ? [{ figure: figure.name, draws: faults[mark]! }] : [],
    ),
  }
}

interface DrawEvaluator {
  readonly steps: readonly (() => void)[]
  readonly parameterPlaces: readonly { readonly values: Float64Array; readonly cell: number; readonly index: number }[]
  readonly marks: Uint8Array
  readonly settledMarks: Uint8Array
  readonly figureOfMark: readonly Figure[]
  readonly valuesOf: (figure: Figure) => Float64Array
}

/** Arrays of its own for what chance touches; settled numbers are the plan's. */
function drawEvaluator(plan: Plan, outputs: readonly Figure[]): DrawEvaluator {
  const settled = plan.settled(false)
  const reached = new Set(figuresReached(outputs))
  const figureOfMark = [...reached].filter((figure) => figure.kind === 'figure')
  const markOf = new Map(figureOfMark.map((figure, mark) => [figure, mark]))
  const marks = new Uint8Array(figureOfMark.length)
  const settledMarks = Uint8Array.from(figureOfMark, (figure) =>
    settled.figures.get(figure)!.marked.length > 0 ? 1 : 0,
  )
  const own = new Map(
    [...reached]
      .filter((figure) => !settled.around.isSettled(figure))
      .map((figure) => [figure, settled.around.valuesOf(figure).slice()]),
  )
  const around: Surroundings = {
    ...settled.around,
    valuesOf: (figure) => own.get(figure) ?? settled.around.valuesOf(figure),
  }
  const steps: (() => void)[] = []
  const works = new Map<Figure, Work>()
  const asides: Aside = { around, marks, settledMarks, steps }
  for (const { figure, cells } of settled.steps) {
    if (figure.kind !== 'figure' || !own.has(figure)) continue
    const { gaps } = settled.figures.get(figure)!
    let work = works.get(figure)
    if (work === undefined) {
      work = worksOut(
        figure,
        workingAside(asides, figure, markOf.get(figure)!, settled.circles.get(figure) ?? [], gaps !== undefined),
        false,
      )
      works.set(figure, work)
    }
    steps.push(
      stepOf(work, own.get(figure)!, gaps === undefined ? cells : cells.filter((cell) => gaps[cell] === undefined)),
    )
  }
  const parameterPlaces = parameterCells(plan).flatMap(({ figure, cell }, index) =>
    own.has(figure) ? [{ values: own.get(figure)!, cell, index }] : [],
  )
  return { steps, parameterPlaces, marks, settledMarks, figureOfMark, valuesOf: around.valuesOf }
}
