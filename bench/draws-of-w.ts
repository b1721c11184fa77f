import { isMissing, type Plan, plainDrawReading, planFigures, prepareChance } from '../src/figures/index.ts'
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

/** Either evaluator of the figures: the plain one, or whichever is fastest. */
export type ReadingOfDraws = typeof plainDrawReading

/** W by an evaluator of the figures. */
export function evaluatorOfW(spec: SpecificationOfW, plan: Plan, drawReading: ReadingOfDraws): EvaluatorOfW {
  return (asked) => {
    const chance = chanceOfW(spec, plan, asked)
    const reading = drawReading(plan, outputFigures, asked.draws, chance.fill)
    return {
      parameters: chance.columns(),
      outputs: outputs.map(({ figure, at }) => {
        const column = reading.column(figure, at)
        if (isMissing(column)) throw new Error(`${figure.name} of W is missing`)
        return column
      }),
    }
  }
}

/** The plain evaluator of the figures: the one that every other is held to. */
export function plainEvaluatorOfW(spec: SpecificationOfW): EvaluatorOfW {
  return evaluatorOfW(spec, planOfW(spec), plainDrawReading)
}

/** The luck of W: a draw for the plan, and what it drew as columns in the order of the specification. */
export interface ChanceOfW {
  readonly fill: (draw: number, into: Float64Array) => void
  /** Parameters of the draws that `fill` has made. */
  readonly columns: () => readonly Float64Array[]
}

export function chanceOfW(
  spec: SpecificationOfW,
  plan: Plan,
  { seed, draws, sampler, sobolStreams }: DrawsAsked,
): ChanceOfW {
  const byKey = new Map(parametersOfW(spec).map((parameter) => [parameter.key, parameter]))
  const parameters = plan.parameters.map(({ key }) => byKey.get(key)!) // every key of W is in its specification
  const { fill } = prepareChance({
    seed,
    draws,
    parameters: parameters.map((parameter) => ({
      ...parameter,
      stream: sampler === 'sobol' ? (sobolStreams?.[parameter.stream] ?? parameter.stream + 1) : parameter.stream,
    })),
    correlations: correlationsOfW(spec),
    sampler,
  })
  const drawn = plan.parameters.map(() => new Float64Array(draws))
  const places = keysOfW.map((key) => plan.parameters.findIndex((parameter) => parameter.key === key))
  return {
    fill: (draw, into) => {
      fill(draw, into)
      for (let index = 0; index < drawn.length; index++) drawn[index]![draw] = into[index]! // one for each parameter
    },
    columns: () => places.map((place) => drawn[place]!), // every key of W is in the plan
  }
}
