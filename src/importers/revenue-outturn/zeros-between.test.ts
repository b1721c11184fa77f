import { expect, test } from 'vitest'
import type { Observation } from '../observation.ts'
import { financialYearPeriod } from '../periods.ts'
import type { Value } from '../value.ts'
import { zeroBetweenWarnings, zerosBetween } from './zeros-between.ts'

test('a nought between two figures is likely to be missing; one at the start or the end is not', () => {
  expect(doubted(5, 0, 6)).toEqual(['2021-22'])
  expect(doubted(0, 5, 6)).toEqual([])
  expect(doubted(5, 6, 0)).toEqual([])
  expect(doubted(0, 0, 0)).toEqual([])
})

test('two noughts in a row between figures are both doubted, and years without a figure are passed over', () => {
  expect(doubted(5, 0, 0, 6)).toEqual(['2021-22', '2022-23'])
  expect(doubted(5, { missing: 'notReceived' }, 0, 6)).toEqual(['2022-23'])
  expect(doubted({ missing: 'notReceived' }, 0, 6)).toEqual([])
})

test('years may come in any order, and figures of another council or line are not neighbours', () => {
  const [first, zero, last] = series(5, 0, 6)
  if (first === undefined || zero === undefined || last === undefined) return expect.fail('three were made')
  expect(zerosBetween([last, first, zero])).toHaveLength(1)
  expect(zerosBetween([{ ...first, measure: 'another' }, zero, last])).toEqual([])
  expect(zerosBetween([{ ...first, area: { ...first.area, key: 'E06000001' } }, zero, last])).toEqual([])
  expect(zerosBetween([{ ...first, filters: { age: '16' } }, zero, last])).toEqual([])
})

test('the warning says which figure, between which, and whom to ask', () => {
  expect(zeroBetweenWarnings(series(5, 0, 6))).toEqual([
    {
      code: 'IMP-54',
      place: 'Sheet!row 2',
      sentence:
        'Darlington has 0 in “Agency” for 2021-22, between 5 (2020-21) and 6 (2022-23). It is likely to be missing; ask the council before you use it.',
    },
  ])
})

function doubted(...values: readonly Value[]): readonly string[] {
  return zerosBetween(series(...values)).map(({ zero }) => zero.period.label)
}

function series(...values: readonly Value[]): readonly Observation[] {
  return values.map((value, i) => ({
    what: 'observation',
    area: { level: 'council', councils: ['E06000005'], key: 'E06000005', name: 'Darlington', published: {} },
    measure: 'revenueOutturn/agencyStaff/runningExpenses',
    filters: {},
    period: financialYearPeriod(2020 + i),
    value,
    text: typeof value === 'number' ? String(value) : '[x]',
    sheet: 'Sheet',
    row: i + 1,
    column: 'Agency',
    marks: [],
  }))
}
