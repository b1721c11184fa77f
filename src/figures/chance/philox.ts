/** Four 32-bit words that Philox fills; one of these is reused so that drawing makes no garbage. */
export type Words = Uint32Array

/**
 * Philox4x32-10: four random words from a counter and a key, with no state in between, so that any draw can be
 * worked again alone.
 *
 * Source: J. K. Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011); checked against the
 * known answers published with it.
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
  into: Words,
): Words {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < 10; round += 1) {
    const high0 = highHalf(multiplier0, c0)
    const low0 = Math.imul(multiplier0, c0)
    const high1 = highHalf(multiplier1, c2)
    const low1 = Math.imul(multiplier1, c2)
    c0 = high1 ^ c1 ^ k0
    c1 = low1
    c2 = high0 ^ c3 ^ k1
    c3 = low0
    k0 = (k0 + weyl0) | 0
    k1 = (k1 + weyl1) | 0
  }
  into[0] = c0
  into[1] = c1
  into[2] = c2
  into[3] = c3
  return into
}

/** The upper 32 bits of the 64-bit product of two unsigned words, by 16-bit halves. */
function highHalf(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const lowHigh = aLow * bHigh
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16) + (lowHigh & 0xffff)
  return aHigh * bHigh + Math.floor(middle / 65536) + (lowHigh >>> 16)
}

/**
 * The uniform of one (seed, stream, draw), strictly between nought and one: word `stream mod 4` of counter
 * (draw, ⌊stream ÷ 4⌋, 0, 0) under key (seed, 0), as (word + ½) ÷ 2^32. Plain Monte Carlo, and the audit stream.
 */
export function philoxUniform(seed: number, stream: number, draw: number, words: Words = new Uint32Array(4)): number {
  philox([draw, Math.floor(stream / 4), 0, 0], [seed, 0], words)
  return uniformOfWord(words[stream % 4] as number) // four words, and a remainder below four
}

/** A 32-bit word as a chance in the middle of its cell: (word + ½) ÷ 2^32, exact, never 0 and never 1. */
export function uniformOfWord(word: number): number {
  return (word + 0.5) / 4294967296
}

const multiplier0 = 0xd2511f53
const multiplier1 = 0xcd9e8d57
const weyl0 = 0x9e3779b9
const weyl1 = 0xbb67ae85
