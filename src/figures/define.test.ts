import { expect, test } from 'vitest'
import { assumption, checkFigures, type Definition, DefinitionError, figures, given } from './define.ts'
import { inOrderOfCode } from './dimensions.ts'

const pool = given('pool', { title: 'Management pay', unit: 'real £', by: ['council', 'service'] })
const cash = given('cash', { title: 'Cash budget', unit: '£', by: ['council', 'year'] })
const priceIndex = given('priceIndex', { title: 'Price index', unit: '£/real £', by: ['year'] })
const staff = given('staff', { title: 'Social workers', unit: 'FTE', by: ['council', 'year'] })
const weeklyPrice = given('weeklyPrice', { title: 'Weekly price', unit: '£/child/week' })
const children = given('children', { title: 'Children looked after', unit: 'children', by: ['council'] })
const leavingRate = assumption('leavingRate', { title: 'Staff who leave in a year', unit: '1/year' })
const uses = { pool, cash, priceIndex, staff, weeklyPrice, children, leavingRate }

const problemsOf = (definitions: Record<string, Definition>) =>
  checkFigures('L01', uses, definitions).map(({ code, place, sentence }) => `${code} ${place}: ${sentence}`)

test('an unknown name is told with the name that was probably meant', () => {
  expect(problemsOf({ saving: { title: 'Saving', unit: 'real £', is: 'sum(poool over service)' } })).toEqual([
    'FIG-02 L01/saving: In “Saving”, “poool” is not a figure here. Did you mean “pool”?',
  ])
  expect(problemsOf({ saving: { title: 'Saving', unit: 'share', is: 'zebra' } })).toEqual([
    'FIG-02 L01/saving: In “Saving”, “zebra” is not a figure here. Add it to what the group uses, or define it.',
  ])
})

test('a forgotten sum is told as what the figure also varies by', () => {
  expect(problemsOf({ saving: { title: 'Saving', unit: 'real £', by: ['council'], is: 'pool × 35%' } })).toEqual([
    'FIG-03 L01/saving: “Saving” is declared by council, but its formula also varies by service. Add service to `by`, or take a sum, least or greatest over service.',
  ])
  expect(
    problemsOf({ saving: { title: 'Saving', unit: 'real £', by: ['council', 'year'], is: 'sum(pool over service)' } }),
  ).toEqual([
    'FIG-03 L01/saving: “Saving” is declared by council and year, but its formula does not vary by year. Take year out of `by`.',
  ])
})

test('a forgotten sum is told once, and not again in every figure that uses it', () => {
  expect(
    problemsOf({
      saving: { title: 'Saving', unit: 'real £', by: ['council'], is: 'pool × 35%' },
      half: { title: 'Half of it', unit: 'real £', by: ['council'], is: 'saving ÷ 2' },
    }),
  ).toHaveLength(1)
})

test('pounds cannot be added to staff', () => {
  expect(problemsOf({ odd: { title: 'Budget and staff', unit: '£', is: 'cash + staff' } })).toEqual([
    'FIG-06 L01/odd: In “Budget and staff”, £ (cash) and FTE (staff) cannot be added together.',
  ])
})

test('cash cannot be added to constant prices without an index', () => {
  expect(problemsOf({ odd: { title: 'Both', unit: '£', is: 'cash + sum(pool over service)' } })).toEqual([
    'FIG-06 L01/odd: In “Both”, £ (cash) and real £ (sum(pool over service)) cannot be added together. One is in cash, the other in constant prices: turn one into the other with an index in £/real £.',
  ])
  expect(problemsOf({ both: { title: 'Both', unit: '£', is: 'cash + sum(pool over service) × priceIndex' } })).toEqual(
    [],
  )
  expect(problemsOf({ odd: { title: 'Pay', unit: '£', is: 'sum(pool over service)' } })).toEqual([
    'FIG-07 L01/odd: “Pay” is declared in £, but its formula is in real £. One is in cash, the other in constant prices: turn one into the other with an index in £/real £.',
  ])
})

test('a rate by the year is not a share of one month until it is multiplied by a month', () => {
  const start = 'previousMonth(permanent, starting staff × (1 − leavingRate × 1 month))'
  expect(
    problemsOf({ permanent: { title: 'Permanent staff at the end of the month', unit: 'FTE', is: start } }),
  ).toEqual([
    'FIG-06 L01/permanent: In “Permanent staff at the end of the month”, a plain number (1) and month/year (leavingRate × 1 month) cannot be taken from one another.',
  ])
  expect(
    problemsOf({
      permanent: {
        title: 'Permanent staff',
        unit: 'FTE',
        is: start.replace('1 month', '1 month ÷ 12 months × 1 year'),
      },
    }),
  ).toEqual([])
})

test('a weekly price is not a yearly one', () => {
  expect(problemsOf({ cost: { title: 'Placements', unit: '£', is: 'children × weeklyPrice' } })).toEqual([
    'FIG-07 L01/cost: “Placements” is declared in £, but its formula is in £/week.',
  ])
  expect(problemsOf({ cost: { title: 'Placements', unit: '£', is: 'children × weeklyPrice × 52 weeks' } })).toEqual([])
})

test('figures that rest on one another in one year cannot be worked', () => {
  expect(
    problemsOf({
      need: { title: 'Need', unit: 'FTE', is: 'staff − hired' },
      hired: { title: 'Hired', unit: 'FTE', is: 'need × 50%' },
    }),
  ).toEqual([
    'FIG-09 L01/need: “Need” and “Hired” rest on one another in the same period, so none can be worked first. Let one of them use the period before, with previous( ) or previousMonth( ).',
  ])
})

test('a circle that mixes years is told, also when it goes through the year before', () => {
  const [first, ...more] = problemsOf({
    stock: { title: 'Stock', unit: 'FTE', is: 'staff + previous(total, starting 0)' },
    total: { title: 'All years', unit: 'FTE', is: 'sum(stock over year)' },
  })
  expect(more).toEqual([])
  expect(first).toBe(
    'FIG-10 L01/total: “Stock” and “All years” rest on one another from year to year, and the formula of “All years” also looks at other years of them at once (by a sum, least, greatest, share, pick or lookup over year), so a year would wait for one that has not been worked yet. Look at earlier years only, with previous( ) or runningTotal( ).',
  )
})

test('a circle that mixes months is told', () => {
  expect(
    problemsOf({
      stock: { title: 'Stock', unit: 'FTE', is: 'previousMonth(stock, starting staff) + stock[month: last] × 10%' },
    })[0],
  ).toMatch(/^FIG-11 L01\/stock: “Stock” rests on itself from month to month/)
})

test('a stock may rest on the year before, and several on one another', () => {
  const group = figures(
    'L05',
    { staff, leavingRate },
    {
      before: { title: 'Brought forward', unit: 'FTE', is: 'previous(after, starting staff)' },
      after: { title: 'At the year end', unit: 'FTE', is: 'before − leavingRate × 1 year × before + hired' },
      hired: { title: 'Hired', unit: 'FTE', is: 'clamp(staff − before, 0, 5 FTE)' },
    },
  )
  expect(group.after.by).toEqual(['council', 'year'])
  expect(group.before.byWritten).toBe(false)
})

test('a line says what it varies by and is money', () => {
  expect(problemsOf({ saving: { title: 'Saving', unit: '£', line: true, is: 'cash' } })).toEqual([
    "FIG-04 L01/saving: “Saving” is a line, so it must say what it varies by. Its formula varies by council and year: write `by: ['council', 'year']`.",
  ])
  expect(
    problemsOf({ saving: { title: 'Posts', unit: 'FTE', line: true, by: ['council', 'year'], is: 'staff' } }),
  ).toEqual([
    'FIG-14 L01/saving: “Posts” is a line, so it must be in £ or real £, not in FTE. Only published money is a line.',
  ])
})

test('one figure holds one sum, so that it can be read', () => {
  expect(
    problemsOf({
      odd: { title: 'Ratio', unit: 'ratio', is: 'sum(pool over service) ÷ sum(pool over council, service)' },
    }),
  ).toEqual([
    'FIG-12 L01/odd: In “Ratio”, there is more than one sum, least, greatest or share: sum(pool over service) and sum(pool over council, service). Give each a figure of its own, so that it can be read and checked.',
  ])
})

test('nothing is added up or picked over what it does not vary by', () => {
  expect(problemsOf({ odd: { title: 'Odd', unit: 'FTE', is: 'sum(staff over service)' } })).toEqual([
    'FIG-05 L01/odd: In “Odd”, staff does not vary by service, so there is nothing to add up over service.',
  ])
  expect(problemsOf({ odd: { title: 'Odd', unit: 'FTE', is: 'staff[option: counterfactual]' } })).toEqual([
    'FIG-05 L01/odd: In “Odd”, staff does not vary by option, so there is nothing to pick from.',
  ])
  expect(problemsOf({ odd: { title: 'Odd', unit: '£', is: 'share(cash, children over council)' } })).toEqual([
    'FIG-05 L01/odd: In “Odd”, cash already varies by council, so it cannot be shared over council. Share its sum over council.',
  ])
})

test('a share that is a line is its whole formula', () => {
  expect(
    problemsOf({
      odd: { title: 'Odd', unit: '£', line: true, by: ['council'], is: 'share(£100, children over council) × 2' },
    }),
  ).toEqual([
    'FIG-15 L01/odd: “Odd” is a line, so a share must be its whole formula for the pennies to add up. Give share(£100, children over council) a figure of its own.',
  ])
})

test('a condition is not a number, nor a number a condition', () => {
  expect(problemsOf({ odd: { title: 'Odd', unit: 'FTE', is: 'if(staff, 1 FTE, 0)' } })).toEqual([
    'FIG-13 L01/odd: In “Odd”, staff is a number where a condition should be, such as staff > 0.',
  ])
  expect(problemsOf({ odd: { title: 'Odd', unit: 'share', is: '(staff > 1 FTE) × 2' } })).toEqual([
    'FIG-13 L01/odd: In “Odd”, staff > 1 FTE is a condition where a number should be. Only “if” takes a condition.',
  ])
})

test('every problem of a group is told at once, in the order of its figures', () => {
  const codes = checkFigures('L01', uses, {
    first: { title: 'First', unit: '£', is: 'cash + staff' },
    second: { title: 'Second', unit: '£', is: 'cash +' },
    third: { title: 'Third', unit: 'FTEE FTE!', is: 'stuff' },
    fourth: { title: 'Fourth', unit: '£', by: ['council'], is: 'cash' },
    cash: { title: 'Fifth', unit: '£', is: '£1' },
  }).map(({ code }) => code)
  expect(codes).toEqual(['FIG-16', 'FIG-06', 'FIG-01', 'FIG-02', 'FIG-03'])
})

test('problems are thrown when a group is defined, because they are ours', () => {
  expect(() => figures('L01', { staff }, { odd: { title: 'Odd', unit: '£', is: 'staff' } })).toThrow(DefinitionError)
  expect(() => given('x', { title: 'X', unit: '££ 5' })).toThrow('cannot be read')
  expect(() => given('x', { title: 'X', unit: '£', by: ['year', 'year'] })).toThrow('twice')
})

test('an unknown name is an error where it is written', () => {
  expect(() =>
    figures(
      'L01',
      { staff },
      {
        // @ts-expect-error: “staf” is not a figure here, and the editor says so
        odd: { title: 'Odd', unit: 'FTE', is: 'staf × 2' },
      },
    ),
  ).toThrow('Did you mean “staff”?')
})

test('figures come out with their unit and dimensions in canonical order', () => {
  const { cost } = figures('L01', uses, {
    cost: { title: 'Cost', unit: 'real £', by: ['year', 'service', 'council'], is: 'pool × (1 + yearNumber ÷ 1 year)' },
  })
  expect(cost.by).toEqual(['council', 'service', 'year'])
  expect(cost.name).toBe('L01/cost')
  expect(cost.scope).toEqual({ pool })
})

test('members stand in the order of their codes, and steps in the order of their numbers', () => {
  const codes = (list: readonly string[]) => inOrderOfCode(list.map((code) => ({ code }))).map(({ code }) => code)
  expect(codes(['E06000005', 'E06000001'])).toEqual(['E06000001', 'E06000005'])
  expect(codes(['10', '9', '0'])).toEqual(['0', '9', '10'])
  expect(codes(['2013-14', '1999-00', '2012-13'])).toEqual(['1999-00', '2012-13', '2013-14'])
})
