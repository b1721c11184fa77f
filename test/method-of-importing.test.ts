import { expect, test } from 'vitest'
import { pence } from '../src/figures/index.ts'
import {
  baselineOf,
  type FunnelMember,
  funnelOf,
  rateOf,
  shippedImports,
  spendingSeries,
  sumOf,
  syntheticNeighbour,
  trueCount,
  trueRate,
} from '../src/importers/index.ts'
import {
  councils,
  districtWeights,
  futureCouncils,
  officialFacts,
  splitByWeights,
  splitPenceByWeights,
  statisticalNeighboursOf,
} from '../src/reference/index.ts'
import { blocksOf, methodPages, numbersIn } from './support/method-pages.ts'

const reading = numbersOf('reading-returns.md')
const comparing = numbersOf('comparing-councils.md')
const splitting = numbersOf('splitting-a-county.md')

/** A number of a page, by the name it is worked under. */
function numbersOf(name: string): (of: string) => number {
  const page = methodPages().find((each) => each.name === name)
  const known = new Map(page === undefined ? [] : blocksOf(page, 'worked').flatMap((block) => [...numbersIn(block)]))
  return (of) => {
    const number = known.get(of)
    if (number === undefined) throw new Error(`${name} works no ${of}`)
    return number
  }
}

test('reading returns: the East Midlands have their social workers once, though two councils make one return', () => {
  const there = councils.filter(({ region, validTo }) => region === 'East Midlands' && validTo === undefined)
  const codes = there.map(({ code }) => code)
  const measures = ['workforce/inpost_fte']
  const { cells } = baselineOf(shippedImports(codes, measures), {
    councils: codes,
    measures,
    periods: ['30 September 2025'],
  })
  const sum = sumOf(cells)
  expect('value' in sum ? sum.value : sum.problems).toBeCloseTo(reading('eastMidlands'), 9)
  const joint = cells.find(({ unit }) => unit.councils.length === 2)
  expect(joint?.value).toBe(reading('countedTwice'))
})

test('reading returns: a county goes on in its successors, and where they have no figure there is a gap', () => {
  const [northamptonshire, cumbria] = spendingSeries(['E10000021', 'E10000006'])
  const inYear = (series: typeof cumbria, year: string) => series?.moments.find((each) => each.year === year)?.figure
  expect(inYear(northamptonshire, '2020-21')).toMatchObject({ pounds: reading('county202021') })
  expect(inYear(northamptonshire, '2021-22')).toMatchObject({ pounds: reading('area202122') })
  expect(inYear(northamptonshire, '2024-25')).toMatchObject({ pounds: reading('area202425') })
  expect(inYear(cumbria, '2023-24')).toHaveProperty('gap')
  expect(inYear(cumbria, '2024-25')).toMatchObject({ pounds: reading('cumbria202425') })
})

test('reading returns: Tower Hamlets has two official figures for 2024-25, and they are told apart', () => {
  const figure = (measure: string) =>
    officialFacts({ councils: ['E09000030'], measures: [measure], period: '2024-25' }).map(({ value }) => value)
  expect(figure('lait/C&YPExpenditure')).toEqual([reading('section251')])
  expect(figure('revenueOutturn/childrensSocialCare/gross')).toEqual([reading('ro3')])
})

test('comparing councils: Redcar and Cleveland is the first of Hartlepool’s neighbours', () => {
  expect(statisticalNeighboursOf('E06000001')?.neighbours[0]?.name).toBe('Redcar and Cleveland')
})

test('comparing councils: the synthetic neighbour has the weights and the rate of the page', () => {
  const children: Readonly<Record<string, number>> = { A: 10, B: 30, C: 60 }
  const rates: Readonly<Record<string, number>> = { A: 100, B: 60, C: 80 }
  const lists: Readonly<Record<string, readonly string[]>> = { D: ['A', 'B'], H: ['B', 'C'] }
  const { value, neighbours } = syntheticNeighbour({
    partners: [
      { code: 'D', name: 'D', children: 100 },
      { code: 'H', name: 'H', children: 300 },
    ],
    neighboursOf: (code) => lists[code] ?? [],
    figureOf: (code) => rates[code] ?? { missing: 'notAvailable' },
    childrenOf: (code) => children[code],
  })
  for (const { code, weight } of neighbours) expect(weight).toBeCloseTo(comparing(`weight${code}`), 12)
  expect(value).toBeCloseTo(comparing('value'), 9)
})

test('comparing councils: the limits of the funnel are those of the page', () => {
  const share = funnelOf({ members: [member(20, comparing('base'))], per: 100, kind: 'proportion' })
  const limits = share.limitsAt(comparing('base'))
  for (const each of ['low95', 'high95', 'low998', 'high998'] as const)
    expect(limits[each]).toBeCloseTo(comparing(each) * 100, 9)
  const rate = funnelOf({ members: [member(100, 10_000)], per: 10_000, kind: 'events' }).limitsAt(10_000)
  expect(rate.low95).toBeCloseTo(comparing('lowRate'), 9)
  expect(rate.high998).toBeCloseTo(comparing('highRate'), 9)
})

test('comparing councils: where councils differ by more than chance, limits are as much wider as the page says', () => {
  const members = Array.from({ length: 20 }, (_, i) => member(i % 2 === 0 ? 16 : 24, 400))
  expect(funnelOf({ members, per: 100, kind: 'proportion' }).spread).toBeCloseTo(comparing('wider'), 9)
})

test('comparing councils: a rounded or suppressed figure can be what the page says', () => {
  const printed = trueRate(comparing('printed'), 1)
  expect(printed).toMatchObject({
    low: expect.closeTo(comparing('atLeast'), 9),
    high: expect.closeTo(comparing('atMost'), 9),
  })
  expect(trueCount(comparing('counted'), { roundedTo: 10 })).toEqual({
    low: comparing('countLow'),
    high: comparing('countHigh'),
  })
  const suppressed = { count: { missing: 'suppressed' }, population: 2000, per: 10_000 } as const
  expect(rateOf({ ...suppressed, blurring: { suppressedIs: { low: 1, high: 5 } } })).toEqual({
    low: comparing('hiddenLow'),
    high: comparing('hiddenHigh'),
  })
  expect(rateOf(suppressed)).toEqual({ missing: 'suppressed' })
})

test('splitting a county: Suffolk’s districts give the weights and the parts of the page', () => {
  const plan = futureCouncils('E10000029', [
    { code: 'X-east', name: 'East', districts: ['Ipswich', 'East Suffolk'] },
    { code: 'X-west', name: 'West', districts: ['Babergh', 'Mid Suffolk', 'West Suffolk'] },
  ])
  if ('problems' in plan) throw new Error(plan.problems[0]?.sentence)
  expect(plan.councils.map(({ weight }) => weight)).toEqual([splitting('east'), splitting('west')])
  const weights = Object.fromEntries(plan.councils.map(({ code, population0to17 }) => [code, population0to17]))
  const parts = splitByWeights(splitting('lookedAfter'), weights, districtWeights)
  expect(parts.map(({ value }) => value)).toEqual([
    expect.closeTo(splitting('eastChildren'), 9),
    expect.closeTo(splitting('westChildren'), 9),
  ])
  const [fact] = officialFacts({
    councils: ['E10000029'],
    measures: ['looked-after/children_count'],
    period: '31 March 2025',
  })
  expect(fact?.value).toBe(splitting('lookedAfter'))
  expect(splitByWeights({ missing: 'suppressed' }, weights, districtWeights).map(({ value }) => value)).toEqual([
    { missing: 'suppressed' },
    { missing: 'suppressed' },
  ])
})

test('splitting a county: money is split to the penny', () => {
  const inPence = (pounds: number) => pence(Math.round(pounds * 100))
  const parts = splitPenceByWeights(inPence(splitting('whole')), { 'X-a': 1, 'X-b': 1 }, districtWeights)
  expect(parts.map(({ value }) => value)).toEqual([inPence(splitting('first')), inPence(splitting('second'))])
})

function member(rate: number, base: number): FunnelMember {
  return { key: 'one', name: 'One', rate, base }
}
