import { expect, test } from 'vitest'
import { newlyReached, profiles } from '../../src/model/index.ts'
import { statutoryRedundancyPay, statutoryWeeks } from '../../src/reference/index.ts'
import { arrangedFrom, here, nothingHappens, oneCouncil, smallModel } from '../support/small-model.ts'
import { rounded, workOut } from '../support/work-out.ts'
import vector from './redundancy.json' with { type: 'json' }

test.each(vector.cases)('statutory redundancy: $name', ({ age, years, weeksPay, day, weeks, pay }) => {
  expect(statutoryWeeks({ age, years, day })).toBe(weeks)
  expect(statutoryRedundancyPay({ age, years, weeksPay, day })).toBe(pay)
})

const { lever } = vector
const years = ['2025-26', '2026-27', '2027-28', '2028-29']

function leaving() {
  const { leaving, strain } = smallModel(['M07'])
  const worked = workOut([leaving.flow, strain.flow], {
    members: { ...oneCouncil, year: years },
    givens: {
      ...arrangedFrom(12, 7),
      'baseline/mgmt.pay': lever.posts * 5 * lever.postCost,
      'ownEfficiencies/onRecord mgmt.pay': 0,
      'prices/reprice': 1,
      'phase/newly L01': ({ step }) => newlyReached(profiles['L01'] ?? [0, 0, 0, 0])[Number(step)] ?? 0,
      'runs/L01': 1,
      'L01/inTeam': 1,
      'L01/protectedOnRecord': 0,
      'L01/protectedShare': 1,
      'L01/postsMore': 0,
      'rules/normalPensionAge': lever.normalAge,
    },
    central: {
      ...nothingHappens,
      'L01/postCost': lever.postCost,
      'L01/rate M07': 0.2,
      'L01/reach M07': 1,
      'L01/protectedPosts': 0,
      'L01/deadweight': lever.deadweight,
      'staff/onCost': lever.onCost,
      'L11/naturalLeavers': lever.naturalLeavers,
      'L11/redeployed': lever.redeployed,
      'L11/statutoryWeeks': lever.weeks,
      'L11/multiple': lever.multiple,
      'L12/age': lever.age,
      'L12/service': lever.service,
      'L12/aged55': lever.aged55,
      'L12/scale': 1,
    },
  })
  return { worked, leaving, strain }
}

test('managers are paid 14 weeks of actual pay times the enhancement, as posts go, and only those who would not have gone anyway', () => {
  const { worked, leaving: figures } = leaving()
  expect(worked.value('L01/removed', here)).toBe(lever.posts)
  expect(worked.value(figures.weeksPay, here)).toBeCloseTo(lever.weeksPay, 10)
  expect(rounded(worked.byYear(figures.leavers, here), 10)).toEqual(lever.leaversByYear)
  expect(worked.byYear(figures.flow, here)).toEqual(lever.flowByYear)
})

test('a redundant manager of 58 with 18 years costs the fund 18 × 3.5% of salary, and three in ten are 55 or over', () => {
  const { worked, strain } = leaving()
  expect(worked.value(strain.strainEach, here)).toBeCloseTo(lever.strainEach, 8)
  expect(worked.byYear(strain.flow, here)).toEqual(lever.strainByYear)
})
