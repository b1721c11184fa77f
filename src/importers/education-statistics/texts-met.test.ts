import { expect, test } from 'vitest'
import { stepBy, textsMet } from './texts-met.ts'

test('the same texts lead to the same place, and others to another', () => {
  const start = textsMet<string>()
  const at = (...texts: readonly string[]) => texts.reduce((met, text) => stepBy(met, text), start)
  at('2024', 'Darlington').made = 'Darlington in 2024'
  at('2025', 'Darlington').made = 'Darlington in 2025'
  at('2024', '').made = 'nobody in 2024'
  expect(at('2024', 'Darlington').made).toBe('Darlington in 2024')
  expect(at('2025', 'Darlington').made).toBe('Darlington in 2025')
  expect(at('2024', '').made).toBe('nobody in 2024')
  expect(at('', '2024').made).toBeUndefined()
  expect(at('2024').made).toBeUndefined()
  expect(at('2024Darlington', '').made).toBeUndefined()
})
