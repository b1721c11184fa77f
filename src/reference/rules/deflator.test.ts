import { expect, test } from 'vitest'
import { deflator, midTwentyTwenties } from './deflator.ts'

test('a cost at mid-2020s prices is multiplied by about 0.72 for a 2012-13 case and 0.75 for 2015-16', () => {
  expect(deflator(midTwentyTwenties, '2012-13').factor).toBe(71.9294 / 100)
  expect(deflator(midTwentyTwenties, '2015-16').factor).toBe(75.1536 / 100)
  expect(deflator(midTwentyTwenties, '2012-13').nearest).toBe(false)
})

test('a financial year takes the calendar year it begins in', () => {
  expect(deflator('2013-14', '2015-16').factor).toBe(deflator(2013, 2015).factor)
})

test('years after the series take its last year, and are marked', () => {
  expect(deflator('2026-27', 2012)).toMatchObject({ factor: 71.9294 / 100, nearest: true })
  expect(deflator(2009, 2012)).toMatchObject({ factor: 71.9294 / 70.834, nearest: true })
})

test('re-pricing there and back changes nothing', () => {
  expect(deflator(2012, 2018).factor * deflator(2018, 2012).factor).toBeCloseTo(1, 15)
})
