import { expect, test } from 'vitest'
import { paybackOf } from '../../src/appraisal/answering/council-answer.ts'
import { discountFactorsAt, presentValue, type TimingConvention } from '../../src/model/index.ts'
import { discountFactors, discountRates } from '../../src/reference/index.ts'
import { rounded } from '../support/work-out.ts'
import vector from './green-book.json' with { type: 'json' }

const rates = (years: number) => discountRates(years, vector.decisionDate)
const runningTotals = (amounts: readonly number[]) =>
  amounts.map((_, year) => amounts.slice(0, year + 1).reduce((sum, each) => sum + each, 0))

test('the factors of the schedule are the published ones: 3.5% to year 30, then 3%', () => {
  const factors = discountFactorsAt(rates(31), 'endOfYear')
  for (const [year, factor] of Object.entries(vector.factors))
    expect([year, Number(factors[Number(year)]?.toFixed(6))]).toEqual([year, factor])
  expect(factors).toEqual(discountFactors(31, vector.decisionDate))
})

test('the first year is never discounted, and year-end factors are a running product', () => {
  const factors = discountFactorsAt(rates(40), 'endOfYear')
  expect(factors[0]).toBe(1)
  for (const [year, rate] of rates(40).entries())
    if (year > 0) expect(factors[year]).toBe((factors[year - 1] ?? 0) * (1 / (1 + rate)))
})

test('the worked real flows have a present value of £1.4922m, and pay back in year 4', () => {
  const { flowsMillions, cumulative, discountedCumulative, presentValue: expected, paybackYear } = vector.real
  const { value, convention } = presentValue(flowsMillions, rates(5), 'endOfYear')
  expect(Number(value.toFixed(4))).toBe(expected)
  expect(convention).toBe('endOfYear')
  const factors = discountFactorsAt(rates(5), 'endOfYear')
  expect(rounded(runningTotals(flowsMillions), 10)).toEqual(cumulative)
  expect(rounded(runningTotals(flowsMillions.map((each, year) => each * (factors[year] ?? 0))), 4)).toEqual(
    discountedCumulative,
  )
  const soFar = runningTotals(flowsMillions).map((millions, year) => ({
    year: String(year),
    pence: Math.round(millions * 1e8),
  }))
  expect(paybackOf(soFar)).toBe(String(paybackYear))
})

test('in cash, at a rate that has inflation in it, the same flows have the same present value', () => {
  const { inflation, ratePercent, flowsMillions } = vector.nominal
  let index = 1
  const cash = vector.real.flowsMillions.map((real, year) => {
    if (year > 0) index *= 1 + inflation
    return real * index
  })
  expect(rounded(cash, 4)).toEqual(flowsMillions)
  const nominalRates = rates(5).map((rate, year) => (year === 0 ? 0 : (1 + rate) * (1 + inflation) - 1))
  expect(
    rounded(
      nominalRates.slice(1).map((rate) => rate * 100),
      10,
    ),
  ).toEqual([ratePercent, ratePercent, ratePercent, ratePercent, ratePercent])
  const nominal = presentValue(cash, nominalRates, 'endOfYear').value
  expect(nominal).toBeCloseTo(presentValue(vector.real.flowsMillions, rates(5), 'endOfYear').value, 12)
  expect(Number(nominal.toFixed(4))).toBe(vector.real.presentValue)
})

const { now, yearly, years, presentValue: byConvention } = vector.conventions
for (const [name, expected] of Object.entries(byConvention)) {
  const convention = name as TimingConvention // the keys of the vector are the conventions
  test(`−1,000 now and 1,100 a year for ten years is worth ${expected} by ${convention}, and the answer says so`, () => {
    const amounts = [now, ...Array.from({ length: years }, () => yearly)]
    const worked = presentValue(amounts, rates(years), convention)
    expect(Number(worked.value.toFixed(2))).toBe(expected)
    expect(worked.convention).toBe(convention)
  })
}
