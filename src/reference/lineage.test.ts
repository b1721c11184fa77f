import { expect, test } from 'vitest'
import { type Cell, pence } from '../figures/index.ts'
import { councils, validOn } from './councils.ts'
import { futureCouncils, plannedSuccessions } from './geography/future-councils.ts'
import {
  bodiesCovering,
  predecessorsOf,
  type SeriesMoment,
  seriesThrough,
  splitByWeights,
  splitPenceByWeights,
  successorsOf,
  successorsOn,
} from './lineage.ts'

const northamptonshire = 'E10000021'
const north = 'E06000061'
const west = 'E06000062'
const cumbria = 'E10000006'
const cumberland = 'E06000063'
const westmorland = 'E06000064'

/** Financial years by their last day, with what the source says by council. */
function money(rows: Readonly<Record<string, Readonly<Record<string, Cell>>>>, addsUp = true) {
  const moments: readonly SeriesMoment[] = Object.keys(rows).map((label) => ({
    label,
    day: `${Number(label.slice(0, 4)) + 1}-03-31`,
  }))
  return { moments, at: (code: string, label: string) => rows[label]?.[code], addsUp }
}

test('a county’s series goes on in the councils that took over', () => {
  const series = money({
    '2019-20': { [northamptonshire]: 122_136_172 },
    '2020-21': { [northamptonshire]: 117_035_107 },
    '2021-22': { [north]: 70_000_000, [west]: 77_570_947 },
  })
  expect(seriesThrough(northamptonshire, series).map(({ figure }) => figure)).toEqual([
    { kind: 'figure', value: 122_136_172, of: [northamptonshire] },
    { kind: 'figure', value: 117_035_107, of: [northamptonshire] },
    { kind: 'figure', value: 147_570_947, of: [north, west] },
  ])
})

test('a year without a figure of either successor is a gap with its reasons, never nought', () => {
  const series = money({
    '2022-23': { [cumbria]: 117_695_506 },
    '2023-24': {
      [cumbria]: { missing: 'notApplicable' },
      [cumberland]: { missing: 'hidden' },
      [westmorland]: { missing: 'hidden' },
    },
    '2024-25': { [cumberland]: 70_000_000, [westmorland]: 70_561_732 },
  })
  const points = seriesThrough(cumbria, series)
  expect(points.map(({ figure }) => figure)).toEqual([
    { kind: 'figure', value: 117_695_506, of: [cumbria] },
    { kind: 'gap', reason: 'hidden', without: [cumberland, westmorland] },
    { kind: 'figure', value: 140_561_732, of: [cumberland, westmorland] },
  ])
  expect(points[1]?.bodies).toEqual([
    { code: cumberland, name: 'Cumberland', cell: { missing: 'hidden' } },
    { code: westmorland, name: 'Westmorland and Furness', cell: { missing: 'hidden' } },
  ])
})

test('with one of two successors missing the sum is at least what the other has, and says who is missing', () => {
  const series = money({ '2023-24': { [cumberland]: 60, [westmorland]: { missing: 'notReceived' } } })
  expect(seriesThrough(cumbria, series)[0]?.figure).toEqual({ kind: 'atLeast', value: 60, without: [westmorland] })
})

test('a council of which the source has no row has a gap, and what is nought stays nought', () => {
  const points = seriesThrough(northamptonshire, money({ '2021-22': { [north]: 0, [west]: 0 }, '2022-23': {} }))
  expect(points.map(({ figure }) => figure)).toEqual([
    { kind: 'figure', value: 0, of: [north, west] },
    { kind: 'gap', reason: 'notAvailable', without: [north, west] },
  ])
})

test('rates of two successors are not added', () => {
  const series = money({ '2020-21': { [northamptonshire]: 67 }, '2021-22': { [north]: 68, [west]: 63 } }, false)
  expect(seriesThrough(northamptonshire, series).map(({ figure }) => figure)).toEqual([
    { kind: 'figure', value: 67, of: [northamptonshire] },
    { kind: 'apart', because: 'rate' },
  ])
})

test('a county’s figure is not taken for that of a council made of a part of it', () => {
  const [before, after] = seriesThrough(
    north,
    money({ '2020-21': { [northamptonshire]: 117 }, '2021-22': { [north]: 70 } }),
  )
  expect(before).toMatchObject({ fit: 'wider', bodies: [{ code: northamptonshire, cell: 117 }] })
  expect(before?.figure).toEqual({ kind: 'apart', because: 'wider' })
  expect(after?.figure).toEqual({ kind: 'figure', value: 70, of: [north] })
})

test('a source that goes on under the old code, or carries new councils back, is taken as it reports', () => {
  const late = seriesThrough(northamptonshire, money({ '2021-22': { [northamptonshire]: 140 } }))
  expect(late[0]).toMatchObject({ figure: { kind: 'figure', value: 140 }, reportedBy: [northamptonshire] })
  const early = seriesThrough(northamptonshire, money({ '2020-21': { [north]: 60, [west]: 57 } }))
  expect(early[0]).toMatchObject({ figure: { kind: 'figure', value: 117 }, reportedBy: [north, west] })
  const own = seriesThrough(north, money({ '2020-21': { [northamptonshire]: 117, [north]: 60 } }))
  expect(own[0]).toMatchObject({ figure: { kind: 'figure', value: 60 }, reportedBy: [north] })
})

test.each([
  ['Barnsley', 'E08000016', 'E08000038'],
  ['Sheffield', 'E08000019', 'E08000039'],
])('%s is one council under two codes, whichever a source uses', (_name, old, today) => {
  const series = money({ '2023-24': { [old]: 1 }, '2024-25': { [today]: 2 }, '2025-26': { [old]: 3 } })
  for (const code of [old, today]) {
    const points = seriesThrough(code, series)
    expect(points.map(({ fit }) => fit)).toEqual(['exact', 'exact', 'exact'])
    expect(points.map(({ figure }) => (figure.kind === 'figure' ? figure.value : undefined))).toEqual([1, 2, 3])
  }
})

test('Gateshead and Northumberland are found under the codes they had before 2013', () => {
  expect(successorsOn('E08000020', '2025-04-01')).toEqual(['E08000037'])
  const [point] = seriesThrough('E06000057', money({ '2012-13': { E06000048: 5 } }))
  expect(point?.figure).toEqual({ kind: 'figure', value: 5, of: ['E06000057'] })
})

test('Dorset went to two councils, one of which took in Bournemouth and Poole besides', () => {
  expect(successorsOn('E10000009', '2019-04-01')).toEqual(['E06000058', 'E06000059'])
  expect(bodiesCovering('E10000009', '2019-03-31')).toEqual({ bodies: ['E10000009'], fit: 'exact' })
  expect(bodiesCovering('E10000009', '2020-03-31')).toEqual({ bodies: ['E06000058', 'E06000059'], fit: 'wider' })
  expect(bodiesCovering('E06000058', '2019-03-31')).toEqual({
    bodies: ['E06000028', 'E06000029', 'E10000009'],
    fit: 'wider',
  })
  expect(successorsOf('E10000009').map(({ through, share }) => [through, share])).toEqual([
    [['Christchurch'], undefined],
    [['East Dorset', 'North Dorset', 'Purbeck', 'West Dorset', 'Weymouth and Portland'], undefined],
  ])
})

test('before 2009 Cheshire and Bedfordshire answer, by the Department’s numbers; before April 2008 nobody does', () => {
  expect(bodiesCovering('E06000049', '2009-03-31')).toEqual({ bodies: ['875'], fit: 'wider' })
  expect(bodiesCovering('820', '2012-03-31')).toEqual({ bodies: ['E06000055', 'E06000056'], fit: 'exact' })
  expect(bodiesCovering('E06000005', '2009-03-31')).toEqual({ bodies: ['E06000005'], fit: 'exact' })
  expect(bodiesCovering('E06000005', '2008-03-31')).toEqual({ bodies: [], fit: 'unknown' })
  expect(bodiesCovering('E99999999', '2020-03-31')).toEqual({ bodies: [], fit: 'unknown' })
  const points = seriesThrough('875', money({ '2008-09': { 875: 60 }, '2009-10': { E06000049: 30, E06000050: 31 } }))
  expect(points.map(({ figure }) => (figure.kind === 'figure' ? figure.value : undefined))).toEqual([60, 61])
})

test('who took over and from whom is told with the day and the part of the children', () => {
  expect(successorsOf(northamptonshire).map(({ successor, day, share }) => [successor, day, share])).toEqual([
    [north, '2021-04-01', { part: 79_186 / 171_236, by: 'people aged 0 to 17 at mid-2021', grade: 'C' }],
    [west, '2021-04-01', { part: 92_050 / 171_236, by: 'people aged 0 to 17 at mid-2021', grade: 'C' }],
  ])
  expect(predecessorsOf('E06000058').map(({ predecessor }) => predecessor)).toEqual([
    'E06000028',
    'E06000029',
    'E10000009',
  ])
})

test('the successions say what the list of councils says, and shares that are known add up', () => {
  for (const { code, successors, validTo } of councils) {
    const next = successorsOf(code)
    expect(next.map(({ successor }) => successor)).toEqual([...successors].sort())
    for (const { day, successor } of next) {
      expect([validOn(code, day), validOn(successor, day), validTo?.slice(0, 4)]).toEqual([
        false,
        true,
        day.slice(0, 4),
      ])
    }
    const parts = next.flatMap(({ share }) => (share === undefined ? [] : [share.part]))
    if (parts.length > 0) expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12)
  }
})

test('every council of a day answers for its own area and for no other', () => {
  for (const day of ['2014-03-31', '2019-03-31', '2020-03-31', '2022-03-31', '2025-03-31', '2025-04-01'])
    for (const { code } of councils)
      if (validOn(code, day)) expect(bodiesCovering(code, day)).toEqual({ bodies: [code], fit: 'exact' })
})

test('a county that will be divided goes on in the councils that are planned', () => {
  const plan = futureCouncils('E10000029', [
    { code: 'X-west', name: 'West', districts: ['West Suffolk', 'Babergh'] },
    { code: 'X-east', name: 'East', districts: ['East Suffolk', 'Ipswich', 'Mid Suffolk'] },
  ])
  if ('problems' in plan) throw new Error('The plan is in order')
  const also = plannedSuccessions(plan.councils, '2028-04-01')
  expect(bodiesCovering('E10000029', '2028-03-31', also)).toEqual({ bodies: ['E10000029'], fit: 'exact' })
  expect(bodiesCovering('E10000029', '2028-04-01', also)).toEqual({ bodies: ['X-east', 'X-west'], fit: 'exact' })
  expect(bodiesCovering('X-west', '2025-03-31', also)).toEqual({ bodies: ['E10000029'], fit: 'wider' })
  expect(bodiesCovering('X-west', '2025-03-31')).toEqual({ bodies: [], fit: 'unknown' })
})

const basis = { what: 'people aged 0 to 17 at mid-2023 by district', grade: 'A' } as const

test('money split by weights adds up to the penny, and each part says what it rests on', () => {
  const parts = splitPenceByWeights(pence(100), { 'X-a': 1, 'X-b': 1, 'X-c': 1 }, basis)
  expect(parts.map(({ value }) => value)).toEqual([33, 34, 33])
  expect(parts[0]).toMatchObject({ code: 'X-a', ...basis })
})

test('a count is split exactly, and a gap stays a gap in every part', () => {
  expect(splitByWeights(10, { 'X-a': 3, 'X-b': 1 }, basis).map(({ value, share }) => [value, share])).toEqual([
    [7.5, 0.75],
    [2.5, 0.25],
  ])
  expect(splitByWeights({ missing: 'suppressed' }, { 'X-a': 3, 'X-b': 1 }, basis).map(({ value }) => value)).toEqual([
    { missing: 'suppressed' },
    { missing: 'suppressed' },
  ])
})

test.each([[{}], [{ 'X-a': 0 }], [{ 'X-a': 2, 'X-b': -1 }], [{ 'X-a': Number.NaN }]])(
  'nothing is split by weights that cannot be shared by: %o',
  (weights) => {
    expect(() => splitByWeights(1, weights, basis)).toThrow(RangeError)
    expect(() => splitPenceByWeights(pence(1), weights, basis)).toThrow(RangeError)
  },
)
