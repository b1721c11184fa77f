import { expect, test } from 'vitest'
import { importWhole } from '../import-file.ts'
import type { Observation } from '../observation.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'

test('deprivation goes by the heading of its column, in the year of the index', async () => {
  const { observations, publication } = await read([
    'Upper Tier Local Authority District code (2019),Upper Tier Local Authority District name (2019),IMD - Average score ,IMD 2019 - Rank of extent ,Income - Average score',
    'E06000001,Hartlepool,35.037,13,0.228',
  ])
  expect(observations.map(({ measure, value, column }) => [measure, value, column])).toEqual([
    ['deprivation/average_score', 35.037, 'IMD - Average score'],
    ['deprivation/rank_of_extent', 13, 'IMD 2019 - Rank of extent'],
    ['deprivation/income/average_score', 0.228, 'Income - Average score'],
  ])
  expect(observations[0]).toMatchObject({
    area: { key: 'E06000001', name: 'Hartlepool' },
    period: { label: '2019' },
  })
  expect(publication).toMatchObject({ edition: '2019', licence: 'Open Government Licence v3.0' })
})

test('another year and lower tier are read, and the year of the boundaries is the next best', async () => {
  const { observations, warnings } = await read([
    'Some title',
    '\uFEFFIMD - Average rank,Local Authority District name (2024),Local Authority District code (2024)',
    '"22,581.98",Babergh,E07000200',
    ',Darlington,E06000005',
  ])
  expect(observations.map(({ area, period, value }) => [area.level, area.key, period.label, value])).toEqual([
    ['other', 'E07000200', '2024', 22_581.98],
    ['council', 'E06000005', '2024', { missing: 'blank' }],
  ])
  expect(warnings).toMatchObject([{ code: 'IMP-66' }])
})

test('the composite index names councils by letters, and is joined by official name or not at all', async () => {
  const { observations, warnings, publication } = await read([
    'local-authority-code,official-name,la-deprivation-score,label,high-deprivation',
    'HPL,Hartlepool Borough Council,35.1,1st,0.5',
    'BFS,Belfast City Council,55.5,1st,x',
  ])
  expect(observations.map(({ area, measure, value }) => [area.level, area.key, measure, value])).toEqual([
    ['council', 'E06000001', 'deprivation/uk_composite/score', 35.1],
    ['council', 'E06000001', 'deprivation/uk_composite/share_high', 0.5],
    ['other', 'BFS', 'deprivation/uk_composite/score', 55.5],
    ['other', 'BFS', 'deprivation/uk_composite/share_high', { missing: 'notAvailable' }],
  ])
  expect(warnings).toMatchObject([{ code: 'IMP-66' }])
  expect(publication.licence).toBe('CC BY 4.0')
})

test('an index without a year anywhere, and headings alone, are refused', async () => {
  const undated = await importWhole(file(['Local Authority District code,IMD - Average score', 'E06000001,35']))
  expect('problems' in undated && undated.problems[0]?.code).toBe('IMP-65')
  const alone = await importWhole(file(['Local Authority District code (2019),IMD - Average score']))
  expect('problems' in alone && alone.problems[0]?.code).toBe('IMP-14')
})

test('a cell that is no number is told and kept as missing', async () => {
  const { observations, warnings } = await read([
    'Local Authority District code (2019),IMD 2019 - Average score',
    'E06000001,high',
  ])
  expect(observations[0]).toMatchObject({ value: { missing: 'hidden' }, text: 'high' })
  expect(warnings).toMatchObject([{ code: 'IMP-20', place: 'row 2, IMD 2019 - Average score' }])
})

testOnReturns('the indices of 2019 know Northamptonshire as one county', async () => {
  const { observations, rows, warnings } = await readReturn('deprivation/imd19_upper_tier.csv')
  expect([rows, warnings]).toEqual([151, []])
  const score = (key: string) =>
    observations.find(({ area, measure }) => area.key === key && measure === 'deprivation/average_score')?.value
  expect([score('E06000001'), score('E06000005'), score('E06000061')]).toEqual([35.037, 25.657, undefined])
  expect(score('E10000021')).toBeTypeOf('number')
  expect(observations.every(({ area }) => area.level === 'council')).toBe(true)
})

testOnReturns('the composite index finds the councils of England with children’s services', async () => {
  const { observations, rows } = await readReturn('deprivation/la_imd.csv')
  expect(rows).toBe(397)
  const found = new Set(observations.filter(({ area }) => area.level === 'council').map(({ area }) => area.key))
  expect(found.size).toBeGreaterThan(148)
  expect(found.has('E06000005')).toBe(true)
})

async function read(lines: readonly string[]) {
  const result = await importWhole(file(lines))
  if ('problems' in result) throw new Error(result.problems.map(({ sentence }) => sentence).join(' '))
  return { ...result, observations: result.entries as readonly Observation[] }
}

function file(lines: readonly string[]) {
  return { name: 'index.csv', bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`) }
}
