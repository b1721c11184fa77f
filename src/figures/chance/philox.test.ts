import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { philox, philoxUniform, uniformOfWord } from './philox.ts'

// Known answers published with the Random123 library (kat_vectors, philox4x32 with 10 rounds).
const ones = 0xffffffff
const knownAnswers = [
  { counter: [0, 0, 0, 0], key: [0, 0], words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  { counter: [ones, ones, ones, ones], key: [ones, ones], words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
] as const

test('the audit stream gives the answers its authors published', () => {
  for (const { counter, key, words } of knownAnswers) {
    expect([...philox(counter, key, new Uint32Array(4))]).toEqual(words)
  }
})

test('seed 12345 gives the uniforms that the reference workload was measured with', () => {
  expect([0, 1, 2].map((draw) => Number(philoxUniform(12345, 0, draw).toFixed(8)))).toEqual([
    0.82022467, 0.00278337, 0.42255906,
  ])
  const uniforms = new Float64Array(40 * 10_000)
  const words = new Uint32Array(4)
  for (let stream = 0; stream < 40; stream += 1) {
    for (let draw = 0; draw < 10_000; draw += 1) {
      uniforms[stream * 10_000 + draw] = philoxUniform(12345, stream, draw, words)
    }
  }
  const hash = createHash('sha256').update(new Uint8Array(uniforms.buffer)).digest('hex')
  expect(hash.slice(0, 16)).toBe('e67ec90a07bd183e')
})

test('a chance is never nought and never one', () => {
  expect(uniformOfWord(0)).toBeGreaterThan(0)
  expect(uniformOfWord(ones)).toBeLessThan(1)
})
