import { expect, test } from 'vitest'
import { assumption, figures, given } from '../define.ts'
import type { Figure } from '../figure.ts'
import { cells, members } from '../testing/small-case.ts'
import type { FigureData } from './data.ts'
import { PlanError, planFigures } from './plan.ts'

const cost = given('cost', { title: 'Cost', unit: '£', by: ['option', 'council'] })
const rate = assumption('rate', { title: 'Share that arrives', unit: 'share', by: ['council'] })
const cut = assumption('cut', { title: 'Cut', unit: 'share' })
const { saving } = figures(
  'L01',
  { cost, rate, cut },
  {
    saving: {
      title: 'Saving',
      unit: '£',
      by: ['option', 'council'],
      is: 'cost[option: counterfactual] × rate × cut − cost',
    },
  },
)
const sound: FigureData = {
  members: members({ option: ['shared', 'alone'], council: ['B', 'A'] }),
  roles: { option: { counterfactual: 'alone' } },
  givens: { cost: cells({ '': 1 }) },
  central: { rate: { A: 0.5, B: 0.6 }, cut: 0.1 },
}

function problemsOf(data: FigureData, outputs: readonly Figure[] = [saving]): readonly string[] {
  try {
    planFigures(outputs, data)
  } catch (error) {
    if (error instanceof PlanError)
      return error.problems.map(({ code, place, sentence }) => `${code} ${place}: ${sentence}`)
    throw error
  }
  return []
}

test('parameters stand in the order of their keys, one for each council where they vary', () => {
  const plan = planFigures([saving], sound)
  expect(plan.parameters).toEqual([
    { key: 'cut', name: 'cut' },
    { key: 'rate A', name: 'rate', member: 'A' },
    { key: 'rate B', name: 'rate', member: 'B' },
  ])
  expect([...plan.central]).toEqual([0.1, 0.5, 0.6])
  expect(plan.figures.map(({ figure, settled }) => [figure.name, settled])).toEqual([
    ['cost', true],
    ['rate', false],
    ['cut', false],
    ['L01/saving', false],
  ])
})

test('everything the case lacks is told at once', () => {
  expect(
    problemsOf({
      members: members({ option: ['shared'], council: ['A', 'A'] }),
      roles: { option: { counterfactual: 'alone' } },
      givens: {},
      central: { rate: { B: 1 } },
    }),
  ).toEqual([
    'FIG-22 council: The case has the council A twice.',
    'FIG-23 option: The counterfactual option of the case is alone, but the case has no such option.',
    'FIG-23 L01/saving: “Saving” picks the option “counterfactual”, but the case has no such role or code. It has shared.',
    'FIG-21 cost: The case has no data for “Cost”. Give its cells, or say why each is missing.',
    'FIG-24 rate: “Share that arrives” has no central value for A.',
    'FIG-25 rate: “Share that arrives” has a central value for B, which is not a council of the case.',
    'FIG-24 cut: “Cut” has no central value. Enter its most likely value.',
  ])
})

test('a case without councils cannot be worked', () => {
  expect(
    problemsOf({ ...sound, members: members({ option: ['shared', 'alone'] }), central: { rate: {}, cut: 0.1 } }),
  ).toEqual(['FIG-22 council: The case has no council: “Cost” needs it. Add at least one.'])
})

test('years that are only looked along are needed too', () => {
  const { count } = figures(
    'L04',
    {},
    {
      count: { title: 'Years in all', unit: 'year', by: [], is: 'sum(1 year + 0 × yearNumber over year)' },
    },
  )
  expect(problemsOf(sound, [count])).toEqual([
    'FIG-22 year: The case has no year: “Years in all” needs it. Add at least one.',
  ])
})

test('a figure asked for as a result says what it varies by', () => {
  const { half } = figures('L02', { cost }, { half: { title: 'Half', unit: '£', is: 'cost ÷ 2' } })
  expect(problemsOf(sound, [half])).toEqual([
    "FIG-04 L02/half: “Half” is asked for as a result, so it must say what it varies by: write `by: ['option', 'council']`.",
  ])
})

test('two figures of one name cannot be told apart', () => {
  const again = given('cost', { title: 'Cost again', unit: '£', by: ['council'] })
  const { both } = figures(
    'L03',
    { cost, again },
    { both: { title: 'Both', unit: '£', by: ['option', 'council'], is: 'cost + again' } },
  )
  expect(problemsOf(sound, [both])).toEqual([
    'FIG-26 cost: “Cost” and “Cost again” are both named cost. Give one of them another name.',
  ])
})

test('each given cell is asked for once', () => {
  const asked: string[] = []
  planFigures([saving], { ...sound, givens: { cost: (at) => asked.push(Object.values(at).join(' ')) } })
  expect(asked).toEqual(['alone A', 'alone B', 'shared A', 'shared B'])
})
