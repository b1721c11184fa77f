import { read } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import {
  centralReading,
  type Defined,
  figures,
  given,
  planFigures,
  workbookPlace,
  workbookReading,
} from '../../src/figures/index.ts'
import { writeWorkbook } from '../../src/publishing/index.ts'
import { compareWorkbook, type Difference } from './compare.ts'
import { noSpreadsheet, recalculate } from './recalculate.ts'
import { inputs, smallData, smallGraphs } from './small-graphs.ts'

const outputs = Object.values(smallGraphs).flatMap((group) => Object.values(group))
const plan = planFigures(outputs, smallData)
const reading = centralReading(plan)
const workbook = workbookReading(plan, { name: 'Small figures' })
let differences: readonly Difference[] | undefined

/** Recalculated once for all the tests below. */
function differencesFound(): readonly Difference[] {
  differences ??= compareWorkbook(plan, reading, workbook, recalculate(writeWorkbook(workbook)))
  return differences
}

for (const group of ['return', 'options', 'prices', 'L01', 'L05', ...Object.keys(smallGraphs)]) {
  test(`a spreadsheet recalculates “${group}” to the penny, and other numbers to the twelfth digit`, (context) => {
    if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
    expect(differencesFound().filter(({ figure }) => figure.startsWith(`${group}/`))).toEqual([])
  }, 120_000)
}

test('a workbook that says something else is found out', (context) => {
  if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
  const first = workbookPlace(plan, workbook, figureOf('years', 'cash'), { option: 'separate', year: '2013-14' })
  const sheets = workbook.sheets.map((sheet) =>
    sheet.name !== first.sheet
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((row) =>
            row.map((cell) =>
              cell !== undefined && cell === first.cell && cell.kind === 'formula'
                ? { ...cell, formula: `${cell.formula}+0.01` }
                : cell,
            ),
          ),
        },
  )
  const found = compareWorkbook(plan, reading, workbook, recalculate(writeWorkbook({ ...workbook, sheets })))
  expect(found.map(({ figure }) => figure)).toContain('years/cash')
  expect(found.map(({ figure }) => figure)).toContain('years/whole')
}, 120_000)

test('the file holds formulas without results, named assumptions, and the reason where there is no number', () => {
  const bytes = writeWorkbook(workbook)
  const book = read(bytes, { type: 'array', cellFormula: true, sheetStubs: true })
  const cut = workbookPlace(plan, workbook, inputs.cutShare)
  expect(book.Workbook?.Names?.map(({ Name, Ref }) => [Name, Ref])).toContainEqual([
    'L01_cutShare',
    `'L01'!${cut.address.replace(/([A-Z]+)(\d+)/, '$$$1$$$2')}`,
  ])
  const place = workbookPlace(plan, workbook, figureOf('arithmetic', 'fullYear'), {
    option: 'shared',
    council: 'E06000003',
  })
  const cell = book.Sheets[place.sheet]?.[place.address]
  expect(cell?.f).toMatch(/^ROUND\(SUM\(\$[A-Z]+\d+:\$[A-Z]+\d+\)\*L01_cutShare,2\)$/)
  const written = Object.entries(unzipSync(bytes))
    .filter(([path]) => path.startsWith('xl/worksheets/'))
    .map(([, xml]) => strFromU8(xml))
    .join('')
  expect(written.match(/<f>/g)?.length).toBe(written.match(/<\/f><\/c>/g)?.length)
  const gap = workbookPlace(plan, workbook, figureOf('gaps', 'cases'), { council: 'E06000003' })
  expect(book.Sheets[gap.sheet]?.[gap.address]?.v).toBe('suppressed to protect people')
})

test('a row can be copied across: last year is the cell to the left, and the year’s number is in row 2', () => {
  const second = workbookPlace(plan, workbook, figureOf('years', 'balance'), { option: 'shared', year: '2013-14' })
  const third = workbookPlace(plan, workbook, figureOf('years', 'balance'), { option: 'shared', year: '2014-15' })
  const cost = workbookPlace(plan, workbook, inputs.setUp, { option: 'shared', year: '2014-15' })
  expect(third.cell).toMatchObject({ formula: `${second.address}*(1+demand_growth)+'options'!${cost.address}` })
  const cumulative = workbookPlace(plan, workbook, figureOf('years', 'cumulative'), {
    option: 'shared',
    year: '2014-15',
  })
  expect(cumulative.cell).toMatchObject({ formula: expect.stringMatching(/^ROUND\(SUM\(\$[A-Z]\d+:[A-Z]\d+\),2\)$/) })
  const shock = workbookPlace(plan, workbook, figureOf('conditions', 'shock'), { year: '2014-15' })
  expect(shock.cell).toMatchObject({ formula: expect.stringContaining(`${shock.address.replace(/\d+/, '')}$2>=`) })
})

test('the same figures give the same bytes', () => {
  expect(writeWorkbook(workbookReading(planFigures(outputs, smallData), { name: 'Small figures' }))).toEqual(
    writeWorkbook(workbook),
  )
})

test('a title that begins with an equals sign stays a title', () => {
  const sly = given('sly/given', { title: '=1+1', unit: 'number', by: ['option'] })
  const { out } = figures(
    'sly',
    { sly },
    { out: { title: '+cmd|’calc’!A0 <&> "quoted"', unit: 'number', by: ['option'], is: 'sly × 2' } },
  )
  const slyPlan = planFigures([out], {
    members: { option: [{ code: 'a', title: '@SUM(A1)' }] },
    givens: { 'sly/given': () => 21 },
    central: {},
  })
  const sheet =
    read(writeWorkbook(workbookReading(slyPlan, { name: '=HYPERLINK("x")' })), { type: 'array', cellFormula: true })
      .Sheets['sly'] ?? {}
  expect(sheet['A3']).toMatchObject({ t: 's', v: '=1+1' })
  expect(sheet['A4']).toMatchObject({ t: 's', v: '+cmd|’calc’!A0 <&> "quoted"' })
  expect(sheet['B3']).toMatchObject({ t: 's', v: '@SUM(A1)' })
  expect(sheet['A3'].f).toBeUndefined()
})

test('a formula too long for a spreadsheet is parted into rows, and still agrees', (context) => {
  const amounts = Array.from({ length: 250 }, (_, index) =>
    given(`a long name for a sheet of givens/amount${index}`, { title: `Amount ${index}`, unit: 'real £', by: [] }),
  )
  const uses = Object.fromEntries(amounts.map((amount, index) => [`x${index.toString(36)}`, amount]))
  const { total } = figures('long', uses, {
    total: { title: 'All of them', unit: 'real £', line: true, by: [], is: Object.keys(uses).join(' + ') },
  })
  const longPlan = planFigures([total], {
    members: {},
    givens: Object.fromEntries(amounts.map(({ name }, index) => [name, () => index + 0.01])),
    central: {},
  })
  const long = workbookReading(longPlan)
  const formulas = long.sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => row.flatMap((cell) => (cell?.kind === 'formula' ? [cell.formula] : []))),
  )
  expect(formulas.length).toBeGreaterThan(1)
  for (const formula of formulas) expect(formula.length).toBeLessThan(8_192)
  if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
  expect(compareWorkbook(longPlan, centralReading(longPlan), long, recalculate(writeWorkbook(long)))).toEqual([])
}, 120_000)

function figureOf(group: string, key: string): Defined {
  const figure = smallGraphs[group]?.[key]
  if (figure === undefined) throw new Error(`There is no ${group}/${key} in the small graphs`)
  return figure
}
