import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Criterion, portfolioShare, priceLed, type ScoredOption } from './price-led.ts'

const criteria: readonly Criterion[] = [
  { code: 'money', weight: 40, financial: true },
  { code: 'outcomes', weight: 60, financial: false },
]
const option = (code: string, money: number, outcomes: number): ScoredOption => ({ code, scores: { money, outcomes } })

test('money carries 40% of the weight, and more of the difference where the options lie further apart on it', () => {
  const led = priceLed(criteria, [option('keep', 0, 60), option('buy', 100, 50)])
  expect(led).toMatchObject({
    nominal: 0.4,
    firstPlaced: ['buy'],
    runnerUp: 'keep',
    withoutPrice: ['keep'],
    onPriceAlone: ['buy'],
    priceDecided: true,
    priceWouldHaveSufficed: true,
  })
  expect(led?.effective).toBeCloseTo(40 / 46, 12)
})

test('price did not decide where the option would have been first without it', () => {
  const led = priceLed(criteria, [option('keep', 20, 80), option('buy', 30, 40)])
  expect(led).toMatchObject({ firstPlaced: ['keep'], priceDecided: false, priceWouldHaveSufficed: false })
  // The lead is 0.6 × 40 less 0.4 × 10 = 20 points, of which money gives −4.
  expect(led?.margin).toBeCloseTo(-0.2, 12)
})

test('of the lead more than all may come from price, when the rest pulls the other way', () => {
  const led = priceLed(criteria, [option('keep', 0, 60), option('buy', 100, 50)])
  expect(led?.lead).toBeCloseTo(34, 12)
  expect(led?.margin).toBeCloseTo(40 / 34, 12)
})

test('the choice turns at the weight at which the two are level', () => {
  const led = priceLed(criteria, [option('keep', 0, 60), option('buy', 100, 50)])
  expect(led?.byFinancialWeight).toEqual([
    { from: 0, to: 10 / 110, firstPlaced: ['keep'] },
    { from: 10 / 110, to: 1, firstPlaced: ['buy'] },
  ])
})

test('three options turn twice, and one that is never in front is never named', () => {
  const led = priceLed(criteria, [
    option('keep', 0, 90),
    option('share', 60, 60),
    option('buy', 100, 0),
    option('wait', 30, 20),
  ])
  expect(led?.byFinancialWeight.map(({ to, firstPlaced }) => [firstPlaced, to])).toEqual([
    [['keep'], 30 / 90],
    [['share'], 0.6],
    [['buy'], 1],
  ])
})

test('options that are level share the first place, and there is no lead to divide', () => {
  expect(priceLed(criteria, [option('a', 60, 40), option('b', 0, 80)])).toMatchObject({
    firstPlaced: ['a', 'b'],
    runnerUp: undefined,
    lead: 0,
    margin: undefined,
    withoutPrice: ['b'],
    priceDecided: true,
  })
})

test('price decides between options that are level without it', () => {
  expect(priceLed(criteria, [option('a', 60, 50), option('b', 40, 50)])).toMatchObject({
    withoutPrice: ['a', 'b'],
    firstPlaced: ['a'],
    priceDecided: true,
    effective: 1,
    margin: 1,
  })
})

test('where one option only is left nothing decides between options', () => {
  expect(priceLed(criteria, [option('a', 60, 50)])).toMatchObject({
    firstPlaced: ['a'],
    nominal: 0.4,
    effective: undefined,
    priceDecided: false,
    priceWouldHaveSufficed: false,
    margin: undefined,
    byFinancialWeight: [{ from: 0, to: 1, firstPlaced: ['a'] }],
  })
})

test('where money is all that counts it decides, and there is nothing to weigh it against', () => {
  const [money] = criteria
  if (money === undefined) throw new Error('There is a first criterion')
  expect(priceLed([money], [option('a', 60, 50), option('b', 40, 90)])).toMatchObject({
    nominal: 1,
    effective: 1,
    priceDecided: true,
    priceWouldHaveSufficed: true,
    margin: 1,
    byFinancialWeight: [],
  })
})

test('without criteria, without weight or without options there is no answer', () => {
  expect(priceLed([], [option('a', 1, 1)])).toBeUndefined()
  expect(priceLed([{ code: 'money', weight: 0, financial: true }], [option('a', 1, 1)])).toBeUndefined()
  expect(priceLed(criteria, [])).toBeUndefined()
})

const scoredChoice = (financial: fc.Arbitrary<boolean>) =>
  fc
    .record({
      criteria: fc.array(fc.record({ weight: fc.integer({ min: 0, max: 20 }), financial }), {
        minLength: 1,
        maxLength: 5,
      }),
      scores: fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 }), {
        minLength: 1,
        maxLength: 5,
      }),
    })
    .map(({ criteria: drawn, scores }) => ({
      criteria: drawn.map((each, i) => ({ code: `c${i}`, ...each })),
      options: scores.map((row, o) => ({
        code: `o${o}`,
        scores: Object.fromEntries(drawn.map((_, i) => [`c${i}`, (row[i] ?? 0) * 5])),
      })),
    }))

test('the measure of the weights does not matter: points out of 10 or out of 1,000 give the same answer', () => {
  fc.assert(
    fc.property(
      scoredChoice(fc.boolean()),
      fc.constantFrom(0.01, 1 / 3, 7, 100),
      ({ criteria: given, options }, by) => {
        const one = priceLed(given, options)
        const other = priceLed(
          given.map((each) => ({ ...each, weight: each.weight * by })),
          options,
        )
        expect(other?.firstPlaced).toEqual(one?.firstPlaced)
        expect(other?.priceDecided).toBe(one?.priceDecided)
        expect(other?.priceWouldHaveSufficed).toBe(one?.priceWouldHaveSufficed)
        expect(other?.byFinancialWeight.map(({ firstPlaced }) => firstPlaced)).toEqual(
          one?.byFinancialWeight.map(({ firstPlaced }) => firstPlaced),
        )
        for (const way of ['nominal', 'effective', 'margin'] as const)
          if (one?.[way] === undefined) expect(other?.[way]).toBeUndefined()
          else expect(other?.[way]).toBeCloseTo(one[way], 8)
      },
    ),
  )
})

test('without a financial criterion all four ways are nought or no', () => {
  fc.assert(
    fc.property(scoredChoice(fc.constant(false)), ({ criteria: given, options }) => {
      const led = priceLed(given, options)
      if (led === undefined) return
      expect(led).toMatchObject({
        nominal: 0,
        effective: 0,
        priceDecided: false,
        priceWouldHaveSufficed: false,
        byFinancialWeight: [],
      })
      expect(led.margin).toBeCloseTo(0, 12)
    }),
  )
})

/** Whole numbers throughout, so that what is level is level exactly. */
function winners(options: readonly ScoredOption[], weights: Readonly<Record<string, number>>): readonly string[] {
  const totals = options.map(({ code, scores }) => ({
    code,
    total: Object.entries(weights).reduce((total, [criterion, weight]) => total + weight * (scores[criterion] ?? 0), 0),
  }))
  const best = Math.max(...totals.map(({ total }) => total))
  return totals.filter(({ total }) => total === best).map(({ code }) => code)
}

test('what price decided is what counting again with other scores shows', () => {
  fc.assert(
    fc.property(scoredChoice(fc.boolean()), ({ criteria: given, options }) => {
      const led = priceLed(given, options)
      if (led === undefined || options.length < 2 || led.nominal === 0) return
      const weightsWhere = (counts: (criterion: Criterion) => boolean) =>
        Object.fromEntries(given.map((each) => [each.code, counts(each) ? each.weight : 0]))
      const weights = weightsWhere(() => true)
      const madeEqual = options.map(({ code, scores }) => ({
        code,
        scores: { ...scores, ...Object.fromEntries(given.filter((c) => c.financial).map((c) => [c.code, 50])) },
      }))
      const first = winners(options, weights)
      expect(led.firstPlaced).toEqual(first)
      expect(led.withoutPrice).toEqual(winners(madeEqual, weights))
      expect(led.priceDecided).toBe(winners(madeEqual, weights).join() !== first.join())
      expect(led.priceWouldHaveSufficed).toBe(
        winners(
          options,
          weightsWhere(({ financial }) => financial),
        ).join() === first.join(),
      )
    }),
  )
})

test('between the turning points a fine scan of weights finds the same option in front, and they cover all weights once', () => {
  fc.assert(
    fc.property(scoredChoice(fc.boolean()), ({ criteria: given, options }) => {
      const led = priceLed(given, options)
      if (led === undefined || led.nominal === 0 || led.nominal === 1) {
        expect(led?.byFinancialWeight ?? []).toEqual([])
        return
      }
      const stretches = led.byFinancialWeight
      expect(stretches.map(({ from }) => from)).toEqual([0, ...stretches.slice(0, -1).map(({ to }) => to)])
      expect(stretches.at(-1)?.to).toBe(1)
      const sumOf = (financial: boolean) =>
        given.reduce((total, each) => total + (each.financial === financial ? each.weight : 0), 0)
      const steps = 997
      for (let step = 1; step < steps; step += 1) {
        const at = stretches.find(({ from, to }) => step > from * steps + 1e-6 && step < to * steps - 1e-6)
        if (at === undefined) continue
        // Every weight times steps × (sum of its kind) × (sum of the other kind), so that all stay whole.
        const weights = Object.fromEntries(
          given.map((each) => [
            each.code,
            each.weight * (each.financial ? step * sumOf(false) : (steps - step) * sumOf(true)),
          ]),
        )
        expect(winners(options, weights)).toEqual(at.firstPlaced)
      }
    }),
  )
})

test('the share of a portfolio goes by number and by money', () => {
  const share = portfolioShare([
    { priceDecided: true, pence: 300 },
    { priceDecided: false, pence: 100 },
    { priceDecided: false, pence: 200 },
  ])
  expect(share).toEqual({
    decisions: 3,
    decidedByPrice: 1,
    byNumber: 1 / 3,
    pence: 600,
    penceDecidedByPrice: 300,
    byMoney: 0.5,
  })
  expect(portfolioShare([])).toMatchObject({ byNumber: undefined, byMoney: undefined })
})
