import { expect, test } from 'vitest'
import { plainEvaluatorOfW } from './draws-of-w.ts'
import { objectModelOfW, wholeByObjectModel } from './object-model-of-w.ts'
import { sampleW } from './plain-sampling-of-w.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'
import { placesOfW, type SummariesOfW, summariesByFigures } from './summaries-of-w.ts'
import { drawOfW } from './transcription-of-w.ts'

const { seed, draws } = publishedOfW
const tooLong = process.env['CONCORDAT_SOAK'] === '1' ? undefined : 'ten thousand draws are left to npm run soak'

test('the object model samples what W samples, and gives what its pseudocode gives', (context) => {
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
  const spec = readSpecificationOfW()
  const few = 64
  const sampled = sampleW(spec, seed, few)
  const { parameters, outputs } = plainEvaluatorOfW(spec)({ seed, draws: few, sampler: 'philox' })
  const work = objectModelOfW(spec)
  for (let draw = 0; draw < few; draw++) {
    const numbers = sampled.map((column) => column[draw]!)
    for (const [parameter, number] of numbers.entries()) expect(number).toBeCloseTo(parameters[parameter]![draw]!, 12)
    const expected = drawOfW(spec, numbers)
    const found = work(numbers)
    expect(found).toHaveLength(placesOfW.all)
    for (const [output, value] of found.entries()) {
      expect(value).toBeCloseTo(expected[output]!, 9)
      expect(value).toBeCloseTo(outputs[output]![draw]!, 9)
    }
  }
})

test('summaries by sorting are those by the functions of the figures', (context) => {
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
  const spec = readSpecificationOfW()
  const bySorting = numbersOf(wholeByObjectModel(spec, seed, 512))
  const byFigures = numbersOf(summariesByFigures(plainEvaluatorOfW(spec)({ seed, draws: 512, sampler: 'philox' })))
  expect(bySorting).toHaveLength(149 * 9 + 4 * (3 + 1 + 1 + 40 + 40))
  expect(bySorting).toHaveLength(byFigures.length)
  for (const [index, number] of bySorting.entries()) expect(number).toBeCloseTo(byFigures[index]!, 9)
})

test('ten thousand draws by the object model give the published values', (context) => {
  const reason = specificationMissing ?? tooLong
  if (reason !== undefined) return context.skip(reason)
  const found = wholeByObjectModel(readSpecificationOfW(), seed, draws)
  for (const [index, expected] of publishedOfW.options.entries()) {
    const { mean, p5, p50, p95 } = found.outputs[placesOfW.totals + index]!
    expect(mean).toBeCloseTo(expected.mean, 6)
    expect(p5).toBeCloseTo(expected.p5, 6)
    expect(p50).toBeCloseTo(expected.p50, 6)
    expect(p95).toBeCloseTo(expected.p95, 6)
    expect(found.chances[index]!.all).toBeCloseTo(expected.allBetterOff, 4)
  }
  const bars = found.tornado[2]!.map((rank, parameter) => ({ parameter, size: Math.abs(rank) }))
  bars.sort((a, b) => b.size - a.size)
  for (const [index, { parameter, size }] of publishedOfW.bars.entries()) {
    expect(bars[index]!.parameter).toBe(parameter)
    expect(bars[index]!.size).toBeCloseTo(size, 3)
  }
})

function numbersOf({ outputs, chances, tornado, shares }: SummariesOfW): readonly number[] {
  return [
    ...outputs.flatMap(({ mean, sd, p5, p10, p25, p50, p75, p90, p95 }) => [
      ...[mean, sd, p5, p10, p25, p50, p75, p90, p95],
    ]),
    ...chances.flatMap(({ councils, all, total }) => [...councils, all, total]),
    ...tornado.flat(),
    ...shares.flat(),
  ]
}
