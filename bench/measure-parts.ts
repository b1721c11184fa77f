import { readFileSync } from 'node:fs'
import { appraise, type CaseFile, readCaseFile } from '../src/appraisal/index.ts'
import { drawnFigures, prepare } from '../src/appraisal/work.ts'
import { centralReading, drawReading } from '../src/figures/index.ts'
import { type Rounds, summaryOf, timeOf } from './rounds.ts'

/** Where the time of one appraisal goes, in milliseconds, in one warm process. */
export interface PartsMeasured {
  readonly figures: number
  readonly parameters: number
  readonly draws: number
  readonly milliseconds: Readonly<
    Record<'read' | 'prepare' | 'central' | 'draws' | 'rest' | 'whole' | 'firstWhole', Rounds>
  >
  /** One draw of every figure, in microseconds. */
  readonly microsecondsPerDraw: Rounds
}

/** A worked case of `examples/`, appraised as it stands. `rest` is second looks, sensitivities, summaries and words. */
export function measureParts(name: string, rounds: number): PartsMeasured {
  const text = readFileSync(new URL(`../examples/${name}.json`, import.meta.url), 'utf8')
  const firstWhole = timeOf(() => appraise(caseFrom(text)))
  const measured = Array.from({ length: rounds }, () => oneRound(text))
  const parts = (part: keyof ReturnType<typeof oneRound>) => summaryOf(measured.map((round) => round[part]))
  const prepared = prepare(caseFrom(text))
  return {
    figures: prepared.plan.figures.length,
    parameters: prepared.plan.parameters.length,
    draws: prepared.chance.draws,
    milliseconds: {
      read: parts('read'),
      prepare: parts('prepare'),
      central: parts('central'),
      draws: parts('draws'),
      rest: parts('rest'),
      whole: parts('whole'),
      firstWhole: summaryOf([firstWhole]),
    },
    microsecondsPerDraw: summaryOf(measured.map(({ draws }) => (draws * 1000) / prepared.chance.draws)),
  }
}

function oneRound(text: string) {
  let theCase = caseFrom(text)
  const read = timeOf(() => {
    theCase = caseFrom(text)
  })
  let prepared = prepare(theCase)
  const toPrepare = timeOf(() => {
    prepared = prepare(theCase)
  })
  const central = timeOf(() => centralReading(prepared.plan))
  const { plan, chance } = prepared
  const draws = timeOf(() => drawReading(plan, drawnFigures(prepared), chance.draws, chance.fill))
  const whole = read + timeOf(() => appraise(theCase))
  return { read, prepare: toPrepare, central, draws, whole, rest: whole - read - toPrepare - central - draws }
}

function caseFrom(text: string): CaseFile {
  const reading = readCaseFile(text)
  if ('problems' in reading) throw new Error(`The worked case has problems: ${JSON.stringify(reading.problems[0])}`)
  return reading.case
}
