import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Value } from '../value.ts'
import { syntheticNeighbour } from './synthetic-neighbour.ts'

const children: Readonly<Record<string, number>> = { D: 100, H: 300, a: 10, b: 30, c: 60 }

/** Darlington (100 children) and Hartlepool (300), whose neighbours are a, b and c. */
function made(
  lists: Readonly<Record<string, readonly string[]>>,
  rates: Readonly<Record<string, Value>> = {},
  oneReturnWith: (code: string) => readonly string[] = () => [],
) {
  return syntheticNeighbour({
    partners: Object.keys(lists).map((code) => ({ code, name: code, children: children[code] ?? 100 })),
    neighboursOf: (code) => lists[code] ?? [],
    figureOf: (code) => rates[code] ?? { missing: 'notAvailable' },
    childrenOf: (code) => children[code] ?? 100,
    oneReturnWith,
  })
}

test('one partner’s neighbours weigh as their children do', () => {
  const { neighbours, value } = made({ D: ['a', 'b'] }, { a: 100, b: 20 })
  expect(neighbours.map(({ code, weight }) => [code, weight])).toEqual([
    ['b', 0.75],
    ['a', 0.25],
  ])
  expect(value).toBe(40)
})

test('each partner’s list weighs as its children do, and a neighbour on two lists weighs in both', () => {
  // D’s list weighs 1/4: a 1/4 of it, b 3/4. H’s list weighs 3/4: b 1/3 of it, c 2/3.
  const { neighbours } = made({ D: ['a', 'b'], H: ['b', 'c'] })
  expect(neighbours.map(({ code, weight, neighbourOf }) => [code, weight, neighbourOf])).toEqual([
    ['c', 0.5, ['H']],
    ['b', 0.4375, ['D', 'H']],
    ['a', 0.0625, ['D']],
  ])
})

test('partners are never each other’s yardstick', () => {
  const { neighbours } = made({ D: ['H', 'a'], H: ['D', 'b'] })
  expect(neighbours.map(({ code }) => code)).toEqual(['b', 'a'])
})

test('nor is a council that makes one return with a partner, or one that it came from or went into', () => {
  expect(made({ D: ['a', 'b'] }, {}, () => ['a']).neighbours.map(({ code }) => code)).toEqual(['b'])
  expect(made({ E06000061: ['E10000021', 'b'] }).neighbours.map(({ code }) => code)).toEqual(['b'])
})

test('a council that does not exist yet takes the neighbours of the county it comes from', () => {
  const west = { code: 'X-west-suffolk', name: 'West Suffolk', children: 60 }
  const { neighbours } = syntheticNeighbour({
    partners: [west],
    neighboursOf: (code) => (code === west.code ? ['a', 'b'] : []),
    figureOf: () => 1,
    childrenOf: (code) => children[code],
  })
  expect(neighbours.map(({ code }) => code)).toEqual(['b', 'a'])
})

test('a neighbour without a figure is left out and told, and the others of its list weigh more', () => {
  const { value, covered, warnings } = made({ D: ['a', 'b'] }, { b: 20 })
  expect(value).toBe(20)
  expect(covered).toBe(0.75)
  expect(warnings).toEqual([expect.objectContaining({ code: 'IMP-98', place: 'a' })])
})

test('where neighbours with a figure weigh less than half there is no yardstick', () => {
  expect(made({ D: ['a', 'b'] }, { a: 20 }).value).toEqual({ missing: 'notAvailable' })
})

test('a neighbour’s bounds are carried into the yardstick', () => {
  expect(made({ D: ['a', 'b'] }, { a: { low: 10, high: 30 }, b: 20 }).value).toEqual({ low: 17.5, high: 22.5 })
})

test('a partner without any neighbour left is told', () => {
  const { warnings } = made({ D: ['H'], H: ['b'] }, { b: 1 })
  expect(warnings).toEqual([
    expect.objectContaining({ place: 'D', sentence: expect.stringContaining('no statistical') }),
  ])
})

test('weights always add up to one and the value lies between the lowest and highest neighbour', () => {
  const codes = fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 })
  fc.assert(
    fc.property(
      codes,
      codes,
      fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 5, maxLength: 5 }),
      (d, h, rates) => {
        const byCode = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((code, i) => [code, rates[i] ?? 1]))
        const { neighbours, value } = made({ D: d, H: h }, byCode)
        expect(neighbours.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
        const used = neighbours.map(({ code }) => byCode[code] ?? 0)
        expect(value).toBeGreaterThanOrEqual(Math.min(...used) - 1e-9)
        expect(value).toBeLessThanOrEqual(Math.max(...used) + 1e-9)
      },
    ),
  )
})
