import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Distribution } from './distribution.ts'
import { type ChanceParameter, type ChanceRequest, checkChance, prepareChance } from './draws.ts'
import { rankCorrelation } from './rank.ts'
import { summarise } from './summary.ts'

const demand: ChanceParameter = {
  key: 'demandGrowth',
  stream: 1,
  distribution: { kind: 'normal', mean: 0.02, sd: 0.012 },
}
const leaving: ChanceParameter = {
  key: 'L05/leavingRate E06000005',
  stream: 4,
  distribution: { kind: 'lch', low: 0.09, central: 0.15, high: 0.22, limits: { low: 0, high: 1 } },
}
const premium: ChanceParameter = {
  key: 'L05/agencyPremium',
  stream: 5,
  distribution: { kind: 'pert', low: 0.25, mode: 0.45, high: 0.8 },
}
const shock: ChanceParameter = {
  key: 'general/shock',
  stream: 9,
  distribution: { kind: 'discrete', values: [0, 1], chances: [0.85, 0.15] },
}

function request(changes: Partial<ChanceRequest>): ChanceRequest {
  return { seed: 12345, draws: 1024, parameters: [demand, leaving, premium, shock], sampler: 'sobol', ...changes }
}

function columnOf(asked: ChanceRequest, key: string): Float64Array {
  return prepareChance(asked).column(asked.parameters.findIndex((parameter) => parameter.key === key))
}

test('adding an uncertain number, or moving one in the list, changes no digit of the others', () => {
  for (const sampler of ['sobol', 'philox'] as const) {
    const before = request({ sampler, correlations: [{ a: leaving.key, b: premium.key, rank: 0.5 }] })
    const added: ChanceParameter = { key: 'added', stream: 2, distribution: { kind: 'uniform', low: 0, high: 1 } }
    const after = { ...before, parameters: [shock, added, premium, leaving, demand] }
    for (const { key } of before.parameters) expect(columnOf(after, key)).toEqual(columnOf(before, key))
  }
})

test('a number that joins a group of correlated numbers later changes no digit of those before it', () => {
  const before = request({ correlations: [{ a: leaving.key, b: premium.key, rank: 0.5 }] })
  const after = request({ correlations: [{ a: shock.key, b: premium.key, rank: 0.3 }, ...(before.correlations ?? [])] })
  for (const { key } of [demand, leaving, premium]) expect(columnOf(after, key)).toEqual(columnOf(before, key))
  expect(columnOf(after, shock.key)).not.toEqual(columnOf(before, shock.key))
})

test('a draw does not depend on how many are taken', () => {
  for (const { key } of request({}).parameters) {
    expect(columnOf(request({ draws: 8192 }), key).slice(0, 64)).toEqual(columnOf(request({ draws: 64 }), key))
  }
})

test('a draw taken alone and a column hold the same digits', () => {
  const asked = request({
    draws: 64,
    correlations: [
      { a: demand.key, b: shock.key, rank: -0.7 },
      { a: demand.key, b: leaving.key, rank: 0.2 },
    ],
  })
  const chance = prepareChance(asked)
  const columns = asked.parameters.map((_, index) => chance.column(index))
  const draw = new Float64Array(4)
  for (const number of [63, 0, 17]) {
    chance.fill(number, draw)
    expect([...draw]).toEqual(columns.map((column) => column[number]))
  }
})

test('numbers rise and fall together as far as was asked', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1000 }), (rank, seed) => {
      const asked = request({ seed, draws: 4096, correlations: [{ a: demand.key, b: premium.key, rank }] })
      return Math.abs(rankCorrelation(columnOf(asked, demand.key), columnOf(asked, premium.key)) - rank) < 0.03
    }),
    { numRuns: 20, seed: 3 },
  )
})

test('correlation leaves each number as likely to turn out as it was', () => {
  const asked = request({ draws: 8192, correlations: [{ a: demand.key, b: leaving.key, rank: 0.8 }] })
  const { p10, p90 } = summarise(columnOf(asked, leaving.key))
  expect(p10).toBeCloseTo(0.09, 2)
  expect(p90).toBeCloseTo(0.22, 2)
})

test('correlations that cannot hold are repaired and the case is told by how much', () => {
  const impossible = [
    { a: demand.key, b: leaving.key, rank: 0.9 },
    { a: leaving.key, b: premium.key, rank: 0.9 },
    { a: demand.key, b: premium.key, rank: -0.9 },
  ]
  const asked = request({ draws: 8192, correlations: impossible })
  const { repaired, column } = prepareChance(asked)
  const moved = repaired?.pairs.find(({ a, b }) => a === demand.key && b === premium.key)
  expect(repaired?.largestChange).toBeGreaterThan(0.3)
  expect(rankCorrelation(column(0), column(2))).toBeCloseTo(moved?.used ?? Number.NaN, 1)
  expect(prepareChance(request({})).repaired).toBeUndefined()
})

test('streams beyond the Sobol table are named', () => {
  const far: ChanceParameter = { key: 'far', stream: 2049, distribution: { kind: 'uniform', low: 0, high: 1 } }
  expect(prepareChance(request({ parameters: [demand, far] })).philoxStreams).toEqual(['far'])
  expect(prepareChance(request({ parameters: [demand, far], sampler: 'philox' })).philoxStreams).toEqual([])
})

test('everything that stands in the way of drawing is said at once', () => {
  const wrong: Distribution = { kind: 'normal', mean: 0, sd: -1 }
  const problems = checkChance({
    seed: -1,
    draws: 1000,
    sampler: 'sobol',
    parameters: [demand, { ...premium, stream: 1 }, { key: demand.key, stream: 0, distribution: wrong }],
    correlations: [
      { a: demand.key, b: demand.key, rank: 0 },
      { a: demand.key, b: premium.key, rank: 2 },
      { a: premium.key, b: demand.key, rank: 0.1 },
      { a: 'unheardOf', b: demand.key, rank: 0.1 },
    ],
  })
  expect(problems.map(({ code, place }) => `${code} ${place}`)).toEqual([
    'CHANCE-11 seed',
    'CHANCE-11 draws',
    'CHANCE-12 L05/agencyPremium',
    'CHANCE-03 demandGrowth',
    'CHANCE-12 demandGrowth',
    'CHANCE-11 demandGrowth',
    'CHANCE-13 demandGrowth and demandGrowth',
    'CHANCE-14 demandGrowth and L05/agencyPremium',
    'CHANCE-13 L05/agencyPremium and demandGrowth',
    'CHANCE-13 unheardOf and demandGrowth',
  ])
  expect(problems[1]?.sentence).toBe(
    'The number of draws is 1000. Enter a power of two, 64 or more: 1,024 or 8,192, for example.',
  )
  expect(() => prepareChance(request({ draws: 1000 }))).toThrow('power of two')
})

test('plain Monte Carlo may take any number of draws', () => {
  expect(checkChance(request({ draws: 10_000, sampler: 'philox' }))).toEqual([])
})

test('the same seed gives the same bits on every machine', () => {
  const every: readonly Distribution[] = [
    { kind: 'fixed', value: 0.1 },
    { kind: 'uniform', low: -1, high: 2 },
    { kind: 'triangular', low: 0, mode: 0.04, high: 0.09 },
    { kind: 'pert', low: 0.25, mode: 0.45, high: 0.8 },
    { kind: 'lch', low: 30, central: 25, high: 10, limits: { low: 0 } },
    { kind: 'normal', mean: 0.03, sd: 0.007 },
    { kind: 'lognormal', mu: 0.18, sigma: 0.22 },
    { kind: 'beta', alpha: 8, beta: 3 },
    { kind: 'beta', alpha: 0.02, beta: 0.03 },
    { kind: 'discrete', values: [0, 1, 2], chances: [0.5, 0.35, 0.15] },
    { kind: 'empirical', values: [1, 2, 4, 8] },
    { kind: 'table', values: [0, 1, 4, 9, 16] },
  ]
  const parameters = every.map((distribution, i): ChanceParameter => ({ key: `p${i}`, stream: i + 1, distribution }))
  const correlations = [
    { a: 'p1', b: 'p5', rank: 0.6 },
    { a: 'p3', b: 'p5', rank: 0.9 },
    { a: 'p1', b: 'p3', rank: -0.9 },
    { a: 'p7', b: 'p10', rank: -0.25 },
  ]
  const hashOf = (sampler: 'sobol' | 'philox') => {
    const chance = prepareChance({ seed: 12345, draws: 512, parameters, correlations, sampler })
    const hash = createHash('sha256')
    for (const index of parameters.keys()) hash.update(new Uint8Array(chance.column(index).buffer))
    return hash.digest('hex').slice(0, 16)
  }
  expect({ sobol: hashOf('sobol'), philox: hashOf('philox') }).toEqual({
    sobol: 'd6997e6a31f0bafc',
    philox: '05f78eec94164f63',
  })
})
