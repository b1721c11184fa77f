import { expect, test } from 'vitest'
import { natureOf } from './measure-nature.ts'

test.each([
  'workforce/inpost_fte',
  'workforce/cases',
  'section251/residential/gross',
  'looked-after/children_count',
  'lait/Work_Force_NoSW',
  'lait/C&YPExpenditure',
])('%s may be added up over councils', (measure) => {
  expect(natureOf(measure)).toBe('amount')
})

test.each([
  'workforce/caseload_fte',
  'workforce/agency_rate_fte',
  'looked-after/rate_per_10000',
  'section251/residential/perHead',
  'lait/Work_Force_AvgNumCase_SW',
  'lait/Work_Force_SWAbsence',
  'unknown/turnover_rate_fte_%',
])('%s may not', (measure) => {
  expect(natureOf(measure)).toBe('rate')
})

test('a judgement is a finding in words', () => {
  expect(natureOf('judgement/overall')).toBe('word')
})
