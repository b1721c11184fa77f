import { joeKuoBits, joeKuoDimensions, joeKuoOfDegree } from './joe-kuo.ts'
import { philox, philoxUniform, type Stretch, uniformOfWord } from './philox.ts'

/** How many scrambles stand side by side: draw d belongs to scramble d mod 8, and their spread is the error bar. */
export const scrambles = 8

/** Where the luck of a stream comes from: the Sobol table as far as it goes (streams from 1), Philox beyond it. */
export function sourceOfStream(stream: number): 'sobol' | 'philox' {
  return stream >= 1 && stream <= joeKuoDimensions ? 'sobol' : 'philox'
}

/**
 * The uniforms of one stream, by number of draw, strictly between nought and one: draw d is point ⌊d ÷ 8⌋ of
 * scramble d mod 8 in dimension `stream`, so a draw does not depend on how many are taken. A stream the table does
 * not reach takes its plain Philox uniforms instead (`sourceOfStream` says which).
 *
 * Source: Sobol points by Joe and Kuo (2008); nested uniform scrambling (A. B. Owen, 1995) by a hash on reversed
 * bits (S. Laine and T. Karras, "Stratified sampling for stochastic transparency", EGSR 2011; B. Burley, "Practical
 * hash-based Owen scrambling", JCGT 9(4), 2020), with 128 bits of Philox for each (seed, scramble, stream).
 */
export function sobolStream(seed: number, stream: number): (draw: number) => number {
  const words = new Uint32Array(4)
  if (sourceOfStream(stream) === 'philox') return (draw) => philoxUniform(seed, stream, draw, words)
  const directions = reversedDirections(stream)
  const keys = scrambleKeys(seed, stream)
  return (draw) => {
    const reversed = reversedPoint(directions, Math.floor(draw / scrambles))
    return uniformOfWord(reverseBits(nestedScramble(reversed, keys, 4 * (draw % scrambles))) >>> 0)
  }
}

/**
 * The uniforms of one stream of the table over a stretch of draws, the same digits as `sobolStream` gives. The point
 * after another differs from it by the directions of the bits that adding one turns over, which are the lowest.
 */
export function sobolUniforms(seed: number, stream: number): (stretch: Stretch, into: Float64Array) => void {
  const directions = reversedDirections(stream)
  const turnedOver = new Uint32Array(32)
  for (let bit = 0, all = 0; bit < 32; bit += 1) {
    all ^= directions[bit]! // 32 directions
    turnedOver[bit] = all
  }
  const keys = scrambleKeys(seed, stream)
  return ({ first, count }, into) => {
    for (let scramble = 0; scramble < scrambles; scramble += 1) {
      const start = (scramble + scrambles - (first % scrambles)) % scrambles
      let point = Math.floor((first + start) / scrambles) | 0
      let reversed = reversedPoint(directions, point)
      const at = 4 * scramble
      const add0 = keys[at]! | 0 // 8 scrambles of 4 words
      const times0 = keys[at + 1]! | 1
      const add1 = keys[at + 2]! | 0
      const times1 = keys[at + 3]! | 1
      for (let i = start; i < count; i += scrambles) {
        let x = reversed ^ Math.imul(reversed, 0x3d20adea)
        x = Math.imul(x + add0, times0)
        x ^= Math.imul(x, 0x05526c56)
        x = Math.imul(x + add1, times1)
        x ^= Math.imul(x, 0x53a22864)
        into[i] = uniformOfWord(reverseBits(x) >>> 0)
        point = (point + 1) | 0
        reversed ^= turnedOver[31 - Math.clz32(point & -point)]! // the lowest bit that is one
      }
    }
  }
}

/** The 32-bit Sobol point before scrambling; kept apart so that it can be held to a published table. */
export function sobolPoint(dimension: number, index: number): number {
  const directions = directionsOf(dimension)
  let point = 0
  for (let bit = 0, rest = index; rest !== 0; bit += 1, rest >>>= 1) {
    if ((rest & 1) === 1) point ^= directions[bit] as number // as above
  }
  return point >>> 0
}

function reversedPoint(directions: Uint32Array, index: number): number {
  let reversed = 0
  for (let bit = 0, rest = index; rest !== 0; bit += 1, rest >>>= 1) {
    if ((rest & 1) === 1) reversed ^= directions[bit] as number // 32 directions, one for each bit of a point's number
  }
  return reversed
}

/**
 * Each bit is turned over, or not, by a rule that depends on the bits before it, which is what nesting means. On
 * reversed bits "before" is "below", and adding, multiplying by an odd number, and x ^ (x × an even number) let
 * nothing flow downwards.
 */
function nestedScramble(reversed: number, keys: Uint32Array, at: number): number {
  let x = reversed
  x ^= Math.imul(x, 0x3d20adea)
  x = (x + (keys[at] as number)) | 0 // 8 scrambles of 4 words
  x = Math.imul(x, (keys[at + 1] as number) | 1)
  x ^= Math.imul(x, 0x05526c56)
  x = (x + (keys[at + 2] as number)) | 0
  x = Math.imul(x, (keys[at + 3] as number) | 1)
  x ^= Math.imul(x, 0x53a22864)
  return x
}

function scrambleKeys(seed: number, stream: number): Uint32Array {
  const keys = new Uint32Array(4 * scrambles)
  for (let scramble = 0; scramble < scrambles; scramble += 1) {
    philox([stream, scramble, 0, 0], [seed, keyOfScrambles], keys.subarray(4 * scramble, 4 * scramble + 4))
  }
  return keys
}

// Keeps these words apart from the uniforms of the audit stream, whose second key word is 0.
const keyOfScrambles = 0x4f77656e

function reversedDirections(dimension: number): Uint32Array {
  return directionsOf(dimension).map((direction) => reverseBits(direction))
}

/**
 * Direction numbers of a dimension in 32 bits: the initial numbers moved to the top, then each from those before it
 * by the polynomial's recurrence.
 */
function directionsOf(dimension: number): Uint32Array {
  const { degree, polynomial, initial } = rowOf(dimension)
  const directions = new Uint32Array(32)
  for (let i = 0; i < 32; i += 1) {
    if (degree === 0 || i < degree) {
      directions[i] = (degree === 0 ? 1 : (initial[i] as number)) << (31 - i) // one initial number for each i below the degree
      continue
    }
    const first = directions[i - degree] as number // i is at least the degree here
    let next = first ^ (first >>> degree)
    for (let k = 1; k < degree; k += 1) {
      if (((polynomial >>> (degree - k)) & 1) === 1) next ^= directions[i - k] as number
    }
    directions[i] = next
  }
  return directions
}

interface Row {
  readonly degree: number
  readonly polynomial: number
  readonly initial: readonly number[]
}

function rowOf(dimension: number): Row {
  if (dimension === 1) return { degree: 0, polynomial: 1, initial: [] }
  let degree = 1
  let before = dimension - 2
  let at = 0
  for (; before >= (joeKuoOfDegree[degree] ?? 0); degree += 1) {
    before -= joeKuoOfDegree[degree] ?? 0
    at += (joeKuoOfDegree[degree] ?? 0) * bitsOfDegree(degree)
  }
  at += before * bitsOfDegree(degree)
  const middle = readBits(at, degree - 1)
  at += degree - 1
  const initial: number[] = []
  for (let width = 0; width < degree; at += width, width += 1) initial.push(2 * readBits(at, width) + 1)
  return { degree, polynomial: (1 << degree) | (middle << 1) | 1, initial }
}

/** s − 1 bits of the polynomial and 0 + 1 + … + (s − 1) of the initial numbers. */
function bitsOfDegree(degree: number): number {
  return degree - 1 + (degree * (degree - 1)) / 2
}

function readBits(from: number, width: number): number {
  let value = 0
  for (let bit = from; bit < from + width; bit += 1) {
    const six = alphabet.indexOf(joeKuoBits.charAt(Math.floor(bit / 6)))
    value = 2 * value + ((six >> (5 - (bit % 6))) & 1)
  }
  return value
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function reverseBits(word: number): number {
  let x = word
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  return (x >>> 16) | (x << 16)
}
