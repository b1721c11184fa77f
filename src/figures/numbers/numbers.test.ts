import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  betaQuantileAtScore,
  exp,
  incompleteBeta,
  inverseNormal,
  ln,
  lnGamma,
  normalCdf,
  normalDensity,
  pow,
  smallSine,
} from './index.ts'
import { publishedVectors } from './published-vectors.ts'

const finite = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true })

test('e to a power is within one step of the nearest number there is', () => {
  for (const { given, value } of vectors('exp'))
    expect(stepsApart(exp(given[0]), value), `exp ${given}`).toBeLessThanOrEqual(1)
})

test('a logarithm is within one step of the nearest number there is', () => {
  for (const { given, value } of vectors('ln'))
    expect(stepsApart(ln(given[0]), value), `ln ${given}`).toBeLessThanOrEqual(1)
})

test('the chance of a normal being below a point is right to 15 figures, tails included', () => {
  for (const { given, value } of vectors('normalCdf')) {
    expect(relativeMiss(normalCdf(given[0]), value), `below ${given}`).toBeLessThanOrEqual(1e-15)
  }
})

test('the normal score of a chance is right to 15 figures', () => {
  for (const { given, value } of vectors('inverseNormal')) {
    expect(relativeMiss(inverseNormal(given[0]), value), `score of ${given}`).toBeLessThanOrEqual(1e-15)
  }
})

test('the sine of a small angle is within one step of the nearest number there is', () => {
  for (const { given, value } of vectors('smallSine'))
    expect(stepsApart(smallSine(given[0]), value)).toBeLessThanOrEqual(1)
  expect(smallSine(0.8)).toBeNaN()
})

test('the gamma and beta functions are right to 12 figures, which PERT curves need', () => {
  for (const { given, value } of vectors('lnGamma')) {
    expect(Math.abs(lnGamma(given[0]) - value), `lnGamma ${given}`).toBeLessThanOrEqual(
      1e-14 * Math.max(1, Math.abs(value)),
    )
  }
  for (const { given, value } of vectors('incompleteBeta')) {
    const [a, b = 0, x = 0] = given
    expect(relativeMiss(incompleteBeta({ a, b, x }), value), `beta ${given}`).toBeLessThanOrEqual(1e-12)
  }
  for (const { given, value } of vectors('betaQuantileAtScore')) {
    const [a, b = 0, z = 0] = given
    expect(relativeMiss(betaQuantileAtScore({ a, b, z }), value), `share ${given}`).toBeLessThanOrEqual(1e-12)
  }
})

test('what has no answer says so, and the ends are the ends', () => {
  expect([exp(Number.NaN), ln(Number.NaN), normalCdf(Number.NaN), inverseNormal(Number.NaN)]).toEqual(
    Array(4).fill(Number.NaN),
  )
  expect([exp(0), exp(-0), exp(Infinity), exp(-Infinity), exp(710), exp(-746)]).toEqual([
    1,
    1,
    Infinity,
    0,
    Infinity,
    0,
  ])
  expect(exp(-745.1332191019411)).toBe(5e-324)
  expect(exp(709.782712893384)).toBe(1.7976931348622732e308)
  expect([ln(1), ln(0), ln(-0), ln(Infinity), ln(-1), ln(-Infinity)]).toEqual([
    0,
    -Infinity,
    -Infinity,
    Infinity,
    Number.NaN,
    Number.NaN,
  ])
  expect([normalCdf(0), normalCdf(-0), normalCdf(Infinity), normalCdf(-Infinity), normalCdf(40)]).toEqual([
    0.5, 0.5, 1, 0, 1,
  ])
  expect([inverseNormal(0), inverseNormal(1), inverseNormal(0.5), inverseNormal(-0.1), inverseNormal(1.1)]).toEqual([
    -Infinity,
    Infinity,
    0,
    Number.NaN,
    Number.NaN,
  ])
  expect([normalDensity(Infinity), normalDensity(-Infinity)]).toEqual([0, 0])
  expect([
    incompleteBeta({ a: 2, b: 3, x: 0 }),
    incompleteBeta({ a: 2, b: 3, x: 1 }),
    incompleteBeta({ a: 0, b: 3, x: 0.5 }),
  ]).toEqual([0, 1, Number.NaN])
  expect(betaQuantileAtScore({ a: -1, b: 2, z: 0 })).toBeNaN()
})

test('a power is exp(y × ln x), good to a dozen figures for anything a council would ask', () => {
  expect(relativeMiss(pow(1.035, 30), 2.806793704702)).toBeLessThan(1e-12)
  expect(relativeMiss(pow(2, 0.5), Math.sqrt(2))).toBeLessThan(1e-15)
  expect([pow(0, 2), pow(0, 0), pow(-2, 2), pow(3, 0)]).toEqual([0, Number.NaN, Number.NaN, 1])
})

test('logarithms undo powers of e, and scores undo chances', () => {
  fc.assert(fc.property(finite(-700, 700), (x) => Math.abs(ln(exp(x)) - x) <= 3e-16 * Math.max(1, Math.abs(x))))
  fc.assert(fc.property(finite(-6, 6), (z) => Math.abs(inverseNormal(normalCdf(z)) - z) <= 1e-15 / normalDensity(z)))
})

test('a larger number never has a smaller power of e, logarithm, chance or score', () => {
  const rising = (f: (x: number) => number, from: number, to: number) =>
    fc.assert(fc.property(finite(from, to), finite(from, to), (x, y) => (x <= y ? f(x) <= f(y) : f(y) <= f(x))))
  rising(exp, -745, 709)
  rising(ln, 1e-300, 1e300)
  rising(normalCdf, -38, 38)
  rising(inverseNormal, 1e-12, 1 - 1e-12)
})

interface Vector {
  readonly given: readonly [number, ...number[]]
  readonly value: number
}

function vectors(name: string): readonly Vector[] {
  const rows = (publishedVectors[name] ?? '')
    .split(';')
    .map((row) => row.trim())
    .filter((row) => row !== '')
  expect(rows.length, name).toBeGreaterThan(19)
  return rows.map((row) => {
    const numbers = row.split(' ').map(Number)
    return { given: [numbers[0] ?? Number.NaN, ...numbers.slice(1, -1)], value: numbers.at(-1) ?? Number.NaN }
  })
}

/** How many representable numbers lie from one to the other. */
function stepsApart(a: number, b: number): number {
  return Number(placeOf(a) > placeOf(b) ? placeOf(a) - placeOf(b) : placeOf(b) - placeOf(a))
}

function placeOf(x: number): bigint {
  const bits = new BigInt64Array(new Float64Array([x]).buffer)[0] ?? 0n
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits
}

function relativeMiss(found: number, wanted: number): number {
  return found === wanted ? 0 : Math.abs(found - wanted) / Math.abs(wanted)
}

/** SHA-256, its first 16 figures, of a function at 200,001 places. */
const hashOf = (of: (x: number) => number, at: (i: number) => number) =>
  createHash('sha256')
    .update(new Uint8Array(Float64Array.from({ length: 200_001 }, (_, i) => of(at(i))).buffer))
    .digest('hex')
    .slice(0, 16)

test('every digit is as engine 1 has it, however the arithmetic is written', () => {
  expect({
    middle: hashOf(inverseNormal, (i) => i / 200_000),
    tail: hashOf(
      (u) => inverseNormal(u * u * u * u * u * u * u * u * u * u),
      (i) => i / 200_000,
    ),
    chance: hashOf(normalCdf, (i) => (i - 100_000) / 2500),
    exp: hashOf(exp, (i) => (i - 100_000) / 130),
    ln: hashOf(ln, (i) => (i * i * i) / 7),
  }).toEqual({
    middle: '17fbfcd2ff517fdd',
    tail: '72f2edb0e95a6d51',
    chance: '322a842e55d50a4b',
    exp: '6ffef9f948dc1b10',
    ln: 'f2d53ddd51043e83',
  })
})
