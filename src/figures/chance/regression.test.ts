import { expect, test } from 'vitest'
import { prepareChance } from './draws.ts'
import { regressionShares } from './regression.ts'

const chanceOf = (count: number) =>
  prepareChance({
    seed: 5,
    draws: 1024,
    sampler: 'sobol',
    parameters: Array.from({ length: count }, (_, i) => ({
      key: `p${i}`,
      stream: i + 1,
      distribution: { kind: 'uniform' as const, low: 0, high: 1 },
    })),
  })

test('of an outcome that is three parts one number and one part another, nine tenths of the spread is the first’s', () => {
  const chance = chanceOf(40)
  const columns = Array.from({ length: 40 }, (_, i) => ({ key: `p${i}`, column: chance.column(i) }))
  const outcome = Float64Array.from(
    { length: 1024 },
    (_, d) => 3 * (columns[0]?.column[d] ?? 0) + (columns[1]?.column[d] ?? 0),
  )
  const { shares, unexplained } = regressionShares(columns, outcome)
  expect(shares.get('p0')).toBeCloseTo(0.9, 2)
  expect(shares.get('p1')).toBeCloseTo(0.1, 2)
  expect(unexplained).toBeLessThan(1e-6)
  for (let i = 2; i < 40; i += 1) expect(shares.get(`p${i}`)).toBeLessThan(1e-6)
})

test('what only a product explains is left over, and an outcome that never varies rests on nothing', () => {
  const chance = chanceOf(2)
  const a = chance.column(0)
  const b = chance.column(1)
  const product = a.map((value, i) => (value - 0.5) * ((b[i] ?? 0) - 0.5))
  const columns = [
    { key: 'a', column: a },
    { key: 'b', column: b },
  ]
  expect(regressionShares(columns, product).unexplained).toBeGreaterThan(0.9)
  expect(regressionShares(columns, new Float64Array(1024).fill(7)).shares.size).toBe(0)
})
