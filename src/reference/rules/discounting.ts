import { changes, type Dated, type Day, inForce } from '../dated.ts'

/** A rate a year that holds from one year of the appraisal to the next band's first year. */
export interface DiscountBand {
  readonly fromYear: number
  readonly ratePerYear: number
}

/**
 * HM Treasury’s social time preference rates, real, by year of the appraisal. The 2003 schedule still stood in the
 * edition of February 2026. An independent review reported on 30 June 2026; what it concluded was not seen.
 */
export const discountSchedules: readonly Dated<readonly DiscountBand[]>[] = changes(
  {
    source:
      'HM Treasury, The Green Book, annex on discounting; schedule as carried by the package greenbook, https://github.com/charlescoverdale/greenbook',
    grade: 'A',
  },
  [
    {
      from: '2003-04-01',
      value: [
        { fromYear: 1, ratePerYear: 0.035 },
        { fromYear: 31, ratePerYear: 0.03 },
        { fromYear: 76, ratePerYear: 0.025 },
        { fromYear: 126, ratePerYear: 0.02 },
        { fromYear: 201, ratePerYear: 0.015 },
        { fromYear: 301, ratePerYear: 0.01 },
      ],
    },
  ],
)

/** The rate of each year from 0 (not discounted, so nought) to `years`, real, on the schedule in force on the day. */
export function discountRates(years: number, day: Day): readonly number[] {
  const bands = inForce(discountSchedules, day).entry.value
  return Array.from(
    { length: years + 1 },
    (_, year) => bands.findLast(({ fromYear }) => year >= fromYear)?.ratePerYear ?? 0,
  )
}

/**
 * Year-end discount factors of years 0 to `years` (so one more than `years`): the running product of each year’s
 * factor 1 ÷ (1 + rate), never a power.
 */
export function discountFactors(years: number, day: Day): readonly number[] {
  const factors: number[] = []
  let running = 1
  for (const rate of discountRates(years, day)) {
    running = running * (1 / (1 + rate))
    factors.push(running)
  }
  return factors
}
