import { readFileSync } from 'node:fs'
import { appraise, type CaseFile, readCaseFile } from '../src/appraisal/index.ts'
import { drawnFigures, prepare } from '../src/appraisal/work.ts'
import { centralReading, plainDrawReading } from '../src/figures/index.ts'
import { type Rounds, summaryOf, timeOf } from './rounds.ts'

/** Where the time of one appraisal goes, in one process. Milliseconds unless the name says otherwise. */
export interface PartsMeasured {
  readonly figures: number
  readonly parameters: number
  readonly draws: number
  readonly first: number
  readonly whole: Rounds
  readonly readCase: Rounds
  /** The stages that `appraise` tells of on its way, each with how far it brings the whole, from 0 to 1. */
  readonly stages: readonly { readonly upTo: number; readonly took: Rounds }[]
  readonly central: Rounds
  readonly microsecondsPerDraw: Rounds
}

/** A worked case of `examples/`, appraised as it stands. */
export function measureParts(name: string, rounds: number): PartsMeasured {
  const text = readFileSync(new URL(`../examples/${name}.json`, import.meta.url), 'utf8')
  const theCase = caseFrom(text)
  const first = timeOf(() => appraise(theCase))
  const inRounds = <T>(measure: () => T): readonly T[] => Array.from({ length: rounds }, measure)
  const runs = inRounds(() => stagesOf(theCase))
  const { plan, model, chance, ...rest } = prepare(theCase)
  const drawn = drawnFigures({ plan, model, chance, ...rest })
  return {
    figures: plan.figures.length,
    parameters: plan.parameters.length,
    draws: chance.draws,
    first,
    whole: summaryOf(runs.map((run) => run.reduce((total, { took }) => total + took, 0))),
    readCase: summaryOf(inRounds(() => timeOf(() => caseFrom(text)))),
    stages: (runs[0] ?? []).map(({ upTo }, index) => ({
      upTo,
      took: summaryOf(runs.map((run) => run[index]?.took ?? Number.NaN)),
    })),
    central: summaryOf(inRounds(() => timeOf(() => centralReading(plan)))),
    microsecondsPerDraw: summaryOf(
      inRounds(() => (timeOf(() => plainDrawReading(plan, drawn, chance.draws, chance.fill)) * 1000) / chance.draws),
    ),
  }
}

function stagesOf(theCase: CaseFile): readonly { readonly upTo: number; readonly took: number }[] {
  const stages: { readonly upTo: number; readonly took: number }[] = []
  let before = performance.now()
  const onProgress = (upTo: number) => {
    const now = performance.now()
    stages.push({ upTo, took: now - before })
    before = now
  }
  appraise(theCase, { onProgress })
  return stages
}

function caseFrom(text: string): CaseFile {
  const reading = readCaseFile(text)
  if ('problems' in reading) throw new Error(`The worked case has problems: ${JSON.stringify(reading.problems[0])}`)
  return reading.case
}
