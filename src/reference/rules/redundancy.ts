import { changes, type Dated, type Day, inForce } from '../dated.ts'

/** Most that counts as a week’s pay in statutory redundancy, in pounds, for people who leave on or after the day. */
export const weeksPayCaps: readonly Dated<number>[] = changes(
  {
    source:
      'Employment Rights Act 1996 s227 and the yearly limits orders, as reported by employers’ advisers and, for 2026, http://fairworkhub.uk/blog/statutory-redundancy-pay-weekly-cap',
    grade: 'B',
  },
  [
    {
      from: '2009-10-01',
      value: 380,
      source:
        'SI 2009/1903, as reported at https://www.hertschamber.com/news/chamber-news/statutory-redundancy-pay-set-to-increase-from-1st-october-2009',
      grade: 'A',
    },
    { from: '2011-02-01', value: 400 },
    { from: '2012-02-01', value: 430 },
    { from: '2013-02-01', value: 450 },
    { from: '2014-04-06', value: 464 },
    { from: '2015-04-06', value: 475 },
    { from: '2016-04-06', value: 479 },
    {
      from: '2017-04-06',
      value: 489,
      source: 'Personnel Today, http://www.personneltoday.com/hr/statutory-redundancy-pay-rate-2017-increases/',
      grade: 'A',
    },
    { from: '2018-04-06', value: 508 },
    { from: '2019-04-06', value: 525 },
    { from: '2020-04-06', value: 538 },
    { from: '2021-04-06', value: 544 },
    { from: '2022-04-06', value: 571 },
    { from: '2023-04-06', value: 643 },
    { from: '2024-04-06', value: 700 },
    { from: '2025-04-06', value: 719 },
    {
      from: '2026-04-06',
      value: 751,
      source:
        'http://fairworkhub.uk/blog/statutory-redundancy-pay-weekly-cap and https://www.gov.uk/redundant-your-rights/redundancy-pay',
      grade: 'A',
    },
  ],
)

/** How many weeks’ pay a year of service brings, by age in that year, and how many years count. */
export interface RedundancyScale {
  readonly below22: number
  readonly from22To40: number
  readonly from41: number
  readonly mostYears: number
  readonly fewestYears: number
}

/** The statutory scale, the same since age limits went in October 2006. */
export const redundancyScales: readonly Dated<RedundancyScale>[] = changes(
  {
    source: 'Employment Rights Act 1996 ss155 and 162, https://www.gov.uk/redundant-your-rights/redundancy-pay',
    grade: 'A',
  },
  [{ from: '2006-10-01', value: { below22: 0.5, from22To40: 1, from41: 1.5, mostYears: 20, fewestYears: 2 } }],
)

/**
 * Statutory redundancy weeks of somebody who leaves at `age` (whole years) after `years` complete years of service.
 * Years count backwards from leaving, each by the age at which it began, the last twenty only; below two years
 * nothing is due.
 */
export function statutoryWeeks({
  age,
  years,
  day = '2026-04-06',
}: {
  readonly age: number
  readonly years: number
  readonly day?: Day
}): number {
  const scale = inForce(redundancyScales, day).entry.value
  if (years < scale.fewestYears) return 0
  let weeks = 0
  for (let back = 1; back <= Math.min(Math.floor(years), scale.mostYears); back++) {
    const began = age - back
    weeks += began >= 41 ? scale.from41 : began >= 22 ? scale.from22To40 : scale.below22
  }
  return weeks
}

/** Statutory redundancy pay in pounds: the weeks × a week’s pay, which is capped as on the day of leaving. */
export function statutoryRedundancyPay(leaver: {
  readonly age: number
  readonly years: number
  readonly weeksPay: number
  readonly day: Day
}): number {
  const cap = inForce(weeksPayCaps, leaver.day).entry.value
  const counted = leaver.weeksPay < cap ? leaver.weeksPay : cap
  return statutoryWeeks(leaver) * counted
}
