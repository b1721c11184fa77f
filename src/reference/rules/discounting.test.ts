import { expect, test } from 'vitest'
import { discountFactors, discountRates } from './discounting.ts'

const day = '2012-11-30'
const six = (value: number | undefined) => Number(value?.toFixed(6))

// Golden: Green Book factors at 3.5, 3.0 and 2.5%, as tabled by HM Treasury and the package greenbook.
test('the Green Book’s discount factors are those of its own table', () => {
  const factors = discountFactors(31, day)
  expect([1, 2, 5, 10, 20, 30, 31].map((year) => six(factors[year]))).toEqual([
    0.966184, 0.933511, 0.841973, 0.708919, 0.502566, 0.356278, 0.345901,
  ])
  expect(factors[0]).toBe(1)
  expect(factors).toHaveLength(32)
})

test('the rate is 3.5% to year 30, 3.0% to year 75 and 2.5% after, and the present year is not discounted', () => {
  const rates = discountRates(76, day)
  expect([0, 1, 30, 31, 75, 76].map((year) => rates[year])).toEqual([0, 0.035, 0.035, 0.03, 0.03, 0.025])
})

// Golden: −1,000 now and 1,100 a year for ten years at 3.5%, year-end factors.
test('a thousand now for eleven hundred a year over ten years is worth 8,148.27', () => {
  const worth = discountFactors(10, day).reduce((sum, factor, year) => sum + factor * (year === 0 ? -1000 : 1100), 0)
  expect(worth.toFixed(2)).toBe('8148.27')
})

// Golden: real flows −2.0, −0.6, 1.0, 1.2, 1.2, 1.2 (£m).
test('a service that costs 2.6 and then brings 4.6 is worth 1.4922', () => {
  const flows = [-2, -0.6, 1, 1.2, 1.2, 1.2]
  const factors = discountFactors(5, day)
  const running = flows.map((_, last) =>
    flows.slice(0, last + 1).reduce((sum, flow, year) => sum + flow * (factors[year] ?? 0), 0),
  )
  expect(running.map((value) => Number(value.toFixed(4)))).toEqual([-2, -2.5797, -1.6462, -0.5639, 0.4819, 1.4922])
})
