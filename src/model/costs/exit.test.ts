import { expect, test } from 'vitest'
import { type Nudge, nudged, oneForm, plainNumbers } from '../../../test/support/one-form.ts'

const priced = (central: Readonly<Record<string, number>>): Nudge => ({
  givens: {
    ...plainNumbers.givens,
    'arrangement/gross': 75_000_000,
    'arrangement/grossShare': 1,
    'setUp/own': { missing: 'notAvailable', at: 'items' },
  },
  central: { ...plainNumbers.central, ...central },
})

test('leaving a merged department costs its share of set-up and half a year’s running costs as notice', () => {
  const worked = nudged(
    oneForm('M07'),
    priced({ 'setUp/amount M07': 1_000_000, 'exit/oneOff M07': 0.6, 'exit/notice M07': 6 }),
  )
  const running = worked.value('running/all/fullYear', { year: '2016-17' })
  expect(running).toBeGreaterThan(0)
  expect(worked.value('exit/oneOff')).toBe(600_000)
  expect(worked.value('exit/leaving', { year: '2016-17' })).toBeCloseTo(600_000 + running / 2, 6)
})

test('before set-up is spent there is nothing to leave', () => {
  const worked = nudged(oneForm('M07', { start: '2015-04-01' }), priced({}))
  expect(worked.byYear('exit/leaving').map((cost) => cost > 0)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
  ])
})

test('a trust is left by bringing its service back, which is set-up in the other direction and no share of its own', () => {
  const worked = nudged(
    oneForm('M09'),
    priced({
      'setUp/amount M09': 4_000_000,
      'setUp/amount M16': 600_000,
      'setUp/multiplier': 1.3,
      'exit/notice M09': 12,
    }),
  )
  expect(worked.value('exit/oneOff')).toBe(780_000)
})

test('at the end of a minimum term the service comes back without notice, once, and nothing runs after it', () => {
  const worked = nudged(
    oneForm('M16', { start: '2013-10-01', minimumTermMonths: 36, returns: true }),
    priced({ 'setUp/amount M16': 600_000 }),
  )
  expect(worked.byYear('exit/due')).toEqual([0, 0, 0, 0, 600_000, 0, 0, 0, 0, 0])
  expect(worked.byYear('timing/inForce')).toEqual([0, 0.5, 1, 1, 0.5, 0, 0, 0, 0, 0])
  expect(worked.byYear('R3/flow').map((cost) => cost < 0)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('left early, the one-off and the notice fall due in that year, and the gains stop', () => {
  // Luck of nought leaves as soon as it may: a year after it went live on the first day of 2013-14.
  const worked = nudged(
    oneForm('M07'),
    priced({ 'setUp/amount M07': 1_000_000, 'exit/oneOff M07': 1, 'exit/luck the-form': 0 }),
  )
  expect(worked.byYear('timing/endsNow')).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
  const due = worked.byYear('exit/due')
  expect(due[2]).toBeGreaterThan(1_000_000)
  expect(due.filter((cost) => cost !== 0)).toHaveLength(1)
  expect(worked.byYear('timing/inForce')).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('a shock from outside ends every option in the same year, minimum term or not', () => {
  const worked = nudged(
    oneForm('M07', { minimumTermMonths: 60 }),
    priced({ 'general/shock': 0.5, 'exit/shockLuck': 0.2 }),
  )
  // 1 − 0.5^(years ÷ 10) passes 0.2 in the fourth year.
  expect(worked.byYear('timing/ended')).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
})
