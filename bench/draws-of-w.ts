import {
  type ChanceRequest,
  type DrawReading,
  isMissing,
  type Plan,
  plainDrawReading,
  planFigures,
  prepareChance,
} from '../src/figures/index.ts'
import {
  correlationsOfW,
  dataOfW,
  keysOfW,
  outputFigures,
  outputs,
  parametersOfW,
  type SpecificationOfW,
} from './workload-w.ts'

/** Draws of workload W: 40 columns of parameters and 149 of results, in the order of its specification. */
export interface DrawsOfW {
  readonly parameters: readonly Float64Array[]
  readonly outputs: readonly Float64Array[]
}

/** Which draws: from which seed and luck, and how many. */
export interface DrawsAsked {
  readonly seed: number
  readonly draws: number
  /** Plain Monte Carlo, as W is published, or scrambled Sobol points, as the product draws. */
  readonly sampler: 'philox' | 'sobol'
  /** The Sobol stream of each parameter, from 1; the order of the specification where it is left out. */
  readonly sobolStreams?: readonly number[] | undefined
}

/** One way of working the draws of W. Whatever can be made ready for all draws is inside it already. */
export type EvaluatorOfW = (asked: DrawsAsked) => DrawsOfW

/** W read, checked and planned. */
export function planOfW(spec: SpecificationOfW): Plan {
  return planFigures(outputFigures, dataOfW(spec))
}

/** The plain evaluator of the figures: the one that every other is held to. */
export function plainEvaluatorOfW(spec: SpecificationOfW): EvaluatorOfW {
  const plan = planOfW(spec)
  return (asked) => {
    const chance = chanceOfW(spec, plan, asked)
    const reading = plainDrawReading(plan, outputFigures, asked.draws, chance.fill)
    return { parameters: chance.columns(), outputs: outputsIn(reading) }
  }
}

/** The luck of W: a draw for the plan, and what it drew as columns in the order of the specification. */
export interface ChanceOfW {
  readonly fill: (draw: number, into: Float64Array) => void
  /** Parameters of the draws that `fill` has made. */
  readonly columns: () => readonly Float64Array[]
}

export function chanceOfW(spec: SpecificationOfW, plan: Plan, asked: DrawsAsked): ChanceOfW {
  const { fill } = prepareChance(chanceRequestOfW(spec, plan, asked))
  const drawn = plan.parameters.map(() => new Float64Array(asked.draws))
  return {
    fill: (draw, into) => {
      fill(draw, into)
      for (let index = 0; index < drawn.length; index++) drawn[index]![draw] = into[index]! // one for each parameter
    },
    columns: () => placesInPlan(plan).map((place) => drawn[place]!), // every key of W is in the plan
  }
}

/** What is asked of chance for a plan of W: its parameters in the plan’s order. */
export function chanceRequestOfW(
  spec: SpecificationOfW,
  plan: Plan,
  { seed, draws, sampler, sobolStreams }: DrawsAsked,
): ChanceRequest {
  const byKey = new Map(parametersOfW(spec).map((parameter) => [parameter.key, parameter]))
  return {
    seed,
    draws,
    parameters: plan.parameters.map(({ key }) => {
      const parameter = byKey.get(key)! // every key of W is in its specification
      const { stream } = parameter
      return { ...parameter, stream: sampler === 'sobol' ? (sobolStreams?.[stream] ?? stream + 1) : stream }
    }),
    correlations: correlationsOfW(spec),
    sampler,
  }
}

/** Where each parameter of W, in the order of the specification, is in a plan. */
export function placesInPlan(plan: Plan): readonly number[] {
  return keysOfW.map((key) => plan.parameters.findIndex((parameter) => parameter.key === key))
}

/** The 149 columns of a reading, in the order of the specification. */
export function outputsIn(reading: DrawReading): readonly Float64Array[] {
  return outputs.map(({ figure, at }) => {
    const column = reading.column(figure, at)
    if (isMissing(column)) throw new Error(`${figure.name} of W is missing`)
    return column
  })
}
