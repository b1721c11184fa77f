import { areaFinder } from '../areas.ts'
import type { ReadingDesk } from '../importer.ts'
import type { Area, Period } from '../observation.ts'
import { refuse } from '../problems.ts'
import { isBetween, isGap, readValue, type Value } from '../value.ts'
import { councilInWords } from './council-in-words.ts'
import { financialYearIn, monthOf, readPeriod } from './dates.ts'
import { type Heading, plainHeading } from './headings.ts'
import { type FoundColumn, type MappedReading, type MappedTable, type RowFault, readRows } from './mapped-reading.ts'
import { ownSymbols, worth } from './units.ts'

/** Reads each cell of each column of amounts as a figure of a council and a period. */
export function readFigures(
  mapped: MappedTable,
  desk: ReadingDesk,
): Pick<MappedReading, 'rows' | 'used' | 'rejected' | 'blank'> {
  const { table, mapping, columnOf, amounts, filters } = mapped
  const council = columnOf('council')
  const dated = columnOf('period') ?? columnOf('date')
  const named = columnOf('measure')
  if (council === undefined && mapped.council === undefined) refuseWithout(mapped, 'council')
  if (
    dated === undefined &&
    mapped.period === undefined &&
    amounts.some(({ mapped: { period } }) => period === undefined)
  )
    refuseWithout(mapped, 'period')
  const cell = (cells: readonly string[], heading: Heading | undefined) =>
    heading === undefined ? '' : (cells[heading.column] ?? '').replace(/\s+/g, ' ').trim()
  const findArea = areaFinder()
  const areaOf = (written: string): Area | undefined => {
    const code = written === '' ? mapped.council : (councilInWords(written) ?? codesOf(written))
    return code === undefined ? undefined : findArea({ ons: code, name: written })
  }
  return readRows(mapped, desk, (cells, row): RowFault | undefined => {
    const written = cell(cells, council)
    const area = areaOf(written)
    if (council !== undefined && written === '')
      return { column: council, about: 'no council', reason: 'it names no council.' }
    if (area === undefined)
      return {
        column: council,
        about: `council ${written.slice(0, 60)}`,
        reason: `“${written.slice(0, 60)}” is not the code, number or full name of an English council with children’s services.`,
      }
    const read = amounts.map((column) => ({
      column,
      text: cells[column.heading.column] ?? '',
      period: periodOf(mapped, column, cell(cells, dated)),
    }))
    if (read.every(({ text }) => text.trim() === ''))
      return { column: amounts[0]?.heading, about: 'no amount', reason: 'it has no figure.' }
    const undated = read.find(({ period, text }) => period === undefined && text.trim() !== '')
    if (undated !== undefined)
      return {
        column: dated,
        about: `period ${cell(cells, dated).slice(0, 40)}`,
        reason: `“${cell(cells, dated).slice(0, 40)}” is not a period of the form the others have.`,
      }
    for (const { column, text, period } of read)
      if (period !== undefined)
        desk.take({
          what: 'observation',
          area,
          measure: `spreadsheet/${slug(cell(cells, named) || column.mapped.measure || mapping.fixed.measure || column.heading.plain)}`,
          filters: Object.fromEntries(
            filters.map(({ heading }) => [
              heading.occurrence === 1 ? heading.plain : `${heading.plain} ${heading.occurrence}`,
              cell(cells, heading),
            ]),
          ),
          period,
          value: figureOf(mapped, column, text, row, desk),
          text,
          ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
          row,
          column: column.heading.text,
          marks: [],
        })
    return undefined
  })
}

/** `E06000061 / E06000062`: codes side by side are one return of several councils. */
function codesOf(written: string): string | undefined {
  const codes = written.split(/[/,;]/).map((part) => councilInWords(part))
  return codes.length > 1 && codes.every((code) => code !== undefined) ? codes.join(' / ') : undefined
}

function periodOf({ mapping, period }: MappedTable, { mapped }: FoundColumn, written: string): Period | undefined {
  if (mapped.period !== undefined) return monthOf(mapped.period) ?? financialYearIn(mapped.period)
  return mapping.dates === undefined || period !== undefined ? period : readPeriod(written, mapping.dates)
}

function figureOf(
  { table, mapping }: MappedTable,
  column: FoundColumn,
  text: string,
  row: number,
  desk: ReadingDesk,
): Value {
  const scale = worth[column.mapped.unit ?? mapping.unit]
  const value = readValue(text, { symbols: ownSymbols, scale })
  if (value === undefined) {
    desk.warnings.add(
      'IMP-20',
      `${column.heading.letter} ${text.trim()}`,
      `${table.sheet === undefined ? '' : `${table.sheet}!`}${column.heading.letter}${row}`,
      `“${text.trim().slice(0, 40)}” in column “${column.heading.text}” is neither a number nor a symbol that is known; kept as hidden.`,
    )
    return { missing: 'hidden' }
  }
  if (mapping.sign === 'asWritten' || isGap(value)) return value
  if (isBetween(value)) return { low: -value.high, high: -value.low }
  return typeof value === 'number' && value !== 0 ? -value : value
}

function slug(text: string): string {
  return plainHeading(text).replace(/ /g, '-').slice(0, 80)
}

function refuseWithout({ table, mapping }: MappedTable, what: 'council' | 'period'): never {
  return refuse(
    'IMP-83',
    table.place,
    what === 'council'
      ? `No column of ${table.place} names a council. Say whose figures they are (--council, or “fixed.council” in the mapping “${mapping.name}”).`
      : `${table.place} has no column of periods and names none above its headings. Say which month or financial year it is of (“fixed.period” in the mapping “${mapping.name}”, such as 2024-25).`,
  )
}
