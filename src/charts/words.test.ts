import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartCsv } from './chart.ts'
import { csvLine } from './csv.ts'
import { hundredDots } from './futures.tsx'
import { moneyScale } from './scale.ts'
import { chanceInWords, listInWords, moneyStyle, shareInWords } from './words.ts'

test('a chance is said as a count of futures, and never as none or all unless it is', () => {
  expect(chanceInWords(0.786)).toBe('79 in 100')
  expect([chanceInWords(0), chanceInWords(1)]).toEqual(['0 in 100', '100 in 100'])
  expect(chanceInWords(0.001)).toBe('fewer than 1 in 100')
  expect(chanceInWords(0.999)).toBe('more than 99 in 100')
})

test('amounts that are compared are written alike, and what is not nought is never shown as nought', () => {
  const millions = moneyStyle([210_000_000, -1_300_000])
  expect([millions(210_000_000), millions(-1_300_000), millions(0)]).toEqual(['£2.1m', '−£13,000', '£0'])
  const thousands = moneyStyle([72_345_600])
  expect(thousands(72_345_600)).toBe('£720,000')
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
      fc.integer({ min: 100, max: 100_000_000 }),
      (greatest, small) => {
        expect(moneyStyle([greatest, small])(small)).toMatch(/[1-9]/)
      },
    ),
  )
})

test('a small share is under 1%, not 0%', () => {
  expect([shareInWords(0), shareInWords(0.004), shareInWords(0.655)]).toEqual(['0%', 'under 1%', '66%'])
})

test('a council with “and” in its name is told apart in a list', () => {
  expect(listInWords(['Darlington', 'Hartlepool'])).toBe('Darlington and Hartlepool')
  expect(listInWords(['Darlington', 'Hartlepool', 'Redcar and Cleveland'])).toBe(
    'Darlington, Hartlepool, and Redcar and Cleveland',
  )
})

test('there are always a hundred dots, and as many full ones as futures in which every council gains', () => {
  expect(hundredDots([10.2, 8.1, 11.2, 70.5]).filter((dot) => dot === 'all')).toHaveLength(71)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1024 }), { minLength: 2, maxLength: 9 }), (counts) => {
      const total = counts.reduce((sum, count) => sum + count, 0)
      fc.pre(total > 0)
      expect(hundredDots(counts.map((count) => (count / total) * 100))).toHaveLength(100)
    }),
  )
})

test('a money axis has nought on it and holds every amount, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 30 }),
      (amounts) => {
        const scale = moneyScale(amounts)
        expect(scale.ticks).toContain(0)
        for (const pence of [0, ...amounts]) {
          expect(scale.share(pence)).toBeGreaterThanOrEqual(-1e-9)
          expect(scale.share(pence)).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(scale.share(scale.low)).toBeLessThan(scale.share(scale.high))
      },
    ),
  )
})

test('a downloaded table keeps numbers as numbers and never hands a spreadsheet a formula', () => {
  const table = {
    caption: 'c',
    columns: [
      { title: 'Council, first', isNumber: false },
      { title: '£', isNumber: true },
    ],
    rows: [
      ['=SUM(A1)', '−£1,234'],
      ['-x', '“a”'],
    ],
  }
  const chart = { name: 'n', title: 't', sub: 's', panels: [], table }
  const csv = '"Council, first",£\r\n\'=SUM(A1),-1234\r\n\'-x,“a”\r\n'
  expect(chartCsv(chart)).toBe(csv)
  expect(chartCsv(chart, 'Official, licensed.')).toBe(`${csv}\r\n"Official, licensed."\r\n`)
})

test('what a spreadsheet would take for a formula is kept as text, however it is dressed up', () => {
  for (const formula of ['=1+1', '+1', '-x', '@SUM(1)', '\t=1', ' \u200b=1', '＝1', '－1', '\u0000=1'])
    expect(csvLine([formula])).toBe(`'${formula}\r\n`)
  expect(csvLine(['\r=1', '"=1"'])).toBe('"\'\r=1","""=1"""\r\n')
  expect(csvLine(['-12.5', '1,000', 'a=b'])).toBe('-12.5,"1,000",a=b\r\n')
})
