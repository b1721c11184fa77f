import { expect, test } from 'vitest'
import { cellMeans } from './cells.ts'
import type { Column, ColumnKind } from './column.ts'

function reads(kind: ColumnKind, text: string, more: Partial<Column> = {}): unknown {
  const meaning = cellMeans({ heading: 'A column', at: 'it', kind, ...more }, text, () => undefined)
  return 'value' in meaning ? meaning.value : meaning.code
}

test('pounds are read with commas, signs and brackets, and words are not pounds', () => {
  expect(
    ['12345.67', '£12,345.67', '−£1,200', '(1,200)', '£ 5', '12 345'].map((text) => reads('pounds', text)),
  ).toEqual([12345.67, 12345.67, -1200, -1200, 5, 12345])
  expect(['tbc', '1,23', '12k', '12-13', 'c', '1.234,56', '-'].map((text) => reads('pounds', text))).toEqual(
    Array.from({ length: 7 }, () => 'IMP-104'),
  )
})

test('what a spreadsheet’s sum leaves beyond its 15 figures is not money', () => {
  expect(reads('pounds', '0.30000000000000004')).toBe(0.3)
})

test('a share is a share however it is written', () => {
  expect(['12%', '0.12', '12.0 %', '28.5%'].map((text) => reads('share', text))).toEqual([0.12, 0.12, 0.12, 0.285])
})

test('a day is read as people and spreadsheets write it, day before month', () => {
  const days = [
    '2013-03-31',
    '31/03/2013',
    '31.3.2013',
    '31 March 2013',
    '31st Mar 2013',
    '41364',
    '2013-03-31T00:00:00.001Z',
  ]
  expect(days.map((text) => reads('date', text))).toEqual(days.map(() => '2013-03-31'))
  expect(['03/31/2013', '2013-02-30', 'spring', '2013', '12'].map((text) => reads('date', text))).toEqual(
    Array.from({ length: 5 }, () => 'IMP-105'),
  )
})

test('a financial year that a spreadsheet took for a month is the year that was typed', () => {
  const years = ['2011-12', '2011/12', '2011–12', '2011-2012', '2011-12-01']
  expect(years.map((text) => reads('year', text))).toEqual(years.map(() => '2011-12'))
  expect(['2011', '2011-13', '2011-11-01', '2025-04-01'].map((text) => reads('year', text))).toEqual(
    Array.from({ length: 4 }, () => 'IMP-106'),
  )
})

test('a word is picked by its own words, its code, or its code and title', () => {
  expect(
    ['M08', 'm08', 'M08 – Joint commissioning', 'M08 - anything'].map((text) =>
      reads('choice', text, { choices: 'deliveryModel' }),
    ),
  ).toEqual(['M08', 'M08', 'M08', 'M08'])
  expect(reads('choice', 'suppressed to protect people', { choices: 'missing' })).toBe('suppressed')
  expect(reads('choice', 'General fund', { choices: 'fund' })).toBe('generalFund')
  expect(reads('choice', 'M99', { choices: 'deliveryModel' })).toBe('IMP-108')
})

test('a number, a text that looks like one, and true or false stay what they are', () => {
  expect(['142', '"142"', '007', '1985, 1990', 'row 3'].map((text) => reads('mixed', text))).toEqual([
    142,
    '142',
    '007',
    '1985, 1990',
    'row 3',
  ])
  expect(['TRUE', '"TRUE"', 'inadequate'].map((text) => reads('anything', text))).toEqual([true, 'TRUE', 'inadequate'])
})

test('a list has semicolons between its parts, and a part may hold one in quotation marks', () => {
  expect(reads('codes', 'E06000005 – Darlington, E06000001;E06000003')).toEqual(['E06000005', 'E06000001', 'E06000003'])
  expect(reads('texts', '"first; and second"; third')).toEqual(['first; and second', 'third'])
  expect(reads('numbers', '25%; 0.5; 1')).toEqual([0.25, 0.5, 1])
  expect(reads('numbers', '(none)')).toEqual([])
  expect(reads('numbers', '3; soon')).toBe('IMP-116')
})

test('a formula that comes to an error is never text', () => {
  expect(reads('text', '#REF!')).toBe('IMP-110')
})
