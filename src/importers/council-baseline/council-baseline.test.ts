import { expect, test } from 'vitest'
import type { Import } from '../baseline/import.ts'
import { importWhole } from '../import-file.ts'
import type { Observation } from '../observation.ts'
import { comparedWithNeighbours } from './compared.ts'
import { councilBaseline, spendingYears } from './council-baseline.ts'
import { cellInWords, shownInWords } from './say.ts'
import { spendingSeries } from './spending-series.ts'

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

test('a council whose return was not received is missing with the reason, and the sum says at least', () => {
  const { spending, family } = councilBaseline({ councils: ['E06000063', 'E06000064'], year: '2023-24' })
  const total = spending.find(({ kind }) => kind === 'total')
  expect(family?.code).toBe('revenueOutturn')
  expect(total?.cells[1]?.cell?.value).toEqual({ missing: 'notReceived' })
  expect(total?.together).toEqual({ atLeast: 147_622_000, missing: ['Westmorland and Furness'] })
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
