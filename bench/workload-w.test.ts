import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawReading, isMissing, planFigures, prepareChance, summarise } from '../src/figures/index.ts'
import { drawOfW } from './transcription-of-w.ts'
import {
  correlationsOfW,
  dataOfW,
  keysOfW,
  outputFigures,
  outputs,
  parametersOfW,
  type SpecificationOfW,
} from './workload-w.ts'

const file = new URL('../../shared/performance/w_spec.json', import.meta.url)
const notHere = existsSync(file)
  ? undefined
  : 'its specification, ../shared/performance/w_spec.json, is not beside this checkout'
const tooLong = process.env['CONCORDAT_SOAK'] === '1' ? undefined : 'ten thousand draws are left to npm run soak'

function workloadW() {
  const spec = JSON.parse(readFileSync(file, 'utf8')) as SpecificationOfW // the yardstick's own file
  const plan = planFigures(outputFigures, dataOfW(spec))
  const byKey = new Map(parametersOfW(spec).map((parameter) => [parameter.key, parameter]))
  const parameters = plan.parameters.map(({ key }) => byKey.get(key)!) // every key of W is in its specification
  const draw = (draws: number) => {
    const chance = prepareChance({
      seed: 12345,
      draws,
      parameters,
      correlations: correlationsOfW(spec),
      sampler: 'philox',
    })
    return { chance, reading: drawReading(plan, outputFigures, draws, chance.fill) }
  }
  return { spec, plan, draw }
}

test('workload W, written as figures, gives what its pseudocode gives', (context) => {
  if (notHere !== undefined) return context.skip(notHere)
  const { spec, plan, draw } = workloadW()
  const draws = 512
  const { chance, reading } = draw(draws)
  expect(outputs).toHaveLength(149)
  expect(reading.faults).toEqual([])
  const into = new Float64Array(plan.parameters.length)
  const columns = outputs.map(({ figure, at }) => reading.column(figure, at))
  const place = keysOfW.map((key) => plan.parameters.findIndex((parameter) => parameter.key === key))
  for (let index = 0; index < draws; index++) {
    chance.fill(index, into)
    const expected = drawOfW(
      spec,
      place.map((at) => into[at] as number),
    )
    for (const [output, column] of columns.entries()) {
      if (isMissing(column)) throw new Error(`output ${output} of W is missing`)
      expect(column[index]).toBe(expected[output])
    }
  }
})

/** The published check values of W at seed 12345 and 10,000 draws: option, mean, P5, P50, P95 of total net present value. */
const published = [
  ['o1', 45.449815, -24.168125, 47.751963, 103.234249],
  ['o2', 55.030717, -21.209683, 56.295111, 125.264797],
  ['o3', 96.650059, 3.256648, 92.773111, 205.508139],
  ['o4', 58.201937, -35.013554, 54.598148, 167.958104],
] as const

test('ten thousand draws of workload W give its published summaries', (context) => {
  const reason = notHere ?? tooLong
  if (reason !== undefined) return context.skip(reason)
  const { reading } = workloadW().draw(10_000)
  const total = outputs.find(({ figure }) => figure.name === 'money/total')!.figure // it is one of the outputs
  for (const [option, ...expected] of published) {
    const column = reading.column(total, { option })
    if (isMissing(column)) throw new Error('the total is missing')
    const { mean, p5, p50, p95 } = summarise(column)
    for (const [index, found] of [mean, p5, p50, p95].entries()) expect(found).toBeCloseTo(expected[index]!, 6)
  }
}, 60_000)
