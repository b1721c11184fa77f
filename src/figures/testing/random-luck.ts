import type { Distribution } from '../chance/distribution.ts'
import type { ChanceParameter, ChanceRequest } from '../chance/draws.ts'
import { randomFrom } from './random-numbers.ts'

/** One of every kind, plain and at its edges. */
export const everyDistribution: readonly Distribution[] = [
  { kind: 'fixed', value: 0.1 },
  { kind: 'uniform', low: -1, high: 2 },
  { kind: 'triangular', low: 0, mode: 0.04, high: 0.09 },
  { kind: 'triangular', low: 3, mode: 3, high: 3 },
  { kind: 'pert', low: 0.25, mode: 0.45, high: 0.8 },
  { kind: 'lch', low: 30, central: 25, high: 10, limits: { low: 0 } },
  { kind: 'lch', low: 7, central: 7, high: 7 },
  { kind: 'normal', mean: 0.03, sd: 0.007 },
  { kind: 'normal', mean: 0, sd: 1, limits: { low: -0.5, high: 0.25 } },
  { kind: 'lognormal', mu: 0.18, sigma: 0.22 },
  { kind: 'beta', alpha: 8, beta: 3 },
  { kind: 'beta', alpha: 0.02, beta: 0.03, low: -2, high: 5 },
  { kind: 'discrete', values: [0, 1, 2], chances: [0.5, 0.35, 0.15] },
  { kind: 'empirical', values: [1, 2, 4, 8] },
  { kind: 'table', values: [0, 1, 4, 9, 16], limits: { high: 12 } },
]

/** A made-up request for draws: any distributions, streams on both sides of the end of the Sobol table, some correlated. */
export function randomLuck(seed: number): ChanceRequest {
  const random = randomFrom(seed)
  const sampler = random.chance(0.5) ? 'sobol' : 'philox'
  const streams = new Set<number>()
  while (streams.size < 12) streams.add(random.chance(0.2) ? 2040 + random.whole(20) : 1 + random.whole(40))
  const parameters = [...streams].map(
    (stream, i): ChanceParameter => ({ key: `p${i}`, stream, distribution: random.one(everyDistribution) }),
  )
  const correlations = parameters.flatMap((a, i) =>
    parameters
      .slice(i + 1)
      .flatMap((b) => (random.chance(0.06) ? [{ a: a.key, b: b.key, rank: random.between(-0.9, 0.9) }] : [])),
  )
  return { seed: random.whole(2 ** 32), draws: sampler === 'sobol' ? 1024 : 700, sampler, parameters, correlations }
}

/** Every bit of a column, as text: numbers that differ by the sign of nought differ here. */
export function bitsOf(column: Float64Array): string {
  return new BigUint64Array(column.buffer, column.byteOffset, column.length).join(' ')
}
