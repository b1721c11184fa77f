import { changes, type Dated } from '../dated.ts'

/** What an employer pays in national insurance: a share of each employee’s pay above the threshold, in pounds a year. */
export interface EmployerNationalInsurance {
  readonly rate: number
  readonly thresholdPounds: number
}

const rates = 'HM Revenue and Customs class 1 rates, as tabled at '
const early = `${rates}http://www.newbusinessaccounting.co.uk/national-insurance.html; a year is 52 weeks`
const middle = `${rates}https://mgpayrollservices.co.uk/payroll-services/national-insurance-percentage-rates-for-employer-secondary-contributions/historical-employer-rates/; a year is 52 weeks`
const levy = `${rates}https://budget.taxbriefs.co.uk/SimpsonWoodAutumnFiscalStatement2022/13`

/**
 * Employer national insurance (class 1, secondary) by day. The 13.8% of 2011 to 2025 was broken by seven months at
 * 15.05% in 2022 for the health and social care levy, which was then withdrawn. Contracted-out rebates, which
 * pension-scheme members carried until April 2016, are not in it.
 */
export const employerNationalInsurance: readonly Dated<EmployerNationalInsurance>[] = changes(
  { source: middle, grade: 'A' },
  [
    { from: '2010-04-06', value: { rate: 0.128, thresholdPounds: 5_715 }, source: early },
    { from: '2011-04-06', value: { rate: 0.138, thresholdPounds: 7_072 }, source: early },
    { from: '2012-04-06', value: { rate: 0.138, thresholdPounds: 7_488 }, source: early },
    { from: '2013-04-06', value: { rate: 0.138, thresholdPounds: 7_696 }, source: early },
    { from: '2014-04-06', value: { rate: 0.138, thresholdPounds: 7_956 }, source: early },
    { from: '2015-04-06', value: { rate: 0.138, thresholdPounds: 8_112 }, source: early },
    { from: '2017-04-06', value: { rate: 0.138, thresholdPounds: 8_164 } },
    { from: '2018-04-06', value: { rate: 0.138, thresholdPounds: 8_424 } },
    {
      from: '2019-04-06',
      value: { rate: 0.138, thresholdPounds: 8_632 },
      source: `${rates}gov.uk for 2019 to 2020 (from memory: check)`,
      grade: 'B',
    },
    {
      from: '2020-04-06',
      value: { rate: 0.138, thresholdPounds: 8_788 },
      source: `${rates}https://planpractice.co.uk/tax-rates-and-calculators/national-insurance; a year is 52 weeks`,
    },
    {
      from: '2021-04-06',
      value: { rate: 0.138, thresholdPounds: 8_840 },
      source: `${rates}http://bowkerorford.com/budget-autumn21/nics.html`,
    },
    { from: '2022-04-06', value: { rate: 0.1505, thresholdPounds: 9_100 }, source: levy },
    { from: '2022-11-06', value: { rate: 0.138, thresholdPounds: 9_100 }, source: levy },
    {
      from: '2025-04-06',
      value: { rate: 0.15, thresholdPounds: 5_000 },
      source: `${rates}https://www.thomascoombs.com/resource-centre/tax-tables/national-insurance.php; unchanged until April 2028`,
    },
  ],
)
