import { expect, test } from 'vitest'
import { section251Table } from '../../reference/index.ts'
import { importWhole } from '../import-file.ts'
import { figureIn, readText } from './testing/a-return.ts'

const header =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name,category_of_expenditure,description_of_expenditure,own_provision,private_provision,other_public_sector_provision,voluntary_provision,total_expenditure,income,net_current_expenditure,grants_inside_AEF,grants_outside_AEF,net_revenue_expenditure,per_capita_net_current_spend'
const lines = section251Table('2023-24')?.lines ?? []

function rows(place: string, cells: (ref: string) => string, year = '202324'): readonly string[] {
  return lines.map(({ ref, label }) => `${year},Financial year,${place},Any,"${ref} ${label}",${cells(ref)}`)
}
const westmorland = 'Local authority,E92000001,England,E12000002,North West,E06000064,943,Westmorland and Furness'
const missing = 'x,x,x,x,x,x,x,x,x,x,0'

test('a council that made no return is missing, though 0 stands per head and in a total of nothing', async () => {
  const {
    observations,
    rows: all,
    used,
    warnings,
  } = await readText(
    [header, ...rows(westmorland, (ref) => (ref === '3.1.2' ? '0,0,0,0,0,0,0,0,0,0,0' : missing))].join('\n'),
  )
  expect(used).toBe(all)
  expect(observations.filter(({ value }) => typeof value === 'number')).toEqual([])
  expect(observations.find(({ measure }) => measure === 'section251/fostering/gross')).toMatchObject({
    value: { missing: 'notAvailable' },
    text: '0',
    area: { councils: ['E06000064'] },
  })
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-44', 'IMP-44'])
})

test('a nought is a figure where the halves are not asked and the total above is there', async () => {
  const cells = (ref: string) => (ref.startsWith('3.1.2') && ref !== '3.1.2' ? missing : '0,0,0,0,0,0,0,0,0,0,0')
  const { observations } = await readText([header, ...rows(westmorland, cells, '201516')].join('\n'))
  expect(figureIn(observations, 'fostering/gross', { year: '2015-16' })).toBe(0)
})

test('the country and the regions are kept apart from councils', async () => {
  const figures = () => '1,0,0,0,1,0,1,0,0,1,1'
  const { observations } = await readText(
    [
      header,
      ...rows('National,E92000001,England,,,,,', figures),
      ...rows('Regional,E92000001,England,E13000001,Inner London,,,', figures),
    ].join('\n'),
  )
  expect(new Set(observations.map(({ area }) => `${area.level} ${area.key} ${area.name}`))).toEqual(
    new Set(['country E92000001 England', 'region E13000001 Inner London']),
  )
})

test('several years stand side by side, and the two spellings of one line are one line', async () => {
  const of2015 = rows(westmorland, () => '5,0,0,0,5,0,5,0,0,5,1', '201516').map((row) =>
    row.replace('Total fostering', 'Total Fostering'),
  )
  const { observations, publication } = await readText(
    [header, ...of2015, ...rows(westmorland, () => '7,0,0,0,7,0,7,0,0,7,1')].join('\n'),
  )
  expect(publication.edition).toBe('2015-16 to 2023-24')
  expect(['2015-16', '2023-24'].map((year) => figureIn(observations, 'fostering/gross', { year }))).toEqual([5, 7])
})

test('an edition in millions of pounds is read as pounds, and says so', async () => {
  const { observations, warnings } = await readText(
    [header, ...rows(westmorland, () => '38.5,0,0,0,38.5,0,38.5,0,0,38.5,812')].join('\n'),
  )
  expect(figureIn(observations, 'residential/gross')).toBe(38_500_000)
  expect(figureIn(observations, 'residential/perHead')).toBe(812)
  expect(warnings[0]).toMatchObject({ code: 'IMP-47', sentence: expect.stringMatching(/millions/) })
})

test('lines without a number are known by their words, in the headings of another edition', async () => {
  const old =
    'time_period,geographic_level,LAD19NM,LAD19CD,Laold,ReportGroup,Description,OwnProvision,PrivateProvision,OtherPublic,Voluntary,TotalExpenditure,Income,NetCurrentExpenditure'
  const body = lines.map(
    ({ label }) => `201920,Local authority,Darlington,E06000005,841,Any,"${label}",2000,0,0,0,2000,0,2000`,
  )
  const { observations, rows: all, used } = await readText([old, ...body].join('\n'))
  expect(used).toBe(all)
  expect(figureIn(observations, 'totalExcludingCera/gross', { year: '2019-20', dfe: '841' })).toBe(2000)
})

test('without a year the lines of 2015-16 on are refused, and a year that is no year is told', async () => {
  const without = header.replace('time_period', 'a')
  const plain = rows(westmorland, () => missing).map((row) => row.replace('202324', ''))
  const result = await importWhole({ name: 'a.csv', bytes: new TextEncoder().encode([without, ...plain].join('\n')) })
  expect('problems' in result && result.problems).toMatchObject([
    { code: 'IMP-40', sentence: expect.stringMatching(/time_period/) },
  ])
  const {
    warnings,
    rows: all,
    used,
  } = await readText(
    [header, ...rows(westmorland, () => missing), ...rows(westmorland, () => missing, '2024')].join('\n'),
  )
  expect(all - used).toBe(lines.length)
  expect(warnings.filter(({ code }) => code === 'IMP-22')).toHaveLength(1)
})

test('2014-15, whose table is not known, is read by the words of its lines', async () => {
  const {
    publication,
    used,
    rows: all,
  } = await readText([header, ...rows(westmorland, () => missing, '201415')].join('\n'))
  expect([publication.edition, used]).toEqual(['2014-15', all])
})
