import type { Dated } from '../dated.ts'

/** Prices of one calendar year against another, and whether the nearest year had to stand in for either. */
export interface Repricing {
  readonly factor: number
  readonly nearest: boolean
  readonly source: string
}

/** Price level of the priors that say “mid-2020s”. */
export const midTwentyTwenties = 2024

const source =
  'HM Treasury GDP deflators, December 2025 release, calendar years, 2024 = 100, as carried by the package greenbook, https://github.com/charlescoverdale/greenbook (inst/extdata/gdp_deflator.csv)'

/** GDP deflator by calendar year, 2024 = 100. Grade B: calendar and not financial years, and second hand. */
export const gdpDeflator: readonly Dated<{ readonly year: number; readonly index: number }>[] = [
  [2011, 70.834],
  [2012, 71.9294],
  [2013, 73.4795],
  [2014, 74.6524],
  [2015, 75.1536],
  [2016, 76.4554],
  [2017, 77.6367],
  [2018, 79.1606],
  [2019, 81.1085],
  [2020, 85.2137],
  [2021, 85.6358],
  [2022, 90.5005],
  [2023, 96.2507],
  [2024, 100],
].map(([year = 0, index = 0]) => ({
  value: { year, index },
  effectiveFrom: `${year}-01-01`,
  effectiveTo: `${year}-12-31`,
  source,
  grade: 'B',
}))

/**
 * What to multiply an amount at one year’s prices by to have it at another’s. Years are calendar years (2024), or
 * financial years (`2012-13`), which take the calendar year they begin in. Outside the series the nearest year
 * stands in, and `nearest` says so.
 */
export function deflator(from: number | string, to: number | string): Repricing {
  const before = indexOf(from)
  const after = indexOf(to)
  return { factor: after.index / before.index, nearest: before.nearest || after.nearest, source }
}

function indexOf(year: number | string): { readonly index: number; readonly nearest: boolean } {
  const wanted = typeof year === 'number' ? year : Number(year.slice(0, 4))
  const first = gdpDeflator[0]
  const last = gdpDeflator[gdpDeflator.length - 1]
  if (first === undefined || last === undefined || !Number.isInteger(wanted)) throw new Error(`No deflator for ${year}`)
  if (wanted < first.value.year) return { index: first.value.index, nearest: true }
  if (wanted > last.value.year) return { index: last.value.index, nearest: true }
  const entry = gdpDeflator.find(({ value }) => value.year === wanted)
  if (entry === undefined) throw new Error(`The deflator has a gap at ${wanted}`)
  return { index: entry.value.index, nearest: false }
}
