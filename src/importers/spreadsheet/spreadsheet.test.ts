import { describe, expect, test } from 'vitest'
import { rowOf, sheetOf } from '../../../test/support/hostile-files.ts'
import { type ImportChoice, importWhole } from '../import-file.ts'
import type { Observation } from '../observation.ts'
import { openCsv } from '../table/csv.ts'
import { openFile } from '../table/open-file.ts'
import { type Mapping, readMapping, writtenMapping } from './mapping.ts'
import { proposeMapping } from './propose.ts'
import { proposeForFile } from './propose-file.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const proposalOf = (text: string) => {
  const proposal = proposeMapping(openCsv(bytesOf(text), 'budget.csv'))
  if (proposal === undefined) throw new Error('No table was found')
  return proposal
}
const mappingOf = (text: string): Mapping => {
  const { mapping } = proposalOf(text)
  if (mapping === undefined) throw new Error('No mapping was proposed')
  return mapping
}
const read = (text: string, choice: ImportChoice) => importWhole({ name: 'budget.csv', bytes: bytesOf(text) }, choice)
async function figuresOf(text: string, choice: ImportChoice) {
  const result = await read(text, choice)
  if ('problems' in result) throw new Error(result.problems.map(({ sentence }) => sentence).join('\n'))
  return { ...result, figures: result.entries.filter((entry): entry is Observation => entry.what === 'observation') }
}
async function problemsOf(text: string, choice: ImportChoice) {
  const result = await read(text, choice)
  if (!('problems' in result)) throw new Error('The file was taken')
  return result.problems
}

const budget = [
  'Children’s services budget (£000),,,,',
  ',2023-24,,2024-25,',
  'Service,Budget,Outturn,Budget,Outturn',
  'Fostering,"1,200",1250.5,1300,tbc',
  'Adoption,(20),0,-,x',
].join('\n')

describe('finding the table', () => {
  test('a title is no heading, and a year merged over two columns is part of both their headings', () => {
    const { headerRows, columns } = proposalOf(budget)
    expect(headerRows).toEqual([2, 3])
    expect(columns.map(({ heading, role }) => [heading, role])).toEqual([
      ['Service', 'filter'],
      ['2023-24 Budget', 'amount'],
      ['2023-24 Outturn', 'amount'],
      ['2024-25 Budget', 'amount'],
      ['2024-25 Outturn', 'amount'],
    ])
  })

  test('a row of units below the headings belongs to them', () => {
    const { headerRows, mapping } = proposalOf('Council,Residential,Fostering\n,£000,£000\nDarlington,12,13\n')
    expect(headerRows).toEqual([1, 2])
    expect(mapping?.columns.map(({ heading, unit }) => [heading, unit])).toEqual([
      ['council', undefined],
      ['residential 000', 'GBP thousand'],
      ['fostering 000', 'GBP thousand'],
    ])
  })

  test('columns of one name are told apart by their order, and those without a name are shown', () => {
    const { columns, mapping } = proposalOf('Council,Cost,Cost,\nDarlington,1,2,note\n')
    expect(mapping?.columns.map(({ heading, occurrence }) => [heading, occurrence])).toEqual([
      ['council', 1],
      ['cost', 1],
      ['cost', 2],
    ])
    expect(columns.slice(1, 3).map(({ plain, occurrence }) => [plain, occurrence])).toEqual([
      ['cost', 1],
      ['cost', 2],
    ])
    expect(columns[3]).toEqual({
      plain: '',
      occurrence: 1,
      letter: 'D',
      heading: '',
      role: 'ignored',
      why: 'it has no heading',
      samples: ['note'],
    })
  })

  test('of several sheets the one with a table is found', async () => {
    const opened = await openFile(
      {
        name: 'staff.xlsx',
        bytes: sheetOf(
          `<sheetData>${rowOf(1, ['Staffing'])}${rowOf(3, ['Council', 'FTE'])}${rowOf(4, ['Darlington', 12.5])}</sheetData>`,
        ),
      },
      () => {},
    )
    expect(proposeMapping(opened)).toMatchObject({ sheet: 'Sheet1', headerRows: [3] })
  })
})

test('a file somebody hands in is proposed for, or refused with the reason', async () => {
  expect(await proposeForFile({ name: 'budget.csv', bytes: bytesOf(budget) })).toEqual(proposalOf(budget))
  for (const [text, code] of [
    ['', 'IMP-01'],
    ['only words\nand more of them\n', 'IMP-82'],
  ] as const)
    expect(await proposeForFile({ name: 'budget.csv', bytes: bytesOf(text) })).toMatchObject({ problems: [{ code }] })
})

describe('a mapping', () => {
  test('is asked for where a spreadsheet comes without one, with what its columns look like', async () => {
    const [problem] = await problemsOf(budget, { as: 'spreadsheet' })
    expect(problem).toMatchObject({ code: 'IMP-80', place: 'budget.csv row 2 and 3' })
    expect(problem?.sentence).toContain('B “2023-24 Budget” amount')
    expect(problem?.sentence).toContain('Whose figures are they?')
  })

  test('written down and read again is the same, and written again the same text', () => {
    const mapping = mappingOf(budget)
    const written = writtenMapping(mapping)
    expect(readMapping(written)).toEqual(mapping)
    expect(writtenMapping(readMapping(written))).toBe(written)
  })

  test('that cannot be used is refused with every fault and its place', async () => {
    const mapping = mappingOf(budget)
    expect((await problemsOf(budget, { mapping: '{"a":' }))[0]).toMatchObject({ code: 'IMP-81', place: 'mapping' })
    const faulty = { ...mapping, unit: 'shillings', columns: [{ heading: 'cost', role: 'price' }] }
    expect((await problemsOf(budget, { mapping: faulty })).map(({ place }) => place)).toEqual([
      'mapping.columns.0.role',
      'mapping.unit',
    ])
    const twoDates = { ...mapping, columns: [...mapping.columns, { heading: 'year', role: 'period' }] }
    expect((await problemsOf(budget, { mapping: twoDates }))[0]?.sentence).toContain('how dates are written')
    expect((await problemsOf(budget, { mapping: { ...mapping, result: 'payments' } })).map(({ code }) => code)).toEqual(
      ['IMP-81', 'IMP-81'],
    )
  })

  test('gives each figure its year, its words and its cell, and never nought for a symbol', async () => {
    const { figures, publication } = await figuresOf(budget, { mapping: mappingOf(budget), council: 'Darlington' })
    expect(publication.licence).toBe('the council’s own')
    expect(figures[0]).toMatchObject({
      area: { councils: ['E06000005'], key: 'E06000005' },
      measure: 'spreadsheet/2023-24-budget',
      filters: { service: 'Fostering' },
      period: { label: '2023-24' },
      value: 1_200_000,
      text: '1,200',
      row: 4,
      column: '2023-24 Budget',
    })
    expect(figures.map(({ value }) => value)).toEqual([
      ...[1_200_000, 1_250_500, 1_300_000, { missing: 'notAvailable' }],
      ...[-20_000, 0, { missing: 'hidden' }, { missing: 'notAvailable' }],
    ])
  })

  test('serves the next file of the same source: other order, a slip in a heading, a column more', async () => {
    const first = 'Council,Year,Cost (£)\nDarlington,2012-13,5\n'
    const next = 'Note,Cuoncil,Cost (£),Year\nnew,Hartlepool,7,2013/14\n'
    const { figures, warnings } = await figuresOf(next, { mapping: mappingOf(first) })
    expect(figures).toMatchObject([{ area: { key: 'E06000001' }, period: { label: '2013-14' }, value: 7 }])
    expect(warnings.map(({ code }) => code)).toEqual(['IMP-87', 'IMP-27'])
  })

  test('refuses a file whose columns do not answer, and says which are missing and which are there', async () => {
    const mapping = mappingOf('Council,Year,Cost (£)\nDarlington,2012-13,5\n')
    const [problem] = await problemsOf('Council,Posts\nDarlington,5\n', { mapping })
    expect(problem).toMatchObject({ code: 'IMP-82', place: 'budget.csv row 1' })
    expect(problem?.sentence).toContain('“year” (period), “cost” (amount)')
    expect(problem?.sentence).toContain('“Posts”')
  })

  test('in pounds refuses a sheet that says thousands above its columns', async () => {
    const mapping = { ...mappingOf('Council,Year,Cost\nDarlington,2012-13,5\n'), unit: 'GBP' }
    const [problem] = await problemsOf('All figures £000,,\nCouncil,Year,Cost\nDarlington,2012-13,5\n', { mapping })
    expect(problem).toMatchObject({ code: 'IMP-85' })
    expect(problem?.sentence).toContain('thousands of pounds')
  })

  test('reads pence, thousands, millions, and amounts with the sign turned', async () => {
    const text = 'Council,Year,Cost\nDarlington,2012-13,1.25\n'
    const worth = async (change: Partial<Mapping>) =>
      (await figuresOf(text, { mapping: { ...mappingOf(text), ...change } })).figures[0]?.value
    expect(await worth({ unit: 'pence' })).toBe(0.0125)
    expect(await worth({ unit: 'GBP thousand' })).toBe(1250)
    expect(await worth({ unit: 'GBP million' })).toBe(1_250_000)
    expect(await worth({ sign: 'reversed' })).toBe(-1.25)
  })

  test('of figures asks for council and year where nothing says them', async () => {
    const text = 'Service,Cost\nFostering,5\n'
    const mapping = mappingOf(text)
    expect((await problemsOf(text, { mapping }))[0]?.sentence).toContain('names a council')
    expect((await problemsOf(text, { mapping, council: 'E06000005' }))[0]?.sentence).toContain('periods')
    expect((await problemsOf(text, { mapping, council: 'Atlantis' }))[0]?.code).toBe('IMP-83')
    const fixed = { ...mapping, fixed: { period: '2024-25' } }
    expect((await figuresOf(text, { mapping: fixed, council: 'E06000005' })).figures).toHaveLength(1)
  })
})

describe('councils', () => {
  test('are known by code, number or full name, never guessed, and two codes side by side are one return', async () => {
    const text = `Council,Year,Cost\n${['E06000001', '841', 'Redcar & Cleveland Borough Council', 'E06000061 / E06000062', 'Darlingtn'].map((council) => `${council},2021-22,1`).join('\n')}\n`
    const { figures, warnings, rows, used } = await figuresOf(text, { mapping: mappingOf(text) })
    expect(figures.map(({ area }) => area.key)).toEqual(['E06000001', 'E06000005', 'E06000003', 'E06000061+E06000062'])
    expect([rows, used]).toEqual([5, 4])
    expect(warnings).toMatchObject([{ code: 'IMP-86', place: 'A6' }])
  })
})

test('the unit, the dates and the council are asked about where nothing says them', () => {
  const about = (text: string) => proposalOf(text).questions.map((question) => question.about)
  expect(about('Service,Year,Cost\nFostering,2012-13,5\n')).toEqual(['unit', 'council'])
  expect(about('Council,Period,Cost (£)\nDarlington,2011-12,5\n')).toEqual(['dates'])
  expect(about('Council,Date,Cost (£)\nDarlington,03/04/2012,5\n')).toEqual(['dates'])
  expect(about('Council,Year,Cost (£)\nDarlington,2011-12,5\n')).toEqual([])
})

test('amounts that are mostly negative are asked about, and two that are equally likely', () => {
  const spend = (heading: string, cells: string) =>
    `Supplier,Date,${heading}\nA LTD,2020-06-13,${cells}\nB LTD,2020-06-14,${cells}\nC LTD,2020-06-15,${cells}\n`
  expect(proposalOf(spend('Amount', '-5')).questions.map(({ about }) => about)).toEqual(['sign'])
  expect(proposalOf(spend('Line cost,Other cost', '5,6')).questions.map(({ about }) => about)).toEqual(['amount'])
})
