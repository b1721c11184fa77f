import { expect, test } from 'vitest'
import { type DefinitionError, figures, given } from './define.ts'
import { centralReading } from './reading/central.ts'
import { planFigures } from './reading/plan.ts'
import { randomGraph } from './testing/random-graph.ts'
import { figuresFromTexts, textsOf } from './texts.ts'

test('figures frozen as text and read back give the same numbers', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { outputs, data } = randomGraph(seed)
    const texts = JSON.parse(JSON.stringify(textsOf(outputs)))
    const again = figuresFromTexts(texts)
    const outputsAgain = outputs.map(({ name }) => again.get(name)!)
    const [first, second] = [
      centralReading(planFigures(outputs, data)),
      centralReading(planFigures(outputsAgain, data)),
    ]
    for (const [index, output] of outputs.entries())
      expect(second.values(outputsAgain[index]!)).toEqual(first.values(output))
    expect(textsOf(outputsAgain)).toEqual(texts)
  }
})

test('a figure’s text says what each local name stands for', () => {
  const staff = given('S251/staff', { title: 'Staff', unit: 'FTE', by: ['year'], source: 'Workforce census' })
  const { kept } = figures(
    'L05',
    { staff },
    { kept: { title: 'Kept', unit: 'FTE', by: ['year'], is: 'previous(kept, starting staff) × 90%' } },
  )
  expect(textsOf([kept])).toEqual([
    { kind: 'given', name: 'S251/staff', title: 'Staff', unit: 'FTE', by: ['year'], source: 'Workforce census' },
    {
      kind: 'figure',
      name: 'L05/kept',
      title: 'Kept',
      unit: 'FTE',
      by: ['year'],
      is: 'previous(kept, starting staff) × 90%',
      names: { kept: 'L05/kept', staff: 'S251/staff' },
    },
  ])
})

test('a text that was tampered with is told, all of it', () => {
  const staff = { kind: 'given', name: 'staff', title: 'Staff', unit: 'FTE', by: ['year'] } as const
  const kept = {
    kind: 'figure',
    name: 'L05/kept',
    title: 'Kept',
    unit: '£',
    is: 'staff',
    names: { staff: 'staff' },
  } as const
  const gone = {
    kind: 'figure',
    name: 'L05/gone',
    title: 'Gone',
    unit: 'FTE',
    is: 'lost',
    names: { lost: 'L05/lost' },
  } as const
  try {
    figuresFromTexts([staff, kept, gone])
    expect.fail('it was read')
  } catch (error) {
    expect((error as DefinitionError).problems.map(({ code }) => code)).toEqual(['FIG-27', 'FIG-07', 'FIG-02'])
  }
})
