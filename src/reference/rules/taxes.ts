import { changes, type Dated } from '../dated.ts'

/** Standard rate of value added tax, a share of the price before tax. */
export const vatRates: readonly Dated<number>[] = changes(
  { source: 'Value Added Tax Act 1994 s2 as amended; Finance (No. 2) Act 2010 s3 for 2011', grade: 'A' },
  [
    { from: '2010-01-01', value: 0.175 },
    { from: '2011-01-04', value: 0.2 },
  ],
)

/** Main rate of corporation tax, a share of taxable profit, by financial year from 1 April. */
export const corporationTaxRates: readonly Dated<number>[] = changes(
  { source: 'Finance Acts 2010 to 2021, main rate (from memory: check)', grade: 'B' },
  [
    { from: '2008-04-01', value: 0.28 },
    { from: '2011-04-01', value: 0.26 },
    { from: '2012-04-01', value: 0.24 },
    { from: '2013-04-01', value: 0.23 },
    { from: '2014-04-01', value: 0.21 },
    { from: '2015-04-01', value: 0.2 },
    { from: '2017-04-01', value: 0.19 },
    { from: '2023-04-01', value: 0.25 },
  ],
)
