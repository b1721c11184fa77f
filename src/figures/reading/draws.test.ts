import { expect, test } from 'vitest'
import { assumption, figures, given } from '../define.ts'
import { isMissing } from '../missing.ts'
import { cells, members } from '../testing/small-case.ts'
import { centralReading } from './central.ts'
import { plainDrawReading } from './draws.ts'
import { planFigures } from './plan.ts'

const pool = given('pool', { title: 'Pool', unit: '£', by: ['council', 'service'] })
const rate = assumption('rate', { title: 'Rate', unit: 'share' })
const unused = assumption('unused', { title: 'Unused', unit: 'share' })
const { saving, ratio } = figures(
  'G',
  { pool, rate },
  {
    saving: { title: 'Saving', unit: '£', line: true, by: ['council'], is: 'sum(pool × rate over service)' },
    ratio: { title: 'Ratio', unit: 'ratio', by: ['council'], is: 'saving ÷ (saving − £3)' },
  },
)
const data = {
  members: members({ council: ['A', 'B'], service: ['x', 'y'] }),
  givens: { pool: cells({ 'A x': 1, 'A y': 5.001, 'B x': 1, 'B y': { missing: 'suppressed' } }) },
  central: { rate: 0.5, unused: 1 },
}
const fill = (draw: number, into: Float64Array) => into.fill(draw / 4)

test('draws are never rounded, and a gap is a gap in every draw', () => {
  const plan = planFigures([saving], data)
  const reading = plainDrawReading(plan, [saving], 4, fill)
  const column = reading.column(saving, { council: 'A' })
  expect(isMissing(column) ? [] : [...column]).toEqual([0, 1.50025, 3.0005, 4.50075])
  expect(reading.column(saving, { council: 'B' })).toEqual({ missing: 'suppressed', at: 'pool B y' })
})

test('a draw in which something is divided by nought is counted against its figure', () => {
  const even = { ...data, givens: { pool: cells({ '': 3 }) } }
  const plan = planFigures([ratio], even)
  const reading = plainDrawReading(plan, [ratio], 4, fill)
  expect(reading.faults).toEqual([{ figure: 'G/ratio', draws: 1 }])
})

test('only what the asked-for figures rest on is worked', () => {
  const plan = planFigures([saving, ratio], { ...data, givens: { pool: cells({ '': 3 }) } })
  const reading = plainDrawReading(plan, [saving], 4, fill)
  expect(reading.faults).toEqual([])
  expect(() => reading.column(ratio, { council: 'A' })).toThrow('was not asked for')
})

test('an assumption that nothing rests on changes no digit', () => {
  const { also } = figures('H', { unused }, { also: { title: 'Also', unit: 'share', by: [], is: 'unused' } })
  const without = plainDrawReading(planFigures([saving], data), [saving], 8, fill).column(saving, { council: 'A' })
  const plan = planFigures([saving, also], data)
  const draws = plainDrawReading(plan, [saving, also], 8, (draw, into) => {
    for (const [index, { key }] of plan.parameters.entries()) into[index] = key === 'rate' ? draw / 4 : 99
  })
  expect(draws.column(saving, { council: 'A' })).toEqual(without)
})

test('with every assumption at its central value, a figure that is no line comes out as in the central reading', () => {
  const { third } = figures(
    'H',
    { pool, rate },
    { third: { title: 'Third', unit: '£', by: ['council', 'service'], is: 'pool × rate ÷ 3' } },
  )
  const plan = planFigures([third], data)
  const column = plainDrawReading(plan, [third], 1, (_, into) => into.set(plan.central)).column(third, {
    council: 'A',
    service: 'y',
  })
  expect(isMissing(column) ? undefined : column[0]).toBe(
    centralReading(plan).cell(third, { council: 'A', service: 'y' }),
  )
})
