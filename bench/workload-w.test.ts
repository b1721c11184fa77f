import { expect, test } from 'vitest'
import { drawReading, isMissing, planFigures, prepareChance } from '../src/figures/index.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'
import { drawOfW } from './transcription-of-w.ts'
import { correlationsOfW, dataOfW, keysOfW, outputFigures, outputs, parametersOfW } from './workload-w.ts'

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
