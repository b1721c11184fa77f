import { expect, test } from 'vitest'
import type { Value } from '../value.ts'
import { apportioned } from './apportion.ts'
import { baselineOf } from './baseline.ts'
import { aFigure, anArea, anImport, northNorthants, westNorthants } from './testing/figures.ts'

const children = { weights: { [northNorthants]: 1, [westNorthants]: 3 }, by: 'children aged 0 to 17' }

function parts(measure: string, value: Value, by = children) {
  const figure = aFigure({ of: anArea(northNorthants, westNorthants), measure, value })
  const [cell] = baselineOf([anImport([figure])], { councils: [northNorthants] }).cells
  if (cell === undefined) throw new Error('There is one cell')
  const found = apportioned(cell, by)
  return 'problems' in found ? found : found.map(({ unit, value: part, marks }) => [unit.name, part, marks])
}

test('a joint count is divided by stated weights and marked as estimated', () => {
  expect(parts('workforce/inpost_fte', 400)).toEqual([
    ['North Northamptonshire', 100, ['joint', 'estimated']],
    ['West Northamptonshire', 300, ['joint', 'estimated']],
  ])
})

test('a joint rate is every council’s rate, and a reason every council’s reason', () => {
  expect(parts('workforce/caseload_fte', 14.8)).toEqual([
    ['North Northamptonshire', 14.8, ['joint']],
    ['West Northamptonshire', 14.8, ['joint']],
  ])
  expect(parts('workforce/inpost_fte', { missing: 'unreliable' })).toEqual([
    ['North Northamptonshire', { missing: 'unreliable' }, ['joint']],
    ['West Northamptonshire', { missing: 'unreliable' }, ['joint']],
  ])
})

test('without every council’s weight nothing is divided', () => {
  expect(parts('workforce/inpost_fte', 400, { ...children, weights: { [northNorthants]: 1 } as never })).toEqual({
    problems: [expect.objectContaining({ code: 'IMP-97', sentence: expect.stringContaining('E06000062') })],
  })
})
