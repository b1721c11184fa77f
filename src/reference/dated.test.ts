import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { changes, eveOf, holdsOn, inForce } from './dated.ts'

const caps = changes({ source: 'the order of each year', grade: 'A' }, [
  { from: '2012-02-01', value: 430 },
  { from: '2013-02-01', value: 450 },
  { from: '2014-04-06', value: 464 },
])

test('the rule of a day is the one in force on it, its first and last day included', () => {
  expect(inForce(caps, '2013-01-31')).toMatchObject({
    entry: { value: 430, effectiveTo: '2013-01-31' },
    nearest: false,
  })
  expect(inForce(caps, '2013-02-01')).toMatchObject({ entry: { value: 450 }, nearest: false })
  expect(inForce(caps, '2030-01-01')).toMatchObject({ entry: { value: 464 }, nearest: false })
})

test('a day that no entry reaches takes the nearest one, and is marked', () => {
  expect(inForce(caps, '2010-06-01')).toMatchObject({ entry: { value: 430 }, nearest: true })
  const gap = [
    { effectiveFrom: '2010-01-01', effectiveTo: '2010-12-31', value: 'early' },
    { effectiveFrom: '2013-01-01', value: 'late' },
  ]
  expect(inForce(gap, '2011-03-01').entry.value).toBe('early')
  expect(inForce(gap, '2012-11-01').entry.value).toBe('late')
  expect(inForce(gap, '2012-11-01').nearest).toBe(true)
})

test('where two entries hold on a day the newer rule answers, in whichever order they are listed', () => {
  const both = [
    { effectiveFrom: '2020-01-01', value: 'newer' },
    { effectiveFrom: '2010-01-01', value: 'older' },
  ]
  expect(inForce(both, '2021-01-01').entry.value).toBe('newer')
  expect(inForce([...both].reverse(), '2021-01-01').entry.value).toBe('newer')
})

test('the eve of a month is the last day of the month before, leap years included', () => {
  expect(
    ['2013-02-01', '2014-04-06', '2012-03-01', '2013-03-01', '2000-03-01', '1900-03-01', '2011-01-01'].map(eveOf),
  ).toEqual(['2013-01-31', '2014-04-05', '2012-02-29', '2013-02-28', '2000-02-29', '1900-02-28', '2010-12-31'])
})

test('changes leave no day between them without a rule, and none with two', () => {
  assert(
    property(
      integer({ min: 2012, max: 2020 }),
      integer({ min: 3, max: 12 }),
      integer({ min: 1, max: 28 }),
      (year, month, day) => {
        const on = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        return caps.filter((entry) => holdsOn(entry, on)).length === 1
      },
    ),
  )
})

test('a fact without any entry is our mistake and says so', () => {
  expect(() => inForce([], '2012-01-01')).toThrow('no entries')
})
