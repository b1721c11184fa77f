import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { inForce } from '../dated.ts'
import { statutoryRedundancyPay, statutoryWeeks, weeksPayCaps } from './redundancy.ts'

// Golden: age 50, 15 years, pay above the cap of April 2026.
test('fifteen years’ service at fifty is 19.5 weeks, £14,644.50 at the cap of April 2026', () => {
  expect(statutoryWeeks({ age: 50, years: 15 })).toBe(19.5)
  expect(statutoryRedundancyPay({ age: 50, years: 15, weeksPay: 1_500, day: '2026-04-06' })).toBe(14_644.5)
})

test('the most that the law requires is thirty weeks, £22,530 from April 2026', () => {
  expect(statutoryWeeks({ age: 61, years: 35 })).toBe(30)
  expect(statutoryRedundancyPay({ age: 61, years: 35, weeksPay: 900, day: '2026-10-01' })).toBe(22_530)
})

test('years below 22 bring half a week, and less than two years bring nothing', () => {
  expect(statutoryWeeks({ age: 23, years: 3 })).toBe(2)
  expect(statutoryWeeks({ age: 45, years: 1 })).toBe(0)
})

test('somebody who earns less than the cap is paid on what they earn', () => {
  expect(statutoryRedundancyPay({ age: 30, years: 5, weeksPay: 400, day: '2013-06-01' })).toBe(2_000)
})

test('the cap on a week’s pay is that of the day of leaving, February until 2013 and April after', () => {
  const capOn = (day: string) => inForce(weeksPayCaps, day).entry.value
  expect(
    [
      '2010-06-01',
      '2011-06-01',
      '2012-01-31',
      '2012-02-01',
      '2013-01-31',
      '2013-02-01',
      '2014-04-05',
      '2014-04-06',
    ].map(capOn),
  ).toEqual([380, 400, 400, 430, 430, 450, 450, 464])
  expect(
    [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => capOn(`${year}-04-06`)),
  ).toEqual([475, 479, 489, 508, 525, 538, 544, 571, 643, 700, 719, 751])
  expect(inForce(weeksPayCaps, '2012-11-30').nearest).toBe(false)
})

test('another year of service never brings fewer weeks, and never more than a week and a half', () => {
  assert(
    property(integer({ min: 20, max: 66 }), integer({ min: 2, max: 45 }), (age, years) => {
      const more = statutoryWeeks({ age, years: years + 1 }) - statutoryWeeks({ age, years })
      return more >= 0 && more <= 1.5
    }),
  )
})
