import { type LaitMeasure, laitMeasure } from '../../reference/index.ts'
import type { Importer, ReadingDesk } from '../importer.ts'
import type { Area, Mark, Observation, Period } from '../observation.ts'
import { refuse } from '../problems.ts'
import { columnOf, type FoundTable, findTables } from '../table/find-table.ts'
import type { Opened } from '../table/opened.ts'
import { educationSymbols, readValue, type Symbols, type Value } from '../value.ts'
import { laitAreas } from './lait-areas.ts'
import { laitPublication } from './lait-dictionary.ts'
import { laitYear } from './lait-period.ts'

/**
 * The table of the Local Authority Interactive Tool, as parquet, CSV or a sheet: a row for each measure, year and place.
 * It gathers what other publications say first, so every figure is marked secondary; “-” hides whether a figure was
 * suppressed, not available or not applicable. A measure goes by its short name in the file, as `lait/Work_Force_NoSW`.
 */
export const lait: Importer = {
  kind: 'lait',
  title: 'Local Authority Interactive Tool',
  recognises: (opened) => (laitTable(opened) === undefined ? 0 : 3),
  read: async (opened, desk) => {
    const table = laitTable(opened) ?? withoutColumns(opened)
    const reader = rowReader(table, desk)
    await table.rows(reader.take)
    const { rows, used, latest } = reader.found()
    if (rows === 0) return refuse('IMP-14', opened.name, `${opened.name} has headings and no figure below them.`)
    return { publication: { ...laitPublication, edition: latest === '' ? '' : `figures up to ${latest}` }, rows, used }
  },
}

/** A measure as the file names it, and what its rows are read with. */
interface Known {
  readonly measure: string
  readonly facts: LaitMeasure | undefined
  /** Its years, as the file writes them. */
  readonly years: Map<string, Year>
  readonly value: (text: string) => Value | undefined
}

interface Year {
  readonly period: Period
  readonly marks: readonly Mark[]
  readonly filters: Readonly<Record<string, string>>
  /** The text met for each place, to notice a place that is met twice. */
  readonly met: Map<Area, string>
}

const noFilters = {}
const secondary: readonly Mark[] = ['secondary']

function rowReader(table: FoundTable, desk: ReadingDesk) {
  const column = columnsOf(table)
  const valueHeading = (table.headings[column.value] ?? '').trim()
  const measures = new Map<string, Known>()
  const areaOf = laitAreas()
  const valueReader = valueReaders()
  let [rows, used, latest] = [0, 0, undefined as Period | undefined]

  const knownMeasure = (short: string, row: number): Known => {
    const before = measures.get(short)
    if (before !== undefined) return before
    const facts = laitMeasure(short)
    if (facts === undefined) warnOfMeasure(short, row, desk)
    const known = { measure: `lait/${short.trim()}`, facts, years: new Map(), value: valueReader(facts?.decimals) }
    measures.set(short, known)
    return known
  }

  const knownYear = (known: Known, text: string, row: number): Year | undefined => {
    const before = known.years.get(text)
    if (before !== undefined) return before
    const read = laitYear(text, known.facts?.yearType)
    if (read === undefined) return undefined
    const { period, mark, unknownWord } = read
    if (unknownWord !== undefined) warnOfWord(text, unknownWord, row, desk)
    if (latest === undefined || period.to > latest.to) latest = period
    const year: Year = {
      period,
      marks: mark === undefined ? secondary : [...secondary, mark],
      filters: unknownWord === undefined ? noFilters : { release: unknownWord },
      met: new Map(),
    }
    known.years.set(text, year)
    return year
  }

  const take = (cells: readonly string[], row: number) => {
    const short = cells[column.measure] ?? ''
    const yearText = cells[column.year] ?? ''
    const text = cells[column.value] ?? ''
    if (short.trim() === '') return
    rows += 1
    if (cells.length > table.headings.length && cells.slice(table.headings.length).some((cell) => cell.trim() !== '')) {
      warnOfCells(cells.length, table.headings.length, row, desk)
      return
    }
    const known = knownMeasure(short, row)
    const year = knownYear(known, yearText, row)
    if (year === undefined) {
      warnOfYear(yearText, known, row, desk)
      return
    }
    const area = areaOf(cells[column.number] ?? '', column.name === undefined ? '' : (cells[column.name] ?? ''))
    if (area.level === 'other') warnOfArea(area, row, desk)
    const before = year.met.get(area)
    if (before === undefined) year.met.set(area, text)
    else if (before.trim() !== text.trim()) warnOfTwice({ known, year, area, before, text, row }, desk)
    const value = known.value(text) ?? unreadable(text, valueHeading, row, desk)
    used += 1
    const observation: Observation = {
      what: 'observation',
      area,
      measure: known.measure,
      filters: year.filters,
      period: year.period,
      value,
      text,
      row,
      column: valueHeading,
      marks: year.marks,
    }
    desk.take(table.sheet === undefined ? observation : { ...observation, sheet: table.sheet })
  }

  return { take, found: () => ({ rows, used, latest: latest?.label ?? '' }) }
}

const laitSymbols: Symbols = { ...educationSymbols, '-': 'hidden', '–': 'hidden', '.': 'hidden', na: 'notAvailable' }
const tens = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000]

/**
 * Readers of the tool’s figures. One figure in eleven carries the dust of binary arithmetic (16.399999999999999), so a
 * figure is rounded to the decimals of the dictionary, and where that does not say, kept on 12 significant figures. The
 * same text is read once.
 */
function valueReaders(): (decimals: number | undefined) => Known['value'] {
  const readers = new Map<number | undefined, Known['value']>()
  return (decimals) => {
    const before = readers.get(decimals)
    if (before !== undefined) return before
    const values = new Map<string, Value>()
    const reader = (text: string) => {
      const known = values.get(text)
      if (known !== undefined) return known
      const value = readValue(text, { symbols: laitSymbols })
      const clean = typeof value === 'number' ? withoutDust(value, decimals) : value
      if (clean !== undefined) values.set(text, clean)
      return clean
    }
    readers.set(decimals, reader)
    return reader
  }
}

function withoutDust(value: number, decimals: number | undefined): number {
  const times = decimals === undefined ? undefined : tens[decimals]
  if (times === undefined || Number.isInteger(value)) return Number(value.toPrecision(12))
  const scaled = Number((Math.abs(value) * times).toPrecision(15))
  const rounded = Math.round(scaled) / times
  return rounded === 0 ? 0 : rounded * Math.sign(value)
}

const names = {
  measure: ['shortdesc', 'measureshort', 'shortdescription'],
  year: ['years', 'year'],
  value: ['values', 'value', 'valuesnum'],
  number: ['lanumber', 'lanum', 'lano'],
  name: ['laandregions', 'laregion', 'laname', 'la'],
}

function laitTable(opened: Opened): FoundTable | undefined {
  return findTables(opened, (plain) =>
    [names.measure, names.year, names.value, names.number].every((some) => some.some((each) => plain.includes(each))),
  )[0]
}

function columnsOf({ headings }: FoundTable) {
  // The first four are there: the table was found by them.
  return {
    measure: columnOf(headings, ...names.measure) as number,
    year: columnOf(headings, ...names.year) as number,
    value: columnOf(headings, ...names.value) as number,
    number: columnOf(headings, ...names.number) as number,
    name: columnOf(headings, ...names.name),
  }
}

function withoutColumns(opened: Opened): never {
  return refuse(
    'IMP-13',
    opened.name,
    `${opened.name} has not the columns Short Desc, Years, Values and LA Number of the Local Authority Interactive Tool.`,
  )
}

function unreadable(text: string, column: string, row: number, { warnings }: ReadingDesk): Value {
  warnings.add(
    'IMP-20',
    `${column}\n${text}`,
    `row ${row}, ${column}`,
    `“${text}” is neither a number nor a symbol of the tool. The figure is kept as missing, with its text.`,
  )
  return { missing: 'hidden' }
}

function warnOfMeasure(short: string, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-60',
    short,
    `row ${row}`,
    `“${short.trim()}” is not in the tool’s dictionary as it is carried here. Its years are read by how they are written, and its figures on 12 significant figures; compare them with the publication before use.`,
  )
}

function warnOfWord(text: string, word: string, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-61',
    word,
    `row ${row}`,
    `“${word}” after the year in “${text}” is not known. Its figures are kept apart from the others under that word.`,
  )
}

function warnOfYear(text: string, { measure }: Known, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-22',
    `${measure}\n${text}`,
    `row ${row}`,
    `“${text}” of ${measure} is no year. The row is left out, for its figure could be of any.`,
  )
}

function warnOfArea({ name, published }: Area, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-21',
    `${published.dfe ?? ''} ${name}`,
    `row ${row}`,
    `No council or region is known by the number “${published.dfe ?? ''}” (${name === '' ? 'no name' : name}). Its figures are kept, joined to no council.`,
  )
}

function warnOfCells(cells: number, headings: number, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-23',
    'cells',
    `row ${row}`,
    `Row ${row} has ${cells} cells under ${headings} headings, so what stands where is not certain. It is left out; a name with a comma in it must stand in quotation marks.`,
  )
}

interface Twice {
  readonly known: Known
  readonly year: Year
  readonly area: Area
  readonly before: string
  readonly text: string
  readonly row: number
}

function warnOfTwice({ known, year, area, before, text, row }: Twice, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-24',
    `${known.measure} ${year.period.label} ${area.key}`,
    `row ${row}`,
    `${known.measure} of ${area.name} for ${year.period.label} is there twice: ${before}, and now ${text}. Both are kept; find out which of them stands.`,
  )
}
