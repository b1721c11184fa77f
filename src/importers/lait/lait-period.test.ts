import { expect, test } from 'vitest'
import { laitYear } from './lait-period.ts'

test.each([
  ['2025', 'Annual (end of Sept)', '30 September 2025', '2025-09-30', '2025-09-30'],
  ['2025', 'Annual', '31 March 2025', '2025-03-31', '2025-03-31'],
  ['2025', 'Annual - January', 'January 2025', '2025-01-01', '2025-01-31'],
  ['2025', 'Financial Year', 'year to 31 March 2025', '2024-04-01', '2025-03-31'],
  ['2025', 'Academic Year', '2024/25', '2024-09-01', '2025-08-31'],
  ['2024', 'Calendar Year', '2024', '2024-01-01', '2024-12-31'],
  ['2016-17 (OT)', 'Financial Year', '2016-17', '2016-04-01', '2017-03-31'],
  ['2016-17', 'Academic Year', '2016/17', '2016-09-01', '2017-08-31'],
  ['2014-16', 'Calendar Year', '2014 to 2016', '2014-01-01', '2016-12-31'],
  ['2013/14-15/16', 'Financial Year', '2013-14 to 2015-16', '2013-04-01', '2016-03-31'],
  ['1999-00', 'Financial Year', '1999-00', '1999-04-01', '2000-03-31'],
  ['2024 to 2025', 'Financial Year', '2024-25', '2024-04-01', '2025-03-31'],
] as const)('%s of a measure by %s is %s', (text, yearType, label, from, to) => {
  expect(laitYear(text, yearType)?.period).toEqual({ label, from, to })
})

test('a word in brackets says revised, provisional, or nothing', () => {
  expect(laitYear('2018 (Rev)', 'Academic Year')?.mark).toBe('revised')
  expect(laitYear('2025 (prov)', 'Academic Year')?.mark).toBe('provisional')
  expect(laitYear('2021 (Final)', 'Academic Year')).toEqual({ period: expect.anything() })
  expect(laitYear('2021 (X)', 'Academic Year')?.unknownWord).toBe('X')
})

test.each(['0', '', 'last year', '2025-24', '25', '2013/14-13/14', '2013/15-15/16', '31 March'])(
  '“%s” is no year',
  (text) => {
    expect(laitYear(text, 'Financial Year')).toBeUndefined()
  },
)
