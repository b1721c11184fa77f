import { expect, test } from 'vitest'
import { randomFrom } from '../testing/random-numbers.ts'
import type { Distribution } from './distribution.ts'
import { type ChanceParameter, type ChanceRequest, prepareChance } from './draws.ts'
import { philoxUniform, philoxUniforms } from './philox.ts'
import { sobolStream, sobolUniforms } from './sobol.ts'

const every: readonly Distribution[] = [
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

/** Every bit: numbers that differ by a sign of nought differ here. */
function bitsOf(column: Float64Array): readonly bigint[] {
  return [...new BigUint64Array(column.buffer, column.byteOffset, column.length)]
}

function drawnOneByOne(
  { fill }: Pick<ReturnType<typeof prepareChance>, 'fill'>,
  first: number,
  count: number,
  of: number,
) {
  const columns = Array.from({ length: of }, () => new Float64Array(count))
  const draw = new Float64Array(of)
  for (let k = 0; k < count; k += 1) {
    fill(first + k, draw)
    for (const [i, column] of columns.entries()) column[k] = draw[i] ?? Number.NaN
  }
  return columns
}

/** A made-up request: any of the distributions, streams on both sides of the end of the Sobol table, some correlated. */
function madeUp(seed: number): ChanceRequest {
  const random = randomFrom(seed)
  const sampler = random.chance(0.5) ? 'sobol' : 'philox'
  const streams = new Set<number>()
  while (streams.size < 12) streams.add(random.chance(0.2) ? 2040 + random.whole(20) : 1 + random.whole(40))
  const parameters = [...streams].map(
    (stream, i): ChanceParameter => ({ key: `p${i}`, stream, distribution: random.one(every) }),
  )
  const correlations = parameters.flatMap((a, i) =>
    parameters
      .slice(i + 1)
      .flatMap((b) => (random.chance(0.06) ? [{ a: a.key, b: b.key, rank: random.between(-0.9, 0.9) }] : [])),
  )
  return { seed: random.whole(2 ** 32), draws: sampler === 'sobol' ? 1024 : 700, sampler, parameters, correlations }
}

test('whole columns hold the digits of draws taken one by one, whatever is drawn and from wherever they begin', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const request = madeUp(seed)
    const chance = prepareChance(request)
    const random = randomFrom(seed)
    const first = random.whole(request.draws - 1)
    const count = 1 + random.whole(request.draws - first)
    const into = request.parameters.map(() => new Float64Array(count))
    chance.columns({ first, count }, into)
    const oneByOne = drawnOneByOne(chance, first, count, into.length)
    expect(into.map(bitsOf)).toEqual(oneByOne.map(bitsOf))
  }
})

test('one column alone holds the same digits as all of them together', () => {
  for (let seed = 41; seed <= 50; seed += 1) {
    const request = madeUp(seed)
    const chance = prepareChance(request)
    const into = request.parameters.map(() => new Float64Array(request.draws))
    chance.columns({ first: 0, count: request.draws }, into)
    expect(request.parameters.map((_, i) => bitsOf(chance.column(i)))).toEqual(into.map(bitsOf))
  }
})

test('columns need not be longer than the stretch, and nothing is written beyond it', () => {
  const request = madeUp(7)
  const into = request.parameters.map(() => new Float64Array(64).fill(-7))
  prepareChance(request).columns({ first: 3, count: 61 }, into)
  for (const column of into) expect([...column.subarray(61)]).toEqual([-7, -7, -7])
})

test('the uniforms of a stretch are those of its draws, far into the stream too', () => {
  for (const first of [0, 1, 7, 8, 1021, 2 ** 20 + 5, 2 ** 31 - 40]) {
    const count = 37
    const column = new Float64Array(count)
    for (const stream of [1, 2, 3, 77, 2048]) {
      sobolUniforms(99, stream)({ first, count }, column)
      const at = sobolStream(99, stream)
      expect([...column]).toEqual(Array.from({ length: count }, (_, k) => at(first + k)))
    }
  }
  for (const first of [0, 5, 2 ** 31 - 3, 2 ** 32 - 40]) {
    const columns = [0, 1, 2, 3].map(() => new Float64Array(37))
    for (const block of [0, 9, 512]) {
      philoxUniforms({ seed: 4294967295, block }, { first, count: 37 }, columns)
      for (const [word, column] of columns.entries())
        expect([...column]).toEqual(
          Array.from(column, (_, k) => philoxUniform(4294967295, 4 * block + word, first + k)),
        )
    }
  }
})

test('where two parameters are drawn alike their origin is the same, and where anything differs it is not', () => {
  const request = madeUp(3)
  const origins = (of: ChanceRequest) => of.parameters.map((_, i) => prepareChance(of).origin(i))
  expect(origins(request)).toEqual(origins({ ...request }))
  for (const changed of [{ seed: request.seed + 1 }, { draws: request.draws * 2 }])
    for (const [i, origin] of origins({ ...request, ...changed }).entries())
      expect(origin).not.toBe(origins(request)[i])
})
