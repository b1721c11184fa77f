import { expect, test } from 'vitest'
import { philoxUniform, sobolStream } from '../src/figures/index.ts'
import { type DrawColumn, measureChance, streamsByImportance } from './measure-chance.ts'

/** The sum of three uniforms: its mean is 1½, its curve is known. */
const sumOfThree: DrawColumn = (seed, draws, sampler) => {
  const streams = [1, 2, 3].map((stream) =>
    sampler === 'sobol' ? sobolStream(seed, stream) : (draw: number) => philoxUniform(seed, stream, draw),
  )
  return Float64Array.from({ length: draws }, (_, draw) => streams.reduce((sum, at) => sum + at(draw), 0))
}

test('scrambles are measured against plain draws, and their error bar against the truth', () => {
  const { statistics } = measureChance(sumOfThree, { draws: 512, replicates: 60, setsForTruth: 64 })
  const [mean, p5, p50, p95] = statistics
  expect(statistics.map(({ statistic }) => statistic)).toEqual(['mean', 'P5', 'P50', 'P95'])
  expect(mean!.truth).toBeCloseTo(1.5, 3) // four statistics
  // A variance of 3 ÷ 12 over 512 draws; its estimate from 60 seeds is within a factor of two.
  expect(mean!.plainVariance).toBeGreaterThan(0.25 / 512 / 2)
  expect(mean!.plainVariance).toBeLessThan((0.25 / 512) * 2)
  expect(mean!.ratio.least).toBeGreaterThan(20)
  // The chance that three uniforms come to less than x, up to 1, is x³ ÷ 6.
  expect(p5!.truth).toBeCloseTo(0.3 ** (1 / 3), 2)
  expect(p95!.truth).toBeCloseTo(3 - 0.3 ** (1 / 3), 2)
  for (const { ratio, holds } of [p5!, p50!, p95!]) {
    expect(ratio.value).toBeGreaterThan(1)
    expect(holds.student).toBeGreaterThan(0.8)
    expect(holds.student).toBeGreaterThanOrEqual(holds.two)
  }
  expect(mean!.holds.student).toBeGreaterThan(0.8)
})

test('an error bar that is too short is found out', () => {
  // The same number in every scramble: they agree with one another and are all wrong.
  const oneNumber: DrawColumn = (seed, draws, sampler) =>
    Float64Array.from({ length: draws }, (_, draw) =>
      philoxUniform(seed, 1, sampler === 'sobol' ? Math.floor(draw / 8) : draw),
    )
  const [mean] = measureChance(oneNumber, { draws: 256, replicates: 40, setsForTruth: 16 }).statistics
  expect(mean!.holds.student).toBeLessThan(0.5)
})

test('the parameter with the longest bar of the third option has the first stream', () => {
  const tornado = [
    [0.9, 0.1, 0.2],
    [0.9, 0.1, 0.2],
    [0.1, -0.8, 0.3],
    [0.9, 0.1, 0.2],
  ]
  expect(streamsByImportance({ outputs: [], chances: [], tornado, shares: [] })).toEqual([3, 1, 2])
})
