import { expect, test } from 'vitest'
import type { Observation } from '../observation.ts'
import { dayPeriod } from '../periods.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'
import { sharedReturnDoubles } from './shared-return-doubles.ts'

const northamptonshire = ['E06000061', 'E06000062']

test('the figure of one return of two councils, written into both, is to be counted once', () => {
  const both = [
    figure('E06000061', 'lait/Work_Force_NoSW', 421.5),
    figure('E06000062', 'lait/Work_Force_NoSW', 421.5),
    figure('E06000015', 'lait/Work_Force_NoSW', 211.9),
  ]
  expect(sharedReturnDoubles(both, [northamptonshire])).toEqual([
    {
      measure: 'lait/Work_Force_NoSW',
      period: '30 September 2025',
      councils: northamptonshire,
      unit: 'E06000061+E06000062',
      value: 421.5,
      observations: both.slice(0, 2),
    },
  ])
})

test('with it go the whole numbers of the same topic and day', () => {
  const doubles = sharedReturnDoubles(
    northamptonshire.flatMap((code) => [
      figure(code, 'lait/Work_Force_NoSW', 421.5),
      figure(code, 'lait/Work_Force_Num_CaseHeld', 4514),
      figure(code, 'lait/LACnum', code === 'E06000061' ? 568 : 602),
    ]),
    [northamptonshire],
  )
  expect(doubles.map(({ measure }) => measure)).toEqual(['lait/Work_Force_NoSW', 'lait/Work_Force_Num_CaseHeld'])
})

test('partners who agree in one short figure, in a whole number, or in one of two figures, made no joint return', () => {
  const pair = (measure: string, first: number, second: number) => [
    figure('E06000061', measure, first),
    figure('E06000062', measure, second),
  ]
  expect(sharedReturnDoubles(pair('lait/PrimStatements', 1.7, 1.7), [northamptonshire])).toEqual([])
  expect(sharedReturnDoubles(pair('lait/LACnum', 1568, 1568), [northamptonshire])).toEqual([])
  const oneOfTwo = [...pair('lait/Work_Force_NoSW', 421.5, 421.5), ...pair('lait/Work_Force_Num_CaseHeld', 4514, 4515)]
  expect(sharedReturnDoubles(oneOfTwo, [northamptonshire])).toEqual([])
})

test('councils that are not known as partners are never taken for one', () => {
  const alike = ['E06000015', 'E06000016'].map((code) => figure(code, 'lait/Work_Force_NoSW', 211.9))
  expect(sharedReturnDoubles(alike, [northamptonshire])).toEqual([])
})

test('nought and a gap are no figures to be alike in', () => {
  const noughts = northamptonshire.map((code) => figure(code, 'lait/Work_Force_NoSW', 0))
  const gaps = northamptonshire.map((code) => figure(code, 'lait/Work_Force_NoSW', { missing: 'hidden' }))
  expect(sharedReturnDoubles([...noughts, ...gaps], [northamptonshire])).toEqual([])
})

testOnReturns('in the whole table, every double is of the workforce census', async () => {
  const { observations } = await readReturn('lait/bds_long_0.parquet')
  const doubles = sharedReturnDoubles(observations, [northamptonshire, ['E09000021', 'E09000027']])
  expect(new Set(doubles.map(({ measure }) => measure.replace(/_.*/, '')))).toEqual(
    new Set(['lait/Work', 'lait/Social', 'lait/Vacancies']),
  )
  const workers = doubles.filter(({ measure }) => measure === 'lait/Work_Force_NoSW')
  const ofUnit = (unit: string) => workers.filter((each) => each.unit === unit).map(({ value }) => value)
  expect(ofUnit('E06000061+E06000062')).toEqual([329.9, 337.9, 337.9, 379.5, 421.5])
  expect(ofUnit('E09000021+E09000027')).toHaveLength(9)
})

function figure(council: string, measure: string, value: Observation['value']): Observation {
  return {
    what: 'observation',
    area: { level: 'council', councils: [council], key: council, name: council, published: {} },
    measure,
    filters: {},
    period: dayPeriod('2025-09-30'),
    value,
    text: String(value),
    row: 1,
    column: 'Values',
    marks: ['secondary'],
  }
}
