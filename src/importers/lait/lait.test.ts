import { expect, test } from 'vitest'
import { importWhole } from '../import-file.ts'
import type { Observation } from '../observation.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'

const headings = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region'

test('a figure is given with its council, year and text, and is marked secondary', async () => {
  const { observations, warnings } = await read([
    headings,
    'Work_Force_NoSW,,2025,Darlington,95.6,841,North East',
    'C&YPExpenditure,,2024-25 (OT),Darlington,40918361,841,North East',
  ])
  expect(warnings).toEqual([])
  expect(observations[0]).toEqual({
    what: 'observation',
    area: {
      level: 'council',
      councils: ['E06000005'],
      key: 'E06000005',
      name: 'Darlington',
      published: { dfe: '841' },
    },
    measure: 'lait/Work_Force_NoSW',
    filters: {},
    period: { label: '30 September 2025', from: '2025-09-30', to: '2025-09-30' },
    value: 95.6,
    text: '95.6',
    row: 2,
    column: 'Values',
    marks: ['secondary'],
  })
  expect(observations[1]).toMatchObject({ period: { label: '2024-25' }, value: 40918361 })
})

test('a hyphen is a figure hidden for a reason not told, never nought', async () => {
  const { observations } = await read([
    headings,
    'LAC,,2025,Darlington,-,841,North East',
    'LAC,,2024,Darlington,0,841,North East',
    'LAC,,2023,Darlington,,841,North East',
    'LAC,,2022,Darlington,c,841,North East',
  ])
  expect(observations.map(({ value, text }) => [value, text])).toEqual([
    [{ missing: 'hidden' }, '-'],
    [0, '0'],
    [{ missing: 'blank' }, ''],
    [{ missing: 'suppressed' }, 'c'],
  ])
})

test('a cell that is no number is told and kept as missing, and so is one too large to be a figure', async () => {
  const { observations, warnings } = await read([
    headings,
    'LAC,,2025,Darlington,tbc,841,North East',
    'LAC,,2024,Darlington,4E512,841,North East',
  ])
  expect(observations.map(({ value, text }) => [value, text])).toEqual([
    [{ missing: 'hidden' }, 'tbc'],
    [{ missing: 'hidden' }, '4E512'],
  ])
  expect(warnings.map(({ code, place }) => [code, place])).toEqual([
    ['IMP-20', 'row 2, Values'],
    ['IMP-20', 'row 3, Values'],
  ])
})

test('the dust of binary arithmetic is taken off a figure and its text kept', async () => {
  const { observations } = await read([
    headings,
    'Work_Force_NoSW,,2025,Darlington,16.399999999999999,841,North East',
    'TotPermEx,,2022/23,Darlington,4.7980000000000002E-2,841,North East',
    'AVG_Prog8_Score,,2023,Darlington,-0.18500000000000003,841,North East',
    'AVG_Prog8_Score,,2022,Darlington,-0.001,841,North East',
  ])
  expect(observations.map(({ value }) => value)).toEqual([16.4, 0.05, -0.19, 0])
  expect(observations[1]?.text).toBe('4.7980000000000002E-2')
})

test('regions and England are places of their own, under the code other publications use', async () => {
  const { observations, warnings } = await read([
    headings,
    'Work_Force_NoSW,,2025,East Midlands,2626.6,983,NA',
    'Work_Force_NoSW,,2025,England,34500,970,NA',
    'Work_Force_NoSW,,2025,London (Inner),3100,,NA',
    'Work_Force_NoSW,,2025,Dorset (Pre LG),-,835,South West',
  ])
  expect(observations.map(({ area }) => [area.level, area.key, area.name])).toEqual([
    ['region', 'E12000004', 'East Midlands'],
    ['country', 'E92000001', 'England'],
    ['region', 'E13000001', 'London (Inner)'],
    ['council', 'E10000009', 'Dorset (Pre LG)'],
  ])
  expect(warnings).toEqual([])
})

test('a number that is no council’s is told once, and its figures join nothing', async () => {
  const { observations, warnings } = await read([
    headings,
    'LAC,,2025,Nowhere,5,999,North East',
    'LAC,,2024,Nowhere,6,999,North East',
  ])
  expect(observations[0]?.area).toMatchObject({ level: 'other', councils: [] })
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toMatchObject({ code: 'IMP-21', place: 'row 2' })
  expect(warnings[0]?.sentence).toContain('The same in 1 other place')
})

test('a year that is no year leaves the row out and says so', async () => {
  const result = await read([
    headings,
    'CINPermExclusion,,0,Darlington,1.2,841,North East',
    'LAC,,2025,Darlington,5,841,North East',
  ])
  expect([result.rows, result.used, result.observations.length]).toEqual([2, 1, 1])
  expect(result.warnings).toMatchObject([{ code: 'IMP-22', place: 'row 2' }])
})

test('a revised or provisional year is marked, and an unknown word in brackets keeps its figures apart', async () => {
  const { observations, warnings } = await read([
    headings,
    'A3A,,2024 (Rev),Darlington,10.1,841,North East',
    'KS1P_all,,2025 (prov),Darlington,80,841,North East',
    'C&YPExpenditure,,2024-25 (BU),Darlington,5,841,North East',
  ])
  expect(observations.map(({ marks }) => marks)).toEqual([
    ['secondary', 'revised'],
    ['secondary', 'provisional'],
    ['secondary'],
  ])
  expect(observations[2]?.filters).toEqual({ release: 'BU' })
  expect(warnings).toMatchObject([{ code: 'IMP-61', place: 'row 4' }])
})

test('another edition is read: other order and spelling of headings, a byte order mark, more columns, UTF-16', async () => {
  const text =
    '\uFEFFla_number;Values;Notes;short_desc ;YEARS;LA and Regions;Extra\r\n841;95.6;;Work_Force_NoSW ;2025;Darlington;x\r\n'
  for (const bytes of [new TextEncoder().encode(text), utf16(text)]) {
    const result = await importWhole({ name: 'anything.txt', bytes })
    if ('problems' in result) throw new Error(result.problems[0]?.sentence)
    expect(result.kind).toBe('lait')
    expect(result.entries).toMatchObject([{ measure: 'lait/Work_Force_NoSW', value: 95.6, area: { key: 'E06000005' } }])
  }
})

test('a measure that is not in the dictionary is read by how its years are written, with a warning', async () => {
  const { observations, warnings } = await read([
    headings,
    'Brand_New,,2024-25,Darlington,1.23456789,841,North East',
    'Brand_New,,2024/25,Darlington,2,841,North East',
  ])
  expect(observations.map(({ period }) => period.from)).toEqual(['2024-04-01', '2024-09-01'])
  expect(observations[0]?.value).toBe(1.23456789)
  expect(warnings).toMatchObject([{ code: 'IMP-60' }])
})

test('a name with a comma outside quotation marks shifts the row, which is left out', async () => {
  const result = await read([
    headings,
    'LAC,,2025,Bristol, City of,60,801,South West',
    'LAC,,2025,"Bristol, City of",60,801,South West',
  ])
  expect(result.observations).toMatchObject([{ value: 60, area: { key: 'E06000023' } }])
  expect(result.warnings).toMatchObject([{ code: 'IMP-23', place: 'row 2' }])
})

test('the same council, year and measure with two figures is told', async () => {
  const { observations, warnings } = await read([
    headings,
    'LAC,,2025,Darlington,60,841,North East',
    'LAC,,2025,Darlington,61,841,North East',
    'LAC,,2025,Darlington,60,841,North East',
  ])
  expect(observations).toHaveLength(3)
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-24'])
})

test('a file with headings alone, or without the number of the place, is refused', async () => {
  const alone = await importWhole(file([headings]))
  expect('problems' in alone && alone.problems[0]?.code).toBe('IMP-14')
  const unnumbered = await importWhole(file(['Short Desc,Years,LA and Regions,Values', 'LAC,2025,Darlington,5']), {
    as: 'lait',
  })
  expect('problems' in unnumbered && unnumbered.problems[0]?.code).toBe('IMP-11')
})

testOnReturns('the whole table is read, and its one year that is no year is told', async () => {
  const { rows, used, warnings, publication, observations } = await readReturn('lait/bds_long_0.parquet')
  expect([rows, used]).toEqual([641_070, 640_900])
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-22'])
  expect(publication.isSecondary).toBe(true)

  const gross = seriesOf(observations, 'lait/C&YPExpenditure')
  // Northamptonshire to 2020-21, then the sum of its two successors.
  const northamptonshire = [
    129_527_211, 122_679_157, 117_567_335, 122_136_172, 117_035_107, 147_570_947, 175_588_530, 200_914_447, 214_279_545,
  ]
  const years = Array.from({ length: 9 }, (_, i) => `${2016 + i}-${17 + i}`)
  const sumOf = (councils: readonly string[], year: string) => {
    const values = councils.map((code) => gross.get(`${code} ${year}`))
    return values.every((value) => typeof value === 'number') ? values.reduce((a, b) => a + b, 0) : values
  }
  expect(years.map((year) => sumOf(year < '2021' ? ['E10000021'] : ['E06000061', 'E06000062'], year))).toEqual(
    northamptonshire,
  )

  expect(gross.get('E10000006 2022-23')).toBe(117_695_506)
  expect(gross.get('E06000063 2023-24')).toEqual({ missing: 'hidden' })
  expect(gross.get('E06000064 2023-24')).toEqual({ missing: 'hidden' })
  expect(sumOf(['E06000063', 'E06000064'], '2024-25')).toBe(140_561_732)

  const workers = observations.filter(
    ({ measure, period }) => measure === 'lait/Work_Force_NoSW' && period.label === '30 September 2025',
  )
  const eastMidlands = ['830', '831', '855', '856', '857', '891', '892', '925', '928', '940', '941']
  const sum = workers
    .filter(({ area }) => eastMidlands.includes(area.published.dfe ?? ''))
    .reduce((total, { value }) => total + (typeof value === 'number' ? value : 0), 0)
  expect(sum).toBeCloseTo(3048.1, 6)
  expect(workers.find(({ area }) => area.key === 'E12000004')?.value).toBe(2626.6)
})

testOnReturns('the export as CSV says the same as the whole table', async () => {
  const { rows, used, warnings, observations } = await readReturn('lait/bds_long.trimmed_childrens_services.csv')
  expect([rows, used, warnings]).toEqual([60_520, 60_520, []])
  expect(seriesOf(observations, 'lait/C&YPExpenditure').get('E10000006 2022-23')).toBe(117_695_506)
})

async function read(lines: readonly string[]) {
  const result = await importWhole(file(lines))
  if ('problems' in result) throw new Error(result.problems.map(({ sentence }) => sentence).join(' '))
  return { ...result, observations: result.entries as readonly Observation[] }
}

function file(lines: readonly string[]) {
  return { name: 'table.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf16le'))
}

function seriesOf(observations: readonly Observation[], measure: string): ReadonlyMap<string, unknown> {
  return new Map(
    observations
      .filter((each) => each.measure === measure)
      .map(({ area, period, value }) => [`${area.key} ${period.label}`, value] as const),
  )
}
