import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { importWhole } from '../import-file.ts'
import { figureIn, plainHeader, readBytes, readText, wholeTable } from './testing/a-return.ts'

const years = ['2008-09', '2009-10', '2010-11', '2011-12', '2012-13', '2013-14'] as const

test.each(years)('the year of a return is that whose lines these are: %s', async (year) => {
  const { observations, publication, rows, used, codes } = await readText([plainHeader, ...wholeTable(year)].join('\n'))
  expect(new Set(observations.map(({ period }) => period.label))).toEqual(new Set([year]))
  expect(publication.edition).toBe(year)
  expect(used).toBe(rows)
  expect(codes).toEqual([])
})

test.each(years)('one council’s looked-after lines alone are enough to tell %s, or are refused', async (year) => {
  const some = wholeTable(year).filter((line) => /looked after|Fostering|Residential/i.test(line))
  const result = await importWhole({
    name: 'a.csv',
    bytes: new TextEncoder().encode([plainHeader, ...some].join('\n')),
  })
  // Up to line 13, 2008-09 and 2009-10 are the same.
  if ('problems' in result) expect([year, result.problems[0]?.code]).toEqual(['2009-10', 'IMP-40'])
  else expect(result.publication.edition).toBe(year)
})

test('the same numbers with other words are another year: a number alone tells nothing', async () => {
  const swapped = wholeTable('2012-13').map((line) =>
    line.replace('841,Darlington,33,', '841,Darlington,34,').replace('841,Darlington,32,', '841,Darlington,33,'),
  )
  const { observations, warnings } = await readText([plainHeader, ...swapped].join('\n'))
  const excluding = observations.find(({ measure }) => measure === 'section251/totalExcludingCera/gross')
  const including = observations.find(({ measure }) => measure === 'section251/totalIncludingCera/gross')
  expect(Number(including?.value) - Number(excluding?.value)).toBe(100_030)
  expect(warnings.map(({ code }) => code)).toContain('IMP-45')
})

test('lines that stand in two years are refused, naming both, and a title above them settles it', async () => {
  const some = wholeTable('2009-10').slice(0, 13)
  const refused = await importWhole({
    name: 'outturn_0910.csv',
    bytes: new TextEncoder().encode([plainHeader, ...some].join('\n')),
  })
  expect('problems' in refused && refused.problems).toMatchObject([
    { code: 'IMP-40', sentence: expect.stringMatching(/too few to tell 2008-09 from 2009-10/) },
  ])
  const { publication } = await readText(['Section 251 outturn 2009-10', '', plainHeader, ...some].join('\n'))
  expect(publication.edition).toBe('2009-10')
})

test('a name that promises another year than the lines is told, and the lines are believed', async () => {
  const { publication, warnings } = await readText(
    [plainHeader, ...wholeTable('2013-14')].join('\n'),
    'outturn_1415.csv',
  )
  expect(publication.edition).toBe('2013-14')
  expect(warnings).toMatchObject([{ code: 'IMP-47', sentence: expect.stringMatching(/promises 2014-15/) }])
})

test('a table of other services is refused with its first lines', async () => {
  const rows = [
    '841,Darlington,1.0.1,Individual schools budget,5,0,0,0,5,0,5,0,0,5',
    '841,Darlington,1.0.2,De-delegated,5,0,0,0,5,0,5,0,0,5',
  ]
  const result = await importWhole(
    { name: 'schools.csv', bytes: new TextEncoder().encode([plainHeader, ...rows].join('\n')) },
    { as: 'section-251' },
  )
  expect('problems' in result && result.problems).toMatchObject([
    { code: 'IMP-40', place: 'row 2', sentence: expect.stringMatching(/“1.0.1 Individual schools budget”/) },
  ])
})

test('one unknown line is left out with its place, and the rest is read', async () => {
  const { rows, used, warnings } = await readText(
    [plainHeader, ...wholeTable('2012-13'), '841,Darlington,36,Moonlight clubs,1,0,0,0,1,0,1,0,0,1'].join('\n'),
  )
  expect(rows - used).toBe(1)
  expect(warnings).toMatchObject([
    { code: 'IMP-45', place: 'row 37', sentence: expect.stringMatching(/Moonlight clubs/) },
  ])
})

test('2009-10 and 2010-11 have headings of their own, and 2010-11 says which rows were amended', async () => {
  const headings =
    'Own Provision (y),Private (z(i)),Other Public (z(ii)),Voluntary (z(iii)),Total Expenditure (k),Income (l),NET Current Expenditure (m),Govt. Grants Inside AEF (n),Govt. Grants Outside AEF (o),LEA NET Revenue Expenditure (p)'
  const one = await readText(
    [`LEA,LEA Name,Line,S52 Line Reference,${headings}`, ...wholeTable('2009-10', '203,Greenwich')].join('\n'),
  )
  expect(figureIn(one.observations, 'residential/gross')).toBe(100_004)
  const amended = wholeTable('2010-11', '353,Oldham,Amended By Source')
  const two = await readText([`LA,LA Name,ReturnStatus,Line,S52 Line Reference,${headings}`, ...amended].join('\n'))
  expect(figureIn(two.observations, 'residential/gross')).toBe(100_008)
  expect(two.observations[0]).toMatchObject({ marks: ['revised'], column: 'Own Provision (y)', row: 2 })
  expect(figureIn(two.observations, 'totalYoungPeople/gross')).toBe(600_255)
})

test('in 2008-09 own provision is what private and voluntary leave of the total, and is marked as worked out', async () => {
  const header =
    'LEA Number:,LA Name:,S52 Line Reference:,PRIVATE (x),VOLUNTARY (y),PUBLIC (z),TOTAL EXPENDITURE (k),INCOME (l),NET Current Expenditure (m)'
  const rows = wholeTable('2008-09').map((line) => {
    const [, number, label] = /Darlington,(\d+),"(.*?)"/.exec(line) ?? []
    return `841,Darlington ,"${number} ${label}",30,20,50,100,0,100`
  })
  const { observations, publication } = await readText([header, ...rows].join('\r\n'))
  expect(publication.edition).toBe('2008-09')
  expect(observations.find(({ measure }) => measure === 'section251/fostering/own')).toMatchObject({
    value: 50,
    text: '50',
    column: 'PUBLIC (z)',
    marks: ['estimated'],
    area: { councils: ['E06000005'], name: 'Darlington' },
  })
  expect(figureIn(observations, 'fostering/otherPublic')).toBeUndefined()
})

test('columns in another order, a mark at the start, UTF-16 and unknown columns change nothing', async () => {
  const plain = await readText([plainHeader, ...wholeTable('2011-12')].join('\n'))
  const turned = [plainHeader, ...wholeTable('2011-12')].map((line) => {
    const cells = line.match(/("[^"]*"|[^,]+)/g) ?? []
    return ['x', ...[...cells].reverse()].join('\t')
  })
  const text = turned.join('\r\n')
  const wide = new Uint8Array(2 + text.length * 2)
  new DataView(wide.buffer).setUint16(0, 0xfeff, true)
  for (let i = 0; i < text.length; i++) new DataView(wide.buffer).setUint16(2 + 2 * i, text.charCodeAt(i), true)
  const other = await readBytes(wide)
  const values = (from: typeof plain) => new Map(from.observations.map(({ measure, value }) => [measure, value]))
  expect(values(other)).toEqual(values(plain))
})

test('misspelt, cut and badly spaced labels are the lines they are', async () => {
  const rows = wholeTable('2013-14').map((line) =>
    line
      .replace('Commissioning and', 'Comissioning\u00A0and')
      .replace('"Local safeguarding childrens board"', '"Local  safeguarding childrens board\t\n"')
      .replace(',11,"Short breaks', ',11,"11Short breaks')
      .replace('Children’s Centres', 'Childrens Centres'),
  )
  const { used, rows: all, publication, codes } = await readText([plainHeader, ...rows].join('\n'))
  expect([used, publication.edition, codes]).toEqual([all, '2013-14', []])
})

test('blank, NULL, x and dust are never a figure that was not returned', async () => {
  const rows = wholeTable('2013-14').filter((line) => !/Adoption/.test(line))
  const odd = '841,Darlington,8,Adoption services,NULL,,x,-7.45058E-09,100000,tbc,100000,0,0,100000'
  const { observations, warnings } = await readText([plainHeader, ...rows, odd].join('\n'))
  expect(
    ['own', 'private', 'otherPublic', 'voluntary', 'income'].map((aspect) =>
      figureIn(observations, `adoption/${aspect}`),
    ),
  ).toEqual([{ missing: 'blank' }, { missing: 'blank' }, { missing: 'notAvailable' }, 0, { missing: 'hidden' }])
  expect(warnings.find(({ code }) => code === 'IMP-20')).toMatchObject({
    place: 'row 37',
    sentence: expect.stringMatching(/Income is “tbc”/),
  })
})

test('a council that is in no list is kept by its number', async () => {
  const { observations, warnings } = await readText([plainHeader, ...wholeTable('2008-09', '875,Cheshire ')].join('\n'))
  expect(observations[0]?.area).toMatchObject({ level: 'other', key: '875', councils: [], name: 'Cheshire' })
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-21'])
})

test('the same line twice with other figures is told, and the first stands', async () => {
  const again = '841,Darlington,8,Adoption services,7,0,0,0,7,0,7,0,0,7'
  const { observations, warnings } = await readText([plainHeader, ...wholeTable('2013-14'), again].join('\n'))
  expect(figureIn(observations, 'adoption/gross')).toBe(100_007)
  expect(warnings).toMatchObject([{ code: 'IMP-24', place: 'row 38' }])
})

test('a return saved as a workbook, behind a cover sheet, is the same return with the sheet named', async () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Section 251 outturn'], ['Contents']]), 'Cover')
  const cells = wholeTable('2012-13').map((line) =>
    (line.match(/("[^"]*"|[^,]+)/g) ?? []).map((cell) =>
      /^\d+$/.test(cell) ? Number(cell) : cell.replaceAll('"', ''),
    ),
  )
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Table A1, 2012-13'], [], plainHeader.split(','), ...cells]), 'A1')
  const { observations, publication } = await readBytes(
    new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })),
    'a1.xlsx',
  )
  expect(publication.edition).toBe('2012-13')
  expect(observations.find(({ measure }) => measure === 'section251/residential/gross')).toMatchObject({
    value: 100_004,
    sheet: 'A1',
    row: 8,
    column: 'TotalExpenditure',
  })
})

test('a council’s row that breaks off has no figures, and none of them is nought', async () => {
  const rows = wholeTable('2013-14').map((line) =>
    line.includes('Adoption') ? line.split(',').slice(0, 6).join(',') : line,
  )
  const { observations } = await readText([plainHeader, ...rows].join('\n'))
  expect(figureIn(observations, 'adoption/gross')).toEqual({ missing: 'blank' })
})
