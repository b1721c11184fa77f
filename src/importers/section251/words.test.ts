import { expect, test } from 'vitest'
import { bare, likeness, numberInFront } from './words.ts'
import { startOfYear, yearsNamed, yearsPromised } from './years.ts'

const like = (a: string, b: string) => likeness(bare(a), bare(b))

test('a slip of a letter leaves a label what it is, and a word that turns its meaning does not', () => {
  expect(like('23 Equiptment and adaptations', 'Equipment and adaptations')).toBeGreaterThan(0.95)
  expect(like('Total spend (including CERA)', 'Total spend (excluding CERA)')).toBe(0)
  expect(like('Universal services for young people', 'Targeted services for young people')).toBe(0)
  expect(like('Residential care', 'Fostering services')).toBe(0)
})

test('a label cut at 68 characters is the label it begins', () => {
  expect(
    like(
      'Spend on local authority management costs relating to Sure Start Ch',
      "Spend on local authority management costs relating to Sure Start Children's Centres",
    ),
  ).toBe(1)
  expect(like('Other', 'Other children looked after services')).toBe(0)
})

test('the number in front of a label is told from its words', () => {
  expect(
    ['3.1.2a Fostering', '11Short breaks', '12  Education', '8a.1 Substance', 'Youth justice', '4 Total'].map(
      numberInFront,
    ),
  ).toEqual(['3.1.2a', '11', '12', '8a.1', '', '4'])
})

test('a financial year is two years in a row, however it is written', () => {
  expect(['202324', '2023-24', '2023/24', '2023 to 2024', '2023-2024', '202324.0'].map(startOfYear)).toEqual(
    Array(6).fill(2023),
  )
  expect(['2023', '202325', '2023-25', 'n/a', ''].map(startOfYear)).toEqual(Array(5).fill(undefined))
})

test('titles and names of files are searched for years, and telephone numbers are none', () => {
  expect(yearsNamed('Outturn 2012-13 and 2013/14, revised 2014')).toEqual([2012, 2013])
  expect(yearsPromised('outturn_1314.csv')).toEqual([2013])
  expect(yearsPromised('s251_202324_final2.csv')).toEqual([2023])
  expect(yearsPromised('return 01325 388000.csv')).toEqual([])
})
