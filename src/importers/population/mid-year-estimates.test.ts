import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { importWhole } from '../import-file.ts'
import type { Observation } from '../observation.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'

const ages = Array.from({ length: 91 }, (_, age) => (age === 90 ? '90+' : String(age)))
const headings = ['Code', 'Name', 'Geography', 'All ages', ...ages]
const babergh = ['E07000200', 'Babergh', 'Non-metropolitan District', 910, ...ages.map(() => 10)]
const suffolk = ['E10000029', 'Suffolk', 'County', 9100, ...ages.map(() => 100)]

test('people aged 0 to 17 are the sum of eighteen ages, on 30 June, of districts as of counties', async () => {
  const { observations, publication } = await read({
    'MYE2 - Persons': [['MYE2: Persons by single year of age, mid-2023'], [], headings, suffolk, babergh],
    'MYE2 - Males': [['MYE2: Males by single year of age, mid-2023'], [], headings, suffolk, babergh],
  })
  expect(observations.map(({ area, measure, value }) => [area.level, area.key, measure, value])).toEqual([
    ['council', 'E10000029', 'population/all ages', 9100],
    ['council', 'E10000029', 'population/0to17', 1800],
    ['other', 'E07000200', 'population/all ages', 910],
    ['other', 'E07000200', 'population/0to17', 180],
  ])
  expect(observations[3]).toMatchObject({ period: { label: '30 June 2023' }, sheet: 'MYE2 - Persons', row: 5 })
  expect(publication.edition).toBe('mid-2023')
})

test('another edition is read: columns in another order, headings with words, titles of another form', async () => {
  const other = ['All Ages', ...ages.map((age) => `Age ${age}`), 'area code', 'Area name', 'New column']
  const { observations } = await read({
    Persons: [['Estimates for 30 June 2018'], other, [910, ...ages.map(() => 10), 'E06000005', 'Darlington', 'x']],
  })
  expect(observations).toMatchObject([
    { area: { key: 'E06000005' }, value: 910, period: { from: '2018-06-30' } },
    { area: { key: 'E06000005' }, value: 180 },
  ])
})

test('with an age missing there is no number of children, never a smaller one', async () => {
  const withoutFive = babergh.map((cell, at) => (headings[at] === '5' ? 'c' : cell))
  const cell = await read({ Persons: [['mid-2023'], headings, withoutFive] })
  expect(cell.observations[1]).toMatchObject({ measure: 'population/0to17', value: { missing: 'suppressed' } })
  expect(cell.warnings).toMatchObject([{ code: 'IMP-64', place: 'row 3' }])
  const keep = (row: readonly (string | number)[]) => row.filter((_, at) => headings[at] !== '5')
  const column = await read({ Persons: [['mid-2023'], keep(headings), keep(babergh)] })
  expect(column.observations.map(({ measure }) => measure)).toEqual(['population/all ages'])
  expect(column.warnings).toMatchObject([{ code: 'IMP-64' }])
})

test('estimates that do not say their year are refused: a population without a date is of no use', async () => {
  const result = await importWhole(workbook({ Persons: [headings, babergh] }))
  expect('problems' in result && result.problems[0]).toMatchObject({ code: 'IMP-65', place: 'Persons' })
})

test('a sheet with headings alone is refused', async () => {
  const result = await importWhole(workbook({ Persons: [['mid-2023'], headings] }))
  expect('problems' in result && result.problems[0]?.code).toBe('IMP-14')
})

testOnReturns('the workbook of mid-2023 adds up: districts to their county, regions to England', async () => {
  const { observations, warnings, publication, rows } = await readReturn('population/mye23tablesew.xlsx')
  expect([rows, warnings, publication.edition, publication.published]).toEqual([357, [], 'mid-2023', '2024-07-15'])
  const children = new Map(
    observations.filter(({ measure }) => measure === 'population/0to17').map(({ area, value }) => [area.key, value]),
  )
  expect(children.get('E06000005')).toBe(22_411)
  const suffolkDistricts = ['E07000200', 'E07000202', 'E07000203', 'E07000244', 'E07000245']
  expect(total(suffolkDistricts.map((code) => children.get(code)))).toBe(children.get('E10000029'))
  const regions = [...children].filter(([key]) => key.startsWith('E12')).map(([, value]) => value)
  expect(total(regions)).toBe(children.get('E92000001'))
})

function total(values: readonly unknown[]): number {
  return values.reduce((sum: number, value) => sum + (typeof value === 'number' ? value : Number.NaN), 0)
}

type Sheets = Readonly<Record<string, readonly (readonly (string | number)[])[]>>

async function read(sheets: Sheets) {
  const result = await importWhole(workbook(sheets))
  if ('problems' in result) throw new Error(result.problems.map(({ sentence }) => sentence).join(' '))
  return { ...result, observations: result.entries as readonly Observation[] }
}

function workbook(sheets: Sheets) {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  return { name: 'estimates.xlsx', bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })) }
}
