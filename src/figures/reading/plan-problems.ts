import type { Dimension, Figure } from '../figure.ts'
import { parts, type Tree } from '../formula/tree.ts'
import { type Problem, problem } from '../problem.ts'
import type { FigureData } from './data.ts'
import type { Grid } from './grid.ts'

/** What stands in the way of working these figures over this data: everything at once. */
export function planProblems(
  outputs: readonly Figure[],
  reached: readonly Figure[],
  data: FigureData,
  grid: Grid,
): readonly Problem[] {
  return [
    ...outputProblems(outputs),
    ...nameProblems(reached),
    ...memberProblems(reached, data, grid),
    ...dataProblems(reached, data),
    ...centralProblems(reached, data, grid),
  ]
}

function outputProblems(outputs: readonly Figure[]): readonly Problem[] {
  return outputs.flatMap((figure) =>
    figure.kind === 'figure' && !figure.byWritten
      ? [
          problem(
            'FIG-04',
            figure.name,
            `“${figure.title}” is asked for as a result, so it must say what it varies by: write \`by: [${figure.by.map((each) => `'${each}'`).join(', ')}]\`.`,
          ),
        ]
      : [],
  )
}

function nameProblems(reached: readonly Figure[]): readonly Problem[] {
  const first = new Map<string, Figure>()
  return reached.flatMap((figure) => {
    const other = first.get(figure.name)
    if (other === undefined) first.set(figure.name, figure)
    return other === undefined
      ? []
      : [
          problem(
            'FIG-26',
            figure.name,
            `“${other.title}” and “${figure.title}” are both named ${figure.name}. Give one of them another name.`,
          ),
        ]
  })
}

/** Every dimension that a figure varies by or that its formula looks along, and the first figure that needs it. */
function dimensionsUsed(reached: readonly Figure[]): ReadonlyMap<Dimension, Figure> {
  const used = new Map<Dimension, Figure>()
  for (const figure of reached) {
    const along = figure.kind === 'figure' ? [...figure.by, ...dimensionsAlong(figure.tree)] : figure.by
    for (const dimension of along) if (!used.has(dimension)) used.set(dimension, figure)
  }
  return used
}

function dimensionsAlong(tree: Tree): readonly Dimension[] {
  const within = parts(tree).flatMap(dimensionsAlong)
  if (tree.kind === 'over') return [...tree.over, ...within]
  if (tree.kind === 'yearNumber' || tree.kind === 'running') return ['year', ...within]
  if (tree.kind === 'previous') return tree.step === 'year' ? ['year', ...within] : ['year', 'month', ...within]
  return within
}

function memberProblems(reached: readonly Figure[], data: FigureData, grid: Grid): readonly Problem[] {
  const problems: Problem[] = []
  for (const [dimension, first] of dimensionsUsed(reached)) {
    const codes = (grid.members[dimension] ?? []).map((member) => member.code)
    if (codes.length === 0)
      problems.push(
        problem('FIG-22', dimension, `The case has no ${dimension}: “${first.title}” needs it. Add at least one.`),
      )
    for (const twice of new Set(codes.filter((code, index) => codes.indexOf(code) !== index)))
      problems.push(problem('FIG-22', dimension, `The case has the ${dimension} ${twice} twice.`))
  }
  for (const [dimension, roles] of Object.entries(data.roles ?? {})) {
    for (const [role, code] of Object.entries(roles)) {
      if ((grid.members[dimension] ?? []).every((member) => member.code !== code))
        problems.push(
          problem(
            'FIG-23',
            dimension,
            `The ${role} ${dimension} of the case is ${code}, but the case has no such ${dimension}.`,
          ),
        )
    }
  }
  for (const figure of reached) {
    if (figure.kind !== 'figure') continue
    for (const pick of picksIn(figure.tree)) {
      if (grid.position(pick.dimension, pick.member) !== undefined || grid.sizeOf(pick.dimension) === 0) continue
      const codes = (grid.members[pick.dimension] ?? []).map((member) => member.code)
      problems.push(
        problem(
          'FIG-23',
          figure.name,
          `“${figure.title}” picks the ${pick.dimension} “${pick.member}”, but the case has no such role or code. It has ${codes.join(', ')}.`,
        ),
      )
    }
  }
  return problems
}

function picksIn(tree: Tree): readonly (Tree & { kind: 'pick' })[] {
  return [...(tree.kind === 'pick' ? [tree] : []), ...parts(tree).flatMap(picksIn)]
}

function dataProblems(reached: readonly Figure[], data: FigureData): readonly Problem[] {
  return reached.flatMap((figure) =>
    figure.kind === 'given' && !Object.hasOwn(data.givens, figure.name)
      ? [
          problem(
            'FIG-21',
            figure.name,
            `The case has no data for “${figure.title}”. Give its cells, or say why each is missing.`,
          ),
        ]
      : [],
  )
}

function centralProblems(reached: readonly Figure[], data: FigureData, grid: Grid): readonly Problem[] {
  return reached.flatMap((figure) => {
    if (figure.kind !== 'assumption') return []
    if (!Object.hasOwn(data.central, figure.name))
      return [problem('FIG-24', figure.name, `“${figure.title}” has no central value. Enter its most likely value.`)]
    const value = data.central[figure.name]
    const [dimension] = figure.by
    if (dimension === undefined)
      return typeof value === 'number' && Number.isFinite(value)
        ? []
        : [
            problem(
              'FIG-25',
              figure.name,
              `“${figure.title}” is one number for all, and its central value is not a number.`,
            ),
          ]
    if (typeof value !== 'object')
      return [
        problem(
          'FIG-25',
          figure.name,
          `“${figure.title}” varies by ${dimension}: give a central value for each ${dimension}.`,
        ),
      ]
    const codes = new Set((grid.members[dimension] ?? []).map((member) => member.code))
    const without = [...codes].filter((code) => !Object.hasOwn(value, code) || !Number.isFinite(value[code]))
    const strangers = Object.keys(value).filter((code) => !codes.has(code))
    return [
      ...without.map((code) => problem('FIG-24', figure.name, `“${figure.title}” has no central value for ${code}.`)),
      ...strangers.map((code) =>
        problem(
          'FIG-25',
          figure.name,
          `“${figure.title}” has a central value for ${code}, which is not a ${dimension} of the case.`,
        ),
      ),
    ]
  })
}
