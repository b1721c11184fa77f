import { expect, test } from 'vitest'
import { inForce, optimismBiasBounds, withOptimismBias } from '../../src/reference/index.ts'
import vector from './optimism-bias.json' with { type: 'json' }

const bounds = inForce(optimismBiasBounds, vector.day).entry

test('the bounds in force are the Treasury’s, and say where they come from', () => {
  const { standardBuildings, nonStandardBuildings, equipmentAndDevelopment, outsourcing } = bounds.value
  expect({ standardBuildings, nonStandardBuildings, equipmentAndDevelopment, outsourcing }).toEqual(vector.bounds)
  expect(bounds.source).toContain('optimism bias')
})

test.each(vector.cases)('$name', ({ estimate, kind, mitigation, adjusted }) => {
  const bias = bounds.value[kind as keyof typeof bounds.value].cost // kinds of the vector are kinds of the table
  expect(withOptimismBias({ estimate, bias, mitigation })).toBeCloseTo(adjusted, 9)
})
