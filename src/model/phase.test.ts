import { expect, test } from 'vitest'
import { nudged, oneForm } from '../../test/support/one-form.ts'
import { newlyReached, profiles, yearlyShares } from './phase.ts'

const starting = (start: string, delay = 0) =>
  nudged(oneForm('M07', { start }), { central: { 'general/delay': delay } })

test('a year takes the mean of where the profile stands at its start and its end', () => {
  expect(yearlyShares([0, 0.2, 0.6, 1])).toEqual([0, 0.1, 0.4, 0.8, 1])
  expect(starting('2013-04-01').byYear('phase/L01/phase').slice(0, 5)).toEqual([0, 0.25, 0.75, 1, 1])
})

test('a start half-way through a year blends two years of the profile, half and half', () => {
  expect(starting('2013-10-01').byYear('phase/L01/phase').slice(0, 5)).toEqual([0, 0.125, 0.5, 0.875, 1])
})

test('a year’s delay moves the whole profile by a year', () => {
  expect(starting('2013-04-01', 12).byYear('phase/L01/phase')).toEqual([
    0,
    ...starting('2013-04-01').byYear('phase/L01/phase').slice(0, -1),
  ])
})

test('a delay is taken in whole months, the nearest', () => {
  const worked = starting('2013-04-01', 5.6)
  expect(worked.value('timing/delay', {})).toBe(6)
  expect(worked.value('timing/goLive')).toBe(18)
})

test.each(Object.entries(profiles))(
  'what %s newly reaches from year to year adds up to what it reaches in the end',
  (_, profile) => {
    expect(newlyReached(profile).reduce((sum, each) => sum + each, 0)).toBeCloseTo(profile[3] - profile[0], 12)
  },
)

test('leavers follow what is newly reached: half in the first year and half in the second', () => {
  expect(starting('2013-04-01').byYear('phase/L01/step').slice(0, 5)).toEqual([0, 0.5, 0.5, 0, 0])
})
