import { financialYear } from '../../figures/index.ts'
import { section251Table } from '../../reference/index.ts'
import { areaFinder } from '../areas.ts'
import type { Importer, Publication, Reading, ReadingDesk } from '../importer.ts'
import type { Observation } from '../observation.ts'
import { type CellWarnings, refuse } from '../problems.ts'
import type { Opened } from '../table/opened.ts'
import { collector, type GrowingReturn, placeOfRow } from './collect.ts'
import { type Header, scaleInHeadings } from './columns.ts'
import { section251Measure } from './council-return.ts'
import { lineAnywhere, type WrittenLine, writtenLine } from './match-lines.ts'
import { type PlannedLine, planLines, type SeenLine } from './plan-lines.ts'
import { settleNoughts } from './settle.ts'
import { type ReturnTable, returnTables } from './tables.ts'
import { tellOf } from './tell.ts'
import { startOfYear, yearsNamed, yearsPromised } from './years.ts'

/**
 * Section 251 outturn, table A1: what councils spent on children’s and young people’s services, by line and provider.
 * One reader for the yearly files to 2013-14, whose line numbers change meaning every year, and for the files since
 * 2015-16. What a line is, its number and its words say together; the year is that of a column, or that whose lines
 * these are.
 */
export const section251: Importer = {
  kind: 'section-251',
  title: 'Section 251 outturn, table A1 (children and young people’s services)',
  recognises,
  read,
}

/** Beyond doubt by its columns and a line that is known; by its columns alone, as another table of the return. */
function recognises(opened: Opened): 0 | 1 | 2 | 3 {
  const tables = returnTables(opened)
  if (tables.length === 0) return 0
  return tables.some(hasKnownLine) ? 3 : 1
}

function hasKnownLine({ header, sample }: ReturnTable): boolean {
  return sample.some((cells) => lineAnywhere(lineOf(cells, header)) !== undefined)
}

function read(opened: Opened, desk: ReadingDesk): Reading {
  const tables = returnTables(opened)
  if (tables.length === 0)
    return refuse(
      'IMP-13',
      opened.name,
      `${opened.name} has no row with a council, a line, an amount and a provider, as a section 251 return has. Hand in table A1 as released.`,
    )
  const returns = new Map<string, GrowingReturn>()
  const counts = tables.map((table) => readTable(table, opened.name, returns, desk.warnings))
  const all = [...returns.values()]
  const rows = counts.reduce((sum, count) => sum + count.rows, 0)
  if (rows === 0) return refuse('IMP-14', opened.name, `${opened.name} has a header and no rows below it.`)
  settleNoughts(all, desk.warnings)
  tellOf(all, desk.warnings)
  for (const each of all) handOver(each, desk)
  return {
    publication: publicationOf(all),
    rows,
    used: counts.reduce((sum, count) => sum + count.used, 0),
  }
}

function readTable(table: ReturnTable, file: string, returns: Map<string, GrowingReturn>, warnings: CellWarnings) {
  const { header, sheet, titles } = table
  const seen = linesSeen(table, warnings)
  if (seen.size === 0) return { rows: 0, used: 0 }
  const titled = yearsNamed([sheet ?? '', ...titles].join(' | '))
  const plan = planLines([...seen.values()], { file, titles: titled, promised: yearsPromised(file) }, warnings)
  const scale = scaleOf(table, plan, seen, file, warnings)
  const rowsInto = collector(
    { header, findArea: areaFinder(), scale, warnings, ...(sheet === undefined ? {} : { sheet }) },
    returns,
  )
  let rows = 0
  let used = 0
  table.rows((cells, row) => {
    const line = keyOf(cells, header)
    if (line === undefined) return
    rows += 1
    const found = seen.get(line.key)
    const planned = found === undefined ? undefined : plan.get(found)
    if (planned === undefined) return
    used += 1
    rowsInto.take(cells, row, planned)
  })
  return { rows, used }
}

/** Every distinct line of the table, with the year that its row states. */
function linesSeen(table: ReturnTable, warnings: CellWarnings): ReadonlyMap<string, SeenLine> {
  const { header, sheet } = table
  const seen = new Map<string, SeenLine>()
  table.rows((cells, row) => {
    const found = keyOf(cells, header)
    if (found === undefined || seen.has(found.key)) return
    const place = placeOfRow(row, sheet)
    const stated = startOfYear(found.year)
    if (found.year !== '' && stated === undefined) {
      warnings.add(
        'IMP-22',
        found.year,
        place,
        `The year is “${found.year.slice(0, 40)}”. It should be a financial year, such as 202324 or 2023-24. The row is left out.`,
      )
      return
    }
    seen.set(found.key, { ...found.written, place, ...(stated === undefined ? {} : { stated }) })
  })
  return seen
}

/** What tells the lines of a table apart; undefined for a row without a line, such as a note below the table. */
function keyOf(cells: readonly string[], header: Header) {
  const written = lineOf(cells, header)
  if (written.label === '' || !hasFigure(cells, header)) return undefined
  const year = (cells[header.at.get('year') ?? -1] ?? '').trim()
  return { key: `${year}|${written.ref}|${written.label}`, written, year }
}

function lineOf(cells: readonly string[], { at }: Header): WrittenLine {
  const cell = (column: 'number' | 'label') => cells[at.get(column) ?? -1] ?? ''
  return at.has('label') ? writtenLine(cell('number'), cell('label')) : writtenLine('', cell('number'))
}

function hasFigure(cells: readonly string[], { at }: Header): boolean {
  return (['gross', 'net', 'private'] as const).some((column) => cells[at.get(column) ?? -1] !== undefined)
}

/** No council’s total is below this many pounds. */
const leastTotal = 1000

/**
 * Pounds that one in the file is worth. Some editions are in millions and do not say so in the file: there the totals
 * of every council are below a thousand, with decimal places. Whole pounds as small as that are told, and stay.
 */
function scaleOf(
  { header, titles, rows }: ReturnTable,
  plan: ReadonlyMap<SeenLine, PlannedLine>,
  seen: ReadonlyMap<string, SeenLine>,
  file: string,
  warnings: CellWarnings,
): number {
  const said = scaleInHeadings([...header.headings, ...titles])
  if (said !== 1) return said
  const totals: number[] = []
  rows((cells) => {
    const found = seen.get(keyOf(cells, header)?.key ?? '')
    const key = found === undefined ? undefined : plan.get(found)?.line.key
    if (key !== 'totalExcludingCera' && key !== 'totalIncludingCera') return
    const total = Number((cells[header.at.get('gross') ?? header.at.get('net') ?? -1] ?? '').replace(/,/g, ''))
    if (total > 0 && !isOfMany(cells, header)) totals.push(total)
  })
  const highest = totals.reduce((most, total) => Math.max(most, total), 0)
  if (highest === 0 || highest >= leastTotal) return 1
  const isMillions = totals.some((total) => !Number.isInteger(total))
  warnings.add(
    'IMP-47',
    'unit',
    file,
    `The highest total of any council in ${file} is ${highest}, too little to be pounds. The figures are read as ${isMillions ? 'millions of pounds' : 'pounds all the same'}; check one against the council’s own accounts.`,
  )
  return isMillions ? 1_000_000 : 1
}

/** A row of the country or of a region. */
function isOfMany(cells: readonly string[], { at }: Header): boolean {
  return /^(national|regional)/i.test((cells[at.get('level') ?? -1] ?? '').trim())
}

/** Every figure of a return as an observation, in the order of its lines. */
function handOver({ area, period, lines }: GrowingReturn, { take }: ReadingDesk): void {
  for (const { key, figures, row, sheet } of lines.values())
    for (const [aspect, { value, text, column, marks }] of Object.entries(figures)) {
      const observation: Observation = {
        what: 'observation',
        area,
        // Entries of a record of aspects.
        measure: section251Measure(key, aspect as keyof typeof figures),
        filters: noFilters,
        period,
        value,
        text,
        row,
        column,
        marks,
      }
      take(sheet === undefined ? observation : { ...observation, sheet })
    }
}

const noFilters = {}

function publicationOf(returns: readonly GrowingReturn[]): Publication {
  const years = [...new Set(returns.map(({ period }) => period.label))].sort()
  const [first = '', last = first] = [years[0], years.at(-1)]
  const isRecent = section251Table(last)?.to === undefined && last >= financialYear(2014)
  return {
    title: isRecent
      ? 'LA and school expenditure, children and young people’s services (section 251 outturn)'
      : 'Section 251 outturn, table A1, children and young people’s services',
    publisher: 'Department for Education',
    edition: first === last ? first : `${first} to ${last}`,
    licence: 'Open Government Licence v3.0',
  }
}
