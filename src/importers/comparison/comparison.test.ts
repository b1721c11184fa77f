import { expect, test } from 'vitest'
import { baselineOf } from '../baseline/baseline.ts'
import { aFigure, anArea, anImport, darlington, hartlepool, redcar, westminster } from '../baseline/testing/figures.ts'
import type { Neighbour } from '../observation.ts'
import type { Value } from '../value.ts'
import { differenceOf, placesOf, quartersOf, rateOf, trueCount, trueRate } from './intervals.ts'
import { likeForLike } from './like-for-like.ts'
import { isClose, neighbourWarnings } from './neighbours.ts'

const compared = (values: Readonly<Record<string, Value>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }))

test('a count rounded to ten is five either way, and never below nought', () => {
  expect(trueCount(150, { roundedTo: 10 })).toEqual({ low: 145, high: 155 })
  expect(trueCount(0, { roundedTo: 10 })).toEqual({ low: 0, high: 5 })
  expect(trueCount(150)).toBe(150)
})

test('a suppressed count has bounds only where the publication says what it hides', () => {
  const suppressed = { missing: 'suppressed' } as const
  expect(trueCount(suppressed)).toEqual(suppressed)
  expect(trueCount(suppressed, { suppressedIs: { low: 1, high: 5 } })).toEqual({ low: 1, high: 5 })
  expect(trueCount({ missing: 'notReceived' }, { suppressedIs: { low: 1, high: 5 } })).toEqual({
    missing: 'notReceived',
  })
})

test('a rate of a rounded count is bounds, and of a suppressed count it is the reason', () => {
  expect(rateOf({ count: 150, population: 20_000, per: 10_000, blurring: { roundedTo: 10 } })).toEqual({
    low: 72.5,
    high: 77.5,
  })
  expect(rateOf({ count: { missing: 'suppressed' }, population: 20_000, per: 10_000 })).toEqual({
    missing: 'suppressed',
  })
  expect(rateOf({ count: 3, population: { missing: 'blank' }, per: 10_000 })).toEqual({ missing: 'blank' })
  expect(rateOf({ count: 3, population: 0, per: 10_000 })).toEqual({ missing: 'notAvailable' })
})

test('two figures differ only where all that one can be is above all that the other can be', () => {
  expect(differenceOf({ low: 145, high: 155 }, { low: 156, high: 166 })).toBe('lower')
  expect(differenceOf({ low: 145, high: 155 }, { low: 155, high: 165 })).toBe('notShown')
  expect(differenceOf(16, 15)).toBe('higher')
  expect(differenceOf(16, { missing: 'notAvailable' })).toEqual({ missing: 'notAvailable' })
  expect(differenceOf(trueRate(16.4, 1), trueRate(16.5, 1))).toBe('notShown')
})

test('a place is from and to where bounds overlap, and a missing figure has none and takes none', () => {
  const members = compared({ a: 10, b: { low: 18, high: 22 }, c: { low: 21, high: 25 }, d: { missing: 'suppressed' } })
  expect(Object.fromEntries(placesOf(members))).toEqual({
    a: { best: 1, worst: 1, of: 3 },
    b: { best: 2, worst: 3, of: 3 },
    c: { best: 2, worst: 3, of: 3 },
    d: { missing: 'suppressed' },
  })
})

test('places and quarters are counted from the best where one way is better', () => {
  const members = compared({ a: 1, b: 2, c: 3, d: 4 })
  expect(placesOf(members, 'higher').get('d')).toEqual({ best: 1, worst: 1, of: 4 })
  expect([...quartersOf(members, 'lower').values()]).toEqual([1, 2, 3, 4])
  expect([...quartersOf(members, 'higher').values()]).toEqual([4, 3, 2, 1])
})

test('a quarter is not shown where a figure’s bounds reach over two, or fewer than four have one', () => {
  expect(quartersOf(compared({ a: 1, b: { low: 1.5, high: 3.5 }, c: 3, d: 4 })).get('b')).toBe('notShown')
  expect(quartersOf(compared({ a: 1, b: 2, c: 3 })).get('a')).toBe('notShown')
})

test('figures of one publication, period and measure may be compared', () => {
  const { cells } = baselineOf([anImport([aFigure({ value: 1 }), aFigure({ of: hartlepool, value: 2 })])], {
    councils: [darlington, hartlepool],
  })
  expect(likeForLike(cells)).toEqual([])
})

test('figures of two returns, two years or two measures may not, nor a council beside itself', () => {
  const section251 = anImport([aFigure({ value: 1, measure: 'section251/totalExcludingCera/gross' })], {
    title: 'Section 251 outturn',
  })
  const outturn = anImport(
    [aFigure({ value: 2, of: hartlepool, year: 2023, measure: 'revenueOutturn/childrensSocialCare/gross' })],
    { title: 'Revenue outturn' },
  )
  const { cells } = baselineOf([section251, outturn], { councils: [darlington, hartlepool] })
  expect(likeForLike([...cells, ...cells.slice(0, 1)]).map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('2 publications: Revenue outturn and Section 251 outturn'),
    expect.stringContaining('2 measures'),
    expect.stringContaining('2 periods: 2023-24 and 2024-25'),
    expect.stringContaining('Hartlepool is in the comparison more than once'),
  ])
})

const neighbour = (rank: number, code: string, closeness: string): Neighbour => ({
  what: 'neighbour',
  model: '2025',
  council: anArea(westminster),
  neighbour: anArea(code),
  rank,
  closeness,
  row: 2,
  column: `SN${rank}`,
})

test('neighbours below “Close” are told, with the year of the model', () => {
  expect(isClose({ closeness: 'Close ' })).toBe(true)
  expect(neighbourWarnings([neighbour(1, darlington, 'Extremely close'), neighbour(2, redcar, 'Close')])).toEqual([])
  expect(neighbourWarnings([neighbour(1, darlington, 'Close'), neighbour(2, redcar, 'Not close')])).toEqual([
    {
      code: 'IMP-98',
      place: 'Westminster, statistical neighbours 2025',
      sentence:
        '1 of 2 statistical neighbours of Westminster in the 2025 model are “Not close”: Redcar and Cleveland. Read Westminster beside them with care.',
    },
  ])
})
