import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assumption, figures, given } from '../define.ts'
import { yearsFrom } from '../financial-year.ts'
import { cells, members, readingOf } from '../testing/small-case.ts'
import { centralReading } from './central.ts'
import { planFigures } from './plan.ts'

const councils = ['E06000001', 'E06000003', 'E06000005']
const years = yearsFrom('2012-13', 4)
const pounds = given('pounds', { title: 'Pounds', unit: '£', by: ['council'] })
const total = given('total', { title: 'Total', unit: '£' })
const key = given('key', { title: 'Children', unit: 'children', by: ['council'] })
const rate = assumption('rate', { title: 'Rate', unit: 'share' })

test('a line is rounded when it is worked, and everything after reads it rounded', () => {
  const { part, all, raw } = figures(
    'G',
    { pounds, rate },
    {
      raw: { title: 'Unrounded', unit: '£', by: ['council'], is: 'pounds × rate' },
      part: { title: 'Part', unit: '£', line: true, by: ['council'], is: 'raw' },
      all: { title: 'All', unit: '£', line: true, by: [], is: 'sum(part over council)' },
    },
  )
  const reading = readingOf([raw, part, all], {
    members: members({ council: councils }),
    givens: { pounds: cells({ '': 1.004 }) },
    central: { rate: 1 },
  })
  expect(reading.cell(raw, { council: 'E06000001' })).toBe(1.004)
  expect(reading.cell(part, { council: 'E06000001' })).toBe(1)
  expect(reading.cell(all)).toBe(3)
})

test('a total shared by a key adds up to the penny when it is a line', () => {
  const { shared, exact } = figures(
    'G',
    { total, key },
    {
      shared: { title: 'Shared', unit: '£', line: true, by: ['council'], is: 'share(total, key over council)' },
      exact: { title: 'Exact', unit: '£', by: ['council'], is: 'share(total, key over council)' },
    },
  )
  const shares = (of: number, keys: readonly number[]) => {
    const byCode = Object.fromEntries(councils.map((code, index) => [code, keys[index] ?? 0]))
    const reading = readingOf([shared, exact], {
      members: members({ council: councils }),
      givens: { total: cells({ '': of }), key: cells(byCode) },
      central: {},
    })
    return { pennies: [...reading.values(shared)], exact: [...reading.values(exact)] }
  }
  expect(shares(1, [1, 1, 1]).pennies).toEqual([0.33, 0.34, 0.33])
  expect(shares(-1, [1, 1, 1]).pennies).toEqual([-0.33, -0.34, -0.33])
  expect(shares(100, [22, 23, 55]).exact).toEqual([22, 23, 55])
  fc.assert(
    fc.property(
      fc.integer({ min: -1e10, max: 1e10 }),
      fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 3, maxLength: 3 }),
      (tenths, keys) => {
        const { pennies } = shares(tenths / 1000, keys)
        const [all = 0] = shares(tenths / 1000, [1, 0, 0]).pennies
        expect(Math.round(pennies.reduce((a, b) => a + b * 100, 0))).toBe(Math.round(all * 100))
      },
    ),
  )
})

test('last year’s figure is this year’s beginning', () => {
  const start = given('start', { title: 'At the start', unit: 'FTE' })
  const leaving = assumption('leaving', { title: 'Leavers', unit: '1/year' })
  const { stock } = figures(
    'G',
    { start, leaving },
    {
      stock: { title: 'Staff', unit: 'FTE', by: ['year'], is: 'before − before × leaving × 1 year' },
      before: { title: 'Before', unit: 'FTE', is: 'previous(stock, starting start)' },
    },
  )
  const reading = readingOf([stock], {
    members: members({ year: years }),
    givens: { start: cells({ '': 64 }) },
    central: { leaving: 0.5 },
  })
  expect([...reading.values(stock)]).toEqual([32, 16, 8, 4])
})

test('a month follows the month before, across the year’s end', () => {
  const { months, pay, last } = figures(
    'G',
    {},
    {
      months: {
        title: 'Months gone by',
        unit: 'number',
        by: ['year', 'month'],
        is: 'previousMonth(months, starting 0) + 1',
      },
      pay: { title: 'Added up', unit: 'number', by: ['year'], is: 'sum(months over month)' },
      last: { title: 'At the year end', unit: 'number', by: ['year'], is: 'months[month: last]' },
    },
  )
  const reading = readingOf([months, pay, last], {
    members: members({
      year: years.slice(0, 2),
      month: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
    }),
    givens: {},
    central: {},
  })
  expect([...reading.values(months)]).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
  expect([...reading.values(pay)]).toEqual([78, 222])
  expect([...reading.values(last)]).toEqual([12, 24])
})

test('indices run on, options are compared with the counterfactual, tables are looked up by position', () => {
  const inflation = given('inflation', { title: 'Inflation', unit: 'share', by: ['year'] })
  const cost = given('cost', { title: 'Cost', unit: '£', by: ['option'] })
  const ramp = given('ramp', { title: 'Ramp', unit: 'share', by: ['step'] })
  const { index, saving, phase, paidBack } = figures(
    'G',
    { inflation, cost, ramp },
    {
      index: { title: 'Price index', unit: '£/real £', by: ['year'], is: 'runningProduct(1 + inflation) as £/real £' },
      saving: { title: 'Saving', unit: '£', by: ['option'], is: 'cost[option: counterfactual] − cost' },
      phase: { title: 'Phase', unit: 'share', by: ['year'], is: 'ramp[step: clamp(floor(yearNumber ÷ 1 year), 0, 2)]' },
      paidBack: {
        title: 'Last year out of pocket',
        unit: 'year',
        by: [],
        is: 'max(if(phase < 100%, yearNumber + 1 year, 0 years) over year)',
      },
    },
  )
  const reading = readingOf([index, saving, phase, paidBack], {
    members: members({ year: years, option: ['shared', 'alone'], step: ['0', '1', '2'] }),
    roles: { option: { counterfactual: 'alone' } },
    givens: {
      inflation: cells({ '': 0.5 }),
      cost: cells({ alone: 100, shared: 60 }),
      ramp: cells({ 0: 0.25, 1: 0.5, 2: 1 }),
    },
    central: {},
  })
  expect([...reading.values(index)]).toEqual([1.5, 2.25, 3.375, 5.0625])
  expect(reading.cell(saving, { option: 'shared' })).toBe(40)
  expect([...reading.values(phase)]).toEqual([0.25, 0.5, 1, 1])
  expect(reading.cell(paidBack)).toBe(2)
})

test('a division by nought says where, unless the formula says what it comes to', () => {
  const { ratio, settled } = figures(
    'G',
    { pounds, total },
    {
      ratio: { title: 'Ratio', unit: 'ratio', by: ['council'], is: 'total ÷ pounds' },
      settled: { title: 'Ratio, or nothing', unit: 'ratio', by: ['council'], is: 'divide(total, pounds, otherwise 0)' },
    },
  )
  const reading = readingOf([ratio, settled], {
    members: members({ council: councils }),
    givens: { pounds: cells({ E06000001: 4, E06000003: 0, E06000005: 2 }), total: cells({ '': 8 }) },
    central: {},
  })
  expect([...reading.values(settled)]).toEqual([2, 0, 4])
  expect(reading.faults).toEqual([{ figure: 'G/ratio', at: { council: 'E06000003' } }])
})

test('an assumption can be set to another value, and the first reading stays as it was', () => {
  const { cut } = figures(
    'G',
    { pounds, rate },
    { cut: { title: 'Cut', unit: '£', by: ['council'], is: 'pounds × rate' } },
  )
  const plan = planFigures([cut], {
    members: members({ council: councils }),
    givens: { pounds: cells({ '': 100 }) },
    central: { rate: 0.5 },
  })
  const central = centralReading(plan)
  const at = { council: 'E06000005' }
  expect(centralReading(plan, { rate: 0.75 }).cell(cut, at)).toBe(75)
  expect(central.cell(cut, at)).toBe(50)
  expect(() => centralReading(plan, { rat: 1 })).toThrow('rat is not an assumption')
  expect(() => central.cell(cut, { council: 'E06000099' })).toThrow('E06000099 is not in the plan')
})

test('the order of councils in the file changes no digit', () => {
  const { all } = figures(
    'G',
    { pounds, rate },
    { all: { title: 'All', unit: '£', by: [], is: 'sum(pounds × rate over council)' } },
  )
  const amounts = { E06000001: 0.1, E06000003: 0.2, E06000005: 0.3 }
  const worked = (order: readonly string[]) =>
    readingOf([all], {
      members: members({ council: order }),
      givens: { pounds: cells(amounts) },
      central: { rate: 1 },
    }).cell(all)
  expect(worked(['E06000005', 'E06000001', 'E06000003'])).toBe(worked(councils))
  expect(worked(councils)).toBe(0.1 + 0.2 + 0.3)
})
