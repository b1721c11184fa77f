import { expect, test } from 'vitest'
import type { Import } from '../baseline/import.ts'
import { aFigure, anArea, anImport, darlington, hartlepool } from '../baseline/testing/figures.ts'
import { importWhole } from '../import-file.ts'
import type { Observation } from '../observation.ts'
import { dayPeriod } from '../periods.ts'
import type { Value } from '../value.ts'
import { comparedWithNeighbours } from './compared.ts'
import { councilBaseline, spendingYears } from './council-baseline.ts'
import { cellInWords, shownInWords, togetherInWords } from './say.ts'
import { spendingSeries } from './spending-series.ts'

const two = [darlington, hartlepool]
const three = ['E06000005', 'E06000001', 'E06000003']

test('a programme officer picks three councils and has what they spent, each figure with its cell', () => {
  const baseline = councilBaseline({ councils: three, year: '2012-13' })
  expect(baseline.family?.code).toBe('section251')
  const total = baseline.spending.find(({ kind }) => kind === 'total')
  expect(total?.cells.map((shown) => shownInWords(shown, 'pounds'))).toEqual([
    '£20,396,461',
    '£20,983,745',
    '£25,056,967',
  ])
  expect(total?.together).toEqual({ sum: 66_437_173 })
  const residential = baseline.spending.find(({ about }) => about === 'residential')?.cells[0]?.cell
  expect(residential?.value).toBe(2_674_933)
  expect(residential === undefined ? '' : cellInWords(residential)).toBe('outturn_1213.csv, row 3331, TotalExpenditure')
})

test('a judgement is traced to the sheet that its row is on, in a workbook that tells of one year apart', () => {
  const judged = (year: '2023-24' | '2024-25') =>
    councilBaseline({ councils: ['E10000029'], year }).headlines.find(({ key }) => key === 'judgement')?.cells[0]?.cell
  const [before, after] = [judged('2023-24'), judged('2024-25')]
  expect(before?.source.sheet).toBe('ILACS_inspection_history')
  expect(after === undefined ? '' : cellInWords(after)).toBe(
    'LA_Inspection_Outcomes_as_at_31_March_2025.ods, sheet In-year_inspections, row 93, Overall effectiveness',
  )
})

test('an inspection counts from the year in which its report came out, not the one in which it began', () => {
  const judged = (year: '2023-24' | '2024-25') =>
    councilBaseline({ councils: ['E10000025'], year }).headlines.find(({ key }) => key === 'judgement')?.cells[0]?.cell
  const [before, after] = [judged('2023-24'), judged('2024-25')]
  expect(after?.filters['published']).toBe('2024-04-09')
  expect(after?.period.from).toBe('2024-02-12')
  expect(before?.period.from).toBe('2018-04-16')
})

test('spending is from one return, and never one council’s from one and another’s from the other', () => {
  for (const year of spendingYears(three)) {
    const { spending } = councilBaseline({ councils: three, year: year as '2012-13' })
    const publications = spending.flatMap(({ cells }) => cells.map(({ cell }) => cell?.source.publication.title))
    expect(new Set(publications.filter((title) => title !== undefined)).size, year).toBe(1)
  }
})

test('one service of two councils makes one return: it is shown for both and said to be of both', () => {
  const { headlines, warnings } = councilBaseline({ councils: ['E06000061', 'E06000062'], year: '2024-25' })
  const socialWorkers = headlines.find(({ key }) => key === 'socialWorkers')
  expect(socialWorkers?.cells.map(({ cell, with: others }) => [cell?.value, others])).toEqual([
    [379.5, ['E06000062']],
    [379.5, ['E06000061']],
  ])
  expect(warnings.map(({ code }) => code)).toContain('IMP-90')
})

test('a county and its successors together are added up once, and whoever was not there is not missing', () => {
  const asked = ['E10000021', 'E06000061', 'E06000062']
  for (const [year, sum] of [
    ['2020-21', 117_035_107],
    ['2021-22', 147_570_947],
  ] as const) {
    const { spending, headlines } = councilBaseline({ councils: asked, year })
    expect(spending.find(({ kind }) => kind === 'total')?.together, year).toEqual({ sum })
    const there = headlines.find(({ key }) => key === 'population')?.cells.map(({ wasThere }) => wasThere)
    expect(there, year).toEqual(year === '2020-21' ? [true, false, false] : [false, true, true])
  }
  const county = councilBaseline({ councils: asked, year: '2021-22' }).headlines.map(({ cells }) => cells[0])
  expect(county.flatMap((shown) => (shown === undefined ? [] : [shownInWords(shown, 'people')]))).toEqual(
    county.map(() => 'Not a council then'),
  )
})

test('two councils of one name are told apart by the year in which one ended', () => {
  const { councils } = councilBaseline({ councils: ['E06000059', 'E10000009'], year: '2018-19' })
  expect(councils.map(({ shortName }) => shortName)).toEqual(['Dorset', 'Dorset (to 2019)'])
})

test('a nought that is shown is told when the years around it have large sums, though one is after the year asked for', () => {
  const told = (year: '2023-24' | '2024-25') =>
    councilBaseline({ councils: ['E06000005'], year }).warnings.filter(({ code }) => code === 'IMP-94')
  expect(told('2023-24').map(({ place, sentence }) => `${place}: ${sentence}`)).toEqual([
    'Darlington, Agency staff in children’s social care, a year, 2023-24: £0 in 2023-24 stands between £1,155,000 (2022-23) and £1,251,000 (2024-25). It is most likely a figure that was not given: check it with the council before using it as nought.',
  ])
  expect(told('2024-25')).toEqual([])
})

test('what to look at is told in the words of the page', () => {
  const { warnings } = councilBaseline({ councils: ['E06000061', 'E06000039'], year: '2023-24' })
  expect(warnings.length).toBeGreaterThan(2)
  expect(warnings.filter(({ place, sentence }) => /\w\/\w/.test(place + sentence))).toEqual([])
})

test('a council whose return was not received is missing with the reason, and the sum says at least', () => {
  const { spending, family } = councilBaseline({ councils: ['E06000063', 'E06000064'], year: '2023-24' })
  const total = spending.find(({ kind }) => kind === 'total')
  expect(family?.code).toBe('revenueOutturn')
  expect(total?.cells[1]?.cell?.value).toEqual({ missing: 'notReceived' })
  expect(total?.together).toEqual({ atLeast: 147_622_000, missing: ['Westmorland and Furness'] })
})

/** Darlington’s and Hartlepool’s totals of 2026-27, for which nothing ships. */
const totalsOf = (values: readonly (readonly [string, Value])[]) =>
  anImport(
    values.map(([of, value]) => aFigure({ of, value, year: 2026, measure: 'section251/totalExcludingCera/gross' })),
  )
const togetherOf = (councils: readonly string[], values: readonly (readonly [string, Value])[]) =>
  councilBaseline({ councils, year: '2026-27', imports: [totalsOf(values)] }).spending.at(-1)?.together

test('an amount that is known in bounds is added up in bounds, and is not missing', () => {
  const together = togetherOf(two, [
    [darlington, 1_000],
    [hartlepool, { low: 1, high: 5 }],
  ])
  expect(together).toEqual({ sum: { low: 1_001, high: 1_005 } })
  expect(together && togetherInWords(together)).toBe('£1,001 to £1,005')
})

test('a council that no return at hand has is missing from the sum, which is no lower bound beside a negative', () => {
  expect(togetherOf(two, [[darlington, 1_000]])).toEqual({ atLeast: 1_000, missing: ['Hartlepool'] })
  const negative = togetherOf(two, [[darlington, -1_000]])
  expect(negative).toEqual({ soFar: { low: -1_000, high: -1_000 }, missing: ['Hartlepool'] })
  expect(negative && togetherInWords(negative)).toBe('−£1,000 as far as is known, without Hartlepool')
})

test('figures that count the same land twice are not added up, and it is said why', () => {
  const [bournemouth = '', county = ''] = ['E06000058', 'E10000009']
  const together = togetherOf(
    [bournemouth, county],
    [
      [bournemouth, 1_000],
      [county, 5_000],
    ],
  )
  expect(together).toEqual({
    notAdded:
      'Bournemouth, Christchurch and Poole and Dorset overlap and neither holds the other, so their sum would count something twice. Take one out.',
  })
})

test('a county’s spending goes on in its successors, and a year that is missing is a gap and never nought', () => {
  const [northants, cumbria] = spendingSeries(['E10000021', 'E10000006'])
  const pounds = (series: typeof northants, from: string) =>
    series?.moments
      .filter(({ year }) => year >= from)
      .map(({ figure }) => ('gap' in figure ? figure.gap : figure.pounds))
  expect(pounds(northants, '2016-17')).toEqual([
    129_527_211, 122_679_157, 117_567_335, 122_136_172, 117_035_107, 147_570_947, 175_588_530, 200_914_447, 214_279_545,
  ])
  expect(pounds(cumbria, '2022-23')).toEqual([117_695_506, 'hidden in the return, no reason given', 140_561_732])
  expect(pounds(cumbria, '2012-13')?.slice(2, 4)).toEqual(['in no return at hand', 'in no return at hand'])
})

test('partners are in nobody’s list of neighbours, and a neighbour weighs as its children do', () => {
  const baseline = councilBaseline({ councils: three, year: '2024-25' })
  const { rows, neighbours } = comparedWithNeighbours(baseline)
  expect(neighbours.find((list) => list.council === 'E06000001')?.neighbours?.[0]?.council).toBe('E06000003')
  const spend = rows.find(({ key }) => key === 'spendPerChild')
  const all = [...(spend?.neighbours ?? []), ...(spend === undefined ? [] : [spend.together])]
  expect(all.length).toBe(4)
  for (const synthetic of all) {
    expect(synthetic.neighbours.some(({ code }) => three.includes(code))).toBe(false)
    expect(synthetic.neighbours.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
  }
})

test('a newer model of neighbours that somebody imports goes before the shipped one, and an older one does not', () => {
  const near = (model: string): Import => ({
    ...anImport([], { id: model, file: `neighbours-${model}.csv` }),
    neighbours: ['E06000047', 'E06000004'].map((code, index) => ({
      what: 'neighbour',
      model,
      council: anArea(darlington),
      neighbour: anArea(code),
      rank: index + 1,
      closeness: index === 0 ? 'Very close' : 'Not close',
      row: 2,
      column: `SN${index + 1}`,
    })),
  })
  const of = (...imports: readonly Import[]) =>
    comparedWithNeighbours(councilBaseline({ councils: [darlington], year: '2024-25', imports }), imports)
  const newer = of(near('2029'), near('2021'))
  expect(newer.neighbours[0]?.file).toBe('neighbours-2029.csv')
  expect(newer.rows[0]?.together.neighbours.map(({ code }) => code).sort()).toEqual(['E06000004', 'E06000047'])
  expect(newer.warnings.map(({ sentence }) => sentence)).toEqual([
    '1 of the 2 statistical neighbours of Darlington are not close by the model’s own word: Stockton-on-Tees. Compare with care.',
  ])
  expect(of(near('before 2021')).neighbours).toEqual(of().neighbours)
})

test('neighbours are compared in a year of which the return itself is at hand for a few councils alone', () => {
  const { rows } = comparedWithNeighbours(councilBaseline({ councils: three, year: '2023-24' }))
  const spend = rows.find(({ key }) => key === 'spendPerChild')
  expect(spend?.together.covered).toBeCloseTo(1, 12)
  expect(spend?.own.map(({ value }) => (typeof value === 'number' ? Math.round(value) : value))).toEqual([
    1718, 2404, 2013,
  ])
})

test('a rate is above or below its neighbours’ only as far as its printed digits can tell', () => {
  const { rows } = comparedWithNeighbours(councilBaseline({ councils: three, year: '2024-25' }))
  const shown = rows.flatMap(({ key, own, neighbours }) =>
    own.map(({ value, lies }, index) => ({ key, own: value, mean: neighbours[index]?.value, lies })),
  )
  const half: Readonly<Record<string, number>> = { lookedAfterRate: 0.5, spendPerChild: 0 }
  expect(new Set(shown.map(({ lies }) => lies))).toEqual(new Set(['higher', 'lower', 'notShown']))
  for (const { key, own, mean, lies } of shown) {
    if (typeof own !== 'number' || typeof mean !== 'number') continue
    const [apart, told] = [own - mean, 2 * (half[key] ?? 0.05)]
    if (key !== 'over20Miles') expect(lies, key).toBe(apart > told ? 'higher' : apart < -told ? 'lower' : 'notShown')
  }
})

test('a count that is known in bounds stands in the funnel as bounds, and a suppressed one with its reason', () => {
  const imported = (of: string, value: Value) =>
    aFigure({ of, value, measure: 'children-in-need/at31_episodes', period: dayPeriod('2026-03-31') })
  const imports = [
    anImport([
      imported(darlington, 200),
      imported(hartlepool, { low: 1, high: 5 }),
      imported(three[2] ?? '', { missing: 'suppressed' }),
    ]),
  ]
  const baseline = { ...councilBaseline({ councils: three, year: '2024-25', imports }), year: '2025-26' } as const
  const funnel = comparedWithNeighbours(baseline, imports).funnels.find(({ key }) => key === 'inNeed')?.funnel
  const [bounded, exact] = [hartlepool, darlington].map((code) => funnel?.points.find(({ key }) => key === code))
  expect(bounded?.rate).toBeUndefined()
  expect((bounded?.bounds?.high ?? 0) / (bounded?.bounds?.low ?? 1)).toBeCloseTo(5, 12)
  expect(exact?.rate).toBeCloseTo((200 / (exact?.base ?? 1)) * 10_000, 12)
  expect(funnel?.without).toContainEqual({ key: three[2], name: 'Redcar & Cleveland', missing: 'suppressed' })
})

test('every figure of a compared row is of one day: a neighbour without a figure of that day is left out', async () => {
  const newer = [
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,inpost_fte,caseload_fte',
    '2026,Reporting year,Local authority,E92000001,England,E12000001,North East,841,E06000005,Darlington,120,14',
  ].join('\n')
  const read = await importWhole({ name: 'newer.csv', bytes: new TextEncoder().encode(newer) })
  if ('problems' in read) throw new Error(read.problems[0]?.sentence)
  const imports: readonly Import[] = [
    {
      id: 'newer',
      file: 'newer.csv',
      kind: read.kind,
      publication: read.publication,
      importerVersion: '1',
      observations: read.entries.filter((entry): entry is Observation => entry.what === 'observation'),
    },
  ]
  const year = '2026-27'
  const baseline = { ...councilBaseline({ councils: three, year: '2024-25', imports }), year } as const
  const caseload = comparedWithNeighbours(baseline, imports).rows.find(({ key }) => key === 'caseload')
  expect(caseload?.period).toBe('30 September 2026')
  expect(caseload?.own.map(({ value }) => value)).toEqual([
    14,
    { missing: 'notAvailable' },
    { missing: 'notAvailable' },
  ])
  expect(caseload?.together.covered).toBe(0)
})

test('a newer edition that somebody imports stands over the shipped one, which is kept beneath', async () => {
  const newer = [
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,inpost_fte,agency_fte,caseload_fte',
    '2024,Reporting year,Local authority,E92000001,England,E12000001,North East,841,E06000005,Darlington,99.5,1,14',
    '2026,Reporting year,Local authority,E92000001,England,E12000001,North East,841,E06000005,Darlington,120,c,x',
  ].join('\n')
  const read = await importWhole({ name: 'newer.csv', bytes: new TextEncoder().encode(newer) })
  if ('problems' in read) throw new Error(read.problems[0]?.sentence)
  const imported: Import = {
    id: 'newer',
    file: 'newer.csv',
    kind: read.kind,
    publication: read.publication,
    importerVersion: '1',
    observations: read.entries.filter((entry): entry is Observation => entry.what === 'observation'),
  }
  const shown = (imports: readonly Import[]) =>
    councilBaseline({ councils: ['E06000005'], year: '2024-25', imports }).headlines.find(
      ({ key }) => key === 'socialWorkers',
    )?.cells[0]?.cell
  expect(shown([])?.value).toBe(92.5)
  expect(shown([imported])?.value).toBe(99.5)
  expect(shown([imported])?.superseded.map(({ value }) => value)).toEqual([92.5])
  expect(shown([imported, imported])).toEqual(shown([imported]))
})
