import { expect, test } from 'vitest'
import { changesOfMeaning, equivalentKeys, joinedLines, linesWithoutEquivalent } from './section251-equivalents.ts'
import { section251Titles } from './section251-keys.ts'
import { section251LineOf, section251Table, section251Tables } from './section251-tables.ts'

const byYear = (key: string) =>
  ['2008-09', '2009-10', '2010-11', '2011-12', '2012-13', '2013-14', '2023-24'].map(
    (year) => section251LineOf({ year, key })?.ref,
  )

test('line 5 is residential care, children’s-centre management or fostering, by the year', () => {
  expect(section251Tables.slice(0, 6).map(({ lines }) => lines.find(({ ref }) => ref === '5')?.key)).toEqual([
    'residential',
    'residential',
    'sureStartManagement',
    'fostering',
    'residential',
    'totalSureStart',
  ])
})

test('the totals with and without capital swap places between 2012-13 and 2013-14', () => {
  expect(byYear('totalExcludingCera')).toEqual(['46', '44', '50', '38', '33', '33', '5.0.2'])
  expect(byYear('totalIncludingCera')).toEqual(['47', '43', '49', '37', '32', '34', '5.0.3'])
})

test('every line has its words, every number and key stands once in a year, and every key is used in some year', () => {
  for (const { lines } of section251Tables) {
    expect(lines.filter(({ label }) => label === '')).toEqual([])
    expect(new Set(lines.map(({ ref }) => ref)).size).toBe(lines.length)
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
  }
  const used = new Set(section251Tables.flatMap(({ lines }) => lines.map(({ key }) => key)))
  expect(Object.keys(section251Titles).filter((key) => !used.has(key as never))).toEqual([])
})

test('the total without capital counts every line once, and no part or memo line', () => {
  for (const { name, lines } of section251Tables) {
    const counted = (ref: string): readonly string[] => {
      const line = lines.find((each) => each.ref === ref)
      return line?.kind === 'subtotal' ? line.adds.flatMap(counted) : [ref]
    }
    const total = lines.find(({ key }) => key === 'totalExcludingCera')
    expect([name, [...counted(total?.ref ?? '')].sort()]).toEqual([
      name,
      lines.flatMap(({ kind, ref }) => (kind === 'line' ? [ref] : [])).sort(),
    ])
  }
})

test('no table is known for 2014-15, and none before 2008-09', () => {
  expect(section251Table('2014-15')).toBeUndefined()
  expect(section251Table('2007-08')).toBeUndefined()
  expect(section251Table('2024-25')?.name).toBe('2015-16 on')
})

// Camden, 2009-10 and 2010-11, table A1, gross of the totals and of the lines in no other total.
test('the totals of two real returns are the lines that they are said to add up', () => {
  // Line 50 is what the ten lines and totals it adds come to.
  const camden = {
    4: 2356613,
    8: 12596096,
    19: 18904307,
    23: 1256942,
    30: 4002296,
    34: 2590310,
    38: 444942,
    39: 8821245,
    40: 0,
    47: 8641944,
  }
  const total = section251LineOf({ year: '2010-11', key: 'totalExcludingCera' })
  expect(total?.adds.reduce((sum, ref) => sum + (camden[Number(ref) as keyof typeof camden] ?? Number.NaN), 0)).toBe(
    59614695,
  )
  // Greenwich, 2009-10.
  const greenwich = { 4: 1931670, 17: 33296666, 22: 1581363, 31: 6257049, 35: 2990818, 40: 12791486, 41: 6100 }
  const before = section251LineOf({ year: '2009-10', key: 'totalExcludingCera' })
  expect(
    before?.adds.reduce((sum, ref) => sum + (greenwich[Number(ref) as keyof typeof greenwich] ?? Number.NaN), 0),
  ).toBe(58855152)
})

test('what is one line in one year and several in another is compared by their sum', () => {
  expect(equivalentKeys({ year: '2009-10', key: 'asylumSeekers' })).toEqual([
    'asylumServices',
    'unaccompaniedAssessment',
    'unaccompaniedAccommodation',
  ])
  expect(equivalentKeys({ year: '2012-13', key: 'socialWorkAndStrategy' })).toEqual([
    'socialWork',
    'commissioningAndStrategy',
  ])
  expect(equivalentKeys({ year: '2012-13', key: 'residential' })).toEqual(['residential'])
})

test('a line that a year has not is not compared with anything', () => {
  expect(equivalentKeys({ year: '2012-13', key: 'homeCare' })).toBeUndefined()
  expect(equivalentKeys({ year: '2008-09', key: 'youngPeople' })).toBeUndefined()
  expect(equivalentKeys({ year: '2014-15', key: 'residential' })).toBeUndefined()
})

test('lines without an equivalent stand in the years named and in no other', () => {
  const years = ['2008-09', '2009-10', '2010-11', '2011-12', '2012-13', '2013-14', '2015-16', '2023-24']
  for (const { key, from, to } of linesWithoutEquivalent)
    expect([key, years.filter((year) => section251LineOf({ year, key })?.kind.match(/line|part/))]).toEqual([
      key,
      years.filter((year) => from <= year && year <= (to ?? year)),
    ])
})

test('every joined line and every change of meaning names lines of the year it is about', () => {
  for (const { parts } of Object.values(joinedLines))
    for (const { from, keys } of parts)
      expect(keys.filter((key) => section251LineOf({ year: from, key }) === undefined)).toEqual([])
  for (const { key, in: year } of changesOfMeaning)
    expect([section251Table(year) === undefined, Object.hasOwn(section251Titles, key)]).toEqual([false, true])
})
