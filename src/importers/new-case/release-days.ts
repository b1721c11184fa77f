import type { Day } from '../../reference/index.ts'
import type { BaselineCell } from '../baseline/cell.ts'

/** When a publication came out. Where the day is not on record the last of its month stands for it. */
export interface ReleaseDay {
  readonly day: Day
  readonly isOnRecord: boolean
}

/** Days that the publications themselves, or their landing pages, give. */
const onRecord: Readonly<Record<string, Day>> = {
  'revenueOutturn 2022-23': '2023-12-14',
  'revenueOutturn 2023-24': '2024-08-29',
  // The second release, which took in returns that came late.
  'revenueOutturn 2024-25': '2025-12-04',
  'workforce 2017': '2018-02-15',
  'lookedAfter 2016': '2016-09-29',
  'lookedAfter 2017': '2017-09-28',
}

/**
 * The day on which a figure first came out, by its publication and period: no file of a series of years says it for each
 * of its years. Undefined for a figure of no known publication.
 */
export function releaseDayOf(cell: Pick<BaselineCell, 'measure' | 'period'>): ReleaseDay | undefined {
  const what = kindOf(cell.measure)
  if (what === undefined) return undefined
  const { label, to } = cell.period
  const exact = onRecord[`${what} ${what === 'revenueOutturn' ? label : to.slice(0, 4)}`]
  if (exact !== undefined) return { day: exact, isOnRecord: true }
  return { day: endOfMonth[what](Number(to.slice(0, 4))), isOnRecord: false }
}

/** What a source says of a day that is not on record. */
export function releaseNote({ day, isOnRecord }: ReleaseDay): string | undefined {
  return isOnRecord
    ? undefined
    : `The day it came out is not on record here: ${day}, the end of the month in which this series usually comes out, is judgement.`
}

type Kind = 'section251' | 'revenueOutturn' | 'workforce' | 'lookedAfter' | 'population'

function kindOf(measure: string): Kind | undefined {
  const [family, about = ''] = measure.split('/')
  if (family === 'lait') return /Finance$|Expenditure$/.test(about) ? 'section251' : 'lookedAfter'
  if (family === 'looked-after') return 'lookedAfter'
  return family === 'section251' || family === 'revenueOutturn' || family === 'workforce' || family === 'population'
    ? family
    : undefined
}

/** By the calendar year in which the period ends. */
const endOfMonth: Readonly<Record<Kind, (year: number) => Day>> = {
  section251: (year) => `${year}-12-31`,
  revenueOutturn: (year) => `${year}-12-31`,
  workforce: (year) => `${year + 1}-02-28`,
  // In September until 2017, in November since, and in December of 2019 and 2020.
  lookedAfter: (year) => `${year}-${year < 2018 ? '09-30' : year === 2019 || year === 2020 ? '12-31' : '11-30'}`,
  population: (year) => `${year + 1}-07-31`,
}
