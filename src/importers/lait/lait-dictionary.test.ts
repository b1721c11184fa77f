import { expect, test } from 'vitest'
import { laitMeasure, laitMeasures } from '../../reference/index.ts'
import { importWhole } from '../import-file.ts'
import { openFile } from '../table/open-file.ts'
import { readReturn, returnBytes, testOnReturns } from '../testing/returns.ts'
import { laitMeasuresFile, readLaitDictionary } from './lait-dictionary.ts'

const text = [
  '"Measure_code","Topic","Measure","Measure_short","Polarity","y_axis_name","dps","Year_Type"',
  '"1","Workforce","Social workers","NoSW","High","Social Workers","NA","Annual (end of Sept)"',
  '"2","Finance","Gross","Gross ","-","Spend","0","Financial Year"',
  '"1","Other topic","Social workers, again","NoSW","Low","%","1","Annual"',
].join('\n')

test('a dictionary gives each measure once, with the decimals of either description', async () => {
  const { measures, repeats, rows } = await readLaitDictionary(await opened(text))
  expect([rows, repeats]).toEqual([3, [{ short: 'NoSW', row: 4 }]])
  expect(measures).toEqual([
    {
      short: 'NoSW',
      topic: 'Workforce',
      title: 'Social workers',
      unit: 'Social Workers',
      polarity: 'high',
      decimals: 1,
      yearType: 'Annual (end of Sept)',
    },
    {
      short: 'Gross',
      topic: 'Finance',
      title: 'Gross',
      unit: 'Spend',
      polarity: 'neither',
      decimals: 0,
      yearType: 'Financial Year',
    },
  ])
  expect(laitMeasuresFile(measures, 'a script')).toContain("['Finance', 'Gross|neither|0|Financial Year|Spend|Gross'],")
})

test('a dictionary is known by its columns and holds no figures', async () => {
  const result = await importWhole({ name: 'x.csv', bytes: new TextEncoder().encode(text) })
  if ('problems' in result) throw new Error('refused')
  expect(result).toMatchObject({ kind: 'lait-dictionary', rows: 3, used: 2, entries: [] })
  expect(result.warnings.map(({ code }) => code)).toEqual(['IMP-60'])
})

test('the measures that ship say how a figure is read', () => {
  expect(laitMeasure('work_force_nosw ')).toMatchObject({
    topic: "Children's Services Workforce",
    polarity: 'neither',
    yearType: 'Annual (end of Sept)',
  })
  expect(laitMeasure('C&YPExpenditure')).toMatchObject({ decimals: 0, unit: 'Spend', yearType: 'Financial Year' })
  expect(laitMeasure('KS1W_Expected _STD')?.short).toBe('KS1W_Expected _STD')
  expect(laitMeasure('nothing')).toBeUndefined()
  expect(laitMeasures().every(({ yearType }) => yearType !== undefined)).toBe(true)
})

testOnReturns('the measures that ship are those of the dictionary', async () => {
  const found = await readLaitDictionary(await opened(returnBytes('lait/lait_data_dictionary.csv')))
  expect([found.rows, found.measures.length, found.repeats.length]).toEqual([448, 434, 14])
  expect(laitMeasures()).toEqual(found.measures)
})

testOnReturns('the list of places names every council and region by number', async () => {
  const { entries, used, kind } = await readReturn('lait/la_code_list.xlsx')
  expect([kind, used]).toEqual(['lait-areas', 171])
  expect(entries).toContainEqual({
    what: 'place',
    kind: 'alias',
    from: '941',
    to: 'E06000062',
    name: 'West Northamptonshire',
    sort: 'DfE number',
    row: expect.any(Number),
  })
})

function opened(file: string | Uint8Array) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  return openFile({ name: 'dictionary.csv', bytes }, () => {})
}
