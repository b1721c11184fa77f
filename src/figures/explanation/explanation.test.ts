import { expect, test } from 'vitest'
import { assumption, figures, given } from '../define.ts'
import type { Figure } from '../figure.ts'
import { type Cell, isMissing } from '../missing.ts'
import { roundToPenny } from '../pence.ts'
import { centralReading } from '../reading/central.ts'
import type { FigureData } from '../reading/data.ts'
import { membersAt, planFigures } from '../reading/plan.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { explain, saidOf, workedAgain } from './explain.ts'
import { ladder } from './ladder.ts'
import { explanationText } from './text.ts'

const openCases = given('return/openCases', { title: 'Open cases', unit: 'cases', by: ['council', 'service'] })
const staff = given('return/staff', { title: 'Permanent staff at the year end', unit: 'FTE', by: ['council'] })
const pay = given('return/pay', { title: 'Pay of managers', unit: 'real £', by: ['council'] })
const payIndex = given('prices/pay', { title: 'Pay index', unit: 'index', by: ['year'] })
const children = given('return/children', { title: 'Children', unit: 'children', by: ['council'] })
const setUp = given('options/setUp', { title: 'Set-up cost of the whole', unit: 'real £', by: [] })
const cut = assumption('L01/cut', { title: 'Share of management posts removed', unit: 'share', source: 'Judgement' })
const leaving = assumption('L05/leaving', { title: 'Share leaving in a year', unit: 'share', by: ['council'] })

const worked = figures(
  'worked',
  { openCases, staff, pay, payIndex, children, setUp, cut, leaving },
  {
    perWorker: {
      title: 'Cases per permanent social worker',
      unit: 'cases/FTE',
      by: ['council'],
      is: 'sum(openCases over service) ÷ staff',
    },
    saving: {
      title: 'Management saving',
      unit: 'real £',
      line: true,
      by: ['council', 'year'],
      is: 'pay × payIndex × cut × 65%',
    },
    cost: {
      title: 'Set-up cost',
      unit: 'real £',
      line: true,
      by: ['council', 'year'],
      is: 'if(yearNumber < 1 year, costShare, 0)',
    },
    costShare: {
      title: 'Share of the set-up cost',
      unit: 'real £',
      line: true,
      by: ['council'],
      is: 'share(setUp, children over council)',
    },
    net: { title: 'Net saving', unit: 'real £', line: true, by: ['council', 'year'], is: 'saving − cost' },
    cumulative: {
      title: 'Net saving so far',
      unit: 'real £',
      line: true,
      by: ['council', 'year'],
      is: 'runningTotal(net)',
    },
    stock: {
      title: 'Staff left',
      unit: 'FTE',
      by: ['council', 'year'],
      is: 'previous(stock, starting staff) × (1 − leaving)',
    },
    fewest: { title: 'Fewest staff', unit: 'FTE', by: ['council'], is: 'min(stock over year)' },
    filled: {
      title: 'Cases used',
      unit: 'cases',
      by: ['council', 'service'],
      is: 'orElse(openCases, 10 cases)',
    },
    many: {
      title: 'A long sum',
      unit: 'real £',
      line: true,
      by: ['council', 'year'],
      is: 'saving + cost + cost + cost + cost + cost + saving − cost',
    },
  },
)

const losses = figures(
  'losses',
  { cost: worked.cost },
  {
    loss: { title: 'Loss', unit: 'real £', line: true, by: ['council', 'year'], is: '0 − cost' },
    both: { title: 'Both', unit: 'real £', line: true, by: ['council', 'year'], is: 'cost + loss − loss' },
  },
)

const data: FigureData = {
  members: {
    council: [
      { code: 'E06000005', title: 'Darlington' },
      { code: 'E06000001', title: 'Hartlepool' },
      { code: 'E06000003', title: 'Redcar and Cleveland' },
    ],
    service: ['assessment', 'fostering', 'residential'].map((code) => ({ code, title: code })),
    year: ['2012-13', '2013-14', '2014-15'].map((code) => ({ code, title: code })),
  },
  givens: {
    'return/openCases': ({ council, service }): Cell => {
      if (service === 'assessment') return 1650
      return council === 'E06000001' && service === 'fostering'
        ? { missing: 'suppressed' }
        : { missing: 'notApplicable' }
    },
    'return/staff': () => 84.345678,
    'return/pay': () => 333339.55,
    'prices/pay': ({ year }) => (year === '2012-13' ? 1 : year === '2013-14' ? 1.022669172 : 1.0309),
    'return/children': ({ council }) => ({ E06000001: 19000, E06000003: 28000, E06000005: 22000 })[council ?? ''] ?? 0,
    'options/setUp': () => 100000,
  },
  sources: { 'return/pay': ({ council }) => `Section 251 outturn 2012-13, table A1, ${council}` },
  central: { 'L01/cut': 0.5, 'L05/leaving': { E06000001: 0.1, E06000003: 0.2, E06000005: 0.13 } },
}

const plan = planFigures([...Object.values(worked), ...Object.values(losses)], data)
const reading = centralReading(plan)
const textOf = (figure: Figure, at: Readonly<Record<string, string>>) =>
  explanationText(explain(plan, reading, figure, at))

test('a figure is told in titles and in numbers, and members that do not apply are only counted', () => {
  expect(textOf(worked.perWorker, { council: 'E06000005' })).toBe(
    [
      'Cases per permanent social worker, Darlington: 19.5624 cases per FTE',
      '  = open cases added up over services ÷ permanent staff at the year end',
      '  = 1,650 cases (2 of 3 services do not apply) ÷ 84.34568 FTE',
    ].join('\n'),
  )
})

test('factors are shown with enough digits that a calculator reaches the same penny', () => {
  const { numbers } = explain(plan, reading, worked.saving, { council: 'E06000005', year: '2013-14' })
  expect(numbers).toBe('£333,339.55 × 1.0226692 × 50% × 65%')
  expect(roundToPenny(333339.55 * 1.0226692 * 0.5 * 0.65)).toBe(
    reading.cell(worked.saving, { council: 'E06000005', year: '2013-14' }),
  )
  // With the six figures a page shows, the reader would be some pence out.
  expect(roundToPenny(333339.55 * 1.02267 * 0.5 * 0.65)).not.toBe(
    reading.cell(worked.saving, { council: 'E06000005', year: '2013-14' }),
  )
})

test('only the branch taken is told, with the reason it was taken', () => {
  expect(textOf(worked.cost, { council: 'E06000001', year: '2012-13' })).toBe(
    [
      'Set-up cost, Hartlepool, 2012-13: £27,536.23 in constant prices, to the penny',
      '  = share of the set-up cost',
      '  = £27,536.23',
      '  because years since 2012-13 (0 years) < 1 year',
    ].join('\n'),
  )
  expect(textOf(worked.cost, { council: 'E06000001', year: '2013-14' })).toContain(
    'because years since 2012-13 (1 year) ≥ 1 year',
  )
})

test('a share of pennies is told as the running shares it is', () => {
  const { words, numbers } = explain(plan, reading, worked.costShare, { council: 'E06000003' })
  expect(words).toContain('children up to this council ÷ children added up over councils) to the penny')
  expect(numbers).toBe(
    '(£100,000.00 × 47,000 children ÷ 69,000 children) to the penny − (£100,000.00 × 19,000 children ÷ 69,000 children) to the penny',
  )
})

test('the first year of a stock is told by what it starts with, later years by the year before', () => {
  expect(explain(plan, reading, worked.stock, { council: 'E06000003', year: '2012-13' }).words).toBe(
    'permanent staff at the year end × (1 − share leaving in a year)',
  )
  expect(explain(plan, reading, worked.stock, { council: 'E06000003', year: '2013-14' }).words).toBe(
    'staff left a year earlier × (1 − share leaving in a year)',
  )
})

test('a running total is named as one and shows its amounts; a least says where it is', () => {
  const cumulative = explain(plan, reading, worked.cumulative, { council: 'E06000001', year: '2014-15' })
  expect(cumulative.words).toBe('net saving, running total since 2012-13')
  expect(cumulative.terms.map(({ sign, words }) => [sign, words])).toEqual([
    ['', '2012-13'],
    ['+', '2013-14'],
    ['+', '2014-15'],
  ])
  expect(explain(plan, reading, worked.fewest, { council: 'E06000001' }).numbers).toMatch(/ FTE \(2014-15\)$/)
})

test('in a long sum, amounts that are nought are only counted', () => {
  const { words, notes } = explain(plan, reading, worked.many, { council: 'E06000001', year: '2013-14' })
  expect(words).toBe('management saving + management saving')
  expect(notes).toContain('6 more amounts are nought')
})

test('what is added but negative is shown as taken away', () => {
  const both = explain(plan, reading, losses.both, { council: 'E06000001', year: '2012-13' })
  expect(both.words).toBe('set-up cost + loss − loss')
  expect(both.numbers).toBe('£27,536.23 − £27,536.23 + £27,536.23')
  expect(both.terms.map(({ sign, numbers }) => `${sign}${numbers}`)).toEqual([
    '£27,536.23',
    '−£27,536.23',
    '+£27,536.23',
  ])
})

test('what stands in place of a gap is told, and a gap is followed to its cell', () => {
  expect(textOf(worked.filled, { council: 'E06000001', service: 'fostering' })).toContain(
    'in place of open cases: suppressed to protect people',
  )
  const missing = explain(plan, reading, worked.perWorker, { council: 'E06000001' })
  expect(missing.value).toBe('suppressed to protect people')
  expect(missing.exact).toBeUndefined()
  expect(missing.missing).toEqual({
    reason: 'suppressed',
    words: 'suppressed to protect people',
    from: 'Open cases, Hartlepool, fostering',
  })
  expect(missing.numbers).toBe('(suppressed to protect people) ÷ 84.3457 FTE')
})

test('the ladder follows the money down to the cell of an official return', () => {
  const rungs = ladder(plan, reading, worked.net, { council: 'E06000005', year: '2014-15' })
  expect(rungs.map(({ name }) => name)).toEqual(['worked/net', 'worked/saving', 'return/pay'])
  expect(rungs.at(-1)?.source).toBe('Section 251 outturn 2012-13, table A1, E06000005')
  expect(ladder(plan, reading, worked.perWorker, { council: 'E06000001' }).at(-1)?.value).toBe(
    'suppressed to protect people',
  )
  expect(ladder(plan, reading, worked.net, { council: 'E06000005', year: '2014-15' }, 2)).toHaveLength(2)
})

test('a given and an assumption show where they come from', () => {
  expect(textOf(pay, { council: 'E06000005' })).toContain('given: Section 251 outturn 2012-13, table A1, E06000005')
  expect(textOf(cut, {})).toBe('Share of management posts removed: 50%\n  assumption: Judgement')
})

test('every cell a figure used can itself be explained', () => {
  const { used } = explain(plan, reading, worked.net, { council: 'E06000005', year: '2014-15' })
  expect(used.map(({ name, value }) => [name, value])).toEqual([
    ['worked/saving', '£111,682.92'],
    ['worked/cost', '£0.00'],
  ])
})

test('on graphs made up at random, an explanation tells the calculation that was made', () => {
  let told = 0
  for (let seed = 1; seed <= 120; seed++) told += judge(seed)
  expect(told).toBeGreaterThan(2_000)
})

function judge(seed: number): number {
  const { outputs, data: made } = randomGraph(seed)
  const graph = planFigures(outputs, made)
  const central = centralReading(graph)
  let told = 0
  for (const { figure, layout } of graph.figures) {
    for (let cell = 0; cell < layout.cells; cell += 2) {
      const at = membersAt(graph.grid, layout, cell)
      const value = central.cell(figure, at)
      const explanation = explain(graph, central, figure, at)
      const said = saidOf(graph, central, figure, at, [])
      if (isMissing(value)) expect(explanation.exact).toBeUndefined()
      if (isMissing(value) || said === undefined || figure.kind !== 'figure') continue
      const again = figure.line ? roundToPenny(workedAgain(said)) : workedAgain(said)
      // Sums may be told in another order than they are worked, so the last digits may differ.
      const same = Number.isFinite(value) ? Math.abs(again - value) <= 1e-9 * Math.abs(value) : !Number.isFinite(again)
      if (!same) expect.fail(`seed ${seed}, ${figure.name}, ${figure.is}: ${value} is told as ${again}`)
      told++
    }
  }
  return told
}
