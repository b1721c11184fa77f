import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Observation } from '../observation.ts'
import { baselineOf } from './baseline.ts'
import { sumOf } from './sum.ts'
import {
  aFigure,
  anArea,
  anImport,
  aRegion,
  darlington,
  hartlepool,
  northamptonshire,
  northNorthants,
  redcar,
  westminster,
  westNorthants,
} from './testing/figures.ts'

/** The cells of some figures, as a baseline of everyone in them has them. */
function cellsOf(...figures: readonly Observation[]) {
  const councils = figures.flatMap(({ area }) => (area.councils.length > 0 ? area.councils : [area.key]))
  return baselineOf([anImport(figures)], { councils }).cells
}

function sumOfFigures(...figures: readonly Observation[]) {
  const sum = sumOf(cellsOf(...figures))
  return 'problems' in sum
    ? { problems: sum.problems.map(({ sentence }) => sentence) }
    : { value: sum.value, leftOut: sum.leftOut.map(({ because }) => because) }
}

const spend = (line: string, value: number, more: object = {}) =>
  aFigure({ measure: `section251/${line}/gross`, value, year: 2012, ...more })

test('figures of several councils add up', () => {
  expect(sumOfFigures(aFigure({ value: 95.6 }), aFigure({ of: hartlepool, value: 151.4 }))).toEqual({
    value: 247,
    leftOut: [],
  })
})

test('a joint return and one of its councils are counted once', () => {
  expect(
    sumOfFigures(
      aFigure({ of: anArea(northNorthants, westNorthants), value: 421.5 }),
      aFigure({ of: northNorthants, value: 200 }),
    ),
  ).toEqual({
    value: 421.5,
    leftOut: ['North Northamptonshire is inside North Northamptonshire / West Northamptonshire, which is counted.'],
  })
})

test('two joint returns that share a council are refused', () => {
  expect(
    sumOfFigures(
      aFigure({ of: anArea(northNorthants, westNorthants), value: 421.5 }),
      aFigure({ of: anArea(northNorthants, darlington), value: 200 }),
    ),
  ).toEqual({ problems: [expect.stringMatching(/overlap and neither holds the other/)] })
})

test('a region holds its councils, and not those of another region', () => {
  const region = aRegion('E12000001', 'North East')
  expect(sumOfFigures(aFigure({ of: region, value: 3000 }), aFigure({ value: 95.6 }))).toEqual({
    value: 3000,
    leftOut: ['Darlington is inside North East, which is counted.'],
  })
  expect(sumOfFigures(aFigure({ of: region, value: 3000 }), aFigure({ of: westminster, value: 100 }))).toEqual({
    value: 3100,
    leftOut: [],
  })
})

test('a region of the Department’s holds its councils too, and an unknown region is not added to one', () => {
  const inner = aRegion('E13000001', 'Inner London')
  expect(sumOfFigures(aFigure({ of: inner, value: 3000 }), aFigure({ of: westminster, value: 100 }))).toMatchObject({
    value: 3000,
  })
  expect(sumOfFigures(aFigure({ of: aRegion('X1', 'The fens'), value: 3000 }), aFigure({ value: 100 }))).toEqual({
    problems: [expect.stringMatching(/cannot be told whether/)],
  })
})

test('a county and its successors in one year are counted once', () => {
  expect(
    sumOfFigures(
      aFigure({ of: northamptonshire, value: 117, year: 2020 }),
      aFigure({ of: northNorthants, value: 50, year: 2020 }),
      aFigure({ of: westNorthants, value: 67, year: 2020 }),
    ),
  ).toEqual({
    value: 117,
    leftOut: [
      'North Northamptonshire is inside Northamptonshire, which is counted.',
      'West Northamptonshire is inside Northamptonshire, which is counted.',
    ],
  })
})

test('a county that is gone is no missing figure beside its successors', () => {
  expect(
    sumOfFigures(
      aFigure({ of: northamptonshire, value: { missing: 'notAvailable' }, year: 2024 }),
      aFigure({ of: northNorthants, value: 50, year: 2024 }),
      aFigure({ of: westNorthants, value: 67, year: 2024 }),
    ),
  ).toEqual({
    value: 117,
    leftOut: ['Northamptonshire was not there in 2024-25, so it has no figure to miss.'],
  })
})

test('a county that gave land to two and took from others cannot be added to its neighbour in time', () => {
  // Dorset (E10000009) went to Dorset and to Bournemouth, Christchurch and Poole, which had Poole too.
  expect(
    sumOfFigures(
      aFigure({ of: 'E10000009', value: 1, year: 2018 }),
      aFigure({ of: 'E06000058', value: 1, year: 2018 }),
    ),
  ).toEqual({ problems: [expect.stringMatching(/overlap/)] })
})

test('a total and its parts are counted once, and a total of the total’s total too', () => {
  expect(sumOfFigures(spend('totalExcludingCera', 20), spend('totalLookedAfter', 10), spend('residential', 3))).toEqual(
    {
      value: 20,
      leftOut: [
        'section251/residential/gross is inside section251/totalExcludingCera/gross, which is counted.',
        'section251/totalLookedAfter/gross is inside section251/totalExcludingCera/gross, which is counted.',
      ],
    },
  )
})

test('two lines add up, a line and who provided it do not count twice, and spend and income are not added', () => {
  const own = aFigure({ measure: 'section251/residential/own', value: 1, year: 2012 })
  const income = aFigure({ measure: 'section251/residential/income', value: 1, year: 2012 })
  expect(sumOfFigures(spend('residential', 3), spend('fostering', 4))).toMatchObject({ value: 7 })
  expect(sumOfFigures(spend('residential', 3), own)).toMatchObject({ value: 3 })
  expect(sumOfFigures(spend('residential', 3), income)).toEqual({
    problems: [expect.stringMatching(/not parts of one whole/)],
  })
})

test('one and the same line of the two returns is never added up', () => {
  const outturn = aFigure({ measure: 'revenueOutturn/childrensSocialCare/gross', value: 19, year: 2012 })
  expect(sumOfFigures(spend('totalExcludingCera', 20), outturn)).toEqual({
    problems: [expect.stringMatching(/not parts of one whole/)],
  })
})

test('a memo line is inside the total, and beside a line it cannot be told', () => {
  expect(sumOfFigures(spend('totalExcludingCera', 20), spend('memoSubstanceMisuse', 1))).toMatchObject({ value: 20 })
  expect(sumOfFigures(spend('residential', 20), spend('memoSubstanceMisuse', 1))).toEqual({
    problems: [expect.stringMatching(/cannot be told/)],
  })
})

test('all children and boys are counted once, boys and girls add up', () => {
  const group = (sex: string, value: number) => aFigure({ measure: 'looked-after/number', filters: { sex }, value })
  expect(sumOfFigures(group('Total', 100), group('Male', 55))).toMatchObject({ value: 100 })
  expect(sumOfFigures(group('Male', 55), group('Female', 45))).toMatchObject({ value: 100 })
})

test('a missing member makes the sum at least what the others come to, and is named', () => {
  const sum = sumOf(cellsOf(aFigure({ value: 95.6 }), aFigure({ of: westminster, value: { missing: 'notAvailable' } })))
  expect(sum).toMatchObject({
    value: { atLeast: 95.6, missing: [{ unit: 'Westminster', missing: 'notAvailable' }] },
  })
})

test('without a member a sum of net spend is no lower bound: what is missing may be below nought', () => {
  const net = (of: string, value: Parameters<typeof aFigure>[0]['value']) =>
    aFigure({ of, measure: 'section251/youthJustice/net', value })
  expect(sumOfFigures(net(darlington, 5), net(hartlepool, { missing: 'blank' }))).toMatchObject({
    value: { soFar: { low: 5, high: 5 }, missing: [{ unit: 'Hartlepool' }] },
  })
})

test('figures that round to nought add up as intervals', () => {
  expect(sumOfFigures(aFigure({ value: 100 }), aFigure({ of: hartlepool, value: { low: 0, high: 5 } }))).toMatchObject({
    value: { low: 100, high: 105 },
  })
})

test('rates, findings and figures of two years are not added up', () => {
  const rate = (of: string) => aFigure({ of, measure: 'workforce/agency_rate_fte', value: 19.5 })
  expect(sumOfFigures(rate(darlington), rate(hartlepool))).toEqual({ problems: [expect.stringMatching(/rate/)] })
  expect(sumOfFigures(aFigure({ value: 1, year: 2023 }), aFigure({ value: 1, of: redcar }))).toEqual({
    problems: [expect.stringMatching(/two periods/)],
  })
  expect(sumOf([])).toEqual({ problems: [expect.objectContaining({ code: 'IMP-97' })] })
})

test('a sum is the same in whatever order its figures come, and no figure is counted twice', () => {
  const all = cellsOf(
    aFigure({ of: anArea(northNorthants, westNorthants), value: 421.5 }),
    aFigure({ of: northNorthants, value: 200 }),
    aFigure({ value: 95.6 }),
    aFigure({ of: hartlepool, value: { low: 0, high: 5 } }),
    aFigure({ of: redcar, value: { missing: 'suppressed' } }),
  )
  fc.assert(
    fc.property(fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }), (cells) => {
      const sum = sumOf(cells)
      expect('value' in sum && sum.value).toMatchObject({ atLeast: 517.1, missing: [{ unit: 'Redcar and Cleveland' }] })
    }),
  )
})
