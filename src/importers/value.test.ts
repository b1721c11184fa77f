import fc from 'fast-check'
import { expect, test } from 'vitest'
import { educationSymbols, readValue } from './value.ts'

const read = (text: string, scale = 1) => readValue(text, { symbols: educationSymbols, scale })

test('a figure read letter by letter is the number that it writes', () => {
  const figure = fc
    .tuple(fc.constantFrom('', '-'), fc.nat({ max: 999_999_999 }), fc.stringMatching(/^(\.\d{0,5})?$/))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(figure, (text) => {
      const number = Number(text)
      // Nearer to nought than a ten-thousandth is the dust of sums, and nought.
      expect(read(text)).toBe(Math.abs(number) < 1e-4 ? 0 : number)
    }),
  )
  expect(read('99999999999999.9')).toBe(99_999_999_999_999.9)
  expect(read('123456789012345')).toBe(123_456_789_012_345)
  expect(read('.5')).toBe(0.5)
  expect(read('7.')).toBe(7)
  expect(read('1.15', 1000)).toBe(1150)
})

test('a nought with a minus before it is nought', () => {
  for (const text of ['-0', '-0.0', '0.00004', '-0.00004']) expect(Object.is(read(text), 0)).toBe(true)
})

test('what only looks like a figure is none', () => {
  for (const text of ['-', '.', '-.', '1.2.3', '1-2', '0:11', 'e5']) expect(read(text)).toBeUndefined()
})

test('a blank and a symbol are no figure, whatever stands around them', () => {
  expect(read('')).toEqual({ missing: 'blank' })
  expect(read(' NULL ')).toEqual({ missing: 'blank' })
  expect(read(' c')).toEqual({ missing: 'suppressed' })
  expect(read('Total')).toBeUndefined()
})
