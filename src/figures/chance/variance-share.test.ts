import { expect, test } from 'vitest'
import type { Distribution } from './distribution.ts'
import { type ChanceRequest, prepareChance } from './draws.ts'
import { ownEffects, type SlicedNumber } from './own-effects.ts'
import { slicesOf } from './slices.ts'
import { varianceShares } from './variance-share.ts'

const unit: Distribution = { kind: 'uniform', low: 0, high: 1 }

/** The shares of an outcome of so many numbers of one kind. */
function sharesOf(
  count: number,
  of: (values: readonly number[]) => number,
  {
    draws = 1024,
    seed = 5,
    distribution = unit,
    correlations = [],
  }: Partial<ChanceRequest> & { distribution?: Distribution } = {},
) {
  const parameters = Array.from({ length: count }, (_, i) => ({ key: `p${i}`, stream: i + 1, distribution }))
  const chance = prepareChance({ seed, draws, sampler: 'sobol', parameters, correlations })
  const columns = parameters.map((_, i) => chance.column(i))
  const tiedTo = (key: string) => new Set(correlations.flatMap(({ a, b }) => (a === key ? [b] : b === key ? [a] : [])))
  const numbers = columns.map(
    (column, i): SlicedNumber => ({ key: `p${i}`, slices: slicesOf(column), tiedTo: tiedTo(`p${i}`) }),
  )
  const outcome = Float64Array.from({ length: draws }, (_, draw) => of(columns.map((column) => column[draw] as number)))
  const { shares, together } = varianceShares(numbers, outcome, ownEffects(numbers, outcome))
  return { share: (i: number) => shares.get(`p${i}`) ?? { share: Number.NaN, standardError: Number.NaN }, together }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('where numbers add up, each carries its own variance and nothing is left for acting together', () => {
  const factors = [4, 3, 2, 1]
  const { share, together } = sharesOf(40, (values) => sum(factors.map((factor, i) => factor * (values[i] ?? 0))))
  for (const [i, factor] of factors.entries())
    expect(Math.abs(share(i).share - (factor * factor) / 30)).toBeLessThan(0.015)
  for (let i = factors.length; i < 40; i += 1) expect(Math.abs(share(i).share)).toBeLessThan(0.005)
  expect(Math.abs(together.share)).toBeLessThan(0.02)
})

test('Sobol’s g function, whose shares are known in closed form', () => {
  const a = [0, 1, 4.5, 9, 99]
  const g = (values: readonly number[]) =>
    a.reduce((product, each, i) => (product * (Math.abs(4 * (values[i] ?? 0) - 2) + each)) / (1 + each), 1)
  const own = a.map((each) => 1 / (3 * (1 + each) * (1 + each)))
  const variance = own.reduce((product, each) => product * (1 + each), 1) - 1
  const { share, together } = sharesOf(a.length, g, { draws: 16384 })
  for (const [i, each] of own.entries()) expect(Math.abs(share(i).share - each / variance)).toBeLessThan(0.01)
  expect(Math.abs(together.share - (1 - sum(own) / variance))).toBeLessThan(0.01)
})

test('two numbers that matter only together carry nothing alone', () => {
  const { share, together } = sharesOf(2, ([x = 0, y = 0]) => (x - 0.5) * (y - 0.5))
  for (const i of [0, 1]) expect(Math.abs(share(i).share)).toBeLessThan(3 * share(i).standardError + 0.01)
  expect(together.share).toBeGreaterThan(0.97)
})

test('a number whose two ends do the same thing carries what it does, though it correlates with nothing', () => {
  const { share } = sharesOf(2, ([x = 0, y = 0]) => Math.abs(x - 0.5) + 0.001 * y)
  expect(share(0).share).toBeGreaterThan(0.98)
})

test('the errors are honest: over many seeds a share strays about as far as its error says', () => {
  const runs = Array.from({ length: 24 }, (_, seed) =>
    sharesOf(12, ([x = 0, y = 0, z = 0]) => 2 * x + y + 6 * (x - 0.5) * (z - 0.5), { seed: seed + 1 }).share(0),
  )
  const average = sum(runs.map(({ share }) => share)) / runs.length
  const strayed = Math.sqrt(sum(runs.map(({ share }) => (share - average) * (share - average))) / (runs.length - 1))
  const said = sum(runs.map(({ standardError }) => standardError)) / runs.length
  // 4 and 1 of twelfths, and 36 of hundred and forty-fourths.
  expect(average).toBeCloseTo(4 / (4 + 1 + 3), 1)
  expect(strayed / said).toBeGreaterThan(0.5)
  expect(strayed / said).toBeLessThan(2)
})

test('numbers that rise together each carry what both do, so that their shares overlap', () => {
  const { share, together } = sharesOf(2, ([x = 0, y = 0]) => x + y, {
    draws: 8192,
    distribution: { kind: 'normal', mean: 0, sd: 1 },
    correlations: [{ a: 'p0', b: 'p1', rank: 0.8 }],
  })
  // Pearson’s ρ is 2 sin(π × 0.8 ÷ 6) = 0.8135, and a share is (1 + ρ)² ÷ (2 + 2ρ) = (1 + ρ) ÷ 2.
  for (const i of [0, 1]) expect(share(i).share).toBeCloseTo(0.907, 1)
  expect(together.share).toBeLessThan(-0.7)
})

test('an outcome that never varies rests on nothing, and a draw that is no number is passed over', () => {
  expect(sharesOf(2, () => 7).share(0)).toEqual({ share: 0, standardError: 0 })
  expect(sharesOf(2, () => 7).together.share).toBe(0)
  const { share } = sharesOf(2, ([x = 0]) => (x > 0.999 ? Number.NaN : x))
  expect(share(0).share).toBeGreaterThan(0.98)
})
