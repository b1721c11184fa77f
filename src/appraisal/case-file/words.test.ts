import { expect, test } from 'vitest'
import { listInWords } from '../../figures/index.ts'
import { isDate, monthsAfter } from './calendar.ts'
import { found, inPounds, quoted } from './found.ts'
import { at, placeOf } from './place.ts'
import { suggestion } from './suggestion.ts'

test('a place reads as a finger would point', () => {
  expect(at('options', 2, 'lines', 0, 'byYear', '2019-20')).toBe('options[2].lines[0].byYear."2019-20"')
  expect(at('assumptions', 'L05/pay', 'central')).toBe('assumptions."L05/pay".central')
  expect(placeOf([])).toBe('case')
})

test('the word that was meant is near, and a far one is not offered', () => {
  expect(suggestion('decisiondate', ['decisionDate', 'draws'])).toBe('decisionDate')
  expect(suggestion('baslien', ['baseline', 'finance'])).toBe('baseline')
  expect(suggestion('turnip', ['baseline', 'finance'])).toBeUndefined()
  expect(suggestion('', ['baseline'])).toBeUndefined()
})

test('what was found is said in words that cannot run over the page', () => {
  expect(found('tbc')).toBe('“tbc”')
  expect(found('')).toBe('empty text')
  expect(found(null)).toBe('null')
  expect(found([])).toBe('an empty list')
  expect(quoted('a\n\u202eb\u0000')).toBe('“a b”')
  expect(quoted('x'.repeat(500)).length).toBe(62)
})

test('pounds are written as a council writes them', () => {
  expect(inPounds(1_234_567.5)).toBe('£1,234,567.50')
  expect(inPounds(-26_340)).toBe('−£26,340')
  expect(inPounds(0)).toBe('£0')
  expect(listInWords(['A', 'B', 'C'], 'or')).toBe('A, B or C')
})

test('leap years have a twenty-ninth of February, centuries only every fourth', () => {
  expect(['2012-02-29', '2000-02-29'].every(isDate)).toBe(true)
  expect(['2013-02-29', '2100-02-29', '2013-04-31', '2013-00-10', '2013-4-1', '0000-01-01'].some(isDate)).toBe(false)
})

test('months are counted on the calendar', () => {
  expect(monthsAfter('2016-09-01', 60)).toBe('2021-09-01')
  expect(monthsAfter('2013-12-15', 1)).toBe('2014-01-15')
  expect(monthsAfter('2015-12-31', 2)).toBe('2016-02-29')
  expect(monthsAfter('2012-01-31', 1)).toBe('2012-02-29')
})
