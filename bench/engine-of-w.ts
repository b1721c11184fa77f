// How the product works draws now. Whatever is measured is measured by these, so a faster way is put in here once.

import {
  type ChanceParameter,
  drawReading,
  type Figure,
  type FigureData,
  type Fill,
  isMissing,
  type KeptChance,
  keepChance,
  LiveDraws,
  type Plan,
  percentiles,
  plainDrawReading,
  planFigures,
} from '../src/figures/index.ts'
import {
  chanceRequestOfW,
  type DrawsAsked,
  type EvaluatorOfW,
  outputsIn,
  placesInPlan,
  plainEvaluatorOfW,
  planOfW,
} from './draws-of-w.ts'
import { type SummariesOfOption, type SummariesOfW, summariesByFigures, summariesOfOption } from './summaries-of-w.ts'
import { outputFigures, type SpecificationOfW } from './workload-w.ts'

/** W made ready: what has to be done once for all draws is done. */
export interface EngineOfW {
  readonly draws: EvaluatorOfW
  /** Sampling, every draw, every summary. */
  readonly whole: (asked: DrawsAsked) => SummariesOfW
  /** Samples at once; the work it gives back is the draws alone. */
  readonly kernel: (asked: DrawsAsked) => () => unknown
  /**
   * Works everything at once; the work it gives back is an edit to one number of option 3, to and fro: planning, its
   * draws, everything said of it. Undefined where that is a whole run.
   */
  readonly edit: ((asked: DrawsAsked) => () => SummariesOfOption) | undefined
  /** The exact percentiles of columns. */
  readonly percentiles: (columns: readonly Float64Array[]) => unknown
}

/** The plain evaluator, one draw after another. */
export function plainEngineOfW(spec: SpecificationOfW): EngineOfW {
  const plan = planOfW(spec)
  const draws = plainEvaluatorOfW(spec)
  return {
    draws,
    whole: (asked) => summariesByFigures(draws(asked)),
    kernel: (asked) => {
      const drawn = sampled(spec, plan, asked)
      return () => plainDrawReading(plan, outputFigures, asked.draws, fillFrom(drawn))
    },
    edit: undefined,
    percentiles: (columns) => columns.map((column) => percentiles(column)),
  }
}

/** The fastest way there is: luck in columns, draws compiled, and what is known of the parameters kept between edits. */
export function engineOfW(spec: SpecificationOfW): EngineOfW {
  const plan = planOfW(spec)
  drawReading(plan, outputFigures, enoughToCompile, (_, into) => into.fill(0))
  const places = placesInPlan(plan)
  const drawn = (asked: DrawsAsked) => {
    const chance = keepChance(chanceRequestOfW(spec, plan, asked))
    const columns = columnsInPlan(chance, plan)
    const reading = drawReading(plan, outputFigures, asked.draws, columns)
    return { chance, draws: { parameters: places.map((at) => columns[at]!), outputs: outputsIn(reading) } } // all of W is in the plan
  }
  const ordersOf = (chance: KeptChance) => places.map((at) => chance.ordered(at))
  return {
    draws: (asked) => drawn(asked).draws,
    whole: (asked) => {
      const { chance, draws } = drawn(asked)
      return summariesByFigures(draws, ordersOf(chance))
    },
    kernel: (asked) => {
      const columns = sampled(spec, plan, asked)
      return () => drawReading(plan, outputFigures, asked.draws, columns)
    },
    edit: (asked) => {
      const chance = keepChance(chanceRequestOfW(spec, plan, asked))
      const orders = ordersOf(chance)
      const live = new LiveDraws(outputFigures, columnsInPlan(chance, plan), asked.draws)
      live.run(plan)
      let isEdited = false
      return () => {
        isEdited = !isEdited
        const edited = planOfW(isEdited ? withEdit(spec) : spec)
        return summariesOfOption(outputsIn(live.edit(edited, 'o3')), orders, 2)
      }
    },
    percentiles: (columns) => columns.map((column) => percentiles(column)),
  }
}

/** Fewer draws would be worked by the plain evaluator. */
const enoughToCompile = 128

/** Option 3 cuts its management by a tenth more. */
export function withEdit(spec: SpecificationOfW): SpecificationOfW {
  const mM = (spec.OPT['mM'] ?? []).map((value, option) => (option === 3 ? value * 1.1 : value))
  return { ...spec, OPT: { ...spec.OPT, mM } }
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
    const chance = keepChance({ seed, draws, parameters, sampler: 'philox' })
    const reading = drawReading(plan, outputs, draws, fillFrom(columnsInPlan(chance, plan)))
    return outputs.map((figure) => {
      const column = reading.column(figure)
      if (isMissing(column)) throw new Error(`${figure.name} is missing`)
      return column
    })
  }
}

function sampled(spec: SpecificationOfW, plan: Plan, asked: DrawsAsked): readonly Float64Array[] {
  return columnsInPlan(keepChance(chanceRequestOfW(spec, plan, asked)), plan)
}

function columnsInPlan(chance: KeptChance, plan: Plan): readonly Float64Array[] {
  return plan.parameters.map((_, index) => chance.column(index))
}

function fillFrom(columns: readonly Float64Array[]): Fill {
  return (draw, into) => {
    for (let index = 0; index < columns.length; index++) into[index] = columns[index]![draw]! // every draw of every parameter
  }
}
