import { expect, test } from 'vitest'
import type { Observation } from '../observation.ts'
import { readBytes, refusalOf, type Sheets, workbookOf } from '../testing/read-workbook.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'

const aspects = [
  'Employees (C1)',
  'Running Expenses (C2)',
  'Total Expenditure (C3 = C1 + C2)',
  'Sales, Fees and Charges (C4)',
  'Other Income (C5)',
  'Total Income (C6 = C4 + C5)',
  'Net Current Expenditure (C7 = C3 - C6)',
]
const total = 'TOTAL CHILDREN SOCIAL CARE'
const agency = `${total} - Children's Social Care - agency staff cost memorandum item`
const places = ['E-code', 'ONS Code', 'Local authority', 'Notes', 'Class', 'Detailed Class', 'Certification']
const title = 'Worksheet 2: Revenue Outturn (RO) 2024-25: Social Care and Public Health (RO3) data'
const unit = 'This worksheet contains two tables. Data are reported in £ thousand.'

const boroughs = [
  ['E5020', 'E09000030', 'Tower Hamlets', '', 'LB', 'London', 'Y', 40, 60, 100, 1, 9, 10, 90, 12.5],
  ['E5013', 'E09000013', 'Hammersmith & Fulham', '', 'LB', 'London', 'N', 30, 30, 60, 0, 5, 5, 55, 2],
]
const boroughsTotal = ['[Y]', 'E09', 'London Boroughs', '', 'LB', 'London', 2, 70, 90, 160, 1, 14, 15, 145, '[n]']

function oneHeader(rows: readonly (readonly (string | number)[])[], notes: Sheets = {}): Sheets {
  return {
    ...notes,
    RO3_LA_Data_202425: [[title], [unit], [...places, ...aspects.map((each) => `${total} - ${each}`), agency], ...rows],
  }
}

test('a council’s total children’s social care is read in pounds from thousands, certified or not', async () => {
  const { observations, publication } = await readBytes(workbookOf(oneHeader([...boroughs, boroughsTotal])))
  expect(publication).toMatchObject({ edition: '2024-25', licence: 'Open Government Licence v3.0' })
  expect(figure(observations, 'E09000030', 'childrensSocialCare/gross')).toMatchObject({
    value: 100_000,
    text: '100',
    marks: ['certified'],
    sheet: 'RO3_LA_Data_202425',
    row: 4,
    column: `${total} - Total Expenditure (C3 = C1 + C2)`,
    period: { from: '2024-04-01', to: '2025-03-31' },
  })
  expect(figure(observations, 'E09000013', 'childrensSocialCare/net')).toMatchObject({
    value: 55_000,
    marks: ['notCertified'],
  })
  expect(figure(observations, 'E09000030', 'agencyStaff/runningExpenses')?.value).toBe(12_500)
})

test('totals of a class are no councils, and a sum that is off is told', async () => {
  const right = await readBytes(workbookOf(oneHeader([...boroughs, boroughsTotal])))
  expect(right.warnings).toEqual([])
  expect(new Set(right.observations.map(({ area }) => area.key))).toEqual(new Set(['E09000030', 'E09000013']))
  const wrong = await readBytes(workbookOf(oneHeader([...boroughs.slice(1), boroughsTotal])))
  expect(wrong.warnings).toMatchObject([
    {
      code: 'IMP-51',
      sentence: expect.stringContaining('London Boroughs: the councils add up to 60 and the sheet says 160') as string,
    },
  ])
})

test('a return that was not received is missing, never nought, and its council is named', async () => {
  const slough = ['E0304', 'E06000039', 'Slough UA', 'M', 'UA', 'UA', ...Array(9).fill('[x]')] as string[]
  const { observations, warnings } = await readBytes(workbookOf(oneHeader([...boroughs, slough])))
  for (const each of of(observations, 'E06000039')) expect(each.value).toEqual({ missing: 'notReceived' })
  expect(of(observations, 'E06000039')).toHaveLength(8)
  expect(warnings).toMatchObject([{ code: 'IMP-52', sentence: expect.stringContaining('Slough UA') as string }])
})

test('a symbol means what the workbook’s own notes say', async () => {
  const notes = {
    Notes: [
      ['Note number', 'Note text'],
      ['[note 4]', 'Gateshead were unable to provide a breakdown.'],
      ['[q]', 'There are outstanding validation queries for these items.'],
    ],
  }
  const gateshead = [
    'E4501',
    'E08000037',
    'Gateshead',
    '',
    'MD',
    'MD',
    'Y',
    '[note 4]',
    '[q]',
    '1,007 [note 9]',
    '[z]',
    '',
    '?',
    5,
    '[y]',
  ]
  const { observations, warnings } = await readBytes(workbookOf(oneHeader([...boroughs, gateshead], notes)))
  const value = (aspect: string) => figure(observations, 'E08000037', `childrensSocialCare/${aspect}`)?.value
  expect(value('employees')).toEqual({ missing: 'notAvailable' })
  expect(value('runningExpenses')).toEqual({ missing: 'unreliable' })
  expect(value('gross')).toBe(1_007_000)
  expect(value('sales')).toEqual({ missing: 'notApplicable' })
  expect(value('otherIncome')).toEqual({ missing: 'blank' })
  expect(value('income')).toEqual({ missing: 'hidden' })
  expect(warnings).toMatchObject([{ code: 'IMP-20', sentence: expect.stringContaining('“?”') as string }])
})

const lineRow = [
  '',
  '',
  '',
  '',
  '',
  '',
  'Children Looked After',
  '',
  '',
  '',
  '',
  '',
  '',
  'of which residential care',
  '',
  '',
  '',
  '',
  '',
  '',
  'Agency staff cost',
]
const codes = [
  '',
  '',
  '',
  '',
  '',
  '',
  ...[13, 16].flatMap((line) => [1, 2, 3, 4, 5, 6, 7].map((c) => `C${c}R${line}`)),
  'C2R301',
]
const twice = [...aspects, ...aspects.map((each) => `${each}2`)].map((each) => each.replace(' (', '\n ('))

test('an edition with the lines in one row, their columns in the next and hidden codes between is read alike', async () => {
  const sheets = {
    'RO3_LA_Data_2022-23': [
      ['Revenue Outturn (RO) 2022-23'],
      ['Data are reported in £ thousand'],
      lineRow,
      codes,
      [
        'E-code',
        'ONS Code',
        'Local authority',
        'Class',
        'Detailed Class',
        'Certified',
        ...twice,
        'Running Expenses\n (C2)3',
      ],
      ['E1301', 'E06000005', 'Darlington', 'UA', 'UA', 'Y', 1, 2, 3, 4, 5, 9, -6, 10, 20, 30, 0, 0, 0, 30, 1155],
    ],
  }
  const { observations } = await readBytes(workbookOf(sheets))
  expect(figure(observations, 'E06000005', 'lookedAfter/net')).toMatchObject({
    value: -6000,
    period: { label: '2022-23' },
  })
  expect(figure(observations, 'E06000005', 'lookedAfterResidential/gross')?.value).toBe(30_000)
  expect(figure(observations, 'E06000005', 'agencyStaff/runningExpenses')?.value).toBe(1_155_000)
})

test('an old edition without ONS codes is read by the Ministry’s own codes, and by exact names for councils since gone', async () => {
  const text = [
    'Revenue outturn (RO3) 2013-14,,',
    'Figures in £000s,,',
    'E-code,Local authority,Class,Children social care - Employees,Children social care - Total Expenditure,Children social care - Net Current Expenditure',
    'E1301,Darlington UA,UA,1,2,3',
    'E2820,Northamptonshire,SC,4,5,6',
    'E7050,Avon & Somerset Police,O,0,0,0',
    ',ENGLAND,Eng,5,7,9',
  ].join('\r\n')
  const { observations, rows, used } = await readBytes(text)
  expect(figure(observations, 'E06000005', 'childrensSocialCare/gross')?.value).toBe(2000)
  expect(figure(observations, 'E10000021', 'childrensSocialCare/net')).toMatchObject({ value: 6000, row: 5 })
  expect(figure(observations, 'E92000001', 'childrensSocialCare/net')).toMatchObject({
    area: { level: 'country', councils: [] },
    marks: ['estimated'],
  })
  expect([rows, used]).toEqual([4, 3])
})

test('a mistyped ONS code is put right by the Ministry’s own', async () => {
  const yorkshire = ['E2721', 'E10000022', 'North Yorkshire', '', 'SC', 'SC', 'Y', 1, 2, 3, 0, 0, 0, 3, 0]
  const { observations } = await readBytes(workbookOf(oneHeader([...boroughs, yorkshire])))
  expect(figure(observations, 'E06000065', 'childrensSocialCare/gross')?.value).toBe(3000)
})

test('columns may stand in any order, with columns nobody knows among them', async () => {
  const header = ['Net Current Expenditure (C7)', 'Weather', 'Employees (C1)', 'Total Expenditure (C3)'].map((each) =>
    each === 'Weather' ? each : `Youth Justice - ${each}`,
  )
  const text = [
    ['', 'Data in £ million, 2024/25'],
    [...header, 'Class', 'Local authority', 'ONS code'],
    ['1.5', 'rain', '1', '2', 'UA', 'Darlington UA', 'E06000005'],
  ]
  const { observations, warnings } = await readBytes(
    text.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n'),
  )
  expect(figure(observations, 'E06000005', 'youthJustice/net')?.value).toBe(1_500_000)
  expect(warnings).toMatchObject([{ code: 'IMP-27', sentence: expect.stringContaining('“Weather”') as string }])
})

test('a sheet without a year is refused, and one without a unit is read in thousands with a warning', async () => {
  const header =
    'ONS code,Local authority,Class,Youth Justice - Employees (C1),Youth Justice - Running Expenses (C2),Youth Justice - Total Expenditure (C3)'
  expect(await refusalOf(`${header}\nE06000005,Darlington,UA,1,2,3`)).toEqual(['IMP-50'])
  const { observations, warnings } = await readBytes(`RO3 2024-25\n${header}\nE06000005,Darlington,UA,1,2,3`)
  expect(figure(observations, 'E06000005', 'youthJustice/gross')?.value).toBe(3000)
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-53'])
})

test('an extract with a row for each line and year is read in the same measures', async () => {
  const text = [
    '\uFEFFons_code,financial_year,service_line,certification,local_authority,total_expenditure_c3,running_expenses_c2,colour',
    'E06000005,2023-24,children looked after,N,Darlington UA,[x],[x],red',
    'E06000005,2024-25,children looked after,Y,Darlington UA,3,2,red',
    'E06000005,2024-25,agency staff cost memorandum item (included in total children social care),Y,Darlington UA,,1,red',
    'E99999999,2024-25,children looked after,Y,Nowhere,3,2,red',
    'E06000005,last year,children looked after,Y,Darlington UA,3,2,red',
  ].join('\n')
  const { observations, warnings, publication } = await readBytes(text)
  expect(observations.map(({ measure, value, period }) => [period.label, measure, value])).toEqual([
    ['2023-24', 'revenueOutturn/lookedAfter/gross', { missing: 'notReceived' }],
    ['2023-24', 'revenueOutturn/lookedAfter/runningExpenses', { missing: 'notReceived' }],
    ['2024-25', 'revenueOutturn/lookedAfter/gross', 3000],
    ['2024-25', 'revenueOutturn/lookedAfter/runningExpenses', 2000],
    ['2024-25', 'revenueOutturn/agencyStaff/runningExpenses', 1000],
  ])
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-53', 'IMP-21', 'IMP-22', 'IMP-52'])
  expect(publication.edition).toBe('2023-24 to 2024-25')
})

testOnReturns(
  'the workbook of social care 2024-25 says what the councils spent, and whose return is missing',
  async () => {
    const { observations, warnings, publication, used } = await readReturn(
      'mhclg-revenue-outturn/RO3_LA_Data_2024-25_data_by_LA.ods',
    )
    expect(publication).toMatchObject({ edition: '2024-25, second release', published: '2025-12-04' })
    // 153 councils and England.
    expect(used).toBe(154)
    expect(figure(observations, 'E09000030', 'childrensSocialCare/gross')).toMatchObject({
      value: 104_646_000,
      text: '104646',
      row: 362,
    })
    expect(
      of(observations, 'E06000039').every(({ value }) => JSON.stringify(value) === '{"missing":"notReceived"}'),
    ).toBe(true)
    expect(figure(observations, 'E06000005', 'agencyStaff/runningExpenses')?.value).toBe(1_251_000)
    expect(figure(observations, 'E06000061', 'agencyStaff/runningExpenses')?.value).toBe(12_520_000)
    expect(figure(observations, 'E06000062', 'agencyStaff/runningExpenses')?.value).toBe(334_000)
    expect(figure(observations, 'E08000037', 'lookedAfterResidential/gross')?.value).toEqual({
      missing: 'notAvailable',
    })
    expect(figure(observations, 'E08000038', 'childrensSocialCare/gross')?.area.published.ons).toBe('E08000016')
    // Every class whose returns are all there adds up, so nothing but the missing returns is told.
    expect(warnings).toMatchObject([
      { code: 'IMP-52', sentence: expect.stringContaining('Birmingham, Cumberland and Slough UA') as string },
    ])
  },
)

testOnReturns('the summary of 2024-25 gives the same children’s social care as the social care workbook', async () => {
  const [summary, socialCare] = await Promise.all(
    ['RSX', 'RO3'].map((form) => readReturn(`mhclg-revenue-outturn/${form}_LA_Data_2024-25_data_by_LA.ods`)),
  )
  const gross = (of: readonly Observation[] = []) =>
    of
      .filter(({ measure }) => measure === 'revenueOutturn/childrensSocialCare/gross')
      .map(({ area, value }) => [area.key, value])
  expect(gross(summary?.observations)).toEqual(gross(socialCare?.observations))
  expect(summary?.observations.some(({ measure }) => measure === 'revenueOutturn/education/net')).toBe(true)
  expect(summary?.warnings.map(({ code }) => code)).toEqual(['IMP-52'])
})

testOnReturns('three years of the agency bill keep a nought as nought and a gap as a gap', async () => {
  const { observations } = await readReturn(
    'mhclg-revenue-outturn/ro3_childrens_social_care_2022-23_to_2024-25.extracted.csv',
  )
  const agencyBill = (code: string) =>
    of(observations, code).filter(({ measure }) => measure === 'revenueOutturn/agencyStaff/runningExpenses')
  const values = (code: string) => agencyBill(code).map(({ value }) => value)
  expect(values('E06000005')).toEqual([1_155_000, 0, 1_251_000])
  expect(values('E06000061')).toEqual([0, 1_922_000, 12_520_000])
  expect(values('E06000062')).toEqual([135_000, 0, 334_000])
  expect(values('E06000039')).toEqual([{ missing: 'notReceived' }, 68_000, { missing: 'notReceived' }])
})

function of(observations: readonly Observation[], code: string): readonly Observation[] {
  return observations.filter(({ area }) => area.key === code)
}

function figure(observations: readonly Observation[], code: string, lineAndAspect: string): Observation | undefined {
  return of(observations, code).find(({ measure }) => measure === `revenueOutturn/${lineAndAspect}`)
}
