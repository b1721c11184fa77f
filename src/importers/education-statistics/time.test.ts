import { expect, test } from 'vitest'
import { periodOf, whenSaid, yearWritten } from './time.ts'

test('two years are read however they are joined, and only where one follows the other', () => {
  expect(['202425', '2024/25', '2024-25', '2024–2025', '2024/2025'].map(yearWritten)).toEqual(
    Array.from({ length: 5 }, () => ({ first: 2024 })),
  )
  expect(['202426', 'soon', '', '12', '2024/26'].map(yearWritten)).toEqual(Array.from({ length: 5 }, () => undefined))
})

test('the financial year 2024-25 and the reporting year 2025 of a children’s return are the same year', () => {
  const reporting = periodOf({ one: 2025 }, 'Reporting year', 'yearTo31March')
  expect(periodOf({ first: 2024 }, 'Financial year', 'yearTo31March')).toEqual(reporting)
  expect(reporting).toEqual({ label: 'year to 31 March 2025', from: '2024-04-01', to: '2025-03-31' })
})

test('one year with an academic year’s name is not guessed at', () => {
  expect(periodOf({ one: 2025 }, 'Academic year', 'schoolYear')).toBeUndefined()
  expect(periodOf({ one: 2025 }, 'Week 12', 'at31March')).toBeUndefined()
})

test('a month is a month', () => {
  expect(periodOf({ one: 2024 }, 'February', undefined)).toMatchObject({ from: '2024-02-01', to: '2024-02-29' })
})

test('children looked after on 31 March who moved during the year are counted on 31 March', () => {
  expect(whenSaid('CLA on 31 March · With 3 or more placements during the year', 'yearTo31March')).toBe('at31March')
  expect(whenSaid('All children looked after during the year ending 31 March', 'at31March')).toBe('yearTo31March')
  expect(whenSaid('Children ceasing to be looked after each year', 'at31March')).toBe('yearTo31March')
})
