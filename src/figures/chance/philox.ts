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

/** The upper 32 bits of the 64-bit product of two words, by 16-bit halves: no sum below reaches 2^32. */
function highHalf(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0
  const rest = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (rest >>> 16)) | 0
}

/**
 * The uniform of one (seed, stream, draw), strictly between nought and one: word `stream mod 4` of counter
 * (draw, ⌊stream ÷ 4⌋, 0, 0) under key (seed, 0), as (word + ½) ÷ 2^32. Plain Monte Carlo, and the audit stream.
 */
export function philoxUniform(seed: number, stream: number, draw: number, words: Words = new Uint32Array(4)): number {
  philox([draw, Math.floor(stream / 4), 0, 0], [seed, 0], words)
  return uniformOfWord(words[stream % 4] as number) // four words, and a remainder below four
}

/** Draws one after another: from `first` on, so many. They are written from the beginning of what they go into. */
export interface Stretch {
  readonly first: number
  readonly count: number
}

/**
 * The uniforms of streams 4 × block, …, 4 × block + 3 over a stretch of draws, the same digits as `philoxUniform` gives:
 * one counter gives a word to each of the four. Streams that nobody wants have no place to go to.
 */
export function philoxUniforms(
  { seed, block }: { readonly seed: number; readonly block: number },
  { first, count }: Stretch,
  [into0, into1, into2, into3]: readonly (Float64Array | undefined)[],
): void {
  for (let i = 0; i < count; i += 1) {
    let c0 = (first + i) | 0
    let c1 = block | 0
    let c2 = 0
    let c3 = 0
    let k0 = seed | 0
    let k1 = 0
    // The multipliers and the key's steps in figures: a constant of the file would be looked up in every round.
    for (let round = 0; round < 10; round += 1) {
      const high0 = highHalf(0xd2511f53, c0)
      const low0 = Math.imul(0xd2511f53, c0)
      const high1 = highHalf(0xcd9e8d57, c2)
      const low1 = Math.imul(0xcd9e8d57, c2)
      c0 = high1 ^ c1 ^ k0
      c1 = low1
      c2 = high0 ^ c3 ^ k1
      c3 = low0
      k0 = (k0 + 0x9e3779b9) | 0
      k1 = (k1 + 0xbb67ae85) | 0
    }
    if (into0 !== undefined) into0[i] = uniformOfWord(c0 >>> 0)
    if (into1 !== undefined) into1[i] = uniformOfWord(c1 >>> 0)
    if (into2 !== undefined) into2[i] = uniformOfWord(c2 >>> 0)
    if (into3 !== undefined) into3[i] = uniformOfWord(c3 >>> 0)
  }
}

/** A 32-bit word as a chance in the middle of its cell: (word + ½) ÷ 2^32, exact, never 0 and never 1. */
export function uniformOfWord(word: number): number {
  return (word + 0.5) / 4294967296
}

const multiplier0 = 0xd2511f53
const multiplier1 = 0xcd9e8d57
const weyl0 = 0x9e3779b9
const weyl1 = 0xbb67ae85
