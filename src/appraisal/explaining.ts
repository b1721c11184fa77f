import {
  type At,
  closest,
  type Explanation,
  explain,
  type Figure,
  figuresReached,
  ladder,
  listInWords,
  type Problem,
  problem,
  type WorkbookSheets,
  workbookReading,
} from '../figures/index.ts'
import type { Appraisal } from './appraise.ts'
import { licenceNotice } from './licence-notice.ts'

/** A figure that can be asked for, and what it varies by. */
export interface NamedFigure {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly by: readonly string[]
}

/** Every figure, fact and assumption of a case by name, in order of name. */
export function figuresOf({ prepared }: Appraisal): readonly NamedFigure[] {
  return [...figuresByName(prepared.plan.outputs).values()]
    .map(({ name, title, unit, by }) => ({ name, title, unit, by }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Why a figure is what it is, or what is wrong with the question. What is left out takes the first member. */
export function explainFigure(appraisal: Appraisal, name: string, at: At = {}): Explanation | readonly Problem[] {
  const found = placeOf(appraisal, name, at)
  return 'problems' in found
    ? found.problems
    : explain(appraisal.prepared.plan, appraisal.worked.central, found.figure, found.at)
}

/** The steps from a figure down to a cell of a return or a judgement, following the largest part each time. */
export function ladderOf(appraisal: Appraisal, name: string, at: At = {}): readonly Explanation[] | readonly Problem[] {
  const found = placeOf(appraisal, name, at)
  return 'problems' in found
    ? found.problems
    : ladder(appraisal.prepared.plan, appraisal.worked.central, found.figure, found.at)
}

/** The central case as a workbook: every figure a formula, nothing cached. */
export function workbookOf({ prepared, answer }: Appraisal): WorkbookSheets {
  const notice = licenceNotice(answer)
  return workbookReading(prepared.plan, { name: answer.case.title, notes: notice === undefined ? [] : [notice] })
}

function figuresByName(outputs: readonly Figure[]): ReadonlyMap<string, Figure> {
  return new Map(figuresReached(outputs).map((figure) => [figure.name, figure]))
}

function placeOf(
  { prepared }: Appraisal,
  name: string,
  at: At,
): { readonly figure: Figure; readonly at: At } | { readonly problems: readonly Problem[] } {
  const byName = figuresByName(prepared.plan.outputs)
  const figure = byName.get(name)
  if (figure === undefined) {
    const near = nearest(name, [...byName.keys()])
    return {
      problems: [
        problem(
          'EXPLAIN-01',
          name,
          `There is no figure called “${name}”.${near === undefined ? '' : ` Did you mean “${near}”?`} \`concordat explain CASE\` lists them all.`,
        ),
      ],
    }
  }
  const { members } = prepared.plan
  const problems = Object.entries(at).flatMap(([dimension, code]) => {
    const known = members[dimension]
    if (known === undefined || !figure.by.includes(dimension)) {
      const by = figure.by.length === 0 ? 'It is one number for the whole case' : `It goes by ${listInWords(figure.by)}`
      return [problem('EXPLAIN-02', dimension, `The figure “${name}” does not go by ${dimension}. ${by}.`)]
    }
    if (known.some((member) => member.code === code)) return []
    return [
      problem(
        'EXPLAIN-02',
        dimension,
        `The case has no ${dimension} “${code}”. It has ${known.map((member) => member.code).join(', ')}.`,
      ),
    ]
  })
  if (problems.length > 0) return { problems }
  return {
    figure,
    at: Object.fromEntries(
      figure.by.map((dimension) => [dimension, at[dimension] ?? members[dimension]?.[0]?.code ?? '']),
    ),
  }
}

/** A figure's own key without its group will do; otherwise the name with few letters to change. */
function nearest(name: string, names: readonly string[]): string | undefined {
  return names.find((each) => each.toLowerCase().endsWith(`/${name.toLowerCase()}`)) ?? closest(name, names)
}
