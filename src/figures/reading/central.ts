import type { Figure } from '../figure.ts'
import type { Cell } from '../missing.ts'
import type { At } from './data.ts'
import type { Work } from './part.ts'
import { cellAt, membersAt, type Plan, parameterCells } from './plan.ts'
import { worksOut } from './settle.ts'

/** Values at one setting of the assumptions. */
export interface Reading {
  /** One cell: its number, or why there is none. `at` gives a code for each dimension the figure varies by. */
  cell(figure: Figure, at?: At): Cell
  /** Every cell by the figure's layout; NaN where there is none. */
  values(figure: Figure): Float64Array
  /** Where a division, ln, sqrt or lookup gave no finite number. */
  readonly faults: readonly { readonly figure: string; readonly at: At }[]
}

interface Evaluator {
  readonly run: (parameters: Float64Array) => {
    readonly values: ReadonlyMap<Figure, Float64Array>
    readonly marked: readonly (readonly [Figure, number])[]
  }
}

const evaluators = new WeakMap<Plan, Evaluator>()

/**
 * The central reading: every assumption at its central value, or as overridden by parameter key. Lines are rounded
 * to the penny when they are worked and everything after reads them rounded. Throws a RangeError for an override
 * that is not a parameter of the plan.
 */
export function centralReading(plan: Plan, overrides: Readonly<Record<string, number>> = {}): Reading {
  const parameters = Float64Array.from(plan.central)
  for (const [key, value] of Object.entries(overrides)) {
    const index = plan.parameters.findIndex((parameter) => parameter.key === key)
    if (index < 0) throw new RangeError(`${key} is not an assumption these figures rest on`)
    parameters[index] = value
  }
  const evaluator = evaluators.get(plan) ?? evaluatorOf(plan)
  evaluators.set(plan, evaluator)
  const { values, marked } = evaluator.run(parameters)
  const { figures } = plan.settled(true)
  const planned = (figure: Figure) => plan.planned(figure)
  const valuesOf = (figure: Figure): Float64Array => values.get(planned(figure).figure) as Float64Array // every planned figure has values
  return {
    cell(figure, at = {}) {
      const { layout, figure: own } = planned(figure)
      const cell = cellAt(plan.grid, layout, at)
      return figures.get(own)?.gaps?.[cell] ?? valuesOf(figure)[cell]!
    },
    values: valuesOf,
    faults: marked.map(([figure, cell]) => ({
      figure: figure.name,
      at: membersAt(plan.grid, planned(figure).layout, cell),
    })),
  }
}

/** Made ready once for a plan, worked again for each setting. */
function evaluatorOf(plan: Plan): Evaluator {
  const settled = plan.settled(true)
  const marks = new Uint8Array(1)
  const works = new Map<Figure, Work>()
  const steps = settled.steps.flatMap(({ figure, cells }) => {
    const state = settled.figures.get(figure)
    if (figure.kind !== 'figure' || state === undefined || state.settled) return []
    const work =
      works.get(figure) ??
      worksOut(figure, { around: settled.around, scope: figure.scope, marks, mark: 0, presenceKnown: true }, true)
    works.set(figure, work)
    return [
      {
        figure,
        values: state.values,
        work,
        cells: state.gaps === undefined ? cells : cells.filter((cell) => state.gaps?.[cell] === undefined),
      },
    ]
  })
  const places = parameterCells(plan).map(({ figure, cell }) => ({ values: settled.around.valuesOf(figure), cell }))
  const alwaysMarked = [...settled.figures.values()].flatMap(({ figure, marked }) =>
    marked.map((cell) => [figure, cell] as const),
  )
  return {
    run(parameters) {
      for (const [index, { values, cell }] of places.entries()) values[cell] = parameters[index]!
      const marked: (readonly [Figure, number])[] = [...alwaysMarked]
      for (const { figure, values, work, cells } of steps) {
        for (const cell of cells) {
          marks[0] = 0
          values[cell] = work(cell)
          if (marks[0] === 1) marked.push([figure, cell])
        }
      }
      return {
        values: new Map(
          [...settled.figures.values()].map(({ figure, values, settled: fixed }) => [
            figure,
            fixed ? values : values.slice(),
          ]),
        ),
        marked,
      }
    },
  }
}
