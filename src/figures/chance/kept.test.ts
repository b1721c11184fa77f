import { expect, test } from 'vitest'
import { bitsOf, everyDistribution, randomLuck } from '../testing/random-luck.ts'
import { randomFrom } from '../testing/random-numbers.ts'
import { type ChanceRequest, prepareChance } from './draws.ts'
import { keepChance } from './kept.ts'
import { ordered } from './rank.ts'
import { slicesOf } from './slices.ts'

/** What somebody may do to the uncertain numbers of a case between two appraisals. */
function edited(request: ChanceRequest, seed: number): ChanceRequest {
  const random = randomFrom(seed)
  const { parameters, correlations = [] } = request
  const place = random.whole(parameters.length)
  switch (random.whole(6)) {
    case 0:
      return { ...request, seed: random.whole(1000) }
    case 1:
      return { ...request, draws: random.one([64, 512, 1024, 2048]) }
    case 2: {
      const distribution = random.one(everyDistribution)
      return { ...request, parameters: parameters.map((each, i) => (i === place ? { ...each, distribution } : each)) }
    }
    case 3:
      return { ...request, parameters: [...parameters].reverse() }
    case 4:
      return { ...request, correlations: correlations.slice(1) }
    default: {
      const { key } = parameters[place]!
      return {
        ...request,
        parameters: parameters.filter((each) => each.key !== key),
        correlations: correlations.filter(({ a, b }) => a !== key && b !== key),
      }
    }
  }
}

test('whatever is taken over from before an edit, every digit is as if it were drawn afresh', () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    let request = randomLuck(seed)
    let kept = keepChance(request)
    for (let edit = 0; edit < 3; edit += 1) {
      const afresh = prepareChance(request)
      const draw = new Float64Array(request.parameters.length)
      const columns = request.parameters.map(() => new Float64Array(request.draws))
      afresh.columns({ first: 0, count: request.draws }, columns)
      for (const [i, column] of columns.entries()) {
        expect(bitsOf(kept.column(i))).toBe(bitsOf(column))
        expect(kept.ordered(i)).toEqual(ordered(column))
        expect(kept.slices(i)).toEqual(slicesOf(column))
        expect(kept.quantile(i)(0.1)).toBe(afresh.quantile(i)(0.1))
      }
      kept.fill(17, draw)
      expect([...draw]).toEqual(columns.map((column) => column[17]))
      const piece = request.parameters.map(() => new Float64Array(20))
      kept.columns({ first: 33, count: 20 }, piece)
      expect(piece.map(bitsOf)).toEqual(columns.map((column) => bitsOf(column.slice(33, 53))))
      request = edited(request, 100 * seed + edit)
      kept = keepChance(request, kept)
    }
  }
})

test('an edit that touches no uncertain number draws and orders nothing again', () => {
  const request = randomLuck(5)
  const before = keepChance(request)
  const [column, order, slices] = [before.column(3), before.ordered(3), before.slices(3)]
  const after = keepChance({ ...request }, before)
  expect([after.column(3) === column, after.ordered(3) === order, after.slices(3) === slices]).toEqual([
    true,
    true,
    true,
  ])
})

test('a changed distribution is drawn again, and what it is not mixed with is not', () => {
  const request: ChanceRequest = {
    seed: 7,
    draws: 256,
    sampler: 'sobol',
    parameters: ['a', 'b', 'c', 'd'].map((key, i) => ({
      key,
      stream: i + 1,
      distribution: { kind: 'pert', low: 0, mode: i + 1, high: 9 },
    })),
    correlations: [{ a: 'a', b: 'b', rank: 0.5 }],
  }
  const wider = request.parameters.map((each) =>
    each.key === 'c' ? { ...each, distribution: { kind: 'pert', low: 0, mode: 3, high: 12 } as const } : each,
  )
  const before = keepChance(request)
  const columns = request.parameters.map((_, i) => before.column(i))
  const after = keepChance({ ...request, parameters: wider }, before)
  expect(columns.map((column, i) => after.column(i) === column)).toEqual([true, true, false, true])
  const apart = keepChance({ ...request, correlations: [] }, before)
  expect(columns.map((column, i) => apart.column(i) === column)).toEqual([false, false, true, true])
})

test('curves made ready once serve every later edit, also after one that needed none of them', () => {
  const request: ChanceRequest = {
    seed: 7,
    draws: 64,
    sampler: 'sobol',
    parameters: [
      { key: 'a', stream: 1, distribution: { kind: 'pert', low: 0, mode: 1, high: 9 } },
      { key: 'b', stream: 2, distribution: { kind: 'normal', mean: 0, sd: 1 } },
    ],
  }
  const first = keepChance(request)
  first.column(0)
  const second = keepChance(request, first)
  second.column(0)
  const wider = { ...request.parameters[0]!, distribution: { kind: 'pert', low: 0, mode: 2, high: 18 } as const }
  const third = keepChance({ ...request, parameters: [wider, request.parameters[1]!] }, second)
  third.column(0)
  expect([...first.tables.values()]).toHaveLength(1)
  expect([...third.tables.values()][0] === [...first.tables.values()][0]).toBe(true)
})
