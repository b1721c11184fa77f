import { type Section251Aspect, type Section251Key, section251Titles } from '../../reference/index.ts'
import type { areaFinder } from '../areas.ts'
import { symbols } from '../education-statistics/columns.ts'
import type { Area, Mark, Period } from '../observation.ts'
import { financialYearPeriod } from '../periods.ts'
import type { CellWarnings } from '../problems.ts'
import { readValue, type Value } from '../value.ts'
import { type Column, figureColumns, type Header } from './columns.ts'
import { type CouncilReturn, meaningOf, pounds, type ReturnedLine, type ReturnFigure } from './council-return.ts'
import type { PlannedLine } from './plan-lines.ts'

/** A council’s return while its rows are still being read. */
export interface GrowingReturn extends CouncilReturn {
  readonly lines: Map<Section251Key, ReturnedLine>
}

/** Puts rows where they belong, and counts them. */
export interface Collector {
  readonly take: (cells: readonly string[], row: number, planned: PlannedLine) => void
  readonly returns: () => readonly GrowingReturn[]
}

/** What the rows of one table have in common. */
export interface TableReading {
  readonly header: Header
  readonly sheet?: string
  readonly findArea: ReturnType<typeof areaFinder>
  /** Pounds that one in the file is worth. */
  readonly scale: number
  readonly warnings: CellWarnings
}

/** Gathers the rows of a table into returns, one for each place and year. */
export function collector(reading: TableReading, into: Map<string, GrowingReturn>): Collector {
  const periods = new Map<number, Period>()
  const meanings = new Map<PlannedLine['line'], ReturnType<typeof meaningOf>>()
  return {
    returns: () => [...into.values()],
    take: (cells, row, { line, table, year }) => {
      const period = periods.get(year) ?? financialYearPeriod(year)
      periods.set(year, period)
      const area = areaOfRow(cells, period, reading)
      const at = `${area.key}|${period.label}`
      const found = into.get(at) ?? { area, period, lines: new Map() }
      if (!into.has(at) && area.level === 'other') unknownArea(area, row, reading)
      into.set(at, found)
      const meaning = meanings.get(line) ?? meaningOf(line, table.lines)
      meanings.set(line, meaning)
      const returned: ReturnedLine = {
        ...meaning,
        figures: figuresOf(cells, row, reading),
        row,
        ...(reading.sheet === undefined ? {} : { sheet: reading.sheet }),
      }
      const before = found.lines.get(line.key)
      if (before === undefined) found.lines.set(line.key, returned)
      else if (!sameFigures(before, returned)) twice(found, before, returned, reading)
    },
  }
}

/** `at row 12`, on whatever sheet. */
export function placeOfRow(row: number, sheet: string | undefined): string {
  return sheet === undefined ? `row ${row}` : `${sheet}!row ${row}`
}

function areaOfRow(cells: readonly string[], period: Period, reading: TableReading): Area {
  const cell = (column: Column) =>
    (cells[reading.header.at.get(column) ?? -1] ?? '').replace(/[\s\u00A0]+/g, ' ').trim()
  const level = levelOf(cell('level'), cell('dfe'), cell('ons'), cell('name'))
  if (level === 'country') {
    const name = cell('country') || cell('name') || 'England'
    return reading.findArea({ level, ons: cell('countryCode'), name })
  }
  if (level === 'region')
    return reading.findArea({ level, ons: cell('regionCode'), name: cell('region') || cell('name') })
  const codes = [cell('ons'), cell('dfe')]
  const ons = codes.find((code) => /[EW]\d{8}/i.test(code)) ?? ''
  const dfe = codes.find((code) => /^\d{3}(\.0)?(\s*[/,;]\s*\d{3})*$/.test(code))?.replace(/\.0$/, '') ?? ''
  const name = cell('name') || codes.find((code) => /[a-z]{3}/i.test(code)) || ''
  return reading.findArea({ ons, dfe, name, level: 'council', day: period.to })
}

function levelOf(level: string, dfe: string, ons: string, name: string): Area['level'] {
  if (/^national|^country|^england$/i.test(level)) return 'country'
  if (/^region/i.test(level)) return 'region'
  if (level !== '' || /\d{3}/.test(dfe) || ons !== '') return 'council'
  return /^(england|total|all)\b/i.test(name || dfe) ? 'country' : 'council'
}

function unknownArea(area: Area, row: number, { sheet, warnings }: TableReading): void {
  const { dfe, ons } = area.published
  const code = dfe ?? ons
  warnings.add(
    'IMP-21',
    area.key,
    placeOfRow(row, sheet),
    `${area.name || 'A council without a name'} is ${code === undefined ? 'without a code' : code} in the return and not on the list of councils since 2014. It is kept under ${area.key || 'no name'}.`,
  )
}

function figuresOf(cells: readonly string[], row: number, reading: TableReading): ReturnedLine['figures'] {
  const figures: Partial<Record<Section251Aspect, ReturnFigure>> = {}
  let publicSector: ReturnFigure | undefined
  for (const column of figureColumns) {
    const index = reading.header.at.get(column)
    if (index === undefined) continue
    const figure = figureAt(cells, index, row, column === 'perHead' ? 1 : reading.scale, reading)
    if (column !== 'public') figures[column] = figure
    else publicSector = figure
  }
  if (publicSector === undefined) return figures
  return figures.own === undefined
    ? withOwnLeft(figures, publicSector, row, reading)
    : { otherPublic: publicSector, ...figures }
}

function figureAt(
  cells: readonly string[],
  index: number,
  row: number,
  scale: number,
  reading: TableReading,
): ReturnFigure {
  const text = (cells[index] ?? '').trim()
  const column = reading.header.headings[index] ?? ''
  const value = readValue(text, { symbols, scale })
  const marks = marksOf(cells, reading.header)
  if (value !== undefined) return { value, text, column, marks }
  reading.warnings.add(
    'IMP-20',
    `${column} ${text}`,
    placeOfRow(row, reading.sheet),
    `${column} is “${text.slice(0, 60)}”, which is neither a number nor a symbol of the return. It is taken as hidden.`,
  )
  return { value: { missing: 'hidden' }, text, column, marks }
}

/** 2010-11 says of every row whether the council changed it after it was handed in. */
function marksOf(cells: readonly string[], { at }: Header): readonly Mark[] {
  const index = at.get('status')
  return index !== undefined && /amended|revised/i.test(cells[index] ?? '') ? ['revised'] : []
}

/**
 * 2008-09 has no column for the council’s own provision: one column, “public”, holds it together with that of other
 * public bodies. By that year’s rule the total is private, voluntary and public, so own provision is what the other two
 * leave of the total, other public bodies included, and is marked as worked out.
 */
function withOwnLeft(
  figures: ReturnedLine['figures'],
  publicSector: ReturnFigure,
  row: number,
  { sheet, warnings }: TableReading,
): ReturnedLine['figures'] {
  const [gross, bought, voluntary] = [figures.gross?.value, figures.private?.value, figures.voluntary?.value]
  const left: Value =
    typeof gross === 'number' && typeof bought === 'number' && typeof voluntary === 'number'
      ? gross - bought - voluntary
      : publicSector.value
  if (typeof left === 'number' && typeof publicSector.value === 'number' && Math.abs(left - publicSector.value) > 5)
    warnings.add(
      'IMP-41',
      `public row ${row}`,
      placeOfRow(row, sheet),
      `Private, voluntary and public do not add up to the total: public is ${publicSector.text} and the others leave ${left}.`,
    )
  return { ...figures, own: { ...publicSector, value: left, marks: [...publicSector.marks, 'estimated'] } }
}

function sameFigures(a: ReturnedLine, b: ReturnedLine): boolean {
  return (Object.keys(b.figures) as Section251Aspect[]) // the keys of a record of aspects
    .every((aspect) => a.figures[aspect]?.text === b.figures[aspect]?.text)
}

function twice(
  { area, period }: GrowingReturn,
  first: ReturnedLine,
  again: ReturnedLine,
  { sheet, warnings }: TableReading,
) {
  warnings.add(
    'IMP-24',
    `${area.key} ${period.label} ${again.key}`,
    placeOfRow(again.row, sheet),
    `${area.name} ${period.label} has line ${again.ref} (${section251Titles[again.key]}) in row ${first.row} with gross ${said(first)} and again here with ${said(again)}. The first is taken; ask which is right.`,
  )
}

function said(line: ReturnedLine): string {
  const gross = pounds(line, 'gross')
  return gross === undefined ? (line.figures.gross?.text ?? 'nothing') : String(gross)
}
