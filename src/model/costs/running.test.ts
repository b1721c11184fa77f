import { expect, test } from 'vitest'
import { darlington, hartlepool, type Nudge, nudged, oneForm, plainNumbers } from '../../../test/support/one-form.ts'

const live = { year: '2014-15' }
const withCentral = (central: Readonly<Record<string, number>>, givens: Nudge['givens'] = {}): Nudge => ({
  givens: { ...plainNumbers.givens, ...givens },
  central: { ...plainNumbers.central, ...central },
})

/** Running costs of each form, as docs/reference/delivery-models.md lists them; R1, R12 and R14 are worked elsewhere or not at all. */
const listed: readonly (readonly [string, readonly string[]])[] = [
  ['M01', ['R9', 'R11']],
  ['M02', ['R4', 'R9', 'R10', 'R13']],
  ['M04', ['R2', 'R9', 'R10', 'R11', 'R13']],
  ['M07', ['R9', 'R10', 'R11', 'R13', 'R17']],
  ['M08', ['R9']],
  ['M09', ['R2', 'R3', 'R4', 'R5', 'R8', 'R13', 'R17']],
  ['M11', ['R2', 'R3', 'R4', 'R5', 'R8', 'R13', 'R17']],
]

test.each(listed)('%s costs something every year for %j, and for nothing else', (code, codes) => {
  const worked = nudged(oneForm(code), plainNumbers)
  const nought = withoutDoubt(worked.model.running.present.map((cost) => cost.code))
  const costly = nought.filter((each) =>
    [hartlepool, darlington].some((council) => worked.value(`${each}/flow`, { ...live, council }) !== 0),
  )
  // R6 and R7 are nought at their central values: no surplus, and pension pass-through.
  expect(costly.toSorted(byNumber)).toEqual(codes)
})

test('the client side of a trust is a share of its contract sum, but never fewer than three posts', () => {
  const clientSide = (rate: number) => nudged(oneForm('M09'), withCentral({ 'L17/rate': rate, 'L17/postCost': 65_000 }))
  const small = clientSide(0.000001)
  expect(small.value('L17/fullYear', live)).toBe(195_000)
  const large = clientSide(0.5)
  expect(large.value('L17/fullYear', live)).toBeCloseTo(0.5 * large.value('contract/sumOfAll', live), 6)
  expect(large.value('L17/fullYear', live)).toBeGreaterThan(195_000)
})

test('between councils the client side is three posts whatever the sum, and the host is no client of its own', () => {
  const worked = nudged(oneForm('M04'), withCentral({ 'L17/rate': 0.5, 'L17/postCost': 65_000 }))
  expect(worked.value('L17/fullYear', live)).toBe(195_000)
  expect(worked.value('R2/flow', { ...live, council: hartlepool })).toBe(0)
  expect(worked.value('R2/flow', { ...live, council: darlington })).toBe(-195_000)
})

test('a trust’s contract sum is what the council alone would spend on the services in scope; a back office’s is recharges and systems', () => {
  const trust = nudged(oneForm('M09'), plainNumbers)
  expect(trust.value('contract/sumOfAll', live)).toBe(trust.value('spend/alone', live))
  const backOffice = nudged(oneForm('M02'), plainNumbers)
  const both = [hartlepool, darlington].reduce(
    (sum, council) => sum + backOffice.value('spend/backOffice', { ...live, council }),
    0,
  )
  expect(backOffice.value('contract/sumOfAll', live)).toBeCloseTo(both, 6)
})

test('a hub of four posts at £60,000 costs £240,000 a year, and half of it when it runs for half a year', () => {
  const worked = nudged(
    oneForm('M08', { start: '2013-10-01' }),
    withCentral({ 'R9/hubFte': 4, 'R9/hubPostCost': 60_000 }),
  )
  expect(worked.value('running/R9', live)).toBe(240_000)
  const paid = (year: string) =>
    [hartlepool, darlington].reduce((sum, council) => sum + worked.value('R9/flow', { year, council }), 0)
  expect([paid('2012-13'), paid('2013-14'), paid('2014-15')]).toEqual([0, -120_000, -240_000])
})

test('a trust spends above its contract sum in its first three years from go-live, less what the council would overspend anyway', () => {
  const worked = nudged(
    oneForm('M09', { start: '2013-10-01' }),
    withCentral({ 'L19/gap': 0.1, 'L19/years': 3, 'L19/deadweight': 0.6 }),
  )
  expect(worked.byYear('L19/firstYears')).toEqual([0, 0.5, 1, 1, 0.5, 0, 0, 0, 0, 0])
  const year = '2014-15'
  expect(worked.value('L19/flow', { year })).toBeCloseTo(-0.04 * worked.value('contract/sumHere', { year }), 1)
})

function withoutDoubt(codes: readonly string[]): readonly string[] {
  return codes.filter((code) => code !== 'R6' && code !== 'R7')
}

function byNumber(one: string, other: string): number {
  return Number(one.slice(1)) - Number(other.slice(1))
}
