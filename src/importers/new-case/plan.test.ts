import { expect, test } from 'vitest'
import { readSplitPlan, unknownCounty } from './plan.ts'

const suffolk = 'E10000029'
const east = { code: 'X-east', name: 'East', districts: ['East Suffolk', 'Ipswich'] }
const west = { code: 'X-west', name: 'West', districts: ['West Suffolk', 'Mid Suffolk', 'Babergh'] }
const plan = { decisionDate: '2026-12-01', councils: [east, west] }

function problemsOf(written: unknown, text = JSON.stringify(written)): readonly string[] {
  const read = readSplitPlan(suffolk, text)
  return 'problems' in read ? read.problems.map(({ code, place }) => `${code} ${place}`) : []
}

function planOf(written: unknown) {
  const read = readSplitPlan(suffolk, JSON.stringify(written))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.plan
}

test('a plan needs a day and the new councils; vesting day is the usual one when left out', () => {
  const { vestingDay, successors } = planOf(plan)
  expect(vestingDay).toBe('2028-04-01')
  expect(successors.map(({ code, population0to17 }) => [code, population0to17])).toEqual([
    ['X-east', 75_722],
    ['X-west', 74_635],
  ])
})

test('a byte order mark and districts in other letters or by code are read', () => {
  const written = { ...plan, councils: [{ ...east, districts: ['east suffolk', 'E07000202'] }, west] }
  expect(problemsOf(undefined, `\uFEFF${JSON.stringify(written)}`)).toEqual([])
})

test.each([
  ['text that is not JSON', undefined, 'not json', ['IMP-120 the file']],
  ['a list', [], undefined, ['IMP-120 the file']],
  ['no day', { councils: [east, west] }, undefined, ['IMP-122 decisionDate']],
  ['a day that is none', { ...plan, decisionDate: '2026-02-30' }, undefined, ['IMP-122 decisionDate']],
  ['a vesting day that is no 1 April', { ...plan, vestingDay: '2028-05-01' }, undefined, ['IMP-123 vestingDay']],
  ['a vesting day before the decision', { ...plan, vestingDay: '2026-04-01' }, undefined, ['IMP-123 vestingDay']],
  ['a vesting day far away', { ...plan, vestingDay: '2040-04-01' }, undefined, ['IMP-123 vestingDay']],
  ['a neighbour that is not there', { ...plan, neighbour: 'E10000099' }, undefined, ['IMP-124 neighbour']],
  ['the county as its own neighbour', { ...plan, neighbour: suffolk }, undefined, ['IMP-124 neighbour']],
  ['a host from elsewhere', { ...plan, host: 'X-south' }, undefined, ['IMP-124 host']],
  ['a year that is none', { ...plan, year: '2024' }, undefined, ['IMP-122 year']],
  [
    'one new council',
    { ...plan, councils: [{ ...east, districts: [...east.districts, ...west.districts] }] },
    undefined,
    ['IMP-126 councils'],
  ],
  ['no list of councils', { ...plan, councils: 'two' }, undefined, ['IMP-121 councils']],
  [
    'people of one council',
    { ...plan, councils: [{ ...east, people: 386_478 }, west] },
    undefined,
    ['IMP-128 councils[1].people', 'IMP-128 peopleSource'],
  ],
  ['a field that is not read', { ...plan, neighbor: 'E10000020' }, undefined, ['IMP-121 neighbor']],
  [
    'a district of nobody',
    { ...plan, councils: [{ ...east, districts: ['East Suffolk'] }, west] },
    undefined,
    ['GEO-04 councils'],
  ],
  [
    'a district of elsewhere',
    { ...plan, councils: [{ ...east, districts: ['Norwich', ...east.districts] }, west] },
    undefined,
    ['GEO-02 councils[0].districts[0]'],
  ],
] as const)('%s is told with its place', (_, written, text, expected) => {
  expect(problemsOf(written, text)).toEqual(expected)
})

test('everything that is wrong is told at once', () => {
  const written = {
    decisionDate: 'soon',
    neighbour: 'nowhere',
    councils: [
      { ...east, code: 'east' },
      { ...west, districts: 'all' },
    ],
  }
  expect(problemsOf(written)).toEqual([
    'IMP-122 decisionDate',
    'IMP-121 councils[1].districts',
    'GEO-05 councils[0].code',
    'GEO-06 councils[1].districts',
    'GEO-04 councils',
    'GEO-04 councils',
    'GEO-04 councils',
    'IMP-124 neighbour',
  ])
})

test('weights are stated for a known series, for every new council, with their grade', () => {
  const stated = {
    what: 'children looked after by home district',
    source: 'Suffolk',
    grade: 'B',
    values: { 'X-east': 3, 'X-west': 1 },
  }
  expect(planOf({ ...plan, weights: { lookedAfter: stated } }).weights.lookedAfter).toEqual(stated)
  expect(problemsOf({ ...plan, weights: { lookedafter: stated } })).toEqual(['IMP-125 weights.lookedafter'])
  expect(problemsOf({ ...plan, weights: { lookedAfter: { ...stated, grade: 'E' } } })).toEqual([
    'IMP-125 weights.lookedAfter.grade',
  ])
  expect(
    problemsOf({ ...plan, weights: { lookedAfter: { ...stated, values: { 'X-east': 3, 'X-south': 1 } } } }),
  ).toEqual(['IMP-125 weights.lookedAfter.values', 'IMP-125 weights.lookedAfter.values.X-south'])
  expect(problemsOf({ ...plan, weights: [] })).toEqual(['IMP-125 weights'])
})

test('a council that cannot be divided says why, and an unknown code suggests one', () => {
  expect(unknownCounty(suffolk)).toBeUndefined()
  expect(unknownCounty('E06000005')?.sentence).toContain('Darlington has no districts today')
  expect(unknownCounty('E10000092')?.sentence).toContain('Did you mean')
})
