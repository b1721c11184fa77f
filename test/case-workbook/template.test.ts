import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { financialYear } from '../../src/figures/index.ts'
import { type OpenedWorkbook, readCheckedCase } from '../../src/importers/index.ts'
import { openFile } from '../../src/importers/table/open-file.ts'
import { caseTemplate } from '../../src/publishing/index.ts'
import { exampleCase } from '../support/examples.ts'

const example = exampleCase('three-councils')
const bytes = caseTemplate({
  councils: ['E06000005', 'E06000001', 'E06000003'],
  year: financialYear(2012),
  baseline: example.baseline,
  measures: example.measures,
})

async function template(): Promise<OpenedWorkbook> {
  const opened = await openFile({ name: 'template.xlsx', bytes }, () => undefined)
  if (opened.form !== 'workbook') throw new Error('not a workbook')
  return opened
}

/** The workbook with an answer on its first sheet, or a row typed under those of another. */
function typed(opened: OpenedWorkbook, answers: Readonly<Record<string, string>>, option: readonly string[]) {
  return {
    ...opened,
    sheets: opened.sheets.map((sheet) => {
      if (sheet.name === 'Case')
        return {
          ...sheet,
          rows: sheet.rows.map(([item = '', answer = '', ...rest]) => [item, answers[item] ?? answer, ...rest]),
        }
      return sheet.name === 'Options' ? { ...sheet, rows: [...sheet.rows, option] } : sheet
    }),
  }
}

const musts = {
  Name: 'three-councils',
  'Question to members': 'Should they share?',
  'Decision date': '31/03/2013',
}

test('a new workbook filled in only where it must be is a case without problems', async () => {
  const option = ['minimum', 'Do the minimum', 'Each keeps its service', 'Do the minimum', 'Darlington; Hartlepool']
  const reading = readCheckedCase(typed(await template(), musts, option))
  expect('problems' in reading ? reading.problems : reading.case).toMatchObject({
    name: 'three-councils',
    decisionDate: '2013-03-31',
    seed: 2012,
    draws: 1024,
    horizonShown: [3, 5, 10],
    councils: [{ code: 'E06000005' }, { code: 'E06000001' }, { code: 'E06000003' }],
    options: [{ role: 'counterfactual' }, { role: 'doMinimum', councils: ['E06000005', 'E06000001'] }],
  })
})

test('seed, draws, years and horizons may be left blank', async () => {
  const blank = Object.fromEntries(
    ['Seed', 'Futures drawn', 'Number of years', 'Price base', 'Horizons shown, years', 'Next stream number'].map(
      (item) => [item, ''],
    ),
  )
  const option = ['minimum', 'Do the minimum', 'Each keeps its service', 'Do the minimum', 'Darlington; Hartlepool']
  const reading = readCheckedCase(typed(await template(), { ...musts, ...blank }, option))
  expect('problems' in reading ? reading.problems : reading.case).toMatchObject({
    years: 10,
    priceBase: '2012-13',
    seed: 2012,
    draws: 1024,
    horizonShown: [3, 5, 10],
  })
})

test('a new workbook with nothing filled in says what must be', async () => {
  const reading = readCheckedCase(await template())
  expect('problems' in reading ? reading.problems.map(({ place }) => place) : []).toEqual([
    'Case!B3',
    'Case!B5',
    'Case!B6',
  ])
})

test('the baseline stands there with its sources, and everything that people fill in has blank rows and drop-downs', async () => {
  const opened = await template()
  const rowsOf = (name: string) => opened.sheets.find((sheet) => sheet.name === name)?.rows ?? []
  expect(rowsOf('Baseline').length).toBe(2 + example.baseline.length)
  expect(rowsOf('Baseline')[2]).toContain('E06000001 – Hartlepool')
  const files = unzipSync(bytes)
  const sheets = Object.entries(files).filter(([path]) => path.startsWith('xl/worksheets/'))
  const establishment = sheets.map(([, file]) => strFromU8(file)).find((xml) => xml.includes('Grade of post')) ?? ''
  // Two rows above and ten blank ones.
  expect(establishment.match(/<row /g)).toHaveLength(12)
  expect(establishment).toMatch(/<dataValidation type="list" errorStyle="stop"[^>]*sqref="C3:C502"><formula1>Lists!\$/)
  expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toMatch(/name="Lists"[^>]*state="hidden"/)
  expect(opened.sheets.find(({ name }) => name === 'Lists')?.isHidden).toBe(true)
})

test('text that begins like a formula is text', () => {
  const [cell] = example.baseline
  if (cell === undefined) throw new Error('no baseline')
  const formula = caseTemplate({
    councils: ['E06000001'],
    year: financialYear(2012),
    baseline: [{ ...cell, label: '=HYPERLINK("x")' }],
  })
  const xml = Object.values(unzipSync(formula))
    .map((file) => strFromU8(file))
    .join('')
  expect(xml).toContain('=HYPERLINK(&quot;x&quot;)</t>')
  expect(xml).not.toContain('<f>')
})
