import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCase } from '../testing/a-case.ts'
import { caseFileSchema } from './schema.ts'
import { withStreams } from './streams.ts'

const theCase = caseFileSchema.parse(aCase({ streams: {}, nextStream: 1, correlations: [] }))
const anyNames = fc.array(fc.stringMatching(/^[A-Z][0-9]{2}\/[a-z]{1,6}$/), { maxLength: 20 })

test('names without a number get the next ones in order of name', () => {
  const { streams, nextStream } = withStreams(theCase, ['L05/pay', 'L01/uplift', 'L05/pay', 'X0/price ict'])
  expect(streams).toEqual({ 'L01/uplift': 1, 'L05/pay': 2, 'X0/price ict': 3 })
  expect(nextStream).toBe(4)
})

test('a number once given stays with its name, and a name no longer used keeps its own', () => {
  const before = { ...theCase, streams: { 'L05/pay': 4, 'L02/rate': 2 }, nextStream: 9 }
  const { streams, nextStream } = withStreams(before, ['L05/pay', 'L01/uplift'])
  expect(streams).toEqual({ 'L05/pay': 4, 'L02/rate': 2, 'L01/uplift': 9 })
  expect(nextStream).toBe(10)
})

test('the order in which names come changes no number', () => {
  fc.assert(
    fc.property(anyNames, (names) => {
      expect(withStreams(theCase, [...names].reverse())).toEqual(withStreams(theCase, names))
    }),
  )
})

test('no two names ever share a number, and one more name leaves the others as they were', () => {
  fc.assert(
    fc.property(anyNames, anyNames, (names, more) => {
      const before = withStreams(theCase, names)
      const after = withStreams(before, [...names, ...more])
      const numbers = Object.values(after.streams)
      expect(new Set(numbers).size).toBe(numbers.length)
      expect(after.streams).toMatchObject(before.streams)
      expect(after.nextStream).toBeGreaterThanOrEqual(before.nextStream)
      expect(numbers.every((number) => number < after.nextStream)).toBe(true)
    }),
  )
})
