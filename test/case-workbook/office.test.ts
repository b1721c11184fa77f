import { read } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { readCaseWorkbookFile } from '../../src/importers/index.ts'
import { caseTemplate, caseWorkbook } from '../../src/publishing/index.ts'
import { exampleCase, exampleNames } from '../support/examples.ts'
import { noSpreadsheet } from '../workbook/recalculate.ts'
import { fillInOffice, type Typed } from './fill-in-office.ts'

if (noSpreadsheet !== undefined) process.stdout.write(`Skipped: ${noSpreadsheet}.\n`)

const timeout = 120_000

async function caseIn(bytes: Uint8Array, name: string) {
  const reading = await readCaseWorkbookFile({ name, bytes })
  return 'problems' in reading ? reading.problems.slice(0, 5) : reading.case
}

test(
  'every worked case opened and saved by LibreOffice is the same case',
  async (context) => {
    if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
    const cases = exampleNames.map(exampleCase)
    const saved = fillInOffice(cases.map((each) => ({ bytes: caseWorkbook(each), typed: [], form: 'xlsx' })))
    for (const [index, bytes] of saved.entries()) expect(await caseIn(bytes, 'saved.xlsx')).toEqual(cases[index])
  },
  timeout,
)

test(
  'a case saved as an OpenDocument spreadsheet is the same case',
  async (context) => {
    if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
    const theCase = exampleCase('not-at-childrens-expense')
    const [saved = new Uint8Array()] = fillInOffice([{ bytes: caseWorkbook(theCase), typed: [], form: 'ods' }])
    expect(trimmed(await caseIn(saved, 'saved.ods'))).toEqual(trimmed(theCase))
  },
  timeout,
)

/** The library that reads .ods drops a space at the end of a text, as some labels of the return have. */
function trimmed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? each.trim() : each)))
}

const example = exampleCase('three-councils')
const councils = ['E06000005', 'E06000001', 'E06000003']
const template = () =>
  caseTemplate({ councils, year: '2012-13', baseline: example.baseline, measures: example.measures })

test(
  'a workbook filled in through LibreOffice holds what was typed',
  async (context) => {
    if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
    const bytes = template()
    const at = cellsOf(bytes)
    const establishment = {
      Council: 'Darlington',
      Service: 'childrens-services',
      Tier: 'Managers',
      'Grade of post': '2011-12',
      'Full-time posts': '12.5',
      'Of which vacant': '1',
      'Pay with on-costs left out, £ a year': '48250.5',
      'On-costs, share of pay': '28%',
      Employer: 'E06000005 – Darlington',
      Protected: 'yes',
      'Length of service, years and share': '0 to 5: 40%; 5 to 40: 60%',
      Publication: '=Establishment list',
    }
    const line = {
      Option: 'shared-team',
      Code: 'one-director',
      Title: 'One director',
      Council: 'E06000001 – Hartlepool',
      Service: 'childrens-services',
      'Saving, cost or grant': 'Saving',
      'One-off or every year': 'Every year',
      'Pool a saving comes from': 'Pay of managers',
      'Amount in 2014-15, £': '10000',
      'Amount in 2015-16, £': '20000.25',
      Grade: 'C',
      Publication: 'Business case',
    }
    const typed: readonly Typed[] = [
      ...answers(at, {
        Name: 'typed-in',
        'Question to members': 'Should they share?',
        'Decision date': '31/03/2013',
        'Why figures published after the decision are used': 'No earlier return was to hand',
      }),
      ...row(at, 'Options', 4, {
        Code: 'shared-team',
        Title: 'Shared team',
        Summary: 'One team',
        Councils: 'Darlington; E06000001',
      }),
      ...row(at, 'Arrangements', 3, {
        Option: 'shared-team',
        Service: 'Children’s services',
        'Delivery model': 'M01 – Shared management',
        'Starts on': '1 April 2013',
      }),
      ...row(at, 'Establishment', 3, establishment),
      ...row(at, 'Entered lines', 3, line),
    ]
    const [saved = new Uint8Array()] = fillInOffice([{ bytes, typed, form: 'xlsx' }])
    expect(await caseIn(saved, 'filled.xlsx')).toMatchObject({
      name: 'typed-in',
      question: 'Should they share?',
      decisionDate: '2013-03-31',
      establishment: [
        {
          council: 'E06000005',
          service: 'childrens-services',
          tier: 'management',
          grade: '2011-12',
          fte: 12.5,
          vacantFte: 1,
          payPounds: 48250.5,
          onCostShare: 0.28,
          employer: 'E06000005',
          isProtected: true,
          lengthOfService: [
            { fromYears: 0, toYears: 5, share: 0.4 },
            { fromYears: 5, toYears: 40, share: 0.6 },
          ],
          source: { publication: '=Establishment list' },
        },
      ],
      options: [
        { code: 'separate' },
        {
          code: 'shared-team',
          councils: ['E06000005', 'E06000001'],
          services: [{ service: 'childrens-services', deliveryModel: 'M01', start: '2013-04-01' }],
          lines: [
            {
              code: 'one-director',
              council: 'E06000001',
              pool: 'mgmt.pay',
              byYear: { '2014-15': 10000, '2015-16': 20000.25 },
            },
          ],
        },
      ],
    })
  },
  timeout,
)

/** Where a sheet has its columns and the first sheet its answers, as a person would find them. */
function cellsOf(bytes: Uint8Array) {
  const book = read(bytes)
  return (sheet: string, heading: string): string => {
    const found = Object.entries(book.Sheets[sheet] ?? {}).find(
      ([address, cell]) => !address.startsWith('!') && (cell as { v?: unknown }).v === heading,
    )
    if (found === undefined) throw new Error(`No heading “${heading}” on ${sheet}`)
    return found[0]
  }
}

function row(at: ReturnType<typeof cellsOf>, sheet: string, number: number, cells: Readonly<Record<string, string>>) {
  return Object.entries(cells).map(([heading, text]) => ({
    sheet,
    address: `${at(sheet, heading).replace(/\d+$/, '')}${number}`,
    text,
  }))
}

function answers(at: ReturnType<typeof cellsOf>, cells: Readonly<Record<string, string>>) {
  return Object.entries(cells).map(([item, text]) => ({
    sheet: 'Case',
    address: at('Case', item).replace('A', 'B'),
    text,
  }))
}
