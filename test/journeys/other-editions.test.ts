import { utils, write } from '@e965/xlsx'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { type Entry, importWhole } from '../../src/importers/index.ts'
import { wholeTable } from '../../src/importers/section251/testing/a-return.ts'

/** Small files of each family, as a council may have them in another edition, or saved by another program. */
type Table = readonly (readonly string[])[]

const parsed = (text: string): Table => Papa.parse<string[]>(text, { skipEmptyLines: true }).data

const place = 'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name'
const england = 'Reporting year,National,E92000001,England,,'
const northEast = 'Reporting year,Local authority,E92000001,England,E12000001,North East'

const families: Readonly<Record<string, Table>> = {
  workforce: parsed(`${place},old_la_code,new_la_code,la_name,inpost_fte,vacancy_rate_fte,working_days_lost_fte
2025,${england},,,,36186.3,15.8,270751
2025,${northEast},841,E06000005,Darlington,95.6,4,x
2025,${northEast},805,E06000001,Hartlepool,151.4,low,1440
2025,${northEast},806,E06000002,Middlesbrough,u,z,c`),
  'looked-after':
    parsed(`${place},old_la_code,la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000
2025,${northEast},841,Darlington,E06000005,Children looked after on 31 March each year,22771,266,117
2025,${northEast},805,Hartlepool,E06000001,Children starting to be looked after each year,21090,c,c`),
  'section-251':
    parsed(`LA,LA Name,LineNumber,CYPServiceDescription,OwnProvision,PrivateProvision,OtherPublic,Voluntary,TotalExpenditure,Income,NetCurrentExpenditure,GovGrantsInsideAEF,GovGrantsOutsideAEF,LEANetRevenueExpenditure
${wholeTable('2012-13').join('\n')}`),
  'revenue-outturn':
    parsed(`financial_year,e_code,ons_code,local_authority,class,certification,service_line,employees_c1,running_expenses_c2,total_expenditure_c3
2024-25,E1301,E06000005,Darlington UA,UA,Y,Youth justice,1.25,2000,2001.25
2024-25,E0702,E06000001,Hartlepool UA,UA,N,Youth justice,[x],[x],[x]`),
  lait: parsed(`Short Desc,Data item,Years,LA and Regions,LA Number,Values
Work_Force_NoSW,Social workers,2025,Darlington,841,95.6
Work_Force_NoSW,Social workers,2025,Hartlepool,805,-`),
}

const asCsv = (table: Table, settings: Papa.UnparseConfig = {}) =>
  Papa.unparse(table as string[][], { newline: '\n', ...settings })
const inUtf8 = (text: string) => new TextEncoder().encode(text)
const onCells = (table: Table, write: (cell: string, heading: string) => string): Table => [
  table[0] ?? [],
  ...table.slice(1).map((row) => row.map((cell, i) => write(cell, table[0]?.[i] ?? ''))),
]
const isCode = (heading: string) => /code|^la$|number|period|year/i.test(heading)

function inUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length)
  bytes.set([0xff, 0xfe])
  for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(2 + 2 * i, text.charCodeAt(i), true)
  return bytes
}

function inWorkbook(table: Table, bookType: 'xlsx' | 'ods'): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['About this file']]), 'Cover')
  const rows = [['Table 1'], [], ...table].map((row) => row.map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? +cell : cell)))
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Data by council')
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
}

/** The same figures, otherwise told. */
const retellings: Readonly<Record<string, (table: Table) => Uint8Array>> = {
  'with a byte order mark and CR LF': (t) => inUtf8(`\ufeff${asCsv(t, { newline: '\r\n' })}`),
  'in UTF-16': (t) => inUtf16(asCsv(t)),
  'with tabs between': (t) => inUtf8(asCsv(t, { delimiter: '\t' })),
  'with semicolons between': (t) => inUtf8(asCsv(t, { delimiter: ';' })),
  'with its columns in another order': (t) => inUtf8(asCsv(t.map((row) => [...row].reverse()))),
  'with its headings in capitals': (t) => inUtf8(asCsv([(t[0] ?? []).map((h) => h.toUpperCase()), ...t.slice(1)])),
  'with spaces for underscores': (t) =>
    inUtf8(asCsv([(t[0] ?? []).map((h) => ` ${h.replaceAll('_', ' ')} `), ...t.slice(1)])),
  'with titles above': (t) => inUtf8(asCsv([['Children’s services, England'], [''], ['Source: a return'], ...t])),
  'with a column of remarks': (t) => inUtf8(asCsv(t.map((row, i) => [i === 0 ? 'Row note' : 'checked', ...row]))),
  'with empty columns at its end': (t) => inUtf8(asCsv(t.map((row) => [...row, '', '']))),
  'with codes in small letters': (t) =>
    inUtf8(asCsv(onCells(t, (cell) => (/^E\d{8}$/.test(cell) ? cell.toLowerCase() : cell)))),
  'with symbols in brackets': (t) => inUtf8(asCsv(onCells(t, (c) => (/^([cxzu]|low)$/.test(c) ? `[${c}]` : c)))),
  'with symbols in capitals': (t) => inUtf8(asCsv(onCells(t, (c) => (/^([cxzu]|low)$/.test(c) ? c.toUpperCase() : c)))),
  'with commas in thousands': (t) =>
    inUtf8(
      asCsv(
        onCells(t, (c, h) => (/^\d{4,}(\.\d+)?$/.test(c) && !isCode(h) ? c.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : c)),
      ),
    ),
  'as a workbook': (t) => inWorkbook(t, 'xlsx'),
  'as an OpenDocument sheet': (t) => inWorkbook(t, 'ods'),
}

async function told(bytes: Uint8Array): Promise<{ readonly kind: string; readonly figures: readonly string[] }> {
  const result = await importWhole({ name: 'a file', bytes })
  if ('problems' in result) return expect.fail(result.problems.map(({ sentence }) => sentence).join('\n'))
  return { kind: result.kind, figures: result.entries.map(figure).sort() }
}

function figure(entry: Entry): string {
  if (entry.what !== 'observation') throw new Error(`${entry.what} is no figure`)
  const { area, measure, filters, period, value } = entry
  return JSON.stringify([area.key, measure, filters, period.from, period.to, value])
}

describe.each(Object.entries(families))('a file of %s holds the same figures', (kind, table) => {
  test.each(Object.entries(retellings))('%s', async (_, retold) => {
    const plain = await told(inUtf8(asCsv(table)))
    expect(plain.kind).toBe(kind)
    expect(plain.figures.length).toBeGreaterThan(1)
    expect(await told(retold(table))).toEqual(plain)
  })
})

test.each(['workforce', 'looked-after', 'section-251'])(
  'where %s names its councils and gives no codes, the names of registers are enough',
  async (family) => {
    const table = families[family] ?? []
    const isLost = (table[0] ?? []).map((heading) => /^(old_la_code|new_la_code|LA)$/.test(heading))
    const named = table.map((row) => row.filter((_, i) => !isLost[i]))
    expect(await told(inUtf8(asCsv(named)))).toEqual(await told(inUtf8(asCsv(table))))
  },
)

test('a name that is nobody’s is kept as it is and joined to no council', async () => {
  const [header = [], darlington = []] = families['section-251'] ?? []
  const table = families['section-251'] ?? []
  const misspelled = table.map((row, i) => row.map((cell, at) => (i > 0 && at === 1 ? 'Darlingtom' : cell)).slice(1))
  const { figures } = await told(inUtf8(asCsv(misspelled)))
  expect([header[1], darlington[1]]).toEqual(['LA Name', 'Darlington'])
  expect(figures.every((each) => each.startsWith('["Darlingtom"'))).toBe(true)
})

// The headings of these are those of the releases named.
describe('editions as the Department released them', () => {
  const read = async (text: string) => {
    const result = await importWhole({ name: 'release.csv', bytes: inUtf8(text) })
    return 'problems' in result ? expect.fail(result.problems.map(({ sentence }) => sentence).join('\n')) : result
  }
  const values = (entries: readonly Entry[]) =>
    entries.flatMap((entry) =>
      entry.what === 'observation'
        ? [[entry.area.key, entry.measure, entry.period.to, Object.values(entry.filters).join(), entry.value] as const]
        : [],
    )

  test('the looked-after rates of 2023 join those of today, whose columns and words are others', async () => {
    const { entries, warnings } = await read(
      `${place},old_la_code,la_name,new_la_code,population_count,population_estimate,number,rate_per_10000
2023,${northEast},805,Hartlepool,E06000001,Children looked after at 31 March each year,20116,321,160`,
    )
    const on31March = 'Children looked after on 31 March each year'
    expect(warnings).toEqual([])
    expect(values(entries)).toEqual([
      ['E06000001', 'looked-after/population_estimate', '2022-06-30', on31March, 20116],
      ['E06000001', 'looked-after/children_count', '2023-03-31', on31March, 321],
      ['E06000001', 'looked-after/rate_per_10000', '2023-03-31', on31March, 160],
    ])
  })

  test('the census by role of 2022, in which West stands with North, is of both', async () => {
    const { kind, entries, warnings } = await read(
      `${place},old_la_code,new_la_code,la_name,OrgRole,known_headcount,white,white_perc
2022,${northEast},940,E06000061,North Northamptonshire,All children and family social workers,150,115,76.7
2022,${northEast},941,E06000062,West Northamptonshire,All children and family social workers,Z,z,z`,
    )
    expect(kind).toBe('workforce')
    expect(warnings.map(({ code }) => code)).toEqual(['IMP-30'])
    expect(values(entries).map(([area, , to, , value]) => [area, to, value])).toEqual(
      [150, 115, 76.7].map((value) => ['E06000061+E06000062', '2022-09-30', value]),
    )
  })

  test('section 251 of 2009-10 and 2010-11 are told by their lines, whose numbers are those of no other year', async () => {
    const header =
      'Own Provision (y),Private (z(i)),Other Public (z(ii)),Voluntary (z(iii)),Total Expenditure (k),Income (l),NET Current Expenditure (m),Govt. Grants Inside AEF (n),Govt. Grants Outside AEF (o),LEA NET Revenue Expenditure (p)'
    for (const [year, first, line] of [
      ['2009-10', 'LEA,LEA Name,Line,S52 Line Reference', '5'],
      ['2010-11', 'LA,LA Name,Line,S52 Line Reference', '9'],
    ] as const) {
      const { publication, entries } = await read(`${first},${header}\n${wholeTable(year).join('\n')}`)
      expect(publication.edition).toBe(year)
      const residential = entries.find(
        (entry) => entry.what === 'observation' && entry.measure === 'section251/residential/gross',
      )
      expect(residential).toMatchObject({ row: Number(line) + 1, area: { key: 'E06000005' } })
    }
  })

  test('a bracketed x of a later section 251 is not available and asks no question', async () => {
    const { entries, warnings } = await read(
      `time_period,time_identifier,geographic_level,country_name,country_code,region_name,region_code,la_name,old_la_code,new_la_code,category_of_expenditure,description_of_expenditure,own_provision,private_provision,other_public_sector_provision,voluntary_provision,total_expenditure,income,net_current_expenditure
202425,Financial year,Local authority,England,E92000001,North East,E12000001,Darlington,841,E06000005,Youth justice,3.6.1 Youth justice,[x],[x],[x],[x],965745,1000,964745`,
    )
    expect(warnings.filter(({ code }) => code === 'IMP-20')).toEqual([])
    expect(values(entries).map(([, , , , value]) => value)).toEqual([
      ...Array(4).fill({ missing: 'notAvailable' }),
      965_745,
      1000,
      964_745,
    ])
  })
})
