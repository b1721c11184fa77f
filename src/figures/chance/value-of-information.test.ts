import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf, normalDensity } from '../numbers/index.ts'
import type { Distribution } from './distribution.ts'
import { prepareChance } from './draws.ts'
import { ownEffects, type SlicedNumber } from './own-effects.ts'
import { slicesOf } from './slices.ts'
import { choiceBetween, valueOfKnowing } from './value-of-information.ts'

const standard: Distribution = { kind: 'normal', mean: 0, sd: 1 }

/** So many numbers of one kind, with their draws. */
function luckOf(count: number, { draws = 1024, seed = 7, distribution = standard } = {}) {
  const parameters = Array.from({ length: count }, (_, i) => ({ key: `p${i}`, stream: i + 1, distribution }))
  const chance = prepareChance({ seed, draws, sampler: 'sobol', parameters })
  const columns = parameters.map((_, i) => chance.column(i))
  const numbers = columns.map((column, i): SlicedNumber => ({ key: `p${i}`, slices: slicesOf(column) }))
  const outcomeOf = (of: (...values: readonly number[]) => number) =>
    Float64Array.from({ length: draws }, (_, draw) => of(...columns.map((column) => column[draw] as number)))
  return { numbers, outcomeOf }
}

const valuesOf = (numbers: readonly SlicedNumber[], outcomes: readonly Float64Array[]) => {
  const effects = outcomes.map((outcome) => ownEffects(numbers, outcome))
  return numbers.map((number) => valueOfKnowing(number, effects))
}

/** What a look at a normal number is worth where the choice is between it and nought: the unit normal loss. */
const normalLoss = (mean: number, sd: number) => {
  const u = Math.abs(mean) / sd
  return sd * (normalDensity(u) - u * (1 - normalCdf(u)))
}

test('knowing a normal number before taking or leaving it is worth the unit normal loss', () => {
  for (const mean of [-1, -0.3, 0, 0.5, 1.5]) {
    const { numbers, outcomeOf } = luckOf(3, { draws: 8192 })
    const outcome = outcomeOf((a = 0, b = 0) => mean + 2 * a + 3 * b)
    const [a, b, idle] = valuesOf(numbers, [new Float64Array(8192), outcome])
    const { perfect } = choiceBetween([new Float64Array(8192), outcome])
    const close = (value: number, should: number) => expect(Math.abs(value - should)).toBeLessThan(0.03 + 0.03 * should)
    close(a?.value ?? 0, normalLoss(mean, 2))
    close(b?.value ?? 0, normalLoss(mean, 3))
    close(perfect, normalLoss(mean, Math.sqrt(13)))
    expect(idle?.value).toBeLessThan(0.01)
  }
})

test('with a thousand futures and forty idle numbers the value is still found, and none is found in noise', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const { numbers, outcomeOf } = luckOf(42, { seed })
    const values = valuesOf(numbers, [new Float64Array(1024), outcomeOf((a = 0, b = 0) => a + 2 * b - 0.5)])
    const [a, b, ...idle] = values
    expect(Math.abs((a?.value ?? 0) - normalLoss(-0.5, 1))).toBeLessThan(0.06)
    expect(Math.abs((b?.value ?? 0) - normalLoss(-0.5, 2))).toBeLessThan(0.06)
    for (const { value } of idle) expect(value).toBeLessThan(0.02)
  }
})

test('of three options, each best in its own third, knowing which third is worth all there is', () => {
  const { numbers, outcomeOf } = luckOf(2, { draws: 8192, distribution: { kind: 'uniform', low: 0, high: 3 } })
  const third = (which: number) => outcomeOf((a = 0) => (Math.floor(a) === which ? 90 : 0))
  const outcomes = [third(0), third(1), third(2)]
  const [known, idle] = valuesOf(numbers, outcomes)
  // 90 in place of 30; a slice that straddles two thirds loses a little of it.
  expect(choiceBetween(outcomes).perfect).toBeCloseTo(60, 0)
  expect(known?.value).toBeGreaterThan(57)
  expect(known?.value).toBeLessThan(60.5)
  expect(idle?.value).toBeLessThan(0.5)
})

test('two numbers that matter only together are worth nothing one by one', () => {
  const { numbers, outcomeOf } = luckOf(2, { draws: 8192, distribution: { kind: 'uniform', low: -1, high: 1 } })
  const outcome = outcomeOf((a = 0, b = 0) => a * b)
  const [a, b] = valuesOf(numbers, [new Float64Array(8192), outcome])
  expect(choiceBetween([new Float64Array(8192), outcome]).perfect).toBeCloseTo(0.125, 2)
  expect(a?.value).toBeLessThan(0.005)
  expect(b?.value).toBeLessThan(0.005)
})

test('information is never worth less than nothing; nothing where one option is always best, and no more for a constant', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 1000, noNaN: true }),
      (seed, mean, constant) => {
        const { numbers, outcomeOf } = luckOf(2, { seed, draws: 256 })
        const first = outcomeOf((a = 0) => a)
        const second = outcomeOf((a = 0, b = 0) => mean + b - a)
        const values = valuesOf(numbers, [first, second])
        const { perfect } = choiceBetween([first, second])
        const raised = [first, second].map((column) => column.map((value) => value + constant))
        const always = valuesOf(numbers, [first, first.map((value) => value + 1)])
        return (
          values.every(({ value }) => value >= 0 && value <= perfect + 0.2) &&
          Math.abs(choiceBetween(raised).perfect - perfect) < 1e-9 &&
          always.every(({ value }) => value === 0) &&
          choiceBetween([first, first.map((value) => value + 1)]).perfect < 1e-12
        )
      },
    ),
    { numRuns: 40, seed: 11 },
  )
})

test('a draw that is no number does not spoil the rest', () => {
  const { numbers, outcomeOf } = luckOf(1, { draws: 1024 })
  const outcome = outcomeOf((a = 0) => a)
  outcome[3] = Number.NaN
  const [known] = valuesOf(numbers, [new Float64Array(1024), outcome])
  expect(known?.value).toBeCloseTo(normalLoss(0, 1), 1)
})
