import { describe, expect, test } from 'vitest'
import { rowOf, sheetOf } from '../../../test/support/hostile-files.ts'
import type { ImportChoice } from '../import-file.ts'
import { importWhole } from '../import-file.ts'
import type { Payment } from '../observation.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'

async function read(text: string, choice: ImportChoice = {}) {
  const result = await importWhole({ name: 'spend.csv', bytes: new TextEncoder().encode(text) }, choice)
  if ('problems' in result) throw new Error(result.problems.map(({ sentence }) => sentence).join('\n'))
  return { ...result, payments: paymentsOf(result.entries) }
}

async function problemsOf(text: string, choice: ImportChoice = {}) {
  const result = await importWhole({ name: 'spend.csv', bytes: new TextEncoder().encode(text) }, choice)
  if (!('problems' in result)) throw new Error('The file was taken')
  return result.problems
}

function paymentsOf(entries: readonly { readonly what: string }[]): readonly Payment[] {
  return entries.filter((entry): entry is Payment => entry.what === 'payment')
}

function pence(payments: readonly Payment[]): number {
  return payments.reduce((sum, { pounds }) => sum + Math.round(pounds * 100), 0)
}

describe('a file of a layout not met before', () => {
  test('is read by its headings, and says which columns it took', async () => {
    const { payments, kind, warnings } = await read(
      'Directorate,Vendor Name,Payment Date,Net Amount,VAT\nChildren,ACME LTD,13/04/2022,"£1,200.50",240.10\n',
    )
    expect(kind).toBe('council-spend')
    expect(payments).toEqual([
      {
        what: 'payment',
        period: { label: '13 April 2022', from: '2022-04-13', to: '2022-04-13' },
        supplier: 'ACME LTD',
        directorate: 'Children',
        purpose: '',
        pounds: 1200.5,
        vat: 'net',
        row: 2,
      },
    ])
    expect(warnings).toMatchObject([{ code: 'IMP-26', place: 'spend.csv row 1' }])
    expect(warnings[0]?.sentence).toContain('supplier in B “Vendor Name”')
  })

  test('columns may stand in any order, with titles above, blank rows and a heading misspelled', async () => {
    const { payments } = await read(
      'Anytown Council,,\r\nPayments over £500,,\r\n\r\n NetAmount ,Suplier Name,Date Paid\r\n"5,616.65 ",ACME LTD,2 Mar 2016\r\n,,\r\n-40.00,ZED LTD,2016-03-04\r\n',
    )
    expect(payments.map(({ pounds, supplier, period, row }) => [pounds, supplier, period.from, row])).toEqual([
      [5616.65, 'ACME LTD', '2016-03-02', 5],
      [-40, 'ZED LTD', '2016-03-04', 7],
    ])
  })

  test('of net, VAT and gross the net amount is taken, and gross where it stands alone', async () => {
    const both = await read('Supplier,Gross,VAT,Net,Date\nA LTD,120,20,100,2020-06-01\n')
    expect(both.payments[0]).toMatchObject({ pounds: 100, vat: 'net' })
    const gross = await read('Supplier,Gross Amount,Date\nA LTD,120,2020-06-01\n')
    expect(gross.payments[0]).toMatchObject({ pounds: 120, vat: 'gross' })
    const plain = await read('Supplier,Amount,Date\nA LTD,120,2020-06-01\n')
    expect(plain.payments[0]).toMatchObject({ pounds: 120, vat: 'notSaid' })
  })

  test('dates that may have day or month first are asked about, and one day over 12 answers', async () => {
    const rows = (days: readonly string[]) =>
      `Supplier,Amount,Payment Date\n${days.map((day) => `A LTD,1,${day}\n`).join('')}`
    const [problem] = await problemsOf(rows(['03/04/2022', '05/06/2022']))
    expect(problem).toMatchObject({ code: 'IMP-84', place: 'spend.csv row 1' })
    expect(problem?.sentence).toContain('03/04/2022')
    const dayFirst = await read(rows(['03/04/22', '25/04/22']))
    expect(dayFirst.payments.map(({ period }) => period.from)).toEqual(['2022-04-03', '2022-04-25'])
    const monthFirst = await read(rows(['03/04/2022', '03/25/2022']))
    expect(monthFirst.payments.map(({ period }) => period.from)).toEqual(['2022-03-04', '2022-03-25'])
    expect((await problemsOf(rows(['13/04/2022', '04/13/2022'])))[0]?.code).toBe('IMP-84')
  })

  test('days as spreadsheets count them, months by name and months by number are dates', async () => {
    const dated = async (heading: string, cell: string) =>
      (await read(`Supplier,Amount,${heading}\nA LTD,1,${cell}\n`)).payments[0]?.period
    expect(await dated('Payment Date', '44652')).toMatchObject({ from: '2022-04-01', to: '2022-04-01' })
    for (const month of ['Oct 2012', 'October 2012', 'Oct-12', '2012-10', '10/2012'])
      expect(await dated('Month', month)).toEqual({ label: 'October 2012', from: '2012-10-01', to: '2012-10-31' })
  })

  test('without dates the month above the headings is taken, otherwise it is asked for', async () => {
    const rows = 'Directorate,Supplier,Amount\nChildren,A LTD,12\n'
    const titled = await read(`Payments to suppliers June 2014,,\n${rows}`)
    expect(titled.payments[0]?.period.label).toBe('June 2014')
    const [problem] = await problemsOf(rows)
    expect(problem).toMatchObject({ code: 'IMP-83' })
    expect(problem?.sentence).toContain('--month')
    expect((await read(rows, { month: '2014-06' })).payments[0]?.period.from).toBe('2014-06-01')
    expect((await problemsOf(`Payments, May 2014,\n${rows}`, { month: '2014-06' }))[0]?.sentence).toContain('May 2014')
    expect((await problemsOf(rows, { month: 'midsummer' }))[0]?.code).toBe('IMP-83')
  })
})

/** Headings as councils and the national guidance write them, each with one row; what is to be found in the row. */
const layouts = [
  [
    'Body Name,Body,Service Area Categorisation,Responsible Unit,Date,Transaction Number,Amount,Supplier Name,Supplier ID,VAT Type,Irrecoverable VAT,Purpose of Spend',
    'Anytown,http://x,Children,Fostering,13/05/2014,77,12.50,A LTD,991,S,0.00,Foster care',
  ],
  [
    'Organisational Unit,Beneficiary Name,Payment Date,Amount,Expenditure Category',
    'Children,A LTD,13-May-14,12.50,Foster care',
  ],
  ['Department;Vendor;Paid Date;Amount (£);Summary of Purpose', 'Children;A LTD;13.05.2014;£12.50;Foster care'],
  ['Payee\tClearing Date\tNet Amount £\tTotal inc VAT\tDirectorate', 'A LTD\t2014/05/13\t12.50\t15.00\tChildren'],
  [
    'Invoice Date,Payment Date,Creditor Name,Gross Amount,VAT Amount,Net Value',
    '01/04/2014,13/05/2014,A LTD,15.00,2.50,12.50',
  ],
  ['Supplier,Amount inc VAT,Amount exc VAT,Date of Payment', 'A LTD,15.00,12.50,Tuesday 13th May 2014'],
  [
    'Merchant Name,Transaction Date,Transaction Amount,Merchant Category',
    'A LTD,2014-05-13T00:00:00,12.5000000000001,Books',
  ],
] as const

test.each(layouts)('in the layout %s, who was paid, when and how much are found', async (headings, row) => {
  const { payments } = await read(`${headings}\n${row}\n`)
  expect(payments).toMatchObject([
    { supplier: 'A LTD', pounds: expect.closeTo(12.5, 9), period: { from: '2014-05-13' } },
  ])
})

test('a workbook is read as a CSV file is, with its dates and its sheet', async () => {
  const cells = [['Payments over £500'], ['Supplier', 'Date', 'Amount'], ['A LTD', '13/05/2014', 12.5]]
  const sheet = sheetOf(`<sheetData>${cells.map((row, index) => rowOf(index + 1, row)).join('')}</sheetData>`)
  const result = await importWhole({ name: 'spend.xlsx', bytes: sheet })
  if ('problems' in result) throw new Error('The file was refused')
  expect(paymentsOf(result.entries)).toMatchObject([{ supplier: 'A LTD', pounds: 12.5, row: 3 }])
})

describe('rows that are no payments', () => {
  test('totals, headings again, blanks and words for amounts are left out, each with its reason, and none is lost', async () => {
    const result = await read(
      [
        'Supplier,Amount,Payment Date',
        ...Array.from({ length: 10 }, () => 'A LTD,10,2020-06-13'),
        'Supplier,Amount,Payment Date',
        'B LTD,tbc,2020-06-14',
        'C LTD,,2020-06-14',
        'D LTD,5,soon',
        ',,',
        'Total,100,',
        ',50,2020-06-15',
      ].join('\n'),
    )
    expect(pence(result.payments)).toBe(15_000)
    expect(result).toMatchObject({ rows: 16, used: 11, rejected: 5, blank: 1 })
    expect(result.warnings.filter(({ code }) => code === 'IMP-86').map(({ place }) => place)).toEqual([
      'row 12',
      'B13',
      'B14',
      'C15',
      'row 17',
      'A18',
    ])
  })

  test('a comma in a name without quotation marks moves every cell, so its row is left out', async () => {
    const { payments, warnings } = await read(
      `Payment Date,Supplier,Amount,Invoice\n${'2020-06-13,A LTD,100,7\n'.repeat(3)}2020-06-14,SMITH, JONES,900,8\n`,
    )
    expect(payments.map(({ row }) => row)).toEqual([2, 3, 4])
    expect(warnings.find(({ code }) => code === 'IMP-86')).toMatchObject({ place: 'E5' })
  })
})

describe('another kind of table', () => {
  test('published under the name of a spend file is refused, with what it lacks', async () => {
    const [problem] = await problemsOf('Post,Grade,Salary band\nDirector,1,"£100,000"\n', { as: 'council-spend' })
    expect(problem).toMatchObject({ code: 'IMP-82', place: 'spend.csv row 1' })
    expect(problem?.sentence).toContain('supplier')
    expect(problem?.sentence).toContain('“Salary band”')
  })

  test('with suppliers and no amounts is refused, and not taken for payments unasked', async () => {
    const contracts = 'Supplier,Contract title,Start date\nA LTD,Cleaning,2020-01-13\n'
    expect((await problemsOf(contracts, { as: 'council-spend' }))[0]?.sentence).toContain('amount')
    expect((await problemsOf(contracts))[0]?.code).toBe('IMP-10')
  })
})

/** Rows and sums in pence worked out apart from this reader, by adding the column up as decimals. */
const asPublished = [
  ['darlington/2012-10.csv', 'E06000005', 1150, 531_121_486, 'October 2012'],
  ['darlington/2014-06.csv', 'E06000005', 963, 411_359_850, 'June 2014'],
  ['darlington/2017-04.csv', 'E06000005', 2020, 963_525_692, '2 March 2015 to 19 July 2017'],
  ['darlington/2021-02.csv', 'E06000005', 1655, 1_002_720_040, '1 October 2019 to 31 December 2021'],
  ['darlington/2022-09.csv', 'E06000005', 1487, 1_128_165_447, '18 March 2021 to 1 October 2022'],
  ['gateshead/2016-02.first-500-rows.csv', 'E08000037', 500, 72_836_319, '1 February 2016 to 29 February 2016'],
  ['manchester/2022-05.csv', 'E08000003', 3564, 9_740_022_710, '3 May 2022 to 31 May 2022'],
  ['salford/2020-06.csv', 'E08000006', 1965, 2_119_592_321, '1 June 2020 to 30 June 2020'],
] as const

for (const [file, council, rows, total, edition] of asPublished)
  testOnReturns(`every payment of ${file} is read, and they come to what the council published`, async () => {
    const result = await readReturn(
      `council-spend/${file}`,
      file.includes('2014-06') ? { as: 'council-spend', month: '2014-06' } : {},
    )
    const payments = paymentsOf(result.entries)
    expect(result).toMatchObject({ kind: 'council-spend', rows, used: rows, warnings: [], publication: { edition } })
    expect(pence(payments)).toBe(total)
    expect([...new Set(payments.map((payment) => payment.council))]).toEqual([council])
    expect(
      payments.filter(({ supplier, directorate, purpose }) => supplier === '' || directorate === '' || purpose === ''),
    ).toEqual([])
  })

testOnReturns(
  'the same payments are found by their headings alone, as in a month whose layout we have not met',
  async () => {
    const { returnBytes } = await import('../testing/returns.ts')
    for (const [file, , rows, total] of asPublished) {
      if (file.includes('2014-06')) continue
      // Another column, as councils add them, makes the layout a new one.
      const text = new TextDecoder()
        .decode(returnBytes(`council-spend/${file}`))
        .replace(/^[^\n]*/, (header) => `${header.trimEnd()},Checked`)
      const { payments, warnings } = await read(text)
      expect([file, payments.length, pence(payments), warnings.map(({ code }) => code)]).toEqual([
        file,
        rows,
        total,
        ['IMP-26'],
      ])
    }
  },
)
