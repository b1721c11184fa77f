import { expect, test } from 'vitest'
import { inForce } from '../dated.ts'
import { optimismBiasBounds, withOptimismBias } from './optimism-bias.ts'

const bounds = inForce(optimismBiasBounds, '2012-11-30').entry.value

// Golden: Mott MacDonald for HM Treasury, Review of Large Public Procurement in the UK (2002): £100m non-standard
// building, upper bound 51%; with 92% of the contributing risk managed, 4% is left and the estimate is £104m.
test('the Treasury’s worked example of a £100m building comes to £151m unmanaged and £104m when risks are managed', () => {
  const bias = bounds.nonStandardBuildings.cost
  expect(withOptimismBias({ estimate: 100, bias, mitigation: 0 })).toBeCloseTo(151, 10)
  expect(withOptimismBias({ estimate: 100, bias, mitigation: 0.92 })).toBeCloseTo(104.08, 10)
  expect(Math.round(withOptimismBias({ estimate: 100, bias, mitigation: 0.92 }))).toBe(104)
})

// Golden: the same paper’s combined project, 30% non-standard and 70% standard: 32.1% of cost and 14.5% of duration.
test('a building that is part standard takes each part’s bound in proportion', () => {
  const mixed = (of: 'cost' | 'duration') => 0.3 * bounds.nonStandardBuildings[of] + 0.7 * bounds.standardBuildings[of]
  expect(mixed('cost')).toBeCloseTo(0.321, 12)
  expect(mixed('duration')).toBeCloseTo(0.145, 12)
})

test('new systems and outsourcing carry the bounds of the supplementary guidance', () => {
  expect(bounds.equipmentAndDevelopment).toEqual({ cost: 2, duration: 0.54 })
  expect(bounds.outsourcing).toEqual({ cost: 0.41, duration: 0.15 })
})
