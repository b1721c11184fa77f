import fc from 'fast-check'
import { expect, test } from 'vitest'
import { philoxUniform } from './philox.ts'
import { ordered, rankCorrelation, ranks } from './rank.ts'
import { tornado } from './sensitivity.ts'
import { sobolStream } from './sobol.ts'
import { chance, columnQuantile, quantileStandardError, summarise } from './summary.ts'
import { switchingValue } from './switching-value.ts'

function plainColumn(stream: number, draws: number): Float64Array {
  return Float64Array.from({ length: draws }, (_, draw) => philoxUniform(1, stream, draw))
}

test('a summary gives the percentiles a spreadsheet gives', () => {
  const column = Float64Array.of(7, 1, 3, 10, 2, 9, 5, 4, 8, 6)
  const summary = summarise(column)
  expect(summary).toMatchObject({ mean: 5.5, p10: 1.9, p50: 5.5, p75: 7.75, p80: 8.2, p90: 9.1, notFinite: 0 })
  expect([summary.p5, summary.p25, summary.p95]).toEqual([expect.closeTo(1.45, 12), 3.25, expect.closeTo(9.55, 12)])
  expect(summary.sd).toBeCloseTo(3.0276503540974917, 14)
})

test('percentiles never fall, and lie between the least draw and the most', () => {
  fc.assert(
    fc.property(
      fc.float64Array({ minLength: 16, maxLength: 100, noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      (column) => {
        const { p5, p10, p25, p50, p75, p80, p90, p95 } = summarise(column)
        const sorted = column.slice().sort()
        const rising = [sorted[0] ?? 0, p5, p10, p25, p50, p75, p80, p90, p95, sorted.at(-1) ?? 0]
        return rising.every((value, i) => i === 0 || value >= (rising[i - 1] ?? value) - 1e-6)
      },
    ),
  )
})

test('draws that came to no number are counted and left out', () => {
  const summary = summarise(Float64Array.of(1, Number.NaN, 3, Infinity, 2, 2, 2, 2, 1, 3, 2, 2))
  expect([summary.notFinite, summary.mean, summary.p50]).toEqual([2, 2, 2])
})

test('the error bar of plain draws is the textbook one, give or take', () => {
  const { sd, standardError } = summarise(plainColumn(1, 8192))
  // Eight parts know their spread to about 27%.
  expect(standardError / (sd / Math.sqrt(8192))).toBeGreaterThan(0.3)
  expect(standardError / (sd / Math.sqrt(8192))).toBeLessThan(2)
})

test('scrambled Sobol draws have a far smaller error of the mean, and the error bar shows it', () => {
  const at = sobolStream(1, 1)
  const { mean, sd, standardError } = summarise(Float64Array.from({ length: 8192 }, (_, draw) => at(draw)))
  expect(standardError).toBeLessThan(sd / Math.sqrt(8192) / 50)
  expect(Math.abs(mean - 0.5)).toBeLessThan(5 * standardError)
})

test('chances and percentiles come with their sampling error', () => {
  const column = plainColumn(2, 4096)
  const below = chance(column, (value) => value < 0.3)
  expect(Math.abs(below.chance - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 4096))
  expect(below.standardError).toBeGreaterThan(0)
  expect(below.standardError).toBeLessThan(0.02)
  const error = quantileStandardError(column, 0.5)
  expect(Math.abs(columnQuantile(column, 0.5) - 0.5)).toBeLessThan(5 * error)
  expect(chance(column, () => true)).toEqual({ chance: 1, standardError: 0 })
})

test('equal numbers share the average of their ranks', () => {
  expect([...ranks(Float64Array.of(10, 30, 20, 20))]).toEqual([1, 4, 2.5, 2.5])
  expect(rankCorrelation(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 8, 27, 64))).toBe(1)
  expect(rankCorrelation(Float64Array.of(1, 2, 3, 4), Float64Array.of(9, 5, 5, 1))).toBeCloseTo(-0.9486832980505138, 14)
  expect(rankCorrelation(Float64Array.of(1, 2, 3), Float64Array.of(5, 5, 5))).toBe(0)
})

test('the number that moves the outcome most comes first, with what its highs and lows are worth', () => {
  const premium = plainColumn(1, 4000)
  const leaving = plainColumn(2, 4000)
  const idle = plainColumn(3, 4000)
  const outcome = premium.map((value, i) => 3 * value - (leaving[i] ?? 0))
  const bars = tornado(
    [
      { key: 'idle', column: idle },
      { key: 'leaving', column: leaving },
      { key: 'certain', column: new Float64Array(4000) },
      { key: 'premium', column: premium },
    ],
    outcome,
  )
  expect(bars.map(({ key }) => key)).toEqual(['premium', 'leaving', 'idle'])
  const [first, second, third] = bars
  expect(first?.inLowestTenth).toBeCloseTo(3 * 0.05 - 0.5, 1)
  expect(first?.inHighestTenth).toBeCloseTo(3 * 0.95 - 0.5, 1)
  expect(second?.rank).toBeLessThan(-0.2)
  expect(Math.abs(third?.rank ?? 1)).toBeLessThan(0.06)
})

test('a bar is the same whether its number was put in order before or is now, and where an outcome is no number', () => {
  const parameters = [1, 2, 3].map((stream) => ({ key: `p${stream}`, column: plainColumn(stream, 500) }))
  const before = parameters.map((each) => ({ ...each, ordered: ordered(each.column) }))
  const outcome = plainColumn(1, 500).map((value, draw) => value * (parameters[1]?.column[draw] ?? 0))
  expect(tornado(before, outcome)).toEqual(tornado(parameters, outcome))
  const withHole = outcome.with(17, Number.NaN)
  const without = (column: Float64Array) => column.filter((_, draw) => draw !== 17)
  const left = parameters.map(({ key, column }) => ({ key, column: without(column) }))
  expect(tornado(before, withHole)).toEqual(tornado(left, without(withHole)))
})

test('the switching value is where the outcome changes sign, and how far that is', () => {
  const found = switchingValue((premium) => 9 - 13 * premium, { low: 0, central: 0.45, high: 1 })
  expect(found).toEqual({
    kind: 'switches',
    value: expect.closeTo(9 / 13, 12),
    changePercent: expect.closeTo(53.846153846, 6),
  })
  expect(switchingValue((x) => x + 5, { low: 0, central: 1, high: 10 })).toEqual({ kind: 'none' })
  expect(switchingValue((x) => x, { low: -1, central: 0, high: 2 })).toMatchObject({
    kind: 'switches',
    changePercent: undefined,
  })
})

test('of several switching values the nearest to the central one is given, and a jump counts', () => {
  const both = switchingValue((x) => (x - 1) * (x - 6), { low: 0, central: 2, high: 10 })
  expect(both).toMatchObject({ value: expect.closeTo(1, 12) })
  const jump = switchingValue((x) => (x < 0.3 ? -1 : 1), { low: 0, central: 0.5, high: 1 })
  expect(jump).toMatchObject({ value: expect.closeTo(0.3, 12) })
})
