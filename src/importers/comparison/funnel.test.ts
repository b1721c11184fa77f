import { expect, test } from 'vitest'
import type { Value } from '../value.ts'
import { funnelOf } from './funnel.ts'

const members = (...given: readonly (readonly [rate: Value, base: Value])[]) =>
  given.map(([rate, base], i) => ({ key: String(i), name: `Council ${i}`, rate, base }))

test('the mean is of the group, each council by its base', () => {
  expect(funnelOf({ members: members([10, 100], [40, 300]), per: 100, kind: 'proportion' }).mean).toBe(32.5)
})

test('95% and 99.8% limits of a share are those of the normal approximation, and close in as the base grows', () => {
  const { limitsAt } = funnelOf({ members: members([20, 400]), per: 100, kind: 'proportion' })
  // √(0.2 × 0.8 ÷ 400) = 0.02: 20% ± 1.96 × 2 and ± 3.09 × 2.
  expect(limitsAt(400)).toMatchObject({ isRough: false, base: 400 })
  expect(limitsAt(400).low95).toBeCloseTo(16.080072, 6)
  expect(limitsAt(400).high95).toBeCloseTo(23.919928, 6)
  expect(limitsAt(400).low998).toBeCloseTo(13.819536, 6)
  expect(limitsAt(400).high998).toBeCloseTo(26.180464, 6)
  expect(limitsAt(1600).high95 - 20).toBeCloseTo((limitsAt(400).high95 - 20) / 2, 9)
})

test('limits of a rate per 10,000 are those of a Poisson count', () => {
  // 100 expected of 10,000: 100 ± 1.96 × 10.
  const { limitsAt } = funnelOf({ members: members([100, 10_000]), per: 10_000, kind: 'events' })
  expect(limitsAt(10_000).low95).toBeCloseTo(80.40036, 5)
  expect(limitsAt(10_000).high998).toBeCloseTo(130.90232, 5)
})

test('limits stay between nought and all, and say where they are rough', () => {
  const { limitsAt } = funnelOf({ members: members([20, 400]), per: 100, kind: 'proportion' })
  expect(limitsAt(5)).toMatchObject({ low998: 0, isRough: true })
  expect(limitsAt(1).high998).toBe(100)
})

test('a council is outside only if all that its rate can be is outside', () => {
  const group = funnelOf({
    members: members([20, 100_000], [30, 400], [{ low: 22, high: 30 }, 400], [{ low: 24.5, high: 28 }, 400]),
    per: 100,
    kind: 'proportion',
  })
  expect(group.points.map(({ position }) => position)).toEqual(['within', 'above998', 'notShown', 'above95'])
})

test('a figure known only in bounds has a bar and no point; a missing one neither, and its reason', () => {
  const { points, without } = funnelOf({
    members: members(
      [20, 400],
      [{ low: 0, high: 5 }, 40],
      [{ missing: 'suppressed' }, 400],
      [20, { missing: 'blank' }],
    ),
    per: 100,
    kind: 'proportion',
  })
  expect(points[0]).toMatchObject({ rate: 20 })
  expect(points[1]).toMatchObject({ bounds: { low: 0, high: 5 } })
  expect(points[1]).not.toHaveProperty('rate')
  expect(without).toEqual([
    { key: '2', name: 'Council 2', missing: 'suppressed' },
    { key: '3', name: 'Council 3', missing: 'blank' },
  ])
})

test('where councils differ by more than chance, the limits are wider by as much', () => {
  const scattered = members(...Array.from({ length: 20 }, (_, i) => [i % 2 === 0 ? 16 : 24, 400] as const))
  const wide = funnelOf({ members: scattered, per: 100, kind: 'proportion' })
  const plain = funnelOf({ members: scattered, per: 100, kind: 'proportion', widened: false })
  // Every council is two standard errors from the mean.
  expect(wide.spread).toBeCloseTo(2, 9)
  expect(wide.points.every(({ position }) => position === 'within')).toBe(true)
  expect(plain.spread).toBe(1)
  expect(plain.points.every(({ position }) => position !== 'within')).toBe(true)
})

test('a group that no one has a figure for has no points', () => {
  expect(funnelOf({ members: members([{ missing: 'blank' }, 1]), per: 100, kind: 'proportion' }).points).toEqual([])
})
