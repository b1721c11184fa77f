import { plainDrawReading, planFigures, prepareChance } from '../src/figures/index.ts'
import { type Rounds, summaryOf, timeOf } from './rounds.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'
import { drawOfW } from './transcription-of-w.ts'
import { correlationsOfW, dataOfW, keysOfW, outputFigures, parametersOfW } from './workload-w.ts'

/** Workload W by the plain evaluator and by its transcription, on the same uncertain numbers. */
export interface WorkloadMeasured {
  readonly draws: number
  /** Parsing, checking and planning the graph, once. */
  readonly planMilliseconds: number
  readonly evaluatorMicroseconds: Rounds
  readonly transcriptionMicroseconds: Rounds
  /** The evaluator over the transcription, each ratio taken inside one round. */
  readonly ratio: Rounds
}

/** Undefined where the specification of W is not beside the checkout. */
export function measureW(draws: number, rounds: number): WorkloadMeasured | undefined {
  if (specificationMissing !== undefined) return undefined
  const spec = readSpecificationOfW()
  let plan = planFigures(outputFigures, dataOfW(spec))
  const planMilliseconds = timeOf(() => {
    plan = planFigures(outputFigures, dataOfW(spec))
  })
  const byKey = new Map(parametersOfW(spec).map((parameter) => [parameter.key, parameter]))
  const parameters = plan.parameters.map(({ key }) => byKey.get(key)!) // every key of W is in its specification
  const { fill } = prepareChance({
    seed: 12345,
    draws,
    parameters,
    correlations: correlationsOfW(spec),
    sampler: 'philox',
  })
  const drawn = Array.from({ length: draws }, (_, draw) => {
    const into = new Float64Array(plan.parameters.length)
    fill(draw, into)
    return into
  })
  const place = keysOfW.map((key) => plan.parameters.findIndex((parameter) => parameter.key === key))
  const inOrderOfW = drawn.map((numbers) => place.map((at) => numbers[at] ?? Number.NaN))
  const byEvaluator = () =>
    timeOf(() => plainDrawReading(plan, outputFigures, draws, (draw, into) => into.set(drawn[draw] ?? [])))
  const byTranscription = () => timeOf(() => inOrderOfW.map((numbers) => drawOfW(spec, numbers)))
  byTranscription()
  const measured = Array.from({ length: rounds }, () => ({
    evaluator: byEvaluator(),
    transcription: byTranscription(),
  }))
  const micro = (milliseconds: number) => (milliseconds * 1000) / draws
  return {
    draws,
    planMilliseconds,
    evaluatorMicroseconds: summaryOf(measured.map(({ evaluator }) => micro(evaluator))),
    transcriptionMicroseconds: summaryOf(measured.map(({ transcription }) => micro(transcription))),
    ratio: summaryOf(measured.map(({ evaluator, transcription }) => evaluator / transcription)),
  }
}
