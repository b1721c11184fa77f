import type { CaseFile } from '../../src/appraisal/index.ts'
import { type Prepared, prepare } from '../../src/appraisal/work.ts'
import { type At, centralReading, drawReading, type Figure, isMissing, type Reading } from '../../src/figures/index.ts'

/** A case made ready and worked at its central values, asked for in whole pence. */
export interface WorkedCase {
  readonly theCase: CaseFile
  readonly prepared: Prepared
  readonly model: Prepared['model']
  readonly years: readonly string[]
  readonly councils: readonly string[]
  readonly services: readonly string[]
  readonly options: readonly string[]
  readonly reading: Reading
  value(figure: Figure, at: At): number
  /** Whole pence of a line. */
  pence(figure: Figure, at: At): number
  /** A figure that the case reaches, by its name. */
  figure(name: string): Figure
}

export function workedCase(theCase: CaseFile): WorkedCase {
  const prepared = prepare(theCase)
  const reading = centralReading(prepared.plan)
  const value = (figure: Figure, at: At): number => {
    const cell = reading.cell(figure, at)
    if (isMissing(cell)) throw new Error(`${figure.name} is missing: ${cell.missing}, ${cell.at}`)
    return cell
  }
  return {
    theCase: prepared.theCase,
    prepared,
    model: prepared.model,
    years: prepared.years,
    councils: theCase.councils.map(({ code }) => code),
    services: theCase.services.map(({ code }) => code),
    options: theCase.options.map(({ code }) => code),
    reading,
    value,
    pence: (figure, at) => Math.round(value(figure, at) * 100),
    figure(name) {
      const found = prepared.plan.figures.find((each) => each.figure.name === name)?.figure
      if (found === undefined) throw new Error(`The case does not reach ${name}`)
      return found
    },
  }
}

/** Every draw of some figures. Missing cells are an error. */
export function drawnFrom({ prepared }: WorkedCase, figures: readonly Figure[]) {
  const { plan, chance } = prepared
  const reading = drawReading(plan, figures, chance.draws, chance.fill)
  return (figure: Figure, at: At): Float64Array => {
    const column = reading.column(figure, at)
    if (!(column instanceof Float64Array)) throw new Error(`${figure.name} is missing: ${column.missing}, ${column.at}`)
    return column
  }
}

export function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const each of numbers) total += each
  return total
}
