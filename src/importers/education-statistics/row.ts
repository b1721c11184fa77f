import { areaFinder } from '../areas.ts'
import type { Area, Mark, Period } from '../observation.ts'
import type { CellWarnings } from '../problems.ts'
import type { Columns } from './columns.ts'
import type { Identified } from './identify.ts'
import type { Layout } from './layout.ts'
import { plainName, type Standing } from './names.ts'
import type { Table, When } from './publication.ts'
import { stepBy, textsMet } from './texts-met.ts'
import { periodOf, whenSaid, type YearWritten, yearOf, yearWritten } from './time.ts'

/** The filters of a row; rows with the same share one. */
export interface Filters {
  readonly id: number
  /** All their texts in one, the same for the same filters however the file is gone through. */
  readonly key: string
  readonly texts: Readonly<Record<string, string>>
  readonly marks: readonly Mark[]
  /** What a `bySaying` column of the row is about. */
  readonly said: 'at31March' | 'yearTo31March'
}

/** Whom, when and of what a row is. */
export interface Row {
  readonly area: Area
  /** The row’s year as it stands in the file. */
  readonly time: string
  /** A small number for that text, the same for the same text of one reader. */
  readonly timeId: number
  /** The year it ends in. */
  readonly year: number
  readonly filters: Filters
  /** The period of each column of figures, in their order. */
  readonly periods: readonly Period[]
}

/** Reads what a row is about. Undefined where it cannot be told; then why is among the warnings. */
export type RowReader = (cells: readonly string[], row: number) => Row | undefined

/** A reader of the rows of one file. Without warnings it is silent, for going through the rows beforehand. */
export function rowReader(
  layout: Layout,
  columns: Columns,
  identified: Identified | undefined,
  warnings?: CellWarnings,
): RowReader {
  const place = placeReader(layout, warnings)
  const filtersOf = filtersReader(columns, identified?.table)
  const momentOf = momentReader(layout, columns, identified)
  return (cells, row) => {
    if (!isWhole(cells, layout, row, warnings)) return undefined
    const filters = filtersOf(cells)
    const { time, timeId, identifier, read } = momentOf(cells, filters.said)
    if (read === undefined) {
      // Files laid end to end repeat their headings.
      if (plainName(time) === 'time_period') return undefined
      warnings?.add(
        'IMP-22',
        `${time}|${identifier}`,
        placeOf(layout, row),
        `The period “${time}”${identifier === '' ? '' : ` (“${identifier}”)`} cannot be read, so the row is left out. Write a year as 2025, two as 202425, and say in time_identifier what sort of year it is.`,
      )
      return undefined
    }
    return { area: place(cells, row, read.day), time, timeId, year: read.year, filters, periods: read.periods }
  }
}

/** `row 12`, or with the sheet’s name before it. */
export function placeOf({ sheet }: Layout, row: number, heading?: string): string {
  const at = `${sheet === undefined ? '' : `${sheet}!`}row ${row}`
  return heading === undefined ? at : `${at}, ${heading}`
}

/** A row with another number of cells than headings may have its figures under the wrong heading, so it is left out. */
function isWhole(cells: readonly string[], layout: Layout, row: number, warnings: CellWarnings | undefined): boolean {
  // A workbook leaves blank cells at the end of a row out; a text file has each of its cells.
  const isShort = layout.sheet === undefined && cells.length < layout.width
  const isLong = cells.length > layout.width && cells.slice(layout.width).some((cell) => cell.trim() !== '')
  if (!isShort && !isLong) return true
  warnings?.add(
    'IMP-23',
    isShort ? 'short' : 'long',
    placeOf(layout, row),
    `Row ${row} has ${cells.length} cells where the header has ${layout.width}, so its figures may stand under the wrong headings; it is left out. ${isShort ? 'Was the file cut short, or is this a note below the table?' : 'Put text with commas between quotation marks.'}`,
  )
  return false
}

function filtersReader({ filters }: Columns, table: Table | undefined): (cells: readonly string[]) => Filters {
  const ours = new Map(Object.entries(table?.alsoSaid ?? {}))
  const start = textsMet<Filters>()
  let sets = 0
  return (cells) => {
    let met = start
    for (const { at } of filters) met = stepBy(met, cells[at] ?? '')
    met.made ??= filtersIn(filters.map(({ at }) => cells[at] ?? ''))
    return met.made
  }

  function filtersIn(own: readonly string[]): Filters {
    // Cut from the key and not from the cells, which would hold on to the piece of the file they were cut from.
    const key = own.join('\u001f')
    const trimmed = key.split('\u001f').map((text) => text.trim())
    const said = trimmed.map((text) => ours.get(text.toLowerCase()) ?? text)
    const texts = Object.fromEntries(filters.map(({ name }, i) => [name, said[i] ?? '']))
    sets += 1
    return {
      id: sets,
      key,
      texts,
      marks: marksOf(texts['version'] ?? texts['status'] ?? ''),
      said: whenSaid(Object.values(texts).join(' · '), table?.otherwise ?? 'at31March'),
    }
  }
}

function marksOf(version: string): readonly Mark[] {
  if (/^provisional$/i.test(version)) return ['provisional']
  return /^revised$/i.test(version) ? ['revised'] : []
}

/** A row’s time as it stands in the file, and what it is read as. */
interface Moment {
  readonly time: string
  readonly timeId: number
  readonly identifier: string
  /** Undefined where it cannot be read. */
  readonly read: TimeRead | undefined
}

interface TimeRead {
  readonly year: number
  readonly day: string
  readonly periods: readonly Period[]
}

function momentReader({ where }: Layout, { figures }: Columns, identified: Identified | undefined) {
  const start = textsMet<Moment>()
  const timeIds = new Map<string, number>()
  const timeAt = where.time ?? 0
  const identifierAt = where.identifier
  return (cells: readonly string[], said: Filters['said']): Moment => {
    const identifier = identifierAt === undefined ? '' : (cells[identifierAt] ?? '')
    const met = stepBy(stepBy(stepBy(start, said), identifier), cells[timeAt] ?? '')
    met.made ??= momentIn((cells[timeAt] ?? '').trim(), identifier.trim(), said)
    return met.made
  }

  function momentIn(time: string, identifier: string, said: Filters['said']): Moment {
    const timeId = timeIds.get(time) ?? timeIds.size
    timeIds.set(time, timeId)
    const year = yearWritten(time)
    return { time, timeId, identifier, read: year === undefined ? undefined : timeRead(year, identifier, said) }
  }

  function timeRead(year: YearWritten, identifier: string, said: Filters['said']): TimeRead | undefined {
    const periods = figures.flatMap(({ indicator: { when } }) => {
      const period = periodOf(year, identifier, meant(when, said))
      return period === undefined ? [] : [period]
    })
    const [first] = periods
    return first === undefined || periods.length < figures.length
      ? undefined
      : { year: yearOf(year), day: first.to, periods }
  }

  function meant(when: When, said: Filters['said']): Exclude<When, 'bySaying'> | undefined {
    if (identified === undefined) return undefined
    return when === 'bySaying' ? said : when
  }
}

const levels: Readonly<Record<string, Area['level']>> = {
  national: 'country',
  country: 'country',
  england: 'country',
  regional: 'region',
  region: 'region',
  local_authority: 'council',
  la: 'council',
}

function placeReader(layout: Layout, warnings: CellWarnings | undefined) {
  const { where, places } = layout
  const areaOf = areaFinder()
  const bodiless = new Map<Area, Area>()
  const isOfTime = (at: number) => at === where.time || at === where.identifier
  const ats = [...Object.values(where), ...places.map(({ at }) => at)].filter((at) => !isOfTime(at))
  const start = textsMet<Area>()
  return (cells: readonly string[], row: number, day: string): Area => {
    let met = stepBy(start, day)
    for (const at of ats) met = stepBy(met, cells[at] ?? '')
    if (met.made !== undefined) return met.made
    const area = areaIn(cells, row, day)
    // A place that is not known is told of each time it is met.
    if (area.level !== 'other') met.made = area
    return area
  }

  function areaIn(cells: readonly string[], row: number, day: string): Area {
    const text = (standing: Standing) => {
      const at = where[standing]
      return at === undefined ? '' : blankIfNone(cells[at] ?? '')
    }
    const level = levels[plainName(text('level'))] ?? 'other'
    if (level === 'country')
      return areaOf({
        level,
        ons: text('countryCode') || text('placeCode'),
        name: text('countryName') || text('placeName'),
      })
    if (level === 'region')
      return areaOf({
        level,
        ons: text('regionCode') || text('placeCode'),
        name: text('regionName') || text('placeName'),
      })
    if (level !== 'council') {
      const named = (end: RegExp) =>
        places.map(({ at, plain }) => (end.test(plain) ? blankIfNone(cells[at] ?? '') : '')).find((cell) => cell !== '')
      return areaOf({
        level,
        ons: named(/_(code|urn|id|ukprn|laestab)$/) ?? (text('placeCode') || text('ons')),
        name: named(/_name$/) ?? (text('placeName') || text('laName')),
      })
    }
    const ons = text('ons') || text('placeCode')
    const dfe = text('dfe').replace(/\.0\b/g, '')
    const name = text('laName') || text('placeName')
    const area = areaOf({ level, ons, dfe, name, day })
    const named = Math.max(ons.split(/[/,;]/).length, dfe.split(/[/,;]/).length)
    if (area.councils.length === named) return area
    // By name alone, all of the councils are found or none.
    if (ons === '' && dfe === '' && area.councils.length > 0) return area
    warnings?.add(
      'IMP-21',
      `${ons}|${dfe}|${name}`,
      placeOf(layout, row),
      `${name === '' ? 'The council' : name} (“${[ons, dfe].filter((code) => code !== '').join('”, “')}”) ${named > 1 ? 'holds a council that is not known by its code or number' : 'is not known by its code or number'}. Its figures are kept under that code and not joined to any council.`,
    )
    return withoutCouncils(area)
  }

  /** A joint return of which one council is not known is nobody’s: it is not the other’s alone. */
  function withoutCouncils(area: Area): Area {
    if (area.councils.length === 0) return area
    const before = bodiless.get(area)
    if (before !== undefined) return before
    const { ons, dfe } = area.published
    const made: Area = { ...area, level: 'other', councils: [], key: ons ?? dfe ?? area.name }
    bodiless.set(area, made)
    return made
  }
}

/** A place’s code or name, where the file writes one; z, x and : stand where there is none. */
function blankIfNone(text: string): string {
  const trimmed = text.trim()
  return /^([xz:.]|null|na|n\/a)$/i.test(trimmed) ? '' : trimmed
}
