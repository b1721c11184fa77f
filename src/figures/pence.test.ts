import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pence, roundToPenny, splitPence, sumPence, toPence } from './pence.ts'

test('half a penny rounds away from zero, as spreadsheets do', () => {
  expect([1.005, -1.005, 2.675, 0.004, -0.004, 1234567.885].map(toPence)).toEqual([101, -101, 268, 0, 0, 123456789])
  expect([1.005, -1.005, -0.004].map(roundToPenny)).toEqual([1.01, -1.01, 0])
  expect(Object.is(roundToPenny(-0.004), 0)).toBe(true)
})

test('pounds rounded to the penny are the pounds of their pence, and rounding again changes nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e10, max: 1e10, noNaN: true }), (pounds) => {
      const rounded = roundToPenny(pounds)
      expect(rounded).toBe(toPence(pounds) / 100)
      expect(roundToPenny(rounded)).toBe(rounded)
      expect(Math.abs(rounded - pounds)).toBeLessThan(0.005 + 1e-5)
    }),
  )
})

test('near half a penny, as anywhere, the rule is the plain one: the nearest whole number of 15 significant figures', () => {
  const plain = (pounds: number) => {
    const wholePence = Math.round(Number((Math.abs(pounds) * 100).toPrecision(15)))
    return wholePence === 0 ? 0 : (wholePence * Math.sign(pounds)) / 100
  }
  const halves = fc
    .record({
      scale: fc.integer({ min: 0, max: 13 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      steps: fc.integer({ min: -60, max: 60 }),
    })
    // So many steps of the 15th to 17th figure away from half a penny.
    .map(({ scale, share, steps }) => {
      const size = Math.floor(share * 10 ** scale) + 0.5
      return (size * (1 + steps * 2 ** -52)) / 100
    })
  fc.assert(
    fc.property(fc.oneof(halves, fc.double({ min: -1e13, max: 1e13, noNaN: true })), (pounds) => {
      expect([roundToPenny(pounds), roundToPenny(-pounds)]).toEqual([plain(pounds), plain(-pounds)])
    }),
    { numRuns: 5_000 },
  )
})

test('what is not a number of pounds is left as it is', () => {
  expect(roundToPenny(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
  expect(roundToPenny(Number.NaN)).toBeNaN()
  expect(roundToPenny(1e300)).toBe(1e300)
})

test('shares always add up to the penny, and each is within a penny of exact', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((weight) => weight > 0))
  fc.assert(
    fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), weights, (whole, among) => {
      const total = pence(whole)
      const parts = splitPence({ total, weights: among })
      expect(sumPence(parts)).toBe(total)
      const sum = among.reduce((a, b) => a + b, 0)
      for (const [index, part] of parts.entries())
        expect(Math.abs(part - (whole * (among[index] ?? 0)) / sum)).toBeLessThanOrEqual(1)
    }),
  )
  expect(splitPence({ total: pence(100), weights: [1, 1, 1] })).toEqual([33, 34, 33])
})

test('a total cannot be shared by nothing', () => {
  expect(() => splitPence({ total: pence(100), weights: [0, 0] })).toThrow('other than zero')
})

test('rounding to the penny is by 15 significant figures, at and beside every half penny', () => {
  const written = (pounds: number) => {
    const size = Math.abs(pounds) * 100
    const whole = Math.round(Number(size.toPrecision(15)))
    return whole === 0 ? 0 : (whole * Math.sign(pounds)) / 100
  }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: -40, max: 40 }), (halves, steps) => {
      const half = halves / 100 + 0.005
      const pounds = half + steps * half * 1.1102230246251565e-16
      expect(roundToPenny(pounds)).toBe(written(pounds))
      expect(roundToPenny(-pounds)).toBe(written(-pounds))
    }),
    { numRuns: 5000 },
  )
})
