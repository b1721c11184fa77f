import type { CouncilCode } from '../../reference/index.ts'
import type { Reading, ReadingDesk } from '../importer.ts'
import type { Period } from '../observation.ts'
import { refuse } from '../problems.ts'
import type { Opened } from '../table/opened.ts'
import { type ColumnsFound, columnsFound } from './columns-found.ts'
import { councilInWords } from './council-in-words.ts'
import { financialYearIn, monthInWords, monthOf } from './dates.ts'
import { columnLetter, type Heading, plainHeading } from './headings.ts'
import { type MappedColumn, type Mapping, readMapping } from './mapping.ts'
import { type Table, tablesIn } from './table.ts'
import { type ColumnUnit, unitInWords, unitOfTitles } from './units.ts'
import type { ColumnRole } from './vocabulary.ts'

/** What was done with the rows below the headings: every row is used, left out with a reason, or blank. */
export interface MappedReading extends Reading {
  readonly rejected: number
  readonly blank: number
}

/** A table with the columns of a mapping found in it, and what is the same for all its rows. */
export interface MappedTable {
  readonly table: Table
  readonly mapping: Mapping
  readonly amounts: readonly FoundColumn[]
  readonly filters: readonly FoundColumn[]
  /** The column of a role that only one column has. */
  readonly columnOf: (role: ColumnRole) => Heading | undefined
  readonly council: CouncilCode | undefined
  readonly period: Period | undefined
}

export interface FoundColumn {
  readonly mapped: MappedColumn
  readonly heading: Heading
}

/** Why a row was left out, in words that follow “Row 12 was left out:”, and the cell. */
export interface RowFault {
  readonly column: Heading | undefined
  readonly about: string
  readonly reason: string
}

/** Finds the table that a mapping is for, and refuses the file where its columns do not answer what is needed. */
export function mappedTable(opened: Opened, given: unknown, desk: ReadingDesk): MappedTable {
  const mapping = readMapping(given)
  const tables = tablesIn(opened)
  const named = tables.filter(({ sheet }) => mapping.sheet === undefined || sheet === mapping.sheet)
  const candidates = (named.length > 0 ? named : tables).map((table) => ({
    table,
    columns: columnsFound(table, mapping),
  }))
  const [best] = [...candidates].sort((a, b) => a.columns.lacking.length - b.columns.lacking.length)
  if (best === undefined)
    return refuse(
      'IMP-82',
      opened.name,
      `${opened.name} has no table with headings over rows. Hand in the sheet with its headings.`,
    )
  const { table, columns } = best
  if (columns.lacking.length > 0) refuseLacking(table, mapping, columns)
  warnOfColumns(table, mapping, columns, desk)
  const amounts = columns.found.filter(({ mapped }) => mapped.role === 'amount')
  refuseOtherUnit(table, mapping, amounts)
  const columnOf = (role: ColumnRole) => columns.found.find(({ mapped }) => mapped.role === role)?.heading
  return {
    table,
    mapping,
    amounts,
    filters: columns.found.filter(({ mapped }) =>
      ['filter', 'directorate', 'purpose', 'supplier'].includes(mapped.role),
    ),
    columnOf,
    council: councilSaid(desk.council ?? mapping.fixed.council, table),
    period: periodSaid(mapping, columnOf('date') ?? columnOf('period'), table, desk.month),
  }
}

/**
 * Goes through the rows below the headings. `useRow` takes a row and answers what is wrong with it, if anything;
 * what is wrong is told once for each kind of fault, with how often.
 */
export function readRows(
  { table, columnOf, amounts }: MappedTable,
  desk: ReadingDesk,
  useRow: (cells: readonly string[], row: number) => RowFault | undefined,
): Pick<MappedReading, 'rows' | 'used' | 'rejected' | 'blank'> {
  const headed = lastHeaded(table)
  const [label] = [columnOf('supplier'), columnOf('directorate'), columnOf('purpose'), amounts[0]?.heading]
  let [rows, used] = [0, 0]
  let last = table.headerRows[table.headerRows.length - 1] ?? 0
  const first = last
  table.rows((cells, row) => {
    rows += 1
    last = row
    const fault = headingsAgain(cells, table, label) ?? cellsBeyond(cells, headed) ?? useRow(cells, row)
    if (fault === undefined) used += 1
    else leftOut(table, row, fault, desk)
  })
  if (rows === 0)
    refuse(
      'IMP-14',
      table.place,
      `${table.place} has headings in row ${first} and no rows below them. Hand in the sheet with its rows.`,
    )
  return { rows, used, rejected: rows - used, blank: last - first - rows }
}

function leftOut(table: Table, row: number, { column, about, reason }: RowFault, desk: ReadingDesk): void {
  const cell = column === undefined ? `row ${row}` : `${column.letter}${row}`
  desk.warnings.add(
    'IMP-86',
    about,
    table.sheet === undefined ? cell : `${table.sheet}!${cell}`,
    `Row ${row} was left out: ${reason}`,
  )
}

function headingsAgain(cells: readonly string[], table: Table, label: Heading | undefined): RowFault | undefined {
  if (label === undefined || plainHeading(cells[label.column] ?? '') !== label.plain) return undefined
  const same = table.headings.filter(({ plain, column }) => plain !== '' && plainHeading(cells[column] ?? '') === plain)
  return same.length * 2 > table.headings.filter(({ plain }) => plain !== '').length
    ? { column: undefined, about: 'headings again', reason: 'it repeats the headings.' }
    : undefined
}

/** Columns up to this have a heading, or are filled as a rule without one. */
function lastHeaded({ headings, sample }: Table): number {
  const isUsual = (column: number) =>
    sample.filter((cells) => (cells[column] ?? '').trim() !== '').length * 2 > sample.length
  return headings.reduce((last, { plain, column }) => (plain !== '' || isUsual(column) ? column : last), 0)
}

/** A cell beyond the headings is mostly a comma inside a name that was not quoted: every cell after it is one off. */
function cellsBeyond(cells: readonly string[], headed: number): RowFault | undefined {
  const column = cells.findIndex((cell, index) => index > headed && cell.trim() !== '')
  return column < 0
    ? undefined
    : {
        column: { text: '', plain: '', occurrence: 1, column, letter: columnLetter(column) },
        about: 'cells beyond',
        reason: `it has a cell beyond the last heading (“${(cells[column] ?? '').trim().slice(0, 40)}”), so its cells may stand in the wrong columns. A name with a comma in it needs quotation marks around it.`,
      }
}

function refuseLacking(table: Table, mapping: Mapping, { lacking }: ColumnsFound): never {
  const row = table.headerRows.join(' and ')
  const names = lacking.map(({ heading, role }) => `“${heading}” (${roleInWords[role]})`).join(', ')
  const has = table.headings.filter(({ plain }) => plain !== '').map(({ text }) => `“${text.slice(0, 40)}”`)
  return refuse(
    'IMP-82',
    `${table.place} row ${row}`,
    `The mapping “${mapping.name}” needs ${lacking.length === 1 ? 'the column' : 'the columns'} ${names}, and the headings in row ${row} have none. They are ${has.slice(0, 12).join(', ')}${has.length > 12 ? ` and ${has.length - 12} more` : ''}.`,
  )
}

/** Column roles as sentences name them. */
export const roleInWords: Readonly<Record<ColumnRole, string>> = {
  council: 'council',
  date: 'date',
  period: 'period',
  amount: 'amount',
  supplier: 'supplier',
  directorate: 'directorate',
  purpose: 'purpose',
  measure: 'what is measured',
  filter: 'what tells rows apart',
  ignored: 'not used',
}

function warnOfColumns(table: Table, mapping: Mapping, { slips, unmet }: ColumnsFound, desk: ReadingDesk): void {
  for (const { mapped, heading } of slips)
    desk.warnings.add(
      'IMP-87',
      heading.plain,
      `${table.place} column ${heading.letter}`,
      `The heading “${heading.text}” is taken for “${mapped.heading}” (${roleInWords[mapped.role]}).`,
    )
  if (unmet.length > 0 && mapping.headings.length > 0)
    desk.warnings.add(
      'IMP-27',
      'unmet',
      table.place,
      `The mapping “${mapping.name}” has not met ${unmet.length === 1 ? 'the column' : 'the columns'} ${unmet
        .slice(0, 6)
        .map(({ text, letter }) => `“${text.slice(0, 40)}” (${letter})`)
        .join(', ')}${unmet.length > 6 ? ` and ${unmet.length - 6} more` : ''}; left out.`,
    )
}

/** A sheet that says £000 above its columns, read as pounds, would be a thousand times too small. */
function refuseOtherUnit(table: Table, mapping: Mapping, amounts: readonly FoundColumn[]): void {
  const said = unitOfTitles(table.titles)
  if (said === undefined || said.unit === mapping.unit || amounts.every(({ mapped }) => mapped.unit !== undefined))
    return
  const isMoney = (unit: ColumnUnit) => unit !== 'number' && unit !== 'percent'
  if (!isMoney(mapping.unit)) return
  refuse(
    'IMP-85',
    table.place,
    `Above its columns ${table.place} says “${said.title.trim().slice(0, 80)}” (${unitInWords[said.unit]}), and the mapping “${mapping.name}” reads ${unitInWords[mapping.unit]}. Correct the one that is wrong.`,
  )
}

function councilSaid(written: string | undefined, table: Table): CouncilCode | undefined {
  if (written === undefined) return undefined
  return (
    councilInWords(written) ??
    refuse(
      'IMP-83',
      table.place,
      `“${written}” is not the code, number or full name of an English council with children’s services. Say whose file ${table.place} is, for instance E06000005 or Darlington.`,
    )
  )
}

function periodSaid(
  mapping: Mapping,
  dated: Heading | undefined,
  table: Table,
  handedIn: string | undefined,
): Period | undefined {
  if (dated !== undefined) return undefined
  const titled = monthInWords(table.titles)
  const written = handedIn ?? mapping.fixed.period ?? titled
  if (written === undefined) return undefined
  const period = monthOf(written) ?? financialYearIn(written)
  if (period === undefined)
    return refuse(
      'IMP-83',
      table.place,
      `“${written}” is no month or financial year. Write it like 2014-06 or 2014-15.`,
    )
  // A mapping saved with one month and used again for the next would put its payments into the wrong one.
  const named = titled === undefined ? undefined : monthOf(titled)
  if (named !== undefined && (named.from < period.from || named.to > period.to))
    return refuse(
      'IMP-83',
      table.place,
      `${table.place} says ${named.label} above its columns, and it is to be read as ${period.label}. Correct the one that is wrong.`,
    )
  return period
}
