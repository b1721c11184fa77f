import { compareText, type Member } from '../dimensions.ts'
import type { Assumption, Dimension, Figure, Given } from '../figure.ts'
import { figuresReached } from '../graph.ts'
import { isMissing, type Missing } from '../missing.ts'
import type { Problem } from '../problem.ts'
import type { At, FigureData, Parameter } from './data.ts'
import { type Grid, gridOf } from './grid.ts'
import type { Layout } from './layout.ts'
import { planProblems } from './plan-problems.ts'
import { type Settled, settle } from './settle.ts'

/** What the data lacks for the figures asked for, all of it. */
export class PlanError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map((each) => `${each.code} ${each.place}: ${each.sentence}`).join('\n'))
    this.name = 'PlanError'
    this.problems = problems
  }
}

export interface PlannedFigure {
  readonly figure: Figure
  readonly layout: Layout
  /** No assumption reaches it. */
  readonly settled: boolean
  /** By cell; undefined when every cell has a number. */
  readonly missing: readonly (Missing | undefined)[] | undefined
  /** Numbers of given and settled figures, unrounded, as the draws read them. NaN in every other cell. */
  readonly values: Float64Array
}

/** The figures asked for with everything they reach, in order of work, over the members of one case. */
export interface Plan {
  readonly outputs: readonly Figure[]
  /** In order of work: what a figure uses stands before it, unless the two rest on one another. */
  readonly figures: readonly PlannedFigure[]
  readonly members: Readonly<Record<Dimension, readonly Member[]>>
  readonly grid: Grid
  /** In order of key. */
  readonly parameters: readonly Parameter[]
  /** Central values, one for each parameter, in the same order. */
  readonly central: Float64Array
  /** Where a given's cell comes from, when the data says. */
  sourceOf(figure: Figure, at: At): string | undefined
  planned(figure: Figure): PlannedFigure
  /** Presence and settled numbers as the draws read them, and as the central reading does, with lines rounded. */
  settled(rounds: boolean): Settled
}

/** Throws PlanError with every problem: data, members, roles or central values that are missing, results without `by`. */
export function planFigures(outputs: readonly Figure[], data: FigureData): Plan {
  const reached = figuresReached(outputs)
  const grid = gridOf(data.members, data.roles ?? {})
  const problems = planProblems(outputs, reached, data, grid)
  if (problems.length > 0) throw new PlanError(problems)
  const given = new Map(
    reached.flatMap((figure) =>
      figure.kind === 'given' ? [[figure as Figure, givenCells(figure, data, grid)] as const] : [],
    ),
  )
  const cellsOf = (figure: Figure) => given.get(figure) ?? { values: new Float64Array(0), gaps: undefined }
  const draws = settle(outputs, grid, cellsOf, false)
  let central: Settled | undefined
  const planned = new Map(
    [...draws.figures.values()].map(({ figure, settled, gaps, values }) => [
      figure,
      { figure, layout: grid.layout(figure.by), settled, missing: gaps, values },
    ]),
  )
  const byName = new Map([...planned.values()].map((each) => [each.figure.name, each]))
  const parameters = parametersOf(reached, grid)
  return {
    outputs,
    figures: [...planned.values()],
    members: grid.members,
    grid,
    parameters,
    central: Float64Array.from(parameters, (parameter) => centralOf(parameter, data)),
    sourceOf: (figure, at) => data.sources?.[figure.name]?.(at) ?? figure.source,
    planned(figure) {
      const found = byName.get(figure.name)
      if (found === undefined) throw new RangeError(`${figure.name} is not reached by the figures asked for`)
      return found
    },
    settled(rounds) {
      if (!rounds) return draws
      central ??= settle(outputs, grid, cellsOf, true)
      return central
    },
  }
}

/** Each cell of a given is asked for once. A gap that does not say where it is gets its figure's name and members. */
function givenCells(
  figure: Given,
  data: FigureData,
  grid: Grid,
): { readonly values: Float64Array; readonly gaps: (Missing | undefined)[] | undefined } {
  const layout = grid.layout(figure.by)
  const values = new Float64Array(layout.cells).fill(Number.NaN)
  const gaps = new Array<Missing | undefined>(layout.cells)
  const ask = data.givens[figure.name]
  let complete = true
  for (let cell = 0; cell < layout.cells; cell++) {
    const at = membersAt(grid, layout, cell)
    const found = ask?.(at) ?? Number.NaN
    if (!isMissing(found)) values[cell] = found
    else {
      complete = false
      gaps[cell] =
        found.at === undefined ? { missing: found.missing, at: [figure.name, ...Object.values(at)].join(' ') } : found
    }
  }
  return { values, gaps: complete ? undefined : gaps }
}

/** The codes of a cell's members. */
export function membersAt(grid: Grid, layout: Layout, cell: number): At {
  return Object.fromEntries(
    layout.by.map((dimension) => [
      dimension,
      grid.members[dimension]?.[grid.along(layout, dimension)[cell]!]?.code ?? '',
    ]),
  )
}

/** The cell of these members; codes of other dimensions are passed over. Throws a RangeError for one that is not there. */
export function cellAt(grid: Grid, layout: Layout, at: At): number {
  let cell = 0
  for (const [index, dimension] of layout.by.entries()) {
    const code = at[dimension]
    const position = (grid.members[dimension] ?? []).findIndex((member) => member.code === code)
    if (position < 0) throw new RangeError(`${dimension} ${code ?? 'is not given and'} is not in the plan`)
    cell += position * layout.strides[index]!
  }
  return cell
}

function parametersOf(reached: readonly Figure[], grid: Grid): readonly Parameter[] {
  const parameters = reached.flatMap((figure): Parameter[] => {
    if (figure.kind !== 'assumption') return []
    const { name } = figure
    const [dimension] = figure.by
    if (dimension === undefined) return [{ key: name, name }]
    return (grid.members[dimension] ?? []).map(({ code }) => ({ key: `${name} ${code}`, name, member: code }))
  })
  return parameters.sort((a, b) => compareText(a.key, b.key))
}

function centralOf({ name, member }: Parameter, data: FigureData): number {
  const value = data.central[name]
  return typeof value === 'number' ? value : (value?.[member ?? ''] ?? Number.NaN)
}

/** Where each parameter is written: its assumption and the cell. */
export function parameterCells(plan: Plan): readonly { readonly figure: Assumption; readonly cell: number }[] {
  const assumptions = new Map(
    plan.figures.flatMap(({ figure }) => (figure.kind === 'assumption' ? [[figure.name, figure] as const] : [])),
  )
  return plan.parameters.map(({ name, member }) => {
    const figure = assumptions.get(name) as Assumption // parameters are made from assumptions
    const [dimension] = figure.by
    return {
      figure,
      cell: dimension === undefined ? 0 : cellAt(plan.grid, plan.planned(figure).layout, { [dimension]: member ?? '' }),
    }
  })
}
