import { expect, test } from 'vitest'
import { differenceOf, rateOf, trueCount, trueRate } from './intervals.ts'

test('a count rounded to ten is five either way, and never below nought', () => {
  expect(trueCount(150, { roundedTo: 10 })).toEqual({ low: 145, high: 155 })
  expect(trueCount(0, { roundedTo: 10 })).toEqual({ low: 0, high: 5 })
  expect(trueCount(150)).toBe(150)
  expect(trueCount(150, { roundedTo: 1 })).toBe(150)
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
