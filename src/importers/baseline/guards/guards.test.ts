import { expect, test } from 'vitest'
import type { Observation } from '../../observation.ts'
import { type BaselineChoice, baselineOf } from '../baseline.ts'
import {
  aFigure,
  anImport,
  darlington,
  hartlepool,
  northamptonshire,
  northNorthants,
  westminster,
  westNorthants,
} from '../testing/figures.ts'

/** What a baseline of everybody in the figures warns of under one code. */
function told(code: string, figures: readonly Observation[], choice: BaselineChoice = {}) {
  const councils = figures.flatMap(({ area }) => area.councils)
  return baselineOf([anImport(figures)], { councils }, choice)
    .warnings.filter((each) => each.code === code)
    .map(({ sentence }) => sentence)
}

const inYears = (measure: string, of: string, values: readonly number[], from = 2020) =>
  values.map((value, i) => aFigure({ of, measure, value, year: from + i }))
const spend = (line: string, aspect: string, value: number, of = darlington) =>
  aFigure({ of, measure: `section251/${line}/${aspect}`, column: aspect, value, year: 2023 })

test('known partners with the same figure of their joint return are told once, over all its measures', () => {
  const both = (measure: string, value: number) =>
    [northNorthants, westNorthants].map((of) => aFigure({ of, measure, value }))
  const found = told('IMP-90', [...both('lait/Work_Force_NoSW', 421.5), ...both('lait/Work_Force_Vac_Rate', 25.9)])
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(/North Northamptonshire and West Northamptonshire have the identical figure in .* 1 more/)
})

test('partners whose figures agree by chance in one year keep a row each', () => {
  const figures = [
    ...inYears('lait/SecNoStatements', northNorthants, [12.1, 12.4, 12.9], 2022),
    ...inYears('lait/SecNoStatements', westNorthants, [11.9, 12.2, 12.9], 2022),
  ]
  expect(told('IMP-90', figures)).toEqual([])
  expect(baselineOf([anImport(figures)], { councils: [northNorthants, westNorthants] }).cells).toHaveLength(6)
})

test('partners who agree in every year of a measure that is not of a known joint return make one return of it too', () => {
  const both = [northNorthants, westNorthants].flatMap((of) => inYears('youth-justice/first_time', of, [81, 84], 2022))
  expect(baselineOf([anImport(both)], { councils: [westNorthants] }).cells.map(({ marks }) => marks)).toEqual([
    ['joint'],
    ['joint'],
  ])
})

test('two other councils with the identical series are told, and left as they stand', () => {
  const both = [darlington, hartlepool].flatMap((of) => inYears('workforce/inpost_fte', of, [95.6, 97.1, 99.3]))
  expect(told('IMP-90', both)).toEqual([expect.stringMatching(/If they share a service it is counted twice/)])
  expect(baselineOf([anImport(both)], { councils: [darlington, hartlepool] }).cells).toHaveLength(6)
})

test('a county’s series goes on in its successors, and a new council is new and not late', () => {
  const figures = [
    ...inYears('workforce/inpost_fte', northamptonshire, [300, 325.6], 2019),
    ...inYears('workforce/inpost_fte', northNorthants, [150], 2021),
  ]
  expect(told('IMP-91', figures)).toEqual([
    'Northamptonshire (E10000021) ended on 31 March 2021: its figures go on in North Northamptonshire and West Northamptonshire and do not fall to nought. To see one line through time, add E06000062 to the councils.',
    'North Northamptonshire (E06000061) has no figures before 1 April 2021 because it was new on that day; before it, look at Northamptonshire.',
  ])
})

test('a council that was there all the time has no lineage to tell', () => {
  expect(told('IMP-91', inYears('workforce/inpost_fte', darlington, [90, 95], 2013))).toEqual([])
})

test('two official figures more than 5% apart are told with both sources', () => {
  const outturn = (value: number) => aFigure({ measure: 'revenueOutturn/childrensSocialCare/gross', value, year: 2023 })
  expect(told('IMP-92', [spend('totalExcludingCera', 'gross', 87_400_000), outturn(104_600_000)])).toEqual([
    expect.stringMatching(/£87\.4m in .* and £104\.6m in .*, 20% more\. Both are official/),
  ])
  expect(told('IMP-92', [spend('totalExcludingCera', 'gross', 100), outturn(105)])).toEqual([])
})

test('councils whose two official figures differ in the same way are told of together', () => {
  const two = ['E06000005', 'E06000001'].flatMap((of, i) => [
    aFigure({ of, measure: 'section251/totalExcludingCera/gross', value: 50_000_000, year: 2023 }),
    aFigure({
      of,
      measure: 'revenueOutturn/childrensSocialCare/gross',
      value: [60_000_000, 40_000_000][i] ?? 0,
      year: 2023,
    }),
  ])
  expect(told('IMP-92', two)).toEqual([
    expect.stringMatching(
      /: Hartlepool £50\.0m and £40\.0m \(20% less\), and Darlington £50\.0m and £60\.0m \(20% more\)\. Both are official/,
    ),
  ])
})

test('one amount on two lines of one council and year is told once, with every column in which they agree', () => {
  const entered = (line: string, row: number) => [
    { ...spend(line, 'gross', 2_391_470), row },
    { ...spend(line, 'own', 936_269), row },
    { ...spend(line, 'private', 1_455_201), row },
  ]
  expect(told('IMP-93', [...entered('universalYoungPeople', 29), ...entered('targetedYoungPeople', 31)])).toEqual([
    'Darlington reports £2,391,470 under gross, £936,269 under own and £1,455,201 under private on Universal services for young people (row 29) and Targeted services for young people (row 31) alike. If one amount was entered twice, every total over them holds it twice: ask the council.',
  ])
})

test('a total equal to its only part, two noughts and two small sums are not told', () => {
  const pairs = [
    [spend('youthJustice', 'gross', 1_200_000), spend('totalExcludingCera', 'gross', 1_200_000)],
    [spend('adoption', 'gross', 0), spend('fostering', 'gross', 0)],
    [spend('adoption', 'gross', 500), spend('fostering', 'gross', 500)],
  ]
  expect(pairs.flatMap((pair) => told('IMP-93', pair))).toEqual([])
})

test('a nought between two figures is told, a nought before the first or between two small counts is not', () => {
  const agency = 'revenueOutturn/agencyStaff/runningExpenses'
  expect(told('IMP-94', inYears(agency, darlington, [1_155_000, 0, 1_251_000], 2022))).toEqual([
    '£0 in 2023-24 stands between £1,155,000 (2022-23) and £1,251,000 (2024-25). It is most likely a figure that was not given: check it with the council before using it as nought.',
  ])
  expect(told('IMP-94', inYears('workforce/leavers_fte', darlington, [30, 0, 0, 34]))).toEqual([
    expect.stringContaining('0 in 2021-22 and 2022-23 stands between 30'),
  ])
  expect(told('IMP-94', inYears(agency, northNorthants, [0, 1_922_000, 12_520_000], 2022))).toEqual([])
  expect(told('IMP-94', inYears('looked-after/number', darlington, [3, 0, 4]))).toEqual([])
})

test('a year that is missing is no nought', () => {
  const inYear = (year: number, value: Observation['value']) =>
    aFigure({ measure: 'workforce/leavers_fte', value, year })
  expect(told('IMP-94', [inYear(2021, 30), inYear(2022, { missing: 'suppressed' }), inYear(2023, 34)])).toEqual([])
})

test('net spend below nought is told once for a council’s lines of a year', () => {
  expect(told('IMP-95', [spend('youthJustice', 'netRevenue', -5000), spend('adoption', 'netRevenue', -100)])).toEqual([
    expect.stringMatching(/Adoption \(−£100, row 2\) and Youth justice \(−£5,000, row 2\)\. Income and grants exceed/),
  ])
})

test('a council with a company is asked who owns it, and not asked again once somebody has answered', () => {
  const split = (of: string, gross: number, bought: number) => [
    spend('totalLookedAfter', 'gross', gross, of),
    spend('totalLookedAfter', 'private', bought, of),
    spend('totalLookedAfter', 'voluntary', 0, of),
  ]
  const north = split(northNorthants, 55_908_484, 39_447_199)
  expect(told('IMP-96', north)).toEqual([expect.stringMatching(/70\.6% .* Northamptonshire Children’s Trust/)])
  const answer = {
    council: northNorthants,
    effectiveFrom: '2021-04-01',
    provider: 'Northamptonshire Children’s Trust',
    ownedBy: 'councilOwnedCompany',
    source: 'The council’s statement of accounts',
  } as const
  expect(told('IMP-96', north, { ownership: [answer] })).toEqual([])
  expect(told('IMP-96', split(westminster, 1_000_000, 0))).toEqual([
    expect.stringMatching(/may not have been filled in/),
  ])
  expect(told('IMP-96', split(darlington, 1_000_000, 480_000))).toEqual([])
})
