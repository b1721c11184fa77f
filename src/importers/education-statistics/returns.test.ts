import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Observation } from '../observation.ts'
import { hasReturns, readReturn, returnsFolder, testOnReturns } from '../testing/returns.ts'
import { isBetween } from '../value.ts'

const indicators = 'workforce/csww_indicators_2017_to_2025.csv'
const headline = 'workforce/csww_headline_measures_2017_to_2022.csv'
const rates = 'children-looked-after/cla_number_and_rate_per_10k_children.csv'
const population = 'population/ons_mid-year_population_estimates_2012_to_2024.csv'

const kindOfFolder = {
  workforce: /^workforce$/,
  'children-looked-after': /^looked-after$/,
  'children-in-need': /^children-in-need$/,
  outcomes: /^outcomes$/,
  population: /^population$/,
} as const

const files = hasReturns
  ? Object.keys(kindOfFolder).flatMap((folder) =>
      readdirSync(join(returnsFolder(), folder))
        .filter((name) => name.endsWith('.csv'))
        .map((name) => `${folder}/${name}`),
    )
  : []

testOnReturns(
  'every cell of every file is a number, bounds or a gap with its reason, and every council is known',
  async () => {
    expect(files).toHaveLength(22)
    for (const file of files) {
      const { kind, observations, warnings } = await readReturn(file)
      expect(kind).toMatch(kindOfFolder[file.split('/')[0] as keyof typeof kindOfFolder]) // the folders are its keys
      expect(observations.length).toBeGreaterThan(0)
      expect(observations.filter(({ value }) => isHidden(value)).map(({ row }) => `${file} row ${row}`)).toEqual([])
      expect(observations.filter(({ area }) => area.level === 'other')).toEqual([])
      expect(warnings.filter(({ code }) => code !== 'IMP-30')).toEqual([])
    }
  },
)

testOnReturns(
  'the social workers of the East Midlands in 2025 add up to the region’s own row, the joint return once',
  async () => {
    const { observations } = await readReturn(indicators)
    const inPost = observations.filter(of('workforce/inpost_fte', '30 September 2025'))
    const region = inPost.find(({ area }) => area.key === 'E12000004')
    const units = inPost.filter(
      ({ area }) => area.level === 'council' && area.councils.every((code) => eastMidlands.includes(code)),
    )
    const joint = units.find(({ area }) => area.councils.length === 2)
    expect(joint?.area).toMatchObject({ key: 'E06000061+E06000062', councils: ['E06000061', 'E06000062'] })
    expect(joint?.value).toBe(421.5)
    expect(region?.value).toBe(2626.6)
    const sum = units.reduce((total, { value }) => total + (typeof value === 'number' ? value : Number.NaN), 0)
    expect(Math.round(sum * 10) / 10).toBe(2626.6)
  },
)

testOnReturns('Westminster’s workforce of 2025 is not available, in every column, and never nought', async () => {
  const { observations } = await readReturn(indicators)
  const westminster = observations.filter(({ area, period }) => area.key === 'E09000033' && period.to === '2025-09-30')
  expect(westminster).toHaveLength(22)
  expect(new Set(westminster.map(({ value }) => JSON.stringify(value)))).toEqual(
    new Set(['{"missing":"notAvailable"}']),
  )
  expect(westminster[0]?.text).toBe('x')
})

testOnReturns(
  'Barnsley and Sheffield are one council each in every publication, whichever code it has by then',
  async () => {
    for (const [number, key] of [
      ['370', 'E08000038'],
      ['373', 'E08000039'],
    ] as const) {
      const published = new Set<string | undefined>()
      for (const file of [indicators, rates, population]) {
        const { observations } = await readReturn(file)
        const own = observations.filter(({ area }) => area.published.dfe === number)
        expect(own.length).toBeGreaterThan(0)
        expect(new Set(own.map(({ area }) => area.key))).toEqual(new Set([key]))
        for (const { area } of own) published.add(area.published.ons)
      }
      expect(published.size).toBe(2)
    }
  },
)

testOnReturns(
  'the headline file gives the joint returns that the indicators file gives, by the same unit and with the same figures',
  async () => {
    const [wide, narrow] = [await readReturn(headline), await readReturn(indicators)]
    const shared = [
      'workforce/inpost_fte',
      'workforce/agency_rate_fte',
      'workforce/vacancy_rate_fte',
      'workforce/caseload_fte',
      'workforce/agency_rate_headcount',
      'workforce/absence_rate_fte',
    ]
    for (const key of ['E06000061+E06000062', 'E09000021+E09000027']) {
      for (const measure of shared) {
        const byYear = (list: readonly Observation[]) =>
          new Map(
            list
              .filter(({ area, measure: each }) => area.key === key && each === measure)
              .map(({ period, value }) => [period.to, value]),
          )
        const [early, late] = [byYear(wide.observations), byYear(narrow.observations)]
        for (const year of ['2021-09-30', '2022-09-30']) {
          expect(early.has(year)).toBe(true)
          expect(early.get(year)).toEqual(late.get(year))
        }
      }
    }
    const alone = wide.observations.filter(
      ({ area, period }) =>
        period.to >= '2021-09-30' && ['E06000061', 'E06000062', 'E09000021', 'E09000027'].includes(area.key),
    )
    expect(alone).toEqual([])
    expect(wide.warnings.map(({ code }) => code)).toEqual(['IMP-30', 'IMP-30'])
  },
)

testOnReturns('Kingston’s row stands for Richmond too in the years that leave Richmond out', async () => {
  const { observations } = await readReturn(headline)
  const first = observations.find(
    ({ area, measure, period }) =>
      area.key === 'E09000021+E09000027' && measure === 'workforce/inpost_fte' && period.to === '2017-09-30',
  )
  expect(first).toMatchObject({ value: 123.9, area: { name: 'Kingston upon Thames' } })
  expect(observations.some(({ area }) => area.key === 'E09000027')).toBe(false)
})

testOnReturns('an agency figure that rounds to nought is less than half a tenth, and is no nought', async () => {
  const { observations } = await readReturn(indicators)
  const low = observations.filter(({ text, measure }) => text === 'low' && measure === 'workforce/agency_fte')
  expect(low).toHaveLength(3)
  for (const { value } of low) expect(value).toEqual({ low: 0, high: 0.05 })
})

testOnReturns(
  'looked-after children are counted on 31 March, and those who start or cease over the year to it',
  async () => {
    const { observations } = await readReturn(rates)
    const darlington = observations.filter(
      ({ area, period, measure }) =>
        area.key === 'E06000005' && period.to === '2025-03-31' && measure === 'looked-after/children_count',
    )
    const from = new Map(darlington.map(({ filters, period }) => [filters['population_type'], period.from]))
    expect(Object.fromEntries(from)).toEqual({
      'Children ceasing to be looked after each year': '2024-04-01',
      'Children looked after on 31 March each year': '2025-03-31',
      'Children starting to be looked after each year': '2024-04-01',
    })
    expect(darlington.find(({ period }) => period.from === period.to)?.value).toBe(266)
  },
)

testOnReturns('the population a rate is worked on is the mid-year estimate of the year before', async () => {
  const [rate, people] = [await readReturn(rates), await readReturn(population)]
  const series = new Map(people.observations.map(({ area, period, value }) => [`${area.key} ${period.to}`, value]))
  const worked = rate.observations.filter(({ measure }) => measure === 'looked-after/population_estimate')
  const compared = worked.filter(({ value }) => typeof value === 'number')
  expect(compared.length).toBeGreaterThan(2000)
  expect(compared.filter(({ area, period, value }) => series.get(`${area.key} ${period.to}`) !== value)).toEqual([])
})

testOnReturns('a progress score that rounds to nought may be on either side of it', async () => {
  const { observations } = await readReturn('outcomes/ks4_la.csv')
  const near = observations.filter(({ text, value }) => text === 'k' && isBetween(value))
  expect(near.map(({ value }) => value)).toEqual([{ low: -0.005, high: 0.005 }])
})

testOnReturns(
  'abolished counties that a later file still lists keep their own unit, with gaps and no nought',
  async () => {
    const { observations } = await readReturn(rates)
    const county = observations.filter(({ area, period }) => area.key === 'E10000021' && period.to === '2025-03-31')
    expect(county.length).toBeGreaterThan(0)
    expect(county.every(({ value }) => typeof value === 'object' && 'missing' in value)).toBe(true)
  },
)

const eastMidlands = [
  'E06000015',
  'E06000016',
  'E06000017',
  'E06000018',
  'E06000061',
  'E06000062',
  'E10000007',
  'E10000018',
  'E10000019',
  'E10000024',
]

function isHidden(value: Observation['value']): boolean {
  return typeof value === 'object' && 'missing' in value && (value.missing === 'hidden' || value.missing === 'blank')
}

function of(measure: string, label: string) {
  return (each: Observation) => each.measure === measure && each.period.label === label
}
