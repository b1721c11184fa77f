import { areaFinder, type NamedPlace } from '../areas.ts'
import type { Importer, ReadingDesk } from '../importer.ts'
import type { Area, Period } from '../observation.ts'
import { dayPeriod } from '../periods.ts'
import { importProblem, Refusal, refuse } from '../problems.ts'
import { columnOf, type FoundTable, findTables, plainHeading } from '../table/find-table.ts'
import type { Opened } from '../table/opened.ts'
import { isGap, readValue, type Symbols, type Value } from '../value.ts'

/**
 * The mid-year population estimates of the Office for National Statistics, by single year of age: people of each
 * district, council, region and country on 30 June. `population/0to17` adds up eighteen ages and is there only where all
 * of them are; `population/all ages` is as published. Sheets of women and of men alone are left out.
 */
export const midYearEstimates: Importer = {
  kind: 'mid-year-estimates',
  title: 'Mid-year population estimates by single year of age',
  recognises: (opened) => (personTables(opened).length === 0 ? 0 : 3),
  read: async (opened, desk) => {
    const tables = personTables(opened)
    if (tables.length === 0)
      return refuse(
        'IMP-13',
        opened.name,
        `${opened.name} has no table of persons with a code and a column for each age from 0 to 17.`,
      )
    const dated = tables.map((table) => ({ table, year: yearOf(table, opened) ?? undated(table, opened) }))
    let [rows, used] = [0, 0]
    for (const { table, year } of dated) {
      const found = await readTable(table, dayPeriod(`${year}-06-30`), desk)
      rows += found.rows
      used += found.used
    }
    if (rows === 0) return refuse('IMP-14', opened.name, `${opened.name} has headings and no place below them.`)
    const years = [...new Set(dated.map(({ year }) => year))].sort()
    return {
      publication: {
        title: 'Mid-year population estimates',
        publisher: 'Office for National Statistics',
        edition: years.map((year) => `mid-${year}`).join(', '),
        ...publishedOn(opened),
        licence: 'Open Government Licence v3.0',
      },
      rows,
      used,
    }
  },
}

const childAges = Array.from({ length: 18 }, (_, age) => age)
const codeNames = ['code', 'areacode', 'ladcode', 'ladcode2023', 'geographycode', 'onscode', 'lacode']
const nameNames = ['name', 'areaname', 'laname', 'ladname', 'geographyname']
const allAgesNames = ['allages', 'total', 'allpersons']

/** Tables with every age of a child; where a workbook has persons, women and men, the persons. */
function personTables(opened: Opened): readonly FoundTable[] {
  return findTables(
    opened,
    (plain) => codeNames.some((each) => plain.includes(each)) && ageColumns(plain).filter(isThere).length >= 16,
  ).filter((table) => !isOfOneSex(table))
}

function isOfOneSex({ sheet = '', above, headings }: FoundTable): boolean {
  const titles = [sheet, ...above.slice(0, 3).flat()]
  return (
    titles.some((text) => /\b(fe)?males?\b/i.test(text) && !/persons/i.test(text)) ||
    columnOf(headings, 'sex') !== undefined
  )
}

function ageColumns(plain: readonly string[]): readonly (number | undefined)[] {
  return childAges.map((age) => {
    const at = plain.findIndex((heading) => heading === String(age) || heading === `age${age}`)
    return at < 0 ? undefined : at
  })
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined
}

/** The year in the table’s own titles, then its sheet’s name, then the cover; `mid-2023`, `June 2023`. */
function yearOf({ sheet = '', above }: FoundTable, opened: Opened): number | undefined {
  const cover = opened.form === 'workbook' ? (opened.sheets[0]?.rows.slice(0, 12).flat() ?? []) : []
  for (const text of [...above.flat(), sheet, ...cover]) {
    const year = /\bmid[-\s]*(?:year\s*)?((?:19|20)\d\d)\b|\b(?:30\s+)?june\s+((?:19|20)\d\d)\b/i.exec(text)
    if (year !== null) return Number(year[1] ?? year[2])
  }
  const bare = /^\D*((?:19|20)\d\d)\D*$/.exec(sheet)
  return bare === null ? undefined : Number(bare[1])
}

function undated({ sheet }: FoundTable, { name }: Opened): never {
  const place = sheet ?? name
  throw new Refusal([
    importProblem(
      'IMP-65',
      place,
      `${sheet === undefined ? name : `Sheet “${sheet}” of ${name}`} does not say of which year its estimates are. Keep the title above the headings, such as “mid-2023”, and hand the file in again.`,
    ),
  ])
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function publishedOn(opened: Opened): { readonly published?: string } {
  if (opened.form !== 'workbook') return {}
  for (const text of opened.sheets[0]?.rows.flat() ?? []) {
    const found = /published:?\s+(?:at\s+\S+\s+)?(\d{1,2})\s+([a-z]+)\s+(20\d\d)/i.exec(text)
    const month = months.indexOf((found?.[2] ?? '').toLowerCase()) + 1
    if (found !== null && month > 0)
      return { published: `${found[3]}-${String(month).padStart(2, '0')}-${String(found[1]).padStart(2, '0')}` }
  }
  return {}
}

const symbols: Symbols = {
  ':': 'notAvailable',
  '-': 'notAvailable',
  '*': 'suppressed',
  '[x]': 'notAvailable',
  '[c]': 'suppressed',
  x: 'notAvailable',
  c: 'suppressed',
}

async function readTable(table: FoundTable, period: Period, desk: ReadingDesk) {
  const find = areaFinder()
  const ages = ageColumns(table.headings.map(plainHeading))
  const code = columnOf(table.headings, ...codeNames)
  const name = columnOf(table.headings, ...nameNames)
  const allAges = columnOf(table.headings, ...allAgesNames)
  const absent = childAges.filter((age) => ages[age] === undefined)
  if (absent.length > 0)
    desk.warnings.add(
      'IMP-64',
      'columns',
      table.sheet ?? 'headings',
      `There is no column for age ${absent.join(' and ')}, so the number of people aged 0 to 17 is not given.`,
    )
  let [rows, used] = [0, 0]
  await table.rows((cells, row) => {
    const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
    // Notes stand below some tables, and words in the column of codes are one.
    const ons = cell(code).toUpperCase()
    if (!/^[A-Z]\d{8}$/.test(ons)) return
    rows += 1
    used += 1
    const area = find(placeOf(ons, cell(name)))
    if (isUnknownCouncil(area)) warnOfCouncil(area, row, desk)
    const give = (measure: string, value: Value, text: string, column: string) =>
      desk.take({
        what: 'observation',
        area,
        measure,
        filters: {},
        period,
        value,
        text,
        ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
        row,
        column,
        marks: [],
      })
    const read = (at: number): Value => readPeople(cell(at), table.headings[at] ?? '', row, desk)
    if (allAges !== undefined) give('population/all ages', read(allAges), cell(allAges), table.headings[allAges] ?? '')
    if (absent.length > 0) return
    const value = sumOf(ages.filter(isThere).map(read))
    if (typeof value === 'object') warnOfAge(area.name, row, desk)
    give('population/0to17', value, typeof value === 'number' ? String(value) : '', 'ages 0 to 17')
  })
  return { rows, used }
}

function placeOf(ons: string, name: string): NamedPlace {
  const level = /^(E12|E13)/.test(ons) ? 'region' : /^([EW]92|S92|N92|K0)/.test(ons) ? 'country' : 'council'
  return { ons, name, level }
}

/** Unitary councils, boroughs and counties of England have children’s services, and so should be known. */
function isUnknownCouncil({ level, key }: Area): boolean {
  return level === 'other' && /^E(06|08|09|10)/.test(key)
}

function readPeople(text: string, column: string, row: number, { warnings }: ReadingDesk): Value {
  const value = readValue(text, { symbols })
  if (value !== undefined) return value
  warnings.add(
    'IMP-20',
    `${column}\n${text}`,
    `row ${row}, ${column}`,
    `“${text}” is no number of people. It is kept as missing, with its text.`,
  )
  return { missing: 'hidden' }
}

/** All ages or none: a sum without one of them would be a population of nobody. */
function sumOf(values: readonly Value[]): Value {
  const gap = values.find(isGap)
  if (gap !== undefined) return gap
  return values.reduce((sum: number, value) => sum + (typeof value === 'number' ? value : 0), 0)
}

function warnOfAge(name: string, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-64',
    'cell',
    `row ${row}`,
    `An age of ${name} has no number, so its people aged 0 to 17 are missing too.`,
  )
}

function warnOfCouncil({ key, name }: Area, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-21',
    key,
    `row ${row}`,
    `${name} (${key}) is not among the councils known here; it may be newer. Its figures are kept, joined to no council.`,
  )
}
