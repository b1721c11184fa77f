import { expect, test } from 'vitest'
import { form, type Nudge, nudged, oneForm, plainNumbers } from '../../../test/support/one-form.ts'

const ofSize = (pounds: number, more: Nudge = {}): Nudge => ({
  givens: {
    ...plainNumbers.givens,
    'arrangement/gross': pounds,
    'arrangement/grossShare': 1,
    'setUp/own': { missing: 'notAvailable', at: 'items' },
    ...more.givens,
  },
  central: { ...plainNumbers.central, ...more.central },
})

test('a merged department of £75m gross costs its amount to set up, times what one-offs come to', () => {
  const worked = nudged(
    oneForm('M07'),
    ofSize(75_000_000, { central: { 'setUp/amount M07': 1_500_000, 'setUp/multiplier': 1.3 } }),
  )
  expect(worked.value('setUp/scale')).toBe(1)
  expect(worked.value('setUp/total')).toBe(1_950_000)
})

test('set-up grows more slowly than the service: twice the size costs 23% more, half the size 19% less', () => {
  const scale = (pounds: number) => nudged(oneForm('M07'), ofSize(pounds)).value('setUp/scale')
  expect(scale(150_000_000)).toBeCloseTo(1.2311, 4)
  expect(scale(37_500_000)).toBeCloseTo(0.8123, 4)
})

test('the case’s own list takes the place of the amount', () => {
  const worked = nudged(
    oneForm('M07'),
    ofSize(75_000_000, { givens: { 'setUp/own': 75_000 }, central: { 'setUp/multiplier': 1.3 } }),
  )
  expect(worked.value('setUp/total')).toBe(97_500)
})

test('set-up is spent in the year of the planned start, however late it goes live', () => {
  const worked = nudged(
    oneForm('M07', { start: '2014-10-01' }),
    ofSize(75_000_000, { central: { 'setUp/amount M07': 100_000, 'general/delay': 18 } }),
  )
  expect(worked.byYear('setUp/inYear')).toEqual([0, 0, 100_000, 0, 0, 0, 0, 0, 0, 0])
})

test('it is shared by the stated key, and the parts add up', () => {
  const worked = nudged(
    oneForm('M07'),
    ofSize(75_000_000, {
      central: { 'setUp/amount M07': 100_000.01 },
      givens: { 'key/setUp': ({ council }) => (council === 'E06000001' ? 1 : 2) },
    }),
  )
  const shares = ['E06000001', 'E06000005'].map((council) =>
    worked.value('setUp/flow', { ...form, council, year: '2013-14' }),
  )
  expect(shares).toEqual([-33_333.34, -66_666.67])
})
