import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMillions, formatNumber, formatPercent, formatPounds, formatValue, formatWholePounds } from './format.ts'

test('money is written with its pence, its thousands and a true minus sign', () => {
  expect(formatValue(-38694.37, 'real £')).toBe('−£38,694.37')
  expect(formatPounds(0)).toBe('£0.00')
  expect(formatPounds(1234567.5)).toBe('£1,234,567.50')
  expect(formatWholePounds(-1234567.5)).toBe('−£1,234,568')
  expect(formatMillions(-2149999)).toBe('−£2.1m')
})

test('nothing is written as minus nought', () => {
  expect(formatPounds(-0.001)).toBe('£0.00')
  expect(formatPercent(-0.0001)).toBe('0.0%')
  expect(formatNumber(-0)).toBe('0')
})

test('half a penny goes away from nought, as in a spreadsheet', () => {
  expect(formatPounds(1.005)).toBe('£1.01')
  expect(formatPounds(-1.005)).toBe('−£1.01')
})

test('a number is followed by its unit in words', () => {
  expect(formatValue(19.5624002, 'cases/FTE')).toBe('19.5624 cases per FTE')
  expect(formatValue(1650, 'cases')).toBe('1,650 cases')
  expect(formatValue(1, 'children')).toBe('1 child')
  expect(formatValue(2, 'child')).toBe('2 children')
  expect(formatValue(1, 'cases/FTE')).toBe('1 case per FTE')
  expect(formatValue(0.5, 'FTE')).toBe('0.5 FTE')
  expect(formatValue(751, '£/FTE/week')).toBe('£751.00 per FTE per week')
  expect(formatValue(3, 'year')).toBe('3 years')
  expect(formatValue(1.0227, 'index')).toBe('1.0227')
  expect(formatValue(1.02, '£/real £')).toBe('1.02')
  expect(formatValue(0.02, '1/year')).toBe('0.02 per year')
})

test('a share is a percentage, and one that is not nought is never shown as 0%', () => {
  expect(formatValue(0.125, 'share')).toBe('12.5%')
  expect(formatValue(0.35, '%')).toBe('35%')
  expect(formatValue(0.0004, 'share')).toBe('0.04%')
  expect(formatValue(0.07, 'share', { exact: true })).toBe('7%')
  expect(formatPercent(0.35271)).toBe('35.3%')
})

test('what cannot be worked out says so', () => {
  expect(formatPounds(Number.NaN)).toBe('cannot be worked out')
  expect(formatMillions(Number.POSITIVE_INFINITY)).toBe('cannot be worked out')
})

test('a large count keeps its whole part, and money its pence, however few digits are asked for', () => {
  expect(formatValue(12345678, 'children')).toBe('12,345,678 children')
  expect(formatValue(1058572.01, 'real £', { digits: 7 })).toBe('£1,058,572.01')
  expect(formatValue(1058572.0149, 'real £', { digits: 11 })).toBe('£1,058,572.0149')
  expect(formatValue(333339.5512, '£/FTE', { digits: 9 })).toBe('£333,339.551 per FTE')
})

test('with every digit shown, a reader gets the same number back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = formatValue(value, 'ratio', { exact: true })
      expect(Number(text.replace('−', '-').replaceAll(',', ''))).toBe(value === 0 ? 0 : value)
    }),
  )
})

test('money to the penny is within half a penny of the amount', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (pounds) => {
      const shown = Number(formatPounds(pounds).replace('−', '-').replace(/[£,]/g, ''))
      expect(Math.abs(shown - pounds)).toBeLessThanOrEqual(0.005 + 1e-6)
    }),
  )
})
