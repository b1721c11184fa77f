import { expect, test } from 'vitest'
import { decimalsOf, roundingOf, unitOfMeasure } from './rounding.ts'

test('councils’ children are counted exactly, and those of regions and England to the nearest ten', () => {
  expect(roundingOf('looked-after/children_count')).toBe(1)
  expect(roundingOf('looked-after/children_count', 'region')).toBe(10)
  expect(roundingOf('children-in-need/cpp_at31', 'country')).toBe(10)
})

test('full-time equivalents are published to one decimal at every level', () => {
  expect(roundingOf('workforce/inpost_fte')).toBe(0.1)
  expect(roundingOf('workforce/inpost_fte', 'country')).toBe(0.1)
  expect(unitOfMeasure('workforce/inpost_fte')).toBe('FTE')
})

test('a rate is printed with the decimals of its publication, or of the interactive tool’s dictionary', () => {
  expect(decimalsOf('looked-after/rate_per_10000')).toBe(0)
  expect(decimalsOf('workforce/caseload_fte')).toBe(1)
  expect(decimalsOf('lait/ExcessYr6')).toBe(2)
  expect(decimalsOf('revenueOutturn/agencyStaff/runningExpenses')).toBeUndefined()
})

test('nothing is said of the rounding of a measure that is not known', () => {
  expect(roundingOf('education-statistics/pupils')).toBeUndefined()
})
