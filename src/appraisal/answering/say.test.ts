import { expect, test } from 'vitest'
import { lowerFirst } from './say.ts'

test('a title inside a sentence begins small, unless a council’s name or capitals begin it', () => {
  expect(lowerFirst('One senior team for all three')).toBe('one senior team for all three')
  expect(lowerFirst('A trust of all three')).toBe('a trust of all three')
  expect(lowerFirst('Hartlepool leads for all three')).toBe('Hartlepool leads for all three')
  expect(lowerFirst('Redcar & Cleveland’s homes for all')).toBe('Redcar & Cleveland’s homes for all')
  expect(lowerFirst('IT bought together')).toBe('IT bought together')
  expect(lowerFirst('Kentish lanes')).toBe('kentish lanes')
})
