import { expect, test } from 'vitest'
import { blocksOf, differencesIn, formulasThatDiffer, methodPages } from './support/method-pages.ts'
import { numberPrinted, printedLike, workedValue } from './support/worked-text.ts'

const pages = methodPages()

test('there is a page for each calculation, and every page has worked numbers', () => {
  expect(pages.length).toBeGreaterThanOrEqual(20)
  expect(
    pages.filter((page) => page.name !== 'index.md' && blocksOf(page, 'worked').length === 0).map(({ name }) => name),
  ).toEqual([])
})

for (const page of pages) {
  test(`${page.name}: the numbers on the page are what they come to`, () => {
    expect(blocksOf(page, 'worked').flatMap(differencesIn)).toEqual([])
  })

  test(`${page.name}: the formulas on the page are those of the model`, () => {
    expect(blocksOf(page, 'formula').flatMap(formulasThatDiffer)).toEqual([])
  })

  test(`${page.name}: begins with a heading and links only to pages there are`, () => {
    expect(page.text).toMatch(/^# \S/)
    const linked = [...page.text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, file = '']) => file)
    expect(
      linked.filter((file) => file.endsWith('.md') && !file.includes('/') && !pages.some(({ name }) => name === file)),
    ).toEqual([])
  })
}

test('a wrong number on a page is found, and so is a number that was never worked', () => {
  expect(differencesIn('pool = £100,000\nclaim = pool × 20% × 0.25  # = 5,000')).toEqual([])
  expect(differencesIn('pool = £100,000\nclaim = pool × 20% × 0.25  # = 5,001')).toEqual([
    { name: 'claim', printed: '5,001', shouldBe: '5,000' },
  ])
  expect(() => differencesIn('claim = pool × 20%  # = 5,000')).toThrow('pool is not worked before it is used')
  expect(() => differencesIn('claim is 5,000')).toThrow('Not a worked line')
})

test('worked numbers follow the usual order: × before +, brackets first, left to right', () => {
  const known = new Map([['a', 3]])
  expect(workedValue('2 + a × 4 − 1', known)).toBe(13)
  expect(workedValue('(2 + a) × (4 − 1)', known)).toBe(15)
  expect(workedValue('12 ÷ 4 ÷ 3', known)).toBe(1)
  expect(workedValue('floor(a ÷ 2) + max(1, a) − min(1, a) + pow(2, a)', known)).toBe(11)
  expect(workedValue('£1,234.50 × 10%', known)).toBeCloseTo(123.45, 12)
  expect(() => workedValue('2 × (3', known)).toThrow('A bracket is not closed')
  expect(() => workedValue('2 & 3', known)).toThrow('Cannot be worked')
})

test('a number is printed with the decimals and signs that stand there already', () => {
  expect(printedLike(-1234.5, '−£1,000.00')).toBe('−£1,234.50')
  expect(printedLike(0.0751, '7.5%')).toBe('7.5%')
  expect(printedLike(1e6, '1')).toBe('1,000,000')
  expect(numberPrinted('−£1,234.50')).toBe(-1234.5)
})
