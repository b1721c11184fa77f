import { expect, test } from 'vitest'
import { type Dated, inForce } from '../dated.ts'
import { employerNationalInsurance } from './employer-contributions.ts'
import { normalPensionAges, pensionStrain, redundancyPensionAges } from './pensions.ts'
import { corporationTaxRates, vatRates } from './taxes.ts'

const on = <T>(rule: readonly Dated<T>[], day: string) => inForce(rule, day).entry.value

test('employer national insurance was 13.8% in 2012 and has been 15% above £5,000 since April 2025', () => {
  expect(on(employerNationalInsurance, '2010-06-01').rate).toBe(0.128)
  expect(on(employerNationalInsurance, '2012-11-30')).toEqual({ rate: 0.138, thresholdPounds: 7_488 })
  expect(on(employerNationalInsurance, '2015-12-01')).toEqual({ rate: 0.138, thresholdPounds: 8_112 })
  expect(on(employerNationalInsurance, '2022-07-01').rate).toBe(0.1505)
  expect(on(employerNationalInsurance, '2022-11-06').rate).toBe(0.138)
  expect(on(employerNationalInsurance, '2025-04-06')).toEqual({ rate: 0.15, thresholdPounds: 5_000 })
})

test('VAT has been 20% since 4 January 2011', () => {
  expect([on(vatRates, '2011-01-03'), on(vatRates, '2011-01-04'), on(vatRates, '2015-12-01')]).toEqual([
    0.175, 0.2, 0.2,
  ])
})

test('corporation tax was 24% in 2012, 20% in 2015 and 25% from April 2023', () => {
  expect([
    on(corporationTaxRates, '2012-11-30'),
    on(corporationTaxRates, '2015-12-01'),
    on(corporationTaxRates, '2023-04-01'),
  ]).toEqual([0.24, 0.2, 0.25])
})

test('a local government pension was due at 65 until April 2014, and early on redundancy from 55', () => {
  expect([on(normalPensionAges, '2014-03-31'), on(normalPensionAges, '2014-04-01')]).toEqual([65, 66])
  expect([on(redundancyPensionAges, '2028-04-05'), on(redundancyPensionAges, '2028-04-06')]).toEqual([55, 57])
})

// Golden: £40,000 of pay, 20 years, age 55.
test('the pension strain of £40,000 of pay, twenty years and age 55 is about £40,000', () => {
  const { fromAge, shareOfPayAtThatAge } = on(pensionStrain, '2012-11-30')
  expect(fromAge).toBe(55)
  expect(shareOfPayAtThatAge * 40_000 * 20).toBe(40_000)
})

test('every rule reaches back to the first story and says where it is from', () => {
  const rules: readonly (readonly Dated<unknown>[])[] = [
    employerNationalInsurance,
    normalPensionAges,
    redundancyPensionAges,
    pensionStrain,
    vatRates,
    corporationTaxRates,
  ]
  for (const rule of rules) {
    expect(inForce(rule, '2010-05-01').nearest).toBe(false)
    expect(rule.every(({ source }) => source.length > 10)).toBe(true)
  }
})
