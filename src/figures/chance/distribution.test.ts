import fc from 'fast-check'
import { expect, test } from 'vitest'
import { betaQuantileAtScore, inverseNormal, normalCdf } from '../numbers/index.ts'
import { checkDistribution } from './check-distribution.ts'
import { describeDistribution } from './describe-distribution.ts'
import type { Distribution } from './distribution.ts'
import { solveLowCentralHigh } from './low-central-high.ts'
import { mean } from './mean.ts'
import { quantile } from './quantile.ts'

const number = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true })
const anyChance = number(1e-9, 1 - 1e-9)
const threeInOrder = fc
  .tuple(number(-1e6, 1e6), number(-1e6, 1e6), number(-1e6, 1e6))
  .map((three) => three.sort((a, b) => a - b) as [number, number, number])

const anyDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  threeInOrder.map(([low, mode, high]): Distribution => ({ kind: 'pert', low, mode, high })),
  threeInOrder.map(([low, mode, high]): Distribution => ({ kind: 'triangular', low, mode, high })),
  threeInOrder.map(([low, , high]): Distribution => ({ kind: 'uniform', low, high })),
  threeInOrder
    .filter(([low, , high]) => low < high)
    .map(([low, central, high]): Distribution => ({ kind: 'lch', low: high, central, high: low })),
  fc.tuple(number(-10, 10), number(0, 5)).map(([mu, sd]): Distribution => ({ kind: 'normal', mean: mu, sd })),
  fc.tuple(number(-5, 5), number(0, 2)).map(([mu, sigma]): Distribution => ({ kind: 'lognormal', mu, sigma })),
  fc.tuple(number(0.05, 50), number(0.05, 50)).map(([alpha, beta]): Distribution => ({ kind: 'beta', alpha, beta })),
  threeInOrder.map((values): Distribution => ({ kind: 'empirical', values })),
  threeInOrder.map((values): Distribution => ({ kind: 'discrete', values, chances: [0.5, 0.3, 0.2] })),
)

test('low is the 10th percentile, high the 90th, and central the most likely value', () => {
  fc.assert(
    fc.property(threeInOrder, ([low, central, high]) => {
      fc.pre(high - low > 1e-6 * (1 + Math.abs(low) + Math.abs(high)))
      const solved = solveLowCentralHigh({ kind: 'lch', low, central, high })
      if (solved.kind === 'fixed') return false
      const share = (solved.mode - solved.low) / (solved.high - solved.low)
      const at = (u: number) =>
        solved.low +
        (solved.high - solved.low) * betaQuantileAtScore({ a: 1 + 4 * share, b: 5 - 4 * share, z: inverseNormal(u) })
      const near = 1e-9 * (solved.high - solved.low)
      return solved.mode === central && Math.abs(at(0.1) - low) <= near && Math.abs(at(0.9) - high) <= near
    }),
  )
})

test('a row that runs from weak to strong and so descends means the same as one that ascends', () => {
  const up = solveLowCentralHigh({ kind: 'lch', low: 10, central: 25, high: 30 })
  expect(solveLowCentralHigh({ kind: 'lch', low: 30, central: 25, high: 10 })).toEqual(up)
})

test('low 0, central 0, high 1 has an answer, which a limit keeps from going below nought', () => {
  const lch = { kind: 'lch', low: 0, central: 0, high: 1 } as const
  const free = quantile(lch)
  expect(free(0.1)).toBeCloseTo(0, 6)
  expect(free(0.9)).toBeCloseTo(1, 5)
  expect(free(0.001)).toBeLessThan(0)
  const limited = quantile({ ...lch, limits: { low: 0 } })
  expect(limited(0.001)).toBe(0)
  expect(limited(0.9)).toBe(free(0.9))
})

test('three equal numbers are a fixed value, and absolute bounds are the ends', () => {
  expect(quantile({ kind: 'lch', low: 5, central: 5, high: 5 })(0.37)).toBe(5)
  const absolute = quantile({ kind: 'lch', low: 30, central: 20, high: 10, bounds: 'absolute' })
  const pert = quantile({ kind: 'pert', low: 10, mode: 20, high: 30 })
  for (const u of [1e-9, 0.1, 0.5, 0.77, 1 - 1e-9]) expect(absolute(u)).toBe(pert(u))
})

test('a curve is within a millionth of its range everywhere, and in the tails as well', () => {
  for (const [alpha, beta] of [
    [1, 5],
    [5, 1],
    [2.2, 3.8],
    [3, 3],
    [8, 3],
    [0.5, 0.5],
    [0.1, 0.2],
    [0.02, 3],
    [60, 2],
    [900, 2000],
  ] as const) {
    const at = quantile({ kind: 'beta', alpha, beta })
    let worst = 0
    for (let step = -639; step <= 639; step += 1) {
      const u = normalCdf(step / 100)
      // The chance, not the score, is what is asked: near 1 its own last digit moves the score.
      const exact = betaQuantileAtScore({ a: alpha, b: beta, z: inverseNormal(u) })
      worst = Math.max(worst, Math.abs(at(u) - exact))
    }
    expect(worst, `beta ${alpha}, ${beta}`).toBeLessThan(1e-6)
  }
})

test('a curve agrees with the reference table it was measured against', () => {
  // SciPy's beta.ppf for PERT(0, 0.01, 0.04) at 1/1024, 2/1024 and 1023/1024.
  const at = quantile({ kind: 'pert', low: 0, mode: 0.01, high: 0.04 })
  expect(Math.abs(at(1 / 1024) - 0.00039925995580246545)).toBeLessThan(4e-8)
  expect(Math.abs(at(2 / 1024) - 0.0005670264007666682)).toBeLessThan(4e-8)
  expect(Math.abs(at(1023 / 1024) - 0.03514909534075612)).toBeLessThan(4e-8)
})

test('better luck never gives a smaller value', () => {
  fc.assert(
    fc.property(anyDistribution, anyChance, anyChance, (distribution, u, v) => {
      const at = quantile(distribution)
      return u <= v ? at(u) <= at(v) : at(v) <= at(u)
    }),
  )
})

test('draws are where their distribution says', () => {
  expect(quantile({ kind: 'uniform', low: 2, high: 4 })(0.25)).toBe(2.5)
  const triangular = quantile({ kind: 'triangular', low: 0, mode: 1, high: 3 })
  expect(triangular(1 / 3)).toBeCloseTo(1, 12)
  expect(triangular(1 / 12)).toBeCloseTo(0.5, 12)
  expect(triangular(5 / 6)).toBeCloseTo(2, 12)
  expect(quantile({ kind: 'normal', mean: 3, sd: 2 })(0.5)).toBe(3)
  expect(quantile({ kind: 'normal', mean: 3, sd: 2 })(0.975)).toBeCloseTo(6.919928, 6)
  expect(quantile({ kind: 'lognormal', mu: 0, sigma: 1 })(0.5)).toBe(1)
  const discrete = quantile({ kind: 'discrete', values: [1, 2, 7], chances: [0.5, 0.3, 0.2] })
  expect([0.1, 0.5, 0.79, 0.81, 0.999999].map(discrete)).toEqual([1, 2, 2, 7, 7])
  const observed = quantile({ kind: 'empirical', values: [10, 20, 40] })
  expect([0.25, 0.5, 0.75].map(observed)).toEqual([15, 20, 30])
  expect(quantile({ kind: 'empirical', values: [10] })(0.7)).toBe(10)
  expect(quantile({ kind: 'table', values: [0, 1, 4, 9, 16] })(0.375)).toBe(2.5)
  expect(quantile({ kind: 'fixed', value: -3 })(0.7)).toBe(-3)
  expect(quantile({ kind: 'normal', mean: 0, sd: 1, limits: { low: -1, high: 1 } })(0.999)).toBe(1)
})

test('the mean is what draws average to', () => {
  const shapes: readonly Distribution[] = [
    { kind: 'uniform', low: 2, high: 4 },
    { kind: 'triangular', low: 0, mode: 1, high: 3 },
    { kind: 'pert', low: 0, mode: 1, high: 4 },
    { kind: 'lch', low: 1, central: 1.4, high: 3 },
    { kind: 'lch', low: 0, central: 0, high: 1, limits: { low: 0 } },
    { kind: 'normal', mean: 3, sd: 2, limits: { low: 0 } },
    { kind: 'lognormal', mu: 0.2, sigma: 0.3 },
    { kind: 'beta', alpha: 2, beta: 5, low: -1, high: 2 },
    { kind: 'discrete', values: [1, 2, 7], chances: [0.5, 0.3, 0.2] },
    { kind: 'discrete', values: [1, 2, 7], chances: [0.5, 0.3, 0.2], limits: { high: 5 } },
    { kind: 'empirical', values: [10, 20, 40] },
    { kind: 'table', values: [0, 1, 4, 9], limits: { low: 1, high: 4 } },
  ]
  for (const distribution of shapes) {
    const at = quantile(distribution)
    const draws = 200_000
    let sum = 0
    for (let i = 0; i < draws; i += 1) sum += at((i + 0.5) / draws)
    expect(mean(distribution), describeDistribution(distribution)).toBeCloseTo(sum / draws, 4)
  }
  expect(mean({ kind: 'fixed', value: 4, limits: { high: 3 } })).toBe(3)
  expect(mean({ kind: 'pert', low: 0, mode: 1, high: 4, limits: { low: 0 } })).toBe(8 / 6)
})

test('everything wrong with a distribution is said, in sentences that name the numbers', () => {
  const sentences = (distribution: Distribution) =>
    checkDistribution(distribution, 'L01/rate M01').map(({ code, sentence }) => `${code} ${sentence}`)
  expect(sentences({ kind: 'pert', low: 3, mode: 2, high: 1 })).toEqual([
    'CHANCE-02 Low is 3, above most likely, 2. Enter them in order: low, most likely, high.',
    'CHANCE-02 Most likely is 2, above high, 1. Enter them in order: low, most likely, high.',
  ])
  expect(sentences({ kind: 'lch', low: 10, central: 45, high: 30 })).toEqual([
    'CHANCE-02 Central is 45, which is not between low, 10, and high, 30. Enter a central value from one to the other, or change low or high.',
  ])
  expect(sentences({ kind: 'normal', mean: 0, sd: -1 })).toEqual([
    'CHANCE-03 Standard deviation is −1. Enter 0 or more.',
  ])
  expect(sentences({ kind: 'discrete', values: [1, 2], chances: [0.5, 0.6] })).toEqual([
    'CHANCE-04 The chances add up to 1.1. Change them so that they add up to 1.',
  ])
  expect(sentences({ kind: 'uniform', low: 0, high: Number.NaN, limits: { low: Infinity } })).toEqual([
    'CHANCE-01 “high” of the uniform distribution is NaN. Enter a number.',
    'CHANCE-01 “low limit” of the uniform distribution is Infinity. Enter a number.',
  ])
  expect(
    sentences({ kind: 'beta', alpha: 0, beta: -1, low: 2, high: 2, limits: { low: 3, high: 1 } }).map((line) =>
      line.slice(0, 9),
    ),
  ).toEqual(['CHANCE-03', 'CHANCE-03', 'CHANCE-02', 'CHANCE-06'])
  expect(sentences({ kind: 'empirical', values: [1, 3, 2] })).toEqual([
    'CHANCE-05 Value 3, 2, is below the one before it, 3. Enter the values in ascending order.',
  ])
  expect(sentences({ kind: 'empirical', values: [] })).toEqual(['CHANCE-05 There are no values. Enter at least 1.'])
  expect(sentences({ kind: 'discrete', values: [1], chances: [0.5, 0.5] })[0]).toContain(
    'Enter one chance for each value',
  )
  expect(sentences({ kind: 'lch', low: 30, central: 25, high: 10 })).toEqual([])
})

test('a distribution that passes its checks can be drawn from', () => {
  fc.assert(
    fc.property(anyDistribution, anyChance, (distribution, u) => {
      return checkDistribution(distribution, 'here').length === 0 && Number.isFinite(quantile(distribution)(u))
    }),
  )
})

test('a distribution reads as a sentence', () => {
  expect(describeDistribution({ kind: 'lch', low: 30, central: 20, high: 10, limits: { low: 0 } })).toBe(
    'most likely 20; 1 chance in 10 of less than 10 and 1 in 10 of more than 30; never below 0',
  )
  expect(describeDistribution({ kind: 'discrete', values: [0, 1], chances: [0.85, 0.15] })).toBe('0 (85%) or 1 (15%)')
  expect(
    describeDistribution({ kind: 'pert', low: 0.08, mode: 0.15, high: 0.25 }, (x) => `${(x * 100).toFixed(0)}%`),
  ).toBe('between 8% and 25%, most likely 15%')
  expect(describeDistribution({ kind: 'fixed', value: 14644.5 })).toBe('exactly 14,644.5')
})
