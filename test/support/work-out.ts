import {
  type At,
  type Cell,
  centralReading,
  type Figure,
  figures,
  figuresReached,
  planFigures,
} from '../../src/figures/index.ts'

/** What a small worked case supplies: members by dimension, and a number or a rule for each name that is reached. */
export interface SmallCase {
  readonly members?: Readonly<Record<string, readonly string[]>>
  readonly roles?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly givens?: Readonly<Record<string, Cell | ((at: At) => Cell)>>
  /** Central values of assumptions. */
  readonly central?: Readonly<Record<string, number>>
}

/** The twelve months and the five steps of a phase, as every case has them. */
const always = {
  month: Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0')),
  step: ['0', '1', '2', '3', '4'],
}

/**
 * Works the model's own figures over a few members and numbers. A given that nobody wrote down is missing, as in a case,
 * and a result that needs it says so; an assumption left out is an error. What the figures do not reach may be given
 * and is not looked at.
 */
export function workOut(
  outputs: readonly Figure[],
  { members = {}, roles = {}, givens = {}, central = {} }: SmallCase,
) {
  const figuresHere = figuresReached(outputs)
  const plan = planFigures(outputs.map(asked), {
    members: Object.fromEntries(
      Object.entries({ ...always, ...members }).map(([dimension, codes]) => [
        dimension,
        codes.map((code) => ({ code, title: code })),
      ]),
    ),
    roles,
    givens: Object.fromEntries(
      figuresHere
        .filter(({ kind }) => kind === 'given')
        .map(({ name }) => {
          const value = givens[name] ?? { missing: 'notAvailable' as const, at: name }
          return [name, typeof value === 'function' ? value : () => value]
        }),
    ),
    // Where an assumption has a value for each member, the number stands for all of them.
    central: Object.fromEntries(
      Object.entries(central).map(([name, value]) => {
        const [dimension] = figuresHere.find((figure) => figure.name === name)?.by ?? []
        return [
          name,
          dimension === undefined ? value : Object.fromEntries((members[dimension] ?? []).map((code) => [code, value])),
        ]
      }),
    ),
  })
  const reading = centralReading(plan)
  const figureNamed = (figure: Figure | string): Figure => {
    if (typeof figure !== 'string') return figure
    const found = plan.figures.find((each) => each.figure.name === figure)?.figure
    if (found === undefined) throw new Error(`These figures do not reach ${figure}`)
    return found
  }
  return {
    reading,
    /** One number of a figure, or of the figure of that name; an error where it is missing. */
    value(figure: Figure | string, at: At = {}): number {
      const found = figureNamed(figure)
      const cell = reading.cell(found, at)
      if (typeof cell !== 'number') throw new Error(`${found.name} is missing: ${cell.missing}, ${cell.at}`)
      return cell
    },
    /** A figure in every year. */
    byYear(figure: Figure | string, at: At = {}): readonly number[] {
      return (members['year'] ?? []).map((year) => this.value(figure, { ...at, year }))
    },
  }
}

/** A step on the way has no `by` of its own, and only what has one may be asked for: it is asked for by another name. */
function asked(figure: Figure): Figure {
  if (figure.kind !== 'figure' || figure.byWritten) return figure
  const { title, unit, by } = figure
  return figures(`shown/${figure.name}`, { figure }, { shown: { title, unit, by, is: 'figure' } }).shown
}

/** Numbers to so many decimals, as a published vector prints them. */
export function rounded(values: readonly number[], decimals: number): readonly number[] {
  return values.map((value) => Number(value.toFixed(decimals)))
}
