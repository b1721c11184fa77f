import { expect, test } from 'vitest'
import { council, councils, suggestCouncil, validOn } from './councils.ts'
import { population, populationYears } from './population.ts'

test('Northamptonshire was a county until 31 March 2021 and two councils took over', () => {
  expect(council('E10000021')).toMatchObject({
    name: 'Northamptonshire',
    dfeNumber: '928',
    kind: 'county',
    region: 'East Midlands',
    successors: ['E06000061', 'E06000062'],
  })
  expect(['2016-09-01', '2021-03-31', '2021-04-01'].map((day) => validOn('E10000021', day))).toEqual([
    true,
    true,
    false,
  ])
  expect(['2021-03-31', '2021-04-01'].map((day) => validOn('E06000061', day))).toEqual([false, true])
  expect(council('E06000062')?.predecessors).toEqual(['E10000021'])
})

test('the three Tees councils stand under their codes from before the first story to today', () => {
  expect(
    ['E06000005', 'E06000001', 'E06000003'].map((code) => [
      council(code)?.name,
      council(code)?.dfeNumber,
      council(code)?.region,
    ]),
  ).toEqual([
    ['Darlington', '841', 'North East'],
    ['Hartlepool', '805', 'North East'],
    ['Redcar and Cleveland', '807', 'North East'],
  ])
  expect(validOn('E06000005', '2012-11-30') && validOn('E06000005', '2026-11-21')).toBe(true)
})

test('a hundred and fifty-three councils have children’s services today, and ten codes have gone since 2014', () => {
  expect(councils.filter(({ code }) => validOn(code, '2025-11-30'))).toHaveLength(153)
  expect(councils.filter(({ validTo }) => validTo !== undefined)).toHaveLength(10)
  expect(councils.filter(({ code }) => validOn(code, '2012-11-30'))).toHaveLength(152)
})

test('every code is its own, every successor is listed and begins when its predecessor ends', () => {
  expect(new Set(councils.map(({ code }) => code)).size).toBe(councils.length)
  for (const { validTo, successors } of councils) {
    for (const next of successors) expect(council(next)?.validFrom).toBe(`${validTo?.slice(0, 4)}-04-01`)
    expect(validTo === undefined).toBe(successors.length === 0)
  }
})

test('somebody who mistypes a council is asked whether they meant it', () => {
  expect(suggestCouncil('Hartlepol')?.code).toBe('E06000001')
  expect(suggestCouncil('Redcar & Cleveland Borough Council')?.code).toBe('E06000003')
  expect(suggestCouncil('E0600005')?.code.slice(0, 6)).toBe('E06000')
  expect(suggestCouncil('london borough of tower hamlet')?.code).toBe('E09000030')
  expect(suggestCouncil('Narnia upon the Wardrobe')).toBeUndefined()
  expect(suggestCouncil('')).toBeUndefined()
  expect(suggestCouncil('__proto__')).toBeUndefined()
})

test('a code that is nobody’s was never there', () => {
  expect(council('E99999999')).toBeUndefined()
  expect(validOn('E99999999', '2012-01-01')).toBe(false)
  expect(council('constructor')).toBeUndefined()
})

// Golden: ONS mid-year estimates, ages 0 to 17.
test('populations are those of the mid-year estimates', () => {
  const of = (code: string, year: number) => population(code, year)?.value
  expect([of('E06000005', 2012), of('E06000001', 2012), of('E06000003', 2012), of('E10000021', 2013)]).toEqual([
    22_730, 20_312, 27_557, 159_260,
  ])
  expect([of('E09000013', 2012), of('E09000033', 2012), of('E09000020', 2013), of('E09000030', 2013)]).toEqual([
    32_845, 36_284, 26_533, 59_102,
  ])
  expect([of('E06000061', 2021), of('E06000062', 2021), of('E06000061', 2024), of('E06000062', 2024)]).toEqual([
    79_186, 92_050, 83_113, 96_295,
  ])
  expect(population('E10000021', 2021)).toBeUndefined()
  expect(populationYears('E10000021')).toEqual([2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020])
})
