import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { councilRow, readText, utf16, workforceFile } from './testing/education-file.ts'

const darlington = councilRow('2025', '841', 'E06000005', 'Darlington')
const north = (year: string) => councilRow(year, '940', 'E06000061', 'North Northamptonshire')
const west = (year: string) => councilRow(year, '941', 'E06000062', 'West Northamptonshire')

test('a file is known by its columns, in any order, with any mark, line end or encoding', async () => {
  const plain = workforceFile([`${darlington},95.6,12.3,8`])
  const reordered = [
    'la_name,new_la_code,agency_rate_fte,inpost_fte,geographic_level,time_identifier,time_period,leavers_fte',
    'Darlington,E06000005,12.3,95.6,Local authority,Reporting year,2025,8',
  ].join('\n')
  const editions = [
    await readText(plain),
    await readText(reordered),
    await readText(`\uFEFF${plain.replaceAll('\n', '\r\n')}`),
    await readText('', { bytes: utf16(plain) }),
    await readText(plain.replaceAll(',', ';')),
    await readText(`Children’s social work workforce\nReleased in February 2026\n\n${plain}`),
    await readText(plain.replace('inpost_fte', 'Inpost FTE').replace('new_la_code', 'New LA code')),
  ]
  for (const { kind, observations, warnings } of editions) {
    expect(kind).toBe('workforce')
    expect(warnings).toEqual([])
    expect(Object.fromEntries(observations.map(({ measure, value }) => [measure, value]))).toEqual({
      'workforce/inpost_fte': 95.6,
      'workforce/agency_rate_fte': 12.3,
      'workforce/leavers_fte': 8,
    })
    expect(observations[0]?.area.key).toBe('E06000005')
  }
})

test('columns that an older edition calls otherwise give the same measures, with the file’s own heading kept', async () => {
  const { observations } = await readText(
    workforceFile(
      [`${darlington},95.6,8,12.3,9.1`],
      'social_worker_fte,leaver_fte,agency_worker_rate_fte_%,turnover_rate_fte_%',
    ),
  )
  expect(observations.map(({ measure, column }) => [measure, column])).toEqual([
    ['workforce/inpost_fte', 'social_worker_fte'],
    ['workforce/leavers_fte', 'leaver_fte'],
    ['workforce/agency_rate_fte', 'agency_worker_rate_fte_%'],
    ['workforce/turnover_rate_fte', 'turnover_rate_fte_%'],
  ])
})

test('social workers are counted on 30 September, and leavers over the year to it', async () => {
  const { observations, publication } = await readText(workforceFile([`${darlington},95.6,12.3,8`]))
  expect(observations.map(({ period }) => period.label)).toEqual([
    '30 September 2025',
    '30 September 2025',
    'year to 30 September 2025',
  ])
  expect(publication?.edition).toBe('30 September 2025')
})

test('no symbol and no blank is a nought', async () => {
  const rows = ['c', 'x', 'z', 'u', ':', '[x]', '', 'low', '0'].map(
    (cell, i) => `${councilRow(String(2012 + i), '841', 'E06000005', 'Darlington')},${cell},1,1`,
  )
  const { observations } = await readText(workforceFile(rows))
  const inPost = observations.filter(({ measure }) => measure === 'workforce/inpost_fte')
  expect(inPost.map(({ value }) => (typeof value === 'object' && 'missing' in value ? value.missing : value))).toEqual([
    'suppressed',
    'notAvailable',
    'notApplicable',
    'unreliable',
    'notAvailable',
    'notAvailable',
    'blank',
    { low: 0, high: 0.05 },
    0,
  ])
})

test('a text that is neither a number nor a symbol is told with its cell and kept as a gap', async () => {
  const { observations, warnings } = await readText(workforceFile([`${darlington},tbc,12.3,8`]))
  expect(observations[0]).toMatchObject({ value: { missing: 'hidden' }, text: 'tbc', row: 2, column: 'inpost_fte' })
  expect(warnings).toMatchObject([{ code: 'IMP-20', place: 'row 2, inpost_fte' }])
})

test('a row of two councils is one unit of both', async () => {
  const { observations } = await readText(
    workforceFile([
      `${councilRow('2025', '940 / 941', 'E06000061 / E06000062', 'North Northamptonshire / West Northamptonshire')},421.5,19.5,44`,
    ]),
  )
  expect(observations[0]?.area).toMatchObject({ key: 'E06000061+E06000062', councils: ['E06000061', 'E06000062'] })
})

test('a row of two councils of which one is not known is nobody’s, not the other’s alone', async () => {
  const { observations, warnings } = await readText(
    workforceFile([
      `${councilRow('2025', '940 / 999', 'E06000061 / E06000999', 'North Northamptonshire / Elsewhere')},1,1,1`,
    ]),
  )
  expect(observations[0]?.area).toMatchObject({ level: 'other', councils: [] })
  expect(warnings).toMatchObject([{ code: 'IMP-21' }])
})

test('where one of two partners has the figures and the other z, the figures are both councils’, once', async () => {
  const { observations, warnings, rows, used } = await readText(
    workforceFile([`${north('2022')},337.9,27.3,45.8`, `${west('2022')},z,z,z`]),
  )
  expect([...new Set(observations.map(({ area }) => area.key))]).toEqual(['E06000061+E06000062'])
  expect(warnings).toMatchObject([{ code: 'IMP-30', place: 'row 2' }])
  expect([rows, used]).toEqual([2, 1])
})

test('where both partners repeat the same figures, they are the unit’s, once', async () => {
  const { observations } = await readText(
    workforceFile([`${north('2022')},337.9,27.3,45.8`, `${west('2022')},337.9,27.3,45.8`]),
  )
  expect(observations.filter(({ measure }) => measure === 'workforce/inpost_fte')).toMatchObject([
    { area: { key: 'E06000061+E06000062' }, value: 337.9 },
  ])
})

test('partners with figures of their own made two returns, whatever was so before', async () => {
  const { observations, warnings } = await readText(
    workforceFile([`${north('2026')},200.1,20,20`, `${west('2026')},221.4,19,24`]),
  )
  expect([...new Set(observations.map(({ area }) => area.key))]).toEqual(['E06000061', 'E06000062'])
  expect(warnings).toEqual([])
})

test('councils that another year of the file writes as one row are partners, though no list has them', async () => {
  const joint = councilRow('2024', '805 / 806', 'E06000001 / E06000002', 'Hartlepool / Middlesbrough')
  const [first, second] = [
    councilRow('2023', '805', 'E06000001', 'Hartlepool'),
    councilRow('2023', '806', 'E06000002', 'Middlesbrough'),
  ]
  const { observations } = await readText(
    workforceFile([`${joint},300,10,30`, `${first},280,11,31`, `${second},z,z,z`]),
  )
  expect([...new Set(observations.map(({ area }) => area.key))]).toEqual(['E06000001+E06000002'])
})

test('a council of no partners with z in every cell keeps its gaps', async () => {
  const { observations } = await readText(workforceFile([`${darlington},z,z,z`]))
  expect(observations).toHaveLength(3)
})

test('a council that is not known is told, and its figures are kept under its own code', async () => {
  const { observations, warnings } = await readText(
    workforceFile([`${councilRow('2030', '999', 'E06009999', 'Somewhere New')},10,1,1`]),
  )
  expect(observations[0]?.area).toMatchObject({ level: 'other', key: 'E06009999' })
  expect(warnings).toMatchObject([{ code: 'IMP-21', place: 'row 2' }])
})

test('a year that cannot be read is told once, and its rows are left out', async () => {
  const { observations, warnings } = await readText(
    workforceFile([
      `${darlington},95.6,12.3,8`,
      ...['1', '2'].map((n) => `${councilRow('soon', '841', 'E06000005', 'Darlington')},${n},1,1`),
    ]),
  )
  expect(observations).toHaveLength(3)
  expect(warnings).toMatchObject([{ code: 'IMP-22', place: 'row 3' }])
  expect(warnings[0]?.sentence).toContain('1 other place')
})

test('a row that is cut short or too long is left out, and a note below the table too', async () => {
  const { observations, warnings } = await readText(
    workforceFile([
      `${darlington},95.6,12.3,8`,
      `${north('2020')},1,2`,
      `${west('2020')},1,2,3,4`,
      'Source: the census',
    ]),
  )
  expect(observations).toHaveLength(3)
  expect(warnings.map(({ code, place }) => [code, place])).toEqual([
    ['IMP-23', 'row 3'],
    ['IMP-23', 'row 4'],
  ])
})

test('the same row twice counts once, and two different rows about the same are told', async () => {
  const { observations, warnings } = await readText(
    workforceFile([`${darlington},95.6,12.3,8`, `${darlington},95.6,12.3,8`, `${darlington},96,12.3,8`]),
  )
  expect(observations.map(({ row }) => row)).toEqual([2, 2, 2, 4, 4, 4])
  expect(warnings).toMatchObject([{ code: 'IMP-24', place: 'row 4' }])
  expect(warnings[0]?.sentence).toContain('rows 2 and 4')
})

test('a column that no list has is read by its values and told', async () => {
  const { observations, warnings } = await readText(
    workforceFile(
      [`${darlington},95.6,12.3,8,Senior,4.5,`],
      'inpost_fte,agency_rate_fte,leavers_fte,role,apprentices_fte,notes',
    ),
  )
  expect(observations.map(({ measure }) => measure)).toContain('workforce/apprentices_fte')
  expect(observations[0]?.filters).toEqual({ role: 'Senior' })
  expect(warnings.map(({ code, place }) => [code, place])).toEqual([
    ['IMP-27', 'row 1, role'],
    ['IMP-27', 'row 1, apprentices_fte'],
    ['IMP-27', 'row 1, notes'],
  ])
})

test('of two columns that are one measure the first is read, and the other is told', async () => {
  const { observations, warnings } = await readText(
    workforceFile([`${darlington},95.6,90`], 'inpost_fte,social_worker_fte'),
  )
  expect(observations.map(({ value }) => value)).toEqual([95.6])
  expect(warnings).toMatchObject([{ code: 'IMP-27', place: 'row 1, social_worker_fte' }])
})

test('a column of school years or ages tells rows apart, though its values are numbers', async () => {
  const { observations } = await readText(lookedAfter('age,places', '4,1200'))
  expect(observations).toMatchObject([{ measure: 'education-statistics/places', filters: { age: '4' }, value: 1200 }])
})

test('a column called constructor is a column like any other', async () => {
  const { observations } = await readText(workforceFile([`${darlington},95.6,7`], 'inpost_fte,constructor'))
  expect(observations.map(({ measure }) => measure)).toEqual(['workforce/inpost_fte', 'workforce/constructor'])
})

test('times written as years and months are one fault of their column, told once', async () => {
  const rows = ['0:11', '1:4', '2:10'].map(
    (time, i) => `${councilRow(String(2020 + i), '841', 'E06000005', 'Darlington')},${time}`,
  )
  const { warnings } = await readText(workforceFile(rows, 'caseload_fte'))
  expect(warnings.map(({ code, place }) => [code, place])).toEqual([['IMP-20', 'row 2, caseload_fte']])
})

test('a file saved as a workbook is read by the sheet it stands on', async () => {
  const book = utils.book_new()
  const cells = workforceFile([`${darlington},95.6,12.3,8`])
    .split('\n')
    .map((line) => line.split(','))
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Notes']]), 'Notes')
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Data')
  const { kind, observations } = await readText('', {
    bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })),
  })
  expect(kind).toBe('workforce')
  expect(observations[0]).toMatchObject({ sheet: 'Data', row: 2, value: 95.6, area: { key: 'E06000005' } })
})

test('a file of no known publication is read by its columns, and it is said so', async () => {
  const text = [
    'time_period,time_identifier,geographic_level,country_code,country_name,school_phase,pupils,exclusion_rate',
    '202425,Academic year,National,E92000001,England,Primary,4500000,0.3',
    '202425,Academic year,National,E92000001,England,Secondary,c,z',
  ].join('\n')
  const { kind, observations, warnings } = await readText(text)
  expect(kind).toBe('education-statistics')
  expect(warnings).toMatchObject([{ code: 'IMP-26' }])
  expect(observations.map(({ measure, filters, period }) => [measure, filters['school_phase'], period.from])).toEqual([
    ['education-statistics/pupils', 'Primary', '2024-09-01'],
    ['education-statistics/exclusion_rate', 'Primary', '2024-09-01'],
    ['education-statistics/pupils', 'Secondary', '2024-09-01'],
    ['education-statistics/exclusion_rate', 'Secondary', '2024-09-01'],
  ])
})

test('section 251 in the same layout is left to its own reader', async () => {
  const { kind } = await readText(
    [
      'time_period,time_identifier,geographic_level,country_code,new_la_code,category_of_expenditure,description_of_expenditure,total_expenditure',
      '202324,Financial year,Local authority,E92000001,E06000005,Looked after,3.1.11 Total,38684084',
    ].join('\n'),
  )
  expect(['education-statistics', 'workforce', 'looked-after', 'outcomes']).not.toContain(kind)
})

test('a file said to be another publication than its columns tell is refused', async () => {
  const { refused } = await readText(workforceFile([`${darlington},95.6,12.3,8`]), { as: 'looked-after' })
  expect(refused).toMatchObject([{ code: 'IMP-11' }])
})

test('headings without rows, and rows without figures, are refused with a sentence', async () => {
  const none = await readText(workforceFile([]))
  expect(none.refused).toMatchObject([{ code: 'IMP-14' }])
  const places = await readText(
    'time_period,geographic_level,new_la_code,la_name\n2025,Local authority,E06000005,Darlington\n',
  )
  expect(places.refused).toMatchObject([{ code: 'IMP-13' }])
})

const lookedAfter = (columns: string, cells: string) =>
  [
    `time_period,time_identifier,geographic_level,country_code,country_name,${columns}`,
    `2024,Reporting year,National,E92000001,England,${cells}`,
  ].join('\n')

test('children who started, ceased or were adopted are kept apart from those looked after on 31 March', async () => {
  const told = await Promise.all(
    [
      ['Age group', '31 March 2024'],
      ['Age on starting', 'year to 31 March 2024'],
      ['Age on ceasing', 'year to 31 March 2024'],
    ].map(async ([group]) => {
      const { observations } = await readText(
        lookedAfter('cla_group,characteristic,number', `${group},1 to 4 years,4830`),
      )
      return [observations[0]?.measure, observations[0]?.period.label]
    }),
  )
  expect(told).toEqual([
    ['looked-after/number', '31 March 2024'],
    ['looked-after/starting/number', 'year to 31 March 2024'],
    ['looked-after/ceasing/number', 'year to 31 March 2024'],
  ])
})

test('England’s looked-after percentage that rounds to nought is less than half of one', async () => {
  const { observations } = await readText(
    lookedAfter('placement_type,placement_provider,number,percentage', '4. Other placement,Private provision,k,k'),
  )
  expect(observations.map(({ value }) => value)).toEqual([
    { low: 0, high: 5 },
    { low: 0, high: 0.5 },
  ])
})

test('tables with the same columns are told apart by what they say', async () => {
  const kinds = await Promise.all(
    ['Health assessments: Children looked after all ages,Total all ages', 'Reason for placement change,Total'].map(
      async (cells) => (await readText(lookedAfter('characteristic,breakdown,children_count', `${cells},30`))).kind,
    ),
  )
  expect(kinds).toEqual(['outcomes', 'looked-after'])
})
