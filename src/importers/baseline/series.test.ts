import { expect, test } from 'vitest'
import type { Observation } from '../observation.ts'
import { baselineOf } from './baseline.ts'
import { areaSeries } from './series.ts'
import { aFigure, anArea, anImport, northamptonshire, northNorthants, westNorthants } from './testing/figures.ts'

const [cumbria, cumberland, westmorland] = ['E10000006', 'E06000063', 'E06000064'] as const

function series(council: string, ...figures: readonly Observation[]) {
  const councils = figures.flatMap(({ area }) => area.councils)
  const { cells } = baselineOf([anImport(figures)], { councils })
  return areaSeries(cells, { council, measure: figures[0]?.measure ?? '' }).map(({ period, value, fit }) => [
    period.label,
    value,
    fit,
  ])
}

const spend = (of: string, year: number, value: Observation['value']) =>
  aFigure({ of, year, value, measure: 'section251/totalExcludingCera/gross' })

test('a county’s spend goes on as the sum of its successors', () => {
  expect(
    series(
      northamptonshire,
      spend(northamptonshire, 2020, 117),
      spend(northNorthants, 2021, 60),
      spend(westNorthants, 2021, 87),
      spend(northamptonshire, 2021, { missing: 'notAvailable' }),
    ),
  ).toEqual([
    ['2020-21', 117, 'exact'],
    ['2021-22', 147, 'exact'],
  ])
})

test('a year in which no successor has a figure is a gap with its reasons, and never nought', () => {
  const gap = { missing: 'hidden' } as const
  expect(
    series(
      cumbria,
      spend(cumbria, 2022, 117_695_506),
      spend(cumberland, 2023, gap),
      spend(westmorland, 2023, gap),
      spend(cumberland, 2024, 60_000_000),
      spend(westmorland, 2024, 80_561_732),
    ).map(([label, value]) => [label, value]),
  ).toEqual([
    ['2022-23', 117_695_506],
    [
      '2023-24',
      {
        missing: [
          { unit: 'Cumberland', measure: 'section251/totalExcludingCera/gross', missing: 'hidden' },
          { unit: 'Westmorland and Furness', measure: 'section251/totalExcludingCera/gross', missing: 'hidden' },
        ],
      },
    ],
    ['2024-25', 140_561_732],
  ])
})

test('with one successor’s figure the area has at least that, and without its row no more is said than so far', () => {
  expect(
    series(cumbria, spend(cumberland, 2023, 60), spend(westmorland, 2023, { missing: 'notReceived' }))[0]?.[1],
  ).toMatchObject({ atLeast: 60 })
  expect(series(cumbria, spend(cumberland, 2023, 60))[0]?.[1]).toMatchObject({ soFar: { low: 60, high: 60 } })
})

test('a joint return stands for the county it came from, and a rate of two successors for nothing', () => {
  const joint = (measure: string) =>
    aFigure({ of: anArea(northNorthants, westNorthants), year: 2024, value: 14.8, measure })
  expect(series(northamptonshire, joint('workforce/caseload_fte'))).toEqual([['2024-25', 14.8, 'exact']])
  const rate = (of: string) => aFigure({ of, year: 2024, value: 14.8, measure: 'looked-after/rate_per_10000' })
  expect(series(northamptonshire, rate(northNorthants), { ...rate(westNorthants), value: 15 })).toEqual([
    ['2024-25', { missing: 'notApplicable' }, 'exact'],
  ])
})

test('before a new council was there its area was part of a county, whose figure is not its own', () => {
  expect(series(northNorthants, spend(northamptonshire, 2020, 117))).toEqual([
    ['2020-21', { missing: 'notAvailable' }, 'wider'],
  ])
})
