import { expect, test } from 'vitest'
import { assumption, figures, given } from '../define.ts'
import { type Cell, isMissing } from '../missing.ts'
import { cells, members, readingOf } from '../testing/small-case.ts'

const council = ['A', 'B', 'C']
const cost = given('cost', { title: 'Cost', unit: '£', by: ['council'] })
const other = given('other', { title: 'Other cost', unit: '£', by: ['council'] })
const flag = given('flag', { title: 'Flag', unit: 'number', by: ['council'] })
const chance = assumption('chance', { title: 'Chance', unit: 'number' })

const notApplicable: Cell = { missing: 'notApplicable' }
const suppressed: Cell = { missing: 'suppressed' }
const zero: Cell = 0

function worked(
  unit: '£' | 'number',
  is: string,
  by: readonly string[],
  given: Record<'cost' | 'other' | 'flag', Record<string, Cell>>,
): readonly Cell[] {
  const { figure } = figures(
    'G',
    { cost, other, flag, chance } as Record<string, typeof cost | typeof flag | typeof chance>,
    { figure: { title: 'Figure', unit, by, is } },
  )
  const reading = readingOf([figure], {
    members: members({ council }),
    givens: { cost: cells(given.cost), other: cells(given.other), flag: cells(given.flag) },
    central: { chance: 1 },
  })
  return by.length === 0 ? [reading.cell(figure)] : council.map((code) => reading.cell(figure, { council: code }))
}

const full = { A: 1, B: 2, C: 4 }

test('a sum leaves out councils to which a figure does not apply', () => {
  expect(
    worked('£', 'sum(cost over council)', [], { cost: { A: 1, B: notApplicable, C: 4 }, other: full, flag: full }),
  ).toEqual([5])
})

test('a sum with a suppressed council is missing, and says which', () => {
  expect(
    worked('£', 'sum(cost over council)', [], {
      cost: { A: notApplicable, B: suppressed, C: 4 },
      other: full,
      flag: full,
    }),
  ).toEqual([{ missing: 'suppressed', at: 'cost B' }])
})

test('when a figure applies to none, its sum does not apply either', () => {
  const none = { A: notApplicable, B: notApplicable, C: notApplicable }
  expect(worked('£', 'max(cost over council)', [], { cost: none, other: full, flag: full })).toEqual([
    { missing: 'notApplicable', at: 'cost A' },
  ])
})

test('“does not apply” outranks every other reason', () => {
  const gaps = { cost: { A: suppressed, B: suppressed, C: 1 }, other: { A: notApplicable, B: 1, C: 1 }, flag: full }
  expect(worked('£', 'cost + other', ['council'], gaps)).toEqual([
    { missing: 'notApplicable', at: 'other A' },
    { missing: 'suppressed', at: 'cost B' },
    2,
  ])
})

test('a missing figure is never nought, and nought is never missing', () => {
  const found = worked('£', 'cost × 0', ['council'], {
    cost: { A: suppressed, B: zero, C: 4 },
    other: full,
    flag: full,
  })
  expect(found.map((cell) => isMissing(cell))).toEqual([true, false, false])
})

test('a known condition looks only at the branch it takes', () => {
  const given = { cost: { A: 1, B: suppressed, C: suppressed }, other: full, flag: { A: 1, B: 0, C: 1 } }
  expect(worked('£', 'if(flag = 1, cost, other)', ['council'], given)).toEqual([
    1,
    2,
    { missing: 'suppressed', at: 'cost C' },
  ])
})

test('where chance decides, a gap in either branch is a gap', () => {
  const given = { cost: { A: 1, B: suppressed, C: suppressed }, other: full, flag: { A: 1, B: 0, C: 1 } }
  expect(worked('£', 'if(flag × chance = 1, cost, other)', ['council'], given)).toEqual([
    1,
    { missing: 'suppressed', at: 'cost B' },
    { missing: 'suppressed', at: 'cost C' },
  ])
})

test('a gap is filled only where the formula says so', () => {
  expect(
    worked('£', 'orElse(cost, other)', ['council'], {
      cost: { A: 9, B: suppressed, C: notApplicable },
      other: { A: 1, B: 2, C: suppressed },
      flag: full,
    }),
  ).toEqual([9, 2, { missing: 'suppressed', at: 'other C' }])
})
