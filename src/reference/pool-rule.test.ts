import { expect, test } from 'vitest'
import { agencyShareOfPay, ownProvisionShares, poolRule1 } from './pool-rule.ts'
import { pools } from './pools.ts'
import { lineKeys } from './s251-lines.ts'
import { staffShareProxies } from './staff-share.ts'

test('every pound of own provision goes to some pool, on every line', () => {
  for (const key of lineKeys) {
    const shares = Object.values(ownProvisionShares(key, 0.2))
    expect(shares.every((share) => share > 0)).toBe(true)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14)
  }
})

test('a pound of own fostering is 60p of allowances and 24p of staff', () => {
  const shares = ownProvisionShares('fostering', 0.2)
  expect(shares['placements.fostering']).toBeCloseTo(0.6, 14)
  expect(shares['mgmt.pay']).toBeCloseTo(0.4 * 0.6 * 0.06, 14)
  expect(shares['other.pay']).toBeCloseTo(0.4 * 0.6 * 0.94, 14)
  expect(shares.premises).toBeCloseTo(0.4 * 0.4 * 0.3, 14)
})

test('staff of social work are social workers and agency workers only', () => {
  const shares = ownProvisionShares('socialWork', 0.25)
  expect(shares['sw.pay']).toBeCloseTo(0.85 * 0.75, 14)
  expect(shares.agency).toBeCloseTo(0.85 * 0.25, 14)
  expect(shares['mgmt.pay']).toBeUndefined()
})

test('half the pay of commissioning and strategy is management, six in a hundred elsewhere', () => {
  expect(ownProvisionShares('commissioningAndStrategy', 0)['mgmt.pay']).toBeCloseTo(0.85 / 2, 14)
  expect(ownProvisionShares('youthJustice', 0)['mgmt.pay']).toBeCloseTo(0.75 * 0.06, 14)
})

test('direct payments and special guardianship are paid out whole, and 40p in the pound of adoption', () => {
  expect(ownProvisionShares('directPayments', 0)).toEqual({ 'grants.out': 1 })
  expect(ownProvisionShares('specialGuardianship', 0)).toEqual({ 'grants.out': 1 })
  expect(ownProvisionShares('familyAndFriends', 0)).toEqual({ 'placements.fostering': 1 })
  expect(ownProvisionShares('adoption', 0)['grants.out']).toBeCloseTo(0.4, 14)
})

test('what is bought for children looked after is a placement, and everything else is a service', () => {
  const bought = (key: keyof typeof poolRule1.lines) => poolRule1.lines[key].bought
  expect([
    bought('residential'),
    bought('fostering'),
    bought('leavingCare'),
    bought('educationLookedAfter'),
    bought('socialWork'),
  ]).toEqual(['placements.residential', 'placements.fostering', 'placements.other', 'bought.other', 'bought.other'])
})

// Golden: agency 13% of full-time equivalents at a premium of 25%: 0.1625 ÷ 1.0325.
test('an agency worker in eight takes more than an eighth of the pay', () => {
  expect(agencyShareOfPay({ agencyRate: 0.13, premium: 0.25 })).toBeCloseTo(0.157385, 6)
  expect(agencyShareOfPay({ agencyRate: 0, premium: 0.25 })).toBe(0)
})

test('pools are shared in the order of their codes', () => {
  expect([...pools].sort()).toEqual(pools)
})

test('published staff shares are those of the return: 78% of safeguarding in Darlington', () => {
  const row = staffShareProxies.find(({ council, lines }) => council === 'E06000005' && lines.includes('socialWork'))
  expect(row).toMatchObject({ employeesThousands: 6_704, totalThousands: 8_589 })
  const totals = ['E06000005', 'E06000001', 'E06000003'].map((code) =>
    staffShareProxies
      .filter(({ council }) => council === code)
      .reduce((sum, { totalThousands }) => sum + totalThousands, 0),
  )
  expect(totals).toEqual([40_589, 53_309, 68_031])
})
