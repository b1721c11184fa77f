import type { Publication, Reading, ReadingDesk } from '../importer.ts'
import type { Area, Observation } from '../observation.ts'
import { type CellWarnings, refuse } from '../problems.ts'
import type { Opened } from '../table/opened.ts'
import { readValue, type Value, type Wording } from '../value.ts'
import { type Columns, columnsOf, type FigureColumn, symbols, type Unlisted } from './columns.ts'
import { type Identified, identify } from './identify.ts'
import { jointRows } from './joint-rows.ts'
import { type Layout, layoutOf } from './layout.ts'
import { roundedTo } from './rounding.ts'
import { placeOf, type Row, rowReader } from './row.ts'
import { markOfCells, rowsMet } from './rows-met.ts'
import { plainYear } from './time.ts'

/**
 * Reads a file of Explore Education Statistics: every figure of every row, as an observation of its council, joint
 * return, region or country. A file of no known publication is read by its columns alone.
 */
export function readEducationStatistics(opened: Opened, { take, warnings }: ReadingDesk): Reading {
  const layout = layoutOf(opened)
  if (layout === undefined)
    return refuse('IMP-13', opened.name, `${opened.name} has no row with time_period, geographic_level and a code.`)
  const identified = identify(layout)
  const columns = columnsOf(layout, identified)
  if (columns.figures.length === 0) withoutFigures(opened.name, layout)
  tellOfColumns(opened.name, layout, columns, identified, warnings)
  const read = rowReader(layout, columns, identified, warnings)
  const whom =
    identified?.publication.hasJointReturns === true
      ? jointRows(layout, columns, identified.publication.family, rowReader(layout, columns, identified))
      : undefined
  const repeated = repeats(layout, columns, warnings)
  const figures = columns.figures.map((column) => ({ ...column, valueOf: valueReader(column) }))
  let newest = { year: 0, time: '' }
  let [rows, used] = [0, 0]

  layout.rows((cells, number) => {
    rows += 1
    const row = read(cells, number)
    if (row === undefined) return
    if (row.year > newest.year) newest = row
    const area = whom === undefined ? row.area : whom(row, cells, number, warnings)
    if (area === undefined || repeated(area, row, cells, number)) return
    used += 1
    for (let i = 0; i < figures.length; i++) {
      const [figure, period] = [figures[i], row.periods[i]]
      if (figure === undefined || period === undefined) continue
      const text = cells[figure.at] ?? ''
      const value = figure.valueOf(text, area.level) ?? unread(text, figure.heading, layout, number, warnings)
      const observation: Observation = {
        what: 'observation',
        area,
        measure: figure.measure,
        filters: row.filters.texts,
        period,
        value,
        text,
        row: number,
        column: figure.heading,
        marks: row.filters.marks,
      }
      take(layout.sheet === undefined ? observation : { ...observation, sheet: layout.sheet })
    }
  })
  if (rows === 0)
    return refuse(
      'IMP-14',
      opened.name,
      `${opened.name} has headings and no rows below them. Was it saved with its rows?`,
    )
  return { publication: publicationOf(identified, newest.time), rows, used }
}

function withoutFigures(name: string, { columns }: Layout): never {
  const headings = columns.map(({ heading }) => `“${heading}”`).join(', ')
  return refuse(
    'IMP-13',
    name,
    `${name} has no column of figures${headings === '' ? '' : ` (its other columns are ${headings})`}. Hand in the data file, not its list of places or variables.`,
  )
}

function tellOfColumns(
  name: string,
  layout: Layout,
  { filters, figures, unknown }: Columns,
  identified: Identified | undefined,
  warnings: CellWarnings,
): void {
  if (identified === undefined) {
    const list = (columns: readonly { readonly heading: string }[]) =>
      columns.length === 0 ? 'none' : columns.map(({ heading }) => heading).join(', ')
    warnings.add(
      'IMP-26',
      'publication',
      name,
      `${name} is in the layout of Explore Education Statistics and of no publication that is known here. It is read by its columns alone (filters: ${list(filters)}; figures: ${list(figures)}), and a reporting year is taken as it stands.`,
    )
    return
  }
  for (const { heading, readAs } of unknown)
    warnings.add(
      'IMP-27',
      heading,
      placeOf(layout, layout.headerAt, heading),
      `The column “${heading}” ${becameOf[readAs]} (${identified.publication.title}).`,
    )
}

const becameOf: Readonly<Record<Unlisted['readAs'], string>> = {
  figures: 'is not among those known here; its values are numbers, so it is read as figures',
  filter: 'is not among those known here; it holds words, so it tells rows apart',
  nothing: 'is empty and left out',
  twice: 'is the same measure as a column before it and is left out; take out the one that is not meant',
}

/** Reads a column’s cells; what rounds to nought may be either side of it where the figure may be negative. */
function valueReader({ indicator }: FigureColumn): (text: string, level: Area['level']) => Value | undefined {
  const wordingAt = (level: Area['level']): Wording => ({ symbols, roundedTo: roundedTo(indicator, level) })
  const wordings = {
    council: wordingAt('council'),
    region: wordingAt('region'),
    country: wordingAt('country'),
    other: wordingAt('other'),
  }
  return (text, level) => {
    const value = readValue(text, wordings[level])
    return indicator.isSigned === true && typeof value === 'object' && 'low' in value
      ? { low: -value.high, high: value.high }
      : value
  }
}

function unread(text: string, heading: string, layout: Layout, row: number, warnings: CellWarnings): Value {
  warnings.add(
    'IMP-20',
    // Texts of one shape (0:11 and 1:4, say) are one fault of the column.
    `${heading}|${text.trim().slice(0, 60).replace(/\d+/g, '9')}`,
    placeOf(layout, row, heading),
    `${heading} is “${text.trim().slice(0, 60)}”, which is neither a number nor a symbol of the Department’s. It is kept as a gap with no reason given.`,
  )
  return { missing: 'hidden' }
}

/**
 * Tells of rows that are about the same as one before: with the same figures they are passed over, with others both
 * are kept and it is said so.
 */
function repeats(layout: Layout, { figures }: Columns, warnings: CellWarnings) {
  const numbers = new Map<string, number>()
  const numbersOf = new Map<Area, (number | undefined)[]>()
  const met = rowsMet()
  return (area: Area, { time, timeId, filters }: Row, cells: readonly string[], row: number) => {
    const place = numbersOf.get(area)?.[timeId] ?? firstNumberOf(area, time, timeId)
    const mark = markOfCells(cells, figures)
    const before = met({ filters: filters.id, place, row, mark })
    if (before === undefined) return false
    if (before.mark === mark) return true
    warnings.add(
      'IMP-24',
      'repeated',
      placeOf(layout, row),
      `${area.name} has two rows for ${time} with the same filters and different figures, rows ${before.row} and ${row}. Both are kept; find out which is meant before using either.`,
    )
    return false
  }

  /** The same number for the same place and year; a place may be written in several ways. */
  function firstNumberOf(area: Area, time: string, timeId: number): number {
    const mark = `${area.level}|${area.key}|${time}`
    const number = numbers.get(mark) ?? numbers.size
    numbers.set(mark, number)
    const own = numbersOf.get(area) ?? []
    own[timeId] = number
    numbersOf.set(area, own)
    return number
  }
}

function publicationOf(identified: Identified | undefined, newest: string): Publication {
  const time = plainYear(newest)
  if (identified === undefined)
    return {
      title: 'A file in the layout of Explore Education Statistics',
      publisher: 'not stated',
      edition: newest === '' ? 'not stated' : newest,
      licence: 'not stated',
    }
  const { publication, table } = identified
  const published = Object.hasOwn(publication.released, time) ? publication.released[time] : undefined
  return {
    title: table.standsIn ?? publication.title,
    publisher: publication.publisher,
    edition: newest === '' ? 'not stated' : publication.edition(time),
    ...(published === undefined ? {} : { published }),
    licence: 'Open Government Licence v3.0',
  }
}
