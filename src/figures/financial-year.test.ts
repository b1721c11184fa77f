import { expect, test } from 'vitest'
import {
  endsOn,
  financialYear,
  isFinancialYear,
  startingYear,
  startsOn,
  yearAfter,
  yearOf,
  yearsFrom,
} from './financial-year.ts'

test('a financial year runs from 1 April to 31 March', () => {
  expect(yearOf('2013-03-31')).toBe('2012-13')
  expect(yearOf('2013-04-01')).toBe('2013-14')
  expect([startsOn('2012-13'), endsOn('2012-13')]).toEqual(['2012-04-01', '2013-03-31'])
})

test('years follow one another, also into a new century', () => {
  expect(yearsFrom('1998-99', 3)).toEqual(['1998-99', '1999-00', '2000-01'])
  expect(yearAfter('2012-13', -2)).toBe('2010-11')
  expect(startingYear('1999-00')).toBe(1999)
})

test('only a year followed by the next is one', () => {
  expect(['2012-13', '1999-00'].every(isFinancialYear)).toBe(true)
  expect(['2012-14', '2012/13', '12-13', '2012-13 ', '2012-2013'].some(isFinancialYear)).toBe(false)
  expect(() => financialYear(2012.5)).toThrow()
  expect(() => yearOf('April 2012')).toThrow()
})
