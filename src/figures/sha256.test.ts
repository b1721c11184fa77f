import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

test('SHA-256 gives the published digests', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
})

test('SHA-256 agrees with Node’s own at every length round a block’s end, and beyond ASCII', () => {
  for (let length = 0; length <= 200; length += 1) {
    const text = '£é𝄞x'.repeat(length).slice(0, length)
    const whole = /\p{Surrogate}$/u.test(text) ? text.slice(0, -1) : text
    expect(sha256(whole)).toBe(createHash('sha256').update(whole, 'utf8').digest('hex'))
  }
})
