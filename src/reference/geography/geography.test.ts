import { expect, test } from 'vitest'
import { council, councils, validOn } from '../councils.ts'
import { bordersOf, districtBordersOf } from './borders.ts'
import { countiesWithDistricts, districtNamed, districts, districtsOf } from './districts.ts'
import { futureCouncils, type PlannedCouncil } from './future-councils.ts'
import { councilsNamed, otherNamesOf } from './names.ts'
import { regionsOf } from './regions.ts'

const suffolk = 'E10000029'

test('Suffolk has five districts, whose children are those of the county', () => {
  expect(districtsOf(suffolk).map(({ name, population0to17 }) => [name, population0to17])).toEqual([
    ['Babergh', 17_561],
    ['Ipswich', 31_501],
    ['Mid Suffolk', 19_601],
    ['East Suffolk', 44_221],
    ['West Suffolk', 37_473],
  ])
})

test('every county of today has districts, and no other council has', () => {
  const counties = councils.filter(({ code, kind }) => kind === 'county' && validOn(code, '2025-11-30'))
  expect(countiesWithDistricts).toEqual(counties.map(({ code }) => code))
  expect(districts).toHaveLength(164)
  expect(new Set(districts.map(({ code }) => code)).size).toBe(164)
  expect(districtsOf('E06000005')).toEqual([])
})

test('a district is known by its code and its name, and only in its own county', () => {
  expect(districtNamed(suffolk, 'west suffolk')?.code).toBe('E07000245')
  expect(districtNamed(suffolk, 'E07000245')?.name).toBe('West Suffolk')
  expect(districtNamed('E10000012', 'West Suffolk')).toBeUndefined()
})

test('three schemes of regions differ just where they should', () => {
  expect(regionsOf('E09000030')).toEqual({
    code: 'E12000007',
    ons: 'London',
    education: 'Inner London',
    ofsted: 'London',
  })
  expect(regionsOf('E06000005')?.ofsted).toBe('North East, Yorkshire and the Humber')
  expect(regionsOf('E10000021')?.ons).toBe('East Midlands')
  expect(regionsOf('E99999999')).toBeUndefined()
  for (const { code, region } of councils) expect(regionsOf(code)?.ons).toBe(region)
  const schemes = councils.map(({ code }) => regionsOf(code))
  expect(
    ['ons', 'education', 'ofsted'].map((scheme) => new Set(schemes.map((each) => each?.[scheme as 'ons'])).size),
  ).toEqual([9, 10, 8])
})

test('who borders whom is the same from both sides, and an abolished county borders what its successors do', () => {
  const today = councils.filter(({ code }) => validOn(code, '2025-11-30')).map(({ code }) => code)
  const pairs = today.flatMap((code) => bordersOf(code).map((other) => [code, other] as const))
  expect(pairs).toHaveLength(724)
  for (const [code, other] of pairs) expect(bordersOf(other)).toContain(code)
  expect(bordersOf('E06000005')).toEqual(['E06000004', 'E06000047', 'E06000065'])
  expect(bordersOf('E10000021')).not.toContain('E06000061')
  expect(bordersOf('E10000021')).toContain('E10000018')
  expect(districtBordersOf('E07000245')).toContain('E07000146')
})

test('a name is a council’s only when a register or a return says so', () => {
  expect(councilsNamed('Hammersmith & Fulham')).toEqual(['E09000013'])
  expect(councilsNamed('Kingston upon Hull, City of')).toEqual(councilsNamed('Hull City Council'))
  expect(councilsNamed('St Helens')).toEqual(councilsNamed('St. Helens'))
  expect(councilsNamed('Durham')).toEqual(['E06000047'])
  expect(councilsNamed('Darlington UA')).toEqual(['E06000005'])
  expect(councilsNamed('Darlingtn')).toEqual([])
  expect(councilsNamed('')).toEqual([])
  expect(councilsNamed('__proto__')).toEqual([])
  expect(otherNamesOf('E06000005')).toContain('darlington borough council')
})

test('a name that an old and a new council share is told apart by the day', () => {
  expect(councilsNamed('Dorset')).toEqual(['E06000059', 'E10000009'])
  expect(councilsNamed('Dorset', '2018-03-31')).toEqual(['E10000009'])
  expect(councilsNamed('Dorset', '2020-03-31')).toEqual(['E06000059'])
})

test('no name stands for two councils that were there on one day', () => {
  for (const { name, code } of councils)
    for (const each of [name, ...otherNamesOf(code)])
      for (const day of ['2014-03-31', '2019-03-31', '2022-03-31', '2025-03-31', '2025-11-30'])
        expect(councilsNamed(each, day).length, each).toBeLessThanOrEqual(1)
})

const plan: readonly PlannedCouncil[] = [
  { code: 'X-west-suffolk', name: 'Western Suffolk', districts: ['West Suffolk', 'Babergh'] },
  { code: 'X-east-suffolk', name: 'Eastern Suffolk', districts: ['E07000244', 'Mid Suffolk', 'ipswich'] },
]

test('a county is divided by its districts, and each new council has its part of the children', () => {
  const result = futureCouncils(suffolk, plan)
  if ('problems' in result) throw new Error('The plan is in order')
  expect(result.councils.map(({ population0to17 }) => population0to17)).toEqual([55_034, 95_323])
  expect(result.councils.map(({ weight }) => weight)).toEqual([55_034 / 150_357, 95_323 / 150_357])
})

test.each<[string, readonly PlannedCouncil[], readonly string[]]>([
  ['a district left over', [{ ...plan[0]!, districts: ['West Suffolk'] }, plan[1]!], ['GEO-04']],
  ['a district used twice', [plan[0]!, { ...plan[1]!, districts: [...plan[1]!.districts, 'Babergh'] }], ['GEO-03']],
  [
    'a district used twice in one',
    [{ ...plan[0]!, districts: [...plan[0]!.districts, 'E07000200'] }, plan[1]!],
    ['GEO-03'],
  ],
  ['a district of elsewhere', [plan[0]!, { ...plan[1]!, districts: [...plan[1]!.districts, 'Fenland'] }], ['GEO-02']],
  ['a code like a real one', [{ ...plan[0]!, code: 'E06000070' }, plan[1]!], ['GEO-05']],
  ['the same code twice', [plan[0]!, { ...plan[1]!, code: 'X-west-suffolk' }], ['GEO-05']],
  ['neither name nor districts', [...plan, { code: 'X-none', name: ' ', districts: [] }], ['GEO-06', 'GEO-06']],
])('a plan with %s is answered with a sentence', (_what, into, codes) => {
  const result = futureCouncils(suffolk, into)
  expect('problems' in result ? result.problems.map(({ code }) => code) : []).toEqual(codes)
})

test.each(['E06000005', 'E10000021', 'Suffolk'])('%s has no districts today and is not divided', (code) => {
  const result = futureCouncils(code, plan)
  expect('problems' in result ? result.problems.map((each) => each.code) : []).toEqual(['GEO-01'])
})

test('a district somebody mistyped is suggested', () => {
  const result = futureCouncils(suffolk, [{ ...plan[0]!, districts: ['West Sufolk', 'Babergh'] }, plan[1]!])
  expect('problems' in result ? result.problems.map(({ sentence }) => sentence) : []).toEqual([
    '“West Sufolk” is no district of Suffolk. Did you mean West Suffolk?',
    'West Suffolk is in none of the new councils. Give it to one of them.',
  ])
  expect(council(suffolk)?.name).toBe('Suffolk')
})
