import type { Dimension, Figure } from '../figure.ts'
import { formatValue } from '../format.ts'
import { isMissing, type Missing, type MissingReason, missingInWords } from '../missing.ts'
import { roundToPenny } from '../pence.ts'
import type { Reading } from '../reading/central.ts'
import type { At } from '../reading/data.ts'
import { cellAt, type Plan } from '../reading/plan.ts'
import { gapPlace } from './gap-place.ts'
import { digitChoices, type Leaf, type Said, shownWith, signed, type Term, worthAsShown, worthItself } from './said.ts'
import { say } from './say.ts'

/** Where a cell is, in words. */
export interface Where {
  readonly dimension: Dimension
  readonly code: string
  readonly title: string
}

/** A cell that the figure rests on: follow it with `explain` of that figure there. */
export interface UsedFigure {
  readonly name: string
  readonly title: string
  readonly at: At
  readonly where: readonly Where[]
  readonly kind: Figure['kind']
  /** As printed; the reason when it is missing. */
  readonly value: string
  readonly source?: string
}

/** One line of the arithmetic: `× 70%, share of savings that arrives`. What is added but negative is shown as taken away. */
export interface ExplainedTerm {
  readonly sign: Term['sign']
  readonly words: string
  readonly numbers: string
  /** The cells behind it: one, or those that were added up. */
  readonly used: readonly UsedFigure[]
}

/** Why one cell of one figure is what it is: plain data, to be printed or put on a page. */
export interface Explanation {
  readonly name: string
  readonly title: string
  readonly at: At
  readonly where: readonly Where[]
  readonly kind: Figure['kind']
  readonly unit: string
  /** Published money, rounded to the penny. */
  readonly line: boolean
  /** As printed: `−£38,694.37`; the reason when it is missing. */
  readonly value: string
  /** The number itself; undefined when it is missing. */
  readonly exact: number | undefined
  /** The definition as it is written. Only for figures with a formula, as all down to `notes`. */
  readonly formula?: string
  /** The formula in titles: only the branch taken, only the members that apply. */
  readonly words?: string
  /** The formula in numbers, with as many digits as give the printed value again. */
  readonly numbers?: string
  readonly terms: readonly ExplainedTerm[]
  /** Which branch was taken and why, what stands in place of what, how many amounts are nought. */
  readonly notes: readonly string[]
  readonly used: readonly UsedFigure[]
  readonly missing?: { readonly reason: MissingReason; readonly words: string; readonly from: string }
  /** Where a given comes from, or an assumption; or on whose authority a formula rests. */
  readonly source?: string
}

/**
 * Explains one cell of a figure in one reading: its value, its formula in words and in numbers, and every cell it
 * used, down to givens with their source. Throws a RangeError for a member the case does not have.
 */
export function explain(plan: Plan, reading: Reading, figure: Figure, at: At = {}): Explanation {
  const own = plan.planned(figure).figure
  const here: At = Object.fromEntries(own.by.map((dimension) => [dimension, at[dimension] ?? '']))
  const cell = reading.cell(own, here)
  const source = plan.sourceOf(own, here)
  const heading = {
    name: own.name,
    title: own.title,
    at: here,
    where: whereOf(plan, here),
    kind: own.kind,
    unit: own.unit,
    line: own.kind === 'figure' && own.line,
    value: isMissing(cell) ? missingInWords(cell.missing) : formatValue(cell, own.unit),
    exact: isMissing(cell) ? undefined : cell,
    ...(isMissing(cell) ? { missing: missingFrom(plan, cell) } : {}),
    ...(source === undefined ? {} : { source }),
  }
  const notes: string[] = []
  const said = saidOf(plan, reading, own, here, notes)
  if (said === undefined || own.kind !== 'figure') return { ...heading, terms: [], notes: [], used: [] }
  const choice = digitChoices.find((each) => givesAgain(said, heading, worthAsShown(each))) ?? { exact: true }
  const show = shownWith(choice)
  const used = (leaves: readonly Leaf[]): readonly UsedFigure[] => usedFigures(plan, reading, leaves)
  const terms = (said.terms ?? [{ sign: '', said }]).map((term, index): ExplainedTerm => {
    const { sign, text } = signed(term, index, term.said.show(show), said.binds)
    return { sign, words: term.said.words, numbers: text, used: used(term.said.leaves) }
  })
  return {
    ...heading,
    formula: own.is,
    words: said.words,
    numbers: said.show(show),
    terms,
    notes: [...new Set(notes)],
    used: used(said.leaves),
  }
}

/** The formula of a figure as it was worked in one cell; undefined for a given or an assumption. */
export function saidOf(plan: Plan, reading: Reading, figure: Figure, at: At, notes: string[]): Said | undefined {
  const { figure: own, layout } = plan.planned(figure)
  if (own.kind !== 'figure') return undefined
  const central = plan.settled(true)
  const around = {
    grid: plan.grid,
    valuesOf: (each: Figure) => reading.values(each),
    gapsOf: (each: Figure) => central.figures.get(each)?.gaps,
    isSettled: (each: Figure) => central.around.isSettled(each),
  }
  const inPennies = own.line && own.tree.kind === 'share'
  const said = say(own.tree, layout, cellAt(plan.grid, layout, at), {
    around,
    scope: own.scope,
    marks: new Uint8Array(1),
    mark: 0,
    notes,
    inPennies,
  })
  return said.alone ?? said
}

/** Whether numbers as they are printed give the value as it is printed. */
function givesAgain(
  said: Said,
  { exact, unit, line, value }: { exact: number | undefined; unit: string; line: boolean; value: string },
  worth: (leaf: Leaf) => number,
): boolean {
  if (exact === undefined || !Number.isFinite(exact)) return true
  const again = said.again(worth)
  return line ? roundToPenny(again) === exact : formatValue(again, unit) === value
}

/** What the formula gives from numbers as they are: for tests, that the explanation tells the calculation that was made. */
export function workedAgain(said: Said): number {
  return said.again(worthItself)
}

function usedFigures(plan: Plan, reading: Reading, leaves: readonly Leaf[]): readonly UsedFigure[] {
  const found = new Map<string, UsedFigure>()
  for (const { figure, at } of leaves.flatMap((leaf) => leaf.used)) {
    const key = [figure.name, ...Object.values(at)].join('|')
    if (found.has(key)) continue
    const cell = reading.cell(figure, at)
    const source = figure.kind === 'figure' ? undefined : plan.sourceOf(figure, at)
    found.set(key, {
      name: figure.name,
      title: figure.title,
      at,
      where: whereOf(plan, at),
      kind: figure.kind,
      value: isMissing(cell) ? missingInWords(cell.missing) : formatValue(cell, figure.unit),
      ...(source === undefined ? {} : { source }),
    })
  }
  return [...found.values()]
}

function whereOf(plan: Plan, at: At): readonly Where[] {
  return Object.entries(at).map(([dimension, code]) => ({
    dimension,
    code,
    title: plan.members[dimension]?.find((member) => member.code === code)?.title ?? code,
  }))
}

function missingFrom(plan: Plan, { missing, at }: Missing) {
  return { reason: missing, words: missingInWords(missing), from: at === undefined ? '' : gapPlace(plan, at) }
}
