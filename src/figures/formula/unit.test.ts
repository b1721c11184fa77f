import { expect, test } from 'vitest'
import { plain, readUnit, sameUnit, type Unit, unitOver, unitText, unitTimes } from './unit.ts'

const unit = (text: string): Unit => readUnit(text) ?? expect.fail(`${text} is not a unit`)

test('a unit is a product of powers, however it is written', () => {
  expect(sameUnit(unit('£/FTE/week'), unitOver(unitOver(unit('£'), unit('FTE')), unit('weeks')))).toBe(true)
  expect(sameUnit(unitTimes(unit('£/real £'), unit('real £')), unit('£'))).toBe(true)
  expect(sameUnit(unit('case/FTE'), unit('cases/FTE'))).toBe(true)
  expect(sameUnit(unit('child'), unit('children'))).toBe(true)
})

test('share, ratio, index, chance and % are one plain number', () => {
  for (const word of ['share', 'ratio', 'index', '%', 'number', 'chance']) expect(unit(word)).toEqual(plain)
})

test('cash, constant prices, months and years are all different', () => {
  expect(sameUnit(unit('£'), unit('real £'))).toBe(false)
  expect(sameUnit(unit('month'), unit('year'))).toBe(false)
})

test('a unit reads back as it is said', () => {
  for (const text of ['£', 'real £', '£/FTE/week', '1/year', 'cases/FTE', '£/real £'])
    expect(unitText(unit(text))).toBe(text)
  expect(unitText(plain)).toBe('a plain number')
  expect(readUnit('£!')).toBeUndefined()
})
