// How the product works draws now. Whatever is measured is measured by these, so a faster way is put in here once.

import {
  type ChanceParameter,
  drawReading,
  type Figure,
  type FigureData,
  isMissing,
  type Plan,
  plainDrawReading,
  planFigures,
  prepareChance,
  summarise,
} from '../src/figures/index.ts'
import {
  type ChanceOfW,
  chanceOfW,
  type DrawsAsked,
  type EvaluatorOfW,
  evaluatorOfW,
  planOfW,
  type ReadingOfDraws,
} from './draws-of-w.ts'
import { type SummariesOfW, type SummaryOfOutput, summariesByFigures } from './summaries-of-w.ts'
import { outputFigures, type SpecificationOfW } from './workload-w.ts'

/** W made ready: what has to be done once for all draws is done. */
export interface EngineOfW {
  readonly draws: EvaluatorOfW
  /** Sampling, every draw, every summary. */
  readonly whole: (asked: DrawsAsked) => SummariesOfW
  /** Samples at once; the work it gives back is the draws alone. */
  readonly kernel: (asked: DrawsAsked) => () => unknown
  /** Works everything at once; the work it gives back is what an edit to one option costs. Undefined where that is a whole run. */
  readonly edit: ((asked: DrawsAsked) => () => unknown) | undefined
  /** Mean, standard deviation and exact percentiles of columns. */
  readonly percentiles: (columns: readonly Float64Array[]) => unknown
}

/** The plain evaluator and summaries by sorting: what every faster way is held to. */
export function plainEngineOfW(spec: SpecificationOfW): EngineOfW {
  return engineBy(spec, planOfW(spec), plainDrawReading)
}

/** The fastest way there is, compiled. */
export function engineOfW(spec: SpecificationOfW): EngineOfW {
  const plan = planOfW(spec)
  drawReading(plan, outputFigures, enoughToCompile, (_, into) => into.fill(0))
  return engineBy(spec, plan, drawReading)
}

/** Fewer draws would be worked by the plain evaluator. */
const enoughToCompile = 128

function engineBy(spec: SpecificationOfW, plan: Plan, reading: ReadingOfDraws): EngineOfW {
  const draws = evaluatorOfW(spec, plan, reading)
  return {
    draws,
    whole: (asked) => summariesByFigures(draws(asked)),
    kernel: (asked) => {
      const drawn = sampled(chanceOfW(spec, plan, asked), plan.parameters.length, asked.draws)
      return () => reading(plan, outputFigures, asked.draws, (draw, into) => into.set(drawn[draw]!)) // one for each draw
    },
    edit: undefined,
    percentiles: (columns) => columns.map((column) => summarise(column)),
  }
}

/** Any figures without dimensions made ready for plain luck, the fastest way there is: a column for each. */
export function columnsOf(
  data: FigureData,
  outputs: readonly Figure[],
  distributions: readonly ChanceParameter[],
): (asked: { readonly seed: number; readonly draws: number }) => readonly Float64Array[] {
  const plan = planFigures(outputs, data)
  const byKey = new Map(distributions.map((parameter) => [parameter.key, parameter]))
  const parameters = plan.parameters.map(({ key }) => byKey.get(key)!) // every assumption has its distribution
  return ({ seed, draws }) => {
    const { fill } = prepareChance({ seed, draws, parameters, sampler: 'philox' })
    const reading = drawReading(plan, outputs, draws, fill)
    return outputs.map((figure) => {
      const column = reading.column(figure)
      if (isMissing(column)) throw new Error(`${figure.name} is missing`)
      return column
    })
  }
}

/** One column said, the fastest way there is. */
export const summaryOfColumn: (column: Float64Array) => Omit<SummaryOfOutput, 'p10' | 'p25' | 'p75' | 'p90'> = summarise

function sampled({ fill }: ChanceOfW, parameters: number, draws: number): readonly Float64Array[] {
  return Array.from({ length: draws }, (_, draw) => {
    const into = new Float64Array(parameters)
    fill(draw, into)
    return into
  })
}
