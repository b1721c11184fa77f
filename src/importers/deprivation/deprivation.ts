import { continuingCode } from '../../reference/index.ts'
import { areaFinder } from '../areas.ts'
import { councilByName } from '../council-by-name.ts'
import type { Importer, Publication, ReadingDesk } from '../importer.ts'
import type { Area, Period } from '../observation.ts'
import { calendarYearPeriod } from '../periods.ts'
import { refuse } from '../problems.ts'
import { columnOf, type FoundTable, findTables, plainHeading } from '../table/find-table.ts'
import type { Opened } from '../table/opened.ts'
import { readValue, type Symbols, type Value } from '../value.ts'

/**
 * Deprivation by council: the summaries of the English Indices of Deprivation (average score and rank, share of areas
 * among the tenth most deprived, extent, local concentration; the domains where the workbook has them), and mySociety’s
 * composite index for the United Kingdom. Measures go by the column’s heading: `deprivation/average_score`.
 */
export const deprivation: Importer = {
  kind: 'deprivation',
  title: 'Deprivation by council',
  recognises: (opened) => (englishTables(opened).length > 0 ? 3 : compositeTable(opened) !== undefined ? 3 : 0),
  read: async (opened, desk) => {
    const english = englishTables(opened)
    const composite = compositeTable(opened)
    if (english.length === 0 && composite === undefined)
      return refuse(
        'IMP-13',
        opened.name,
        `${opened.name} has neither a local authority district code with average scores and ranks, nor a deprivation score of local authorities.`,
      )
    const { publication, counts } =
      composite !== undefined && english.length === 0
        ? { publication: compositePublication, counts: [await readTable(composite, compositeColumns(composite), desk)] }
        : await readEnglish(english, opened, desk)
    const rows = counts.reduce((sum, each) => sum + each, 0)
    if (rows === 0) return refuse('IMP-14', opened.name, `${opened.name} has headings and no council below them.`)
    return { publication, rows, used: rows }
  },
}

interface Columns {
  readonly code: number
  readonly name: number | undefined
  readonly period: Period
  /** Whether the codes are those of the Office for National Statistics. */
  readonly hasOnsCodes: boolean
  readonly measures: readonly { readonly at: number; readonly measure: string; readonly heading: string }[]
}

const englishCode =
  /^((upper|lower)?(tier)?(localauthority|countyandunitaryauthority)(district)?code(\d{4})?|(utla|ltla|lad|ctyua)\d{2,4}cd)$/

function isNameOf(heading: string): boolean {
  return /name|nm$/.test(heading) && englishCode.test(heading.replace('name', 'code').replace(/nm$/, 'cd'))
}

function englishTables(opened: Opened): readonly FoundTable[] {
  return findTables(
    opened,
    (plain) => plain.some((each) => englishCode.test(each)) && plain.some((each) => /average(score|rank)$/.test(each)),
  )
}

async function readEnglish(tables: readonly FoundTable[], opened: Opened, desk: ReadingDesk) {
  const counts: number[] = []
  const years = new Set<number>()
  for (const table of tables) {
    const columns = englishColumns(table, opened, desk)
    years.add(Number(columns.period.label))
    counts.push(await readTable(table, columns, desk))
  }
  const publication: Publication = {
    title: 'English Indices of Deprivation',
    publisher: 'Ministry of Housing, Communities and Local Government',
    edition: [...years].sort().join(', '),
    licence: 'Open Government Licence v3.0',
  }
  return { publication, counts }
}

function englishColumns(table: FoundTable, opened: Opened, desk: ReadingDesk): Columns {
  const plain = table.headings.map(plainHeading)
  const code = plain.findIndex((each) => englishCode.test(each))
  const name = plain.findIndex(isNameOf)
  return {
    code,
    name: name < 0 ? undefined : name,
    hasOnsCodes: true,
    period: calendarYearPeriod(indexYear(table, table.headings[code] ?? '', opened, desk)),
    measures: table.headings.flatMap((heading, at) => {
      const measure = englishMeasure(heading)
      return at === code || at === name || measure === undefined ? [] : [{ at, measure, heading: heading.trim() }]
    }),
  }
}

/** `IMD 2019 - Rank of extent ` is `deprivation/rank_of_extent`; a domain of the index comes before: `deprivation/income/…`. */
function englishMeasure(heading: string): string | undefined {
  const [, before = '', what = ''] = /^(?:(.*?)\s+[-–]\s+)?(.*)$/.exec(heading.trim()) ?? []
  if (!/rank|score|proportion|extent|concentration|numerator|rate/i.test(what)) return undefined
  const domain = slug(before.replace(/\b(20\d\d|IMD|index of multiple deprivation)\b/gi, ' '))
  return `deprivation/${domain === '' ? '' : `${domain}/`}${slug(what)}`
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}

/** The year beside IMD in a heading or a title. The year of the boundaries, in brackets, is only the next best. */
function indexYear(
  { headings, above, sheet = '' }: FoundTable,
  code: string,
  opened: Opened,
  desk: ReadingDesk,
): number {
  for (const text of [...headings, ...above.flat(), sheet]) {
    const year =
      /\b(?:IMD|IoD|Indices of (?:Multiple )?Deprivation|Index of Multiple Deprivation)\D{0,12}(20\d\d)\b/i.exec(text)
    if (year !== null) return Number(year[1])
  }
  const boundaries = /\((20\d\d)\)/.exec(code)?.[1] ?? /(20\d\d)/.exec(opened.name)?.[1]
  if (boundaries === undefined)
    return refuse(
      'IMP-65',
      opened.name,
      `${opened.name} does not say of which year its indices are. Keep the title or the year in the headings, such as “IMD 2019”, and hand the file in again.`,
    )
  desk.warnings.add(
    'IMP-66',
    'year',
    opened.name,
    `${opened.name} does not say of which year its indices are. They are taken as those of ${boundaries}, the year of its boundaries; the indices may be newer.`,
  )
  return Number(boundaries)
}

function compositeTable(opened: Opened): FoundTable | undefined {
  return findTables(opened, (plain) => plain.includes('localauthoritycode') && plain.includes('ladeprivationscore'))[0]
}

const compositePublication: Publication = {
  title: 'Composite index of multiple deprivation for the United Kingdom',
  publisher: 'mySociety',
  // It joins the indices of Northern Ireland (2017), England and Wales (2019) and Scotland (2020).
  edition: 'of the indices of 2017 to 2020',
  licence: 'CC BY 4.0',
}

const compositeMeasures: Readonly<Record<string, string>> = {
  ladeprivationscore: 'deprivation/uk_composite/score',
  lowdeprivation: 'deprivation/uk_composite/share_low',
  mediumdeprivation: 'deprivation/uk_composite/share_medium',
  highdeprivation: 'deprivation/uk_composite/share_high',
  density: 'deprivation/uk_composite/density',
  laimdpopquintile: 'deprivation/uk_composite/quintile',
  laimdpopdecile: 'deprivation/uk_composite/decile',
}

function compositeColumns({ headings }: FoundTable): Columns {
  return {
    // It is there: the table was found by it.
    code: columnOf(headings, 'localauthoritycode') as number,
    name: columnOf(headings, 'officialname', 'name'),
    hasOnsCodes: false,
    period: { label: '2017 to 2020', from: '2017-01-01', to: '2020-12-31' },
    measures: headings.flatMap((heading, at) => {
      const measure = compositeMeasures[plainHeading(heading)]
      return measure === undefined ? [] : [{ at, measure, heading: heading.trim() }]
    }),
  }
}

const symbols: Symbols = {
  x: 'notAvailable',
  '[x]': 'notAvailable',
  ':': 'notAvailable',
  '-': 'notAvailable',
  '..': 'notAvailable',
  'n/a': 'notApplicable',
}

async function readTable(table: FoundTable, columns: Columns, desk: ReadingDesk): Promise<number> {
  const find = areaFinder()
  let rows = 0
  await table.rows((cells, row) => {
    const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
    const code = cell(columns.code).toUpperCase()
    if (columns.hasOnsCodes ? !/^[A-Z]\d{8}$/.test(code) : !/^[A-Z]{3,4}$/.test(code)) return
    rows += 1
    const area = columns.hasOnsCodes
      ? find({ ons: code, name: cell(columns.name) })
      : namedArea(code, cell(columns.name))
    if (!columns.hasOnsCodes && area.level === 'other') warnOfCodes(code, area, desk)
    for (const { at, measure, heading } of columns.measures)
      desk.take({
        what: 'observation',
        area,
        measure,
        filters: {},
        period: columns.period,
        value: readNumber(cell(at), heading, row, desk),
        text: cell(at),
        ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
        row,
        column: heading,
        marks: [],
      })
  })
  return rows
}

/** The boundaries of the composite index, by which two councils of one name are told apart. */
const compositeBoundaries = '2023-04-01'

/** mySociety’s codes are letters of its own register, so a council is joined by its official name or not at all. */
function namedArea(code: string, name: string): Area {
  const found = councilByName(name, compositeBoundaries)
  if (found === undefined) return { level: 'other', councils: [], key: code, name, published: {} }
  const today = continuingCode(found.code)
  return { level: 'council', councils: [today], key: today, name, published: {} }
}

function readNumber(text: string, column: string, row: number, { warnings }: ReadingDesk): Value {
  const value = readValue(text, { symbols })
  if (value !== undefined) return value
  warnings.add(
    'IMP-20',
    `${column}\n${text}`,
    `row ${row}, ${column}`,
    `“${text}” under ${column} is no number. It is kept as missing, with its text.`,
  )
  return { missing: 'hidden' }
}

function warnOfCodes(code: string, { name }: Area, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-66',
    'codes',
    'local-authority-code',
    `Councils go by letters here, which no return uses, and are joined by their official names. ${name} (${code}) is no council with children’s services in England; its figures are kept, joined to none.`,
  )
}
