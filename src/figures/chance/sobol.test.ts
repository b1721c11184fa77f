import { expect, test } from 'vitest'
import { joeKuoDimensions } from './joe-kuo.ts'
import { philoxUniform } from './philox.ts'
import { correlation } from './rank.ts'
import { scrambles, sobolPoint, sobolStream, sourceOfStream } from './sobol.ts'

/** The first points of one scramble of a stream: every eighth draw. */
function pointsOfScramble(seed: number, stream: number, scramble: number, count: number): number[] {
  const at = sobolStream(seed, stream)
  return Array.from({ length: count }, (_, index) => at(scrambles * index + scramble))
}

test('before scrambling the points are those of the published table', () => {
  // SciPy 1.17.1, qmc.Sobol(2048, scramble=False, bits=32), with its Gray-code order undone.
  const indices = [1, 21, 1023, 43690, 65535]
  const published = {
    1: [0x80000000, 0xa8000000, 0xffc00000, 0x55550000, 0xffff0000],
    2: [0x80000000, 0xa8000000, 0x41400000, 0x00030000, 0x00010000],
    3: [0x80000000, 0x08000000, 0xbb400000, 0x50990000, 0xb0ff0000],
    100: [0x80000000, 0x78000000, 0xb8400000, 0x32330000, 0xb9cd0000],
    1001: [0x80000000, 0xc8000000, 0x21400000, 0x3c730000, 0x7fa90000],
    2048: [0x80000000, 0xa8000000, 0xa0400000, 0xfc6d0000, 0xea4b0000],
  }
  for (const [dimension, points] of Object.entries(published)) {
    expect(
      indices.map((index) => sobolPoint(Number(dimension), index)),
      `dimension ${dimension}`,
    ).toEqual(points)
  }
})

test('each interval of one uncertain number is visited equally often', () => {
  for (const stream of [1, 2, 3, 40, 777, joeKuoDimensions]) {
    for (let scramble = 0; scramble < scrambles; scramble += 1) {
      const intervals = pointsOfScramble(99, stream, scramble, 256).map((u) => Math.floor(u * 256))
      expect(new Set(intervals).size, `stream ${stream}, scramble ${scramble}`).toBe(256)
    }
  }
})

test('each rectangle of two uncertain numbers is visited equally often', () => {
  // Two dimensions of degrees d and e hold 2^t points in every elementary rectangle, t = (d − 1) + (e − 1); the
  // first has no polynomial and counts as degree 1.
  const degrees = [1, 1, 2, 3, 3]
  const m = 9
  for (let first = 1; first <= 5; first += 1) {
    for (let second = first + 1; second <= 5; second += 1) {
      const t = (degrees[first - 1] ?? 0) - 1 + (degrees[second - 1] ?? 0) - 1
      const x = pointsOfScramble(7, first, 5, 2 ** m)
      const y = pointsOfScramble(7, second, 5, 2 ** m)
      for (let across = 0; across <= m - t; across += 1) {
        const columns = 2 ** across
        const rows = 2 ** (m - t - across)
        const counts = new Uint32Array(columns * rows)
        for (const [i, u] of x.entries()) {
          const cell = Math.floor(u * columns) * rows + Math.floor((y[i] ?? 0) * rows)
          counts[cell] = (counts[cell] ?? 0) + 1
        }
        expect([...new Set(counts)], `streams ${first} and ${second}, ${columns} × ${rows}`).toEqual([2 ** t])
      }
    }
  }
})

test('no two of the first fifty uncertain numbers move together', () => {
  const draws = 8192
  const columns = Array.from({ length: 50 }, (_, i) => {
    const at = sobolStream(2026, i + 1)
    return Float64Array.from({ length: draws }, (_value, draw) => at(draw))
  })
  let worst = 0
  for (const [i, a] of columns.entries()) {
    for (const b of columns.slice(0, i)) worst = Math.max(worst, Math.abs(correlation(a, b)))
  }
  // Plain draws reach about 3.2 ÷ √8192 = 0.035 among 1,225 pairs. (At 1,024 draws, 128 points a scramble, a few of
  // these pairs reach 0.2 or more: too few points to tell so many dimensions apart, so publish from 8,192.)
  expect(worst).toBeLessThan(0.035)
})

test('scrambles are independent, so the error bar made of their spread is honest', () => {
  // ∫ x y z over the unit cube is 1/8. Over many seeds, the error bars' average square must be the errors' own.
  const seeds = 400
  let errors = 0
  let bars = 0
  let together = 0
  for (let seed = 1; seed <= seeds; seed += 1) {
    const [x, y, z] = [1, 2, 3].map((stream) => sobolStream(seed, stream))
    const misses = Array.from({ length: scrambles }, (_, scramble) => {
      let sum = 0
      for (let index = 0; index < 64; index += 1) {
        const draw = scrambles * index + scramble
        sum += (x?.(draw) ?? 0) * (y?.(draw) ?? 0) * (z?.(draw) ?? 0)
      }
      return sum / 64 - 1 / 8
    })
    const mean = misses.reduce((a, b) => a + b, 0) / scrambles
    errors += mean * mean
    bars += misses.reduce((sum, miss) => sum + (miss - mean) ** 2, 0) / (scrambles - 1) / scrambles
    together += (misses[0] ?? 0) * (misses[1] ?? 0)
  }
  // Each average of 400 squares is within 7% of its expectation, two times in three: ±0.25 is over three of those.
  expect(bars / errors).toBeGreaterThan(0.75)
  expect(bars / errors).toBeLessThan(1.33)
  expect(Math.abs(together / (bars * scrambles))).toBeLessThan(0.2)
  // And far smaller than plain draws would be: variance of xyz is 1/27 − 1/64, over 512 draws.
  expect(errors / seeds).toBeLessThan((1 / 27 - 1 / 64) / 512 / 10)
})

test('another seed, another scramble or another stream is other luck', () => {
  const first = pointsOfScramble(1, 5, 0, 16)
  expect(pointsOfScramble(2, 5, 0, 16)).not.toEqual(first)
  expect(pointsOfScramble(1, 5, 1, 16)).not.toEqual(first)
  expect(pointsOfScramble(1, 6, 0, 16)).not.toEqual(first)
  expect(pointsOfScramble(1, 5, 0, 16)).toEqual(first)
})

test('a stream beyond the table takes plain luck and says so', () => {
  expect([1, joeKuoDimensions].map(sourceOfStream)).toEqual(['sobol', 'sobol'])
  expect([0, joeKuoDimensions + 1].map(sourceOfStream)).toEqual(['philox', 'philox'])
  expect(sobolStream(3, 5000)(17)).toBe(philoxUniform(3, 5000, 17))
})
