import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom } from '../testing/random-numbers.ts'
import { ascending, orderStatistics, placesInOrder } from './buckets.ts'
import { correlation, inOrder, rankCorrelation, ranks } from './rank.ts'
import { slicesOf } from './slices.ts'
import {
  chance,
  columnQuantile,
  percentiles,
  quantileOfSorted,
  quantileStandardError,
  type Summary,
  summarise,
  summariseLive,
} from './summary.ts'

/** The plain way, which sorts: what everything here is held to. */
const plain = {
  finite: (column: Float64Array) => column.filter((value) => Number.isFinite(value)),
  sorted: (column: Float64Array) => plain.finite(column).sort(),
  mean: (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length,
  sd: (values: Float64Array, mean: number) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)),
  fromParts: (column: Float64Array, statistic: (part: Float64Array) => number) => {
    const each = Float64Array.from({ length: 8 }, (_, part) =>
      statistic(column.filter((_value, draw) => draw % 8 === part)),
    )
    return plain.sd(each, plain.mean(each)) / Math.sqrt(8)
  },
  summary: (column: Float64Array): Summary => {
    const sorted = plain.sorted(column)
    const mean = plain.mean(sorted)
    const at = (p: number) => quantileOfSorted(sorted, p)
    return {
      mean,
      sd: plain.sd(sorted, mean),
      ...{ p5: at(0.05), p10: at(0.1), p25: at(0.25), p50: at(0.5) },
      ...{ p75: at(0.75), p80: at(0.8), p90: at(0.9), p95: at(0.95) },
      standardError: plain.fromParts(column, (part) => plain.mean(plain.finite(part))),
      notFinite: column.length - sorted.length,
    }
  },
  inOrder: (column: Float64Array) =>
    Uint32Array.from(column, (_, i) => i).sort((x, y) => {
      const [a = 0, b = 0] = [column[x], column[y]]
      return a < b ? -1 : a > b ? 1 : x - y
    }),
  ranks: (column: Float64Array) =>
    column.map((value) => {
      const below = column.reduce((count, other) => count + (other < value ? 1 : 0), 0)
      const equal = column.reduce((count, other) => count + (other === value ? 1 : 0), 0)
      return below + (equal + 1) / 2
    }),
}

const edges = [
  0,
  -0,
  1,
  -1,
  5e-324,
  -5e-324,
  1e-310,
  2 ** -1022,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  0.1,
  1e300,
]

/** Columns of every kind that has gone wrong or might: ties, long tails, steps, edges of what a number can be, few and many. */
function madeUp(seed: number): Float64Array {
  const random = randomFrom(seed)
  const count = random.one([0, 1, 2, 3, 7, 8, 9, 63, 64, 65, 100, 257, 1024, 3001])
  const kind = random.whole(10)
  const level = random.between(-1e6, 1e6)
  const one = (): number => {
    const u = random.between(0, 1)
    if (kind === 0) return level
    if (kind === 1) return random.whole(4)
    if (kind === 2) return level + 1e-9 * u
    if (kind === 3) return 1 / (u * u * u * u * u * u)
    if (kind === 4) return random.one(edges)
    if (kind === 5) return u < 0.01 ? random.one(edges) : u
    if (kind === 6) return 2 ** (-1080 + 60 * u)
    if (kind === 7) return random.whole(20) < 19 ? 0 : -0
    if (kind === 8) return (2 * u - 1) * 1.7e308
    return level * u * random.between(0, 1)
  }
  const column = Float64Array.from({ length: count }, one)
  if (random.chance(0.2)) return column.sort()
  if (random.chance(0.1)) return column.sort().reverse()
  return column
}

const withHoles = (seed: number) => {
  const random = randomFrom(seed)
  return madeUp(seed).map((value) => (random.chance(0.1) ? random.one([Number.NaN, Infinity, -Infinity]) : value))
}

const everyColumn = fc.oneof(
  fc.integer().map(madeUp),
  fc.float64Array({ maxLength: 400, noNaN: true, noDefaultInfinity: true }),
  fc.array(fc.constantFrom(...edges), { maxLength: 200 }).map((values) => Float64Array.from(values)),
)
const everyColumnWithHoles = fc.oneof(fc.integer().map(withHoles), fc.float64Array({ maxLength: 300 }))

const forAll = (columns: fc.Arbitrary<Float64Array>, law: (column: Float64Array) => void) =>
  fc.assert(
    fc.property(columns, (column) => {
      law(column)
    }),
    { numRuns: 400 },
  )

test('a summary is equal to the bit to one that sorts', () => {
  const law = (column: Float64Array) => expect(summarise(column)).toStrictEqual(plain.summary(column))
  forAll(everyColumn, law)
  forAll(everyColumnWithHoles, law)
})

test('percentiles alone are those of the summary, and a quantile is that of the sorted column', () => {
  const law = (column: Float64Array) => {
    const { mean: _, sd: __, standardError: ___, notFinite: ____, ...rest } = plain.summary(column)
    expect(percentiles(column)).toStrictEqual(rest)
    for (const p of [0, 0.01, 1 / 3, 0.5, 0.999, 1])
      expect(columnQuantile(column, p)).toBe(quantileOfSorted(plain.sorted(column), p))
  }
  forAll(everyColumn, law)
  forAll(everyColumnWithHoles, law)
})

test('a live summary is the same but for the last digits of mean and standard deviation', () => {
  forAll(everyColumnWithHoles, (column) => {
    const { mean, sd, ...rest } = summariseLive(column)
    const { mean: sortedMean, sd: sortedSd, ...sortedRest } = summarise(column)
    expect(rest).toStrictEqual(sortedRest)
    const largest = plain.finite(column).reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0)
    if (largest > 1e150) return // their squares are beyond all numbers, in one order of adding up or the other
    // As many roundings as there are draws, each of a sum no larger than they are together; a root halves the digits.
    if (rest.notFinite < column.length) expect(Math.abs(mean - sortedMean)).toBeLessThanOrEqual(1e-12 * largest)
    if (column.length - rest.notFinite > 1) expect(Math.abs(sd - sortedSd)).toBeLessThanOrEqual(1e-7 * largest)
  })
})

test('the error of a quantile and of a chance are those of the parts, worked plainly', () => {
  forAll(everyColumnWithHoles, (column) => {
    const quantile = plain.fromParts(column, (part) => quantileOfSorted(plain.sorted(part), 0.3))
    expect(quantileStandardError(column, 0.3)).toBe(quantile)
    const share = (part: Float64Array) => plain.finite(part).filter((value) => value > 0).length / part.length
    expect(chance(column, (value) => value > 0)).toStrictEqual({
      chance: share(column),
      standardError: plain.fromParts(column, share),
    })
  })
})

test('what stands at a place of the order is what sorting puts there, and nothing but order changes', () => {
  forAll(everyColumn, (column) => {
    const before = column.slice()
    const sorted = column.slice().sort()
    const places = [...column.keys()].filter((place) => place % 7 < 2)
    expect([...(orderStatistics(column, places) ?? [])].map((value) => value + 0)).toEqual(
      places.map((place) => (sorted[place] ?? Number.NaN) + 0),
    )
    expect([...(ascending(column) ?? [])].map((value) => value + 0)).toEqual([...sorted].map((value) => value + 0))
    expect(column).toEqual(before)
  })
})

test('places in order, and ranks, are those of sorting by comparison: equal numbers in turn, and on average', () => {
  forAll(everyColumn, (column) => {
    expect(inOrder(column)).toEqual(plain.inOrder(column))
    if (column.length <= 300) expect(ranks(column)).toEqual(plain.ranks(column))
  })
  forAll(everyColumnWithHoles, (column) => expect(inOrder(column)).toEqual(plain.inOrder(column)))
  expect(placesInOrder(Float64Array.of(1, Number.NaN))).toBeUndefined()
})

test('a rank correlation is Pearson’s of the ranks, to the bit', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (one, other) => {
      const [a, b] = [madeUp(one), madeUp(other)]
      const count = Math.min(a.length, b.length)
      const [x, y] = [a.slice(0, count), b.slice(0, count)]
      expect(rankCorrelation(x, y)).toBe(correlation(ranks(x), ranks(y)))
    }),
    { numRuns: 300 },
  )
})

test('slices are those of each scramble put in order by itself', () => {
  forAll(everyColumnWithHoles, (column) => {
    const { count, sliceOf, counts } = slicesOf(column)
    const expected = new Uint8Array(column.length)
    const held = new Float64Array(count * 8)
    for (let part = 0; part < 8; part += 1) {
      const own = plain.inOrder(column.filter((_, draw) => draw % 8 === part))
      for (const [place, at] of own.entries()) {
        const slice = Math.floor((place * count) / own.length)
        expected[at * 8 + part] = slice
        held[slice * 8 + part] = (held[slice * 8 + part] ?? 0) + 1
      }
    }
    expect(sliceOf).toEqual(expected)
    expect(counts).toEqual(held)
  })
})
