import { expect, test } from 'vitest'
import { drawReading, isMissing, planFigures, prepareChance, summarise } from '../src/figures/index.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'
import { drawOfW } from './transcription-of-w.ts'
import { correlationsOfW, dataOfW, keysOfW, outputFigures, outputs, parametersOfW } from './workload-w.ts'

const tooLong = process.env['CONCORDAT_SOAK'] === '1' ? undefined : 'ten thousand draws are left to npm run soak'

function workloadW() {
  const spec = readSpecificationOfW()
  const plan = planFigures(outputFigures, dataOfW(spec))
  const byKey = new Map(parametersOfW(spec).map((parameter) => [parameter.key, parameter]))
  const parameters = plan.parameters.map(({ key }) => byKey.get(key)!) // every key of W is in its specification
  const draw = (draws: number) => {
    const chance = prepareChance({
      seed: publishedOfW.seed,
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
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
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

test('ten thousand draws of workload W give its published summaries', (context) => {
  const reason = specificationMissing ?? tooLong
  if (reason !== undefined) return context.skip(reason)
  const { reading } = workloadW().draw(publishedOfW.draws)
  const total = outputs.find(({ figure }) => figure.name === 'money/total')!.figure // it is one of the outputs
  for (const { option, ...expected } of publishedOfW.options) {
    const column = reading.column(total, { option })
    if (isMissing(column)) throw new Error('the total is missing')
    const found = summarise(column)
    for (const which of ['mean', 'p5', 'p50', 'p95'] as const) expect(found[which]).toBeCloseTo(expected[which], 6)
  }
}, 60_000)
