import { expect, test } from 'vitest'
import { assumption, figures, given } from '../define.ts'
import { isMissing } from '../missing.ts'
import type { FigureData } from '../reading/data.ts'
import { type DrawReading, plainDrawReading } from '../reading/draws.ts'
import { membersAt, type Plan, planFigures } from '../reading/plan.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { cells, members } from '../testing/small-case.ts'
import { LiveDraws } from './live-draws.ts'

const graphs = process.env['CONCORDAT_SOAK'] === '1' ? 5_000 : 30
const draws = 5

/** The case with every number of one option's given cells moved. */
function edited(data: FigureData, option: string, by: number): FigureData {
  return {
    ...data,
    givens: Object.fromEntries(
      Object.entries(data.givens).map(([name, of]) => [
        name,
        (at: Parameters<typeof of>[0]) => {
          const cell = of(at)
          return typeof cell === 'number' && at['option'] === option ? cell + by : cell
        },
      ]),
    ),
  }
}

function expectSame(found: DrawReading, plan: Plan, expected: DrawReading, where: string): void {
  for (const { figure, layout } of plan.figures) {
    if (!plan.outputs.includes(figure)) continue
    for (let cell = 0; cell < layout.cells; cell++) {
      const at = membersAt(plan.grid, layout, cell)
      const [own, other] = [found.column(figure, at), expected.column(figure, at)]
      if (isMissing(own) || isMissing(other)) expect(own, where).toEqual(other)
      else if (!own.every((value, draw) => Object.is(value, other[draw])))
        throw new Error(`${where}: ${figure.name} at ${Object.values(at).join(' ')} is ${own}, and should be ${other}`)
    }
  }
  expect(found.faults, where).toEqual(expected.faults)
}

test(`on ${graphs} graphs made up at random, editing an option gives what working everything gives`, () => {
  for (let seed = 1; seed <= graphs; seed++) {
    const { outputs, data, assumed } = randomGraph(seed)
    const plan = planFigures(outputs, data)
    const columns = plan.parameters.map(({ key }) =>
      Float64Array.from({ length: draws }, (_, draw) => assumed(draw, key)),
    )
    const fill = (draw: number, into: Float64Array): void => {
      for (const [index, column] of columns.entries()) into[index] = column[draw]!
    }
    const live = new LiveDraws(outputs, columns, draws)
    expectSame(live.run(plan), plan, plainDrawReading(plan, outputs, draws, fill), `seed ${seed}`)
    for (const [index, { code }] of (data.members['option'] ?? []).entries()) {
      const now = planFigures(outputs, edited(data, code, 0.5 + index))
      const expected = plainDrawReading(now, outputs, draws, fill)
      expectSame(live.edit(now, code), now, expected, `seed ${seed}, ${code} edited`)
      live.run(plan)
    }
  }
})

test('an edit to one option works that option alone, and one to what it is compared with works all', () => {
  const levers = given('levers', { title: 'Levers', unit: 'number', by: ['option'] })
  const pool = given('pool', { title: 'Pool', unit: '£', by: ['council'] })
  const rate = assumption('rate', { title: 'Rate', unit: 'share' })
  const { net } = figures(
    'G',
    { levers, pool, rate },
    {
      cost: { title: 'Cost', unit: '£', is: 'pool × (1 − rate × levers)' },
      net: { title: 'Net saving', unit: '£', by: ['option', 'council'], is: 'cost[option: counterfactual] − cost' },
    },
  )
  const planWith = (byOption: Readonly<Record<string, number>>) =>
    planFigures([net], {
      members: members({ option: ['alone', 'merged', 'shared'], council: ['A', 'B'], year: ['2025-26'] }),
      roles: { option: { counterfactual: 'alone' } },
      givens: { levers: cells(byOption), pool: cells({ A: 100, B: 300 }) },
      central: { rate: 0.5 },
    })
  const live = new LiveDraws([net], [Float64Array.of(0.25, 0.5)], 2)
  const at = (reading: DrawReading, option: string) => [
    ...(reading.column(net, { option, council: 'B' }) as Float64Array),
  ]
  live.run(planWith({ alone: 0, merged: 1, shared: 0.5 }))
  const afterOne = live.edit(planWith({ alone: 0, merged: 2, shared: 0.5 }), 'merged')
  expect([at(afterOne, 'merged'), at(afterOne, 'shared')]).toEqual([
    [150, 300],
    [37.5, 75],
  ])
  // What is said to be an edit of one option is taken at its word: the others stand as they were.
  const taken = live.edit(planWith({ alone: 0, merged: 2, shared: 4 }), 'merged')
  expect(at(taken, 'shared')).toEqual([37.5, 75])
  const afterAll = live.edit(planWith({ alone: 1, merged: 2, shared: 0.5 }), 'alone')
  expect([at(afterAll, 'merged'), at(afterAll, 'shared')]).toEqual([
    [75, 150],
    [-37.5, -75],
  ])
})
