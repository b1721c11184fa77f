import { council } from '../../reference/index.ts'
import { areaFinder } from '../areas.ts'
import { councilByName } from '../council-by-name.ts'
import type { Importer, Reading, ReadingDesk } from '../importer.ts'
import type { Area, Period } from '../observation.ts'
import { financialYearPeriod } from '../periods.ts'
import { refuse } from '../problems.ts'
import type { Opened, OpenedText } from '../table/opened.ts'
import type { Symbols, Value } from '../value.ts'
import { aboutOf, legendOf, type OutturnAbout, publicationOf } from './about.ts'
import { cellValue, marksOf, scaleOf } from './cells.ts'
import { type ClassTotal, checkClassTotals, classOf, type SummedRow, tellMissing } from './class-totals.ts'
import { onsByECode } from './e-codes.ts'
import { findHeader, type OutturnHeader } from './headings.ts'
import { isLongForm, type LongTable, readLongForm } from './long-form.ts'

/**
 * Revenue outturn of individual authorities: workbooks RO3 (social care) and RSX (summary), and sheets of them as CSV.
 * Figures are in pounds. Councils with children’s services and England are taken; districts and other bodies have none.
 *
 * Source: Local authority revenue expenditure and financing England, individual local authority data, outturn.
 */
export const revenueOutturn: Importer = {
  kind: 'revenue-outturn',
  title: 'Revenue outturn, individual authorities (RO3, RSX)',
  recognises: (opened) => {
    if (longTable(opened) !== undefined) return 3
    return sheetsOf(opened, 'head').some(({ rows }) => findHeader(rows) !== undefined) ? 3 : 0
  },
  read: (opened, desk) => {
    const long = longTable(opened)
    return long === undefined ? readSheets(opened, desk) : readLongForm(long, desk)
  },
}

/** An extract of several years, in a file of text or on the first sheet that has one. */
function longTable(opened: Opened): LongTable | undefined {
  if (opened.form === 'text') return isLongForm(opened.head) ? opened : undefined
  if (opened.form !== 'workbook') return undefined
  const sheet = opened.sheets.find(({ rows }) => isLongForm(rows.slice(0, 40)))
  if (sheet === undefined) return undefined
  return {
    name: opened.name,
    sheet: sheet.name,
    head: sheet.rows.slice(0, 40),
    rows: (take) => {
      for (const [index, cells] of sheet.rows.entries()) if (cells.some((cell) => cell !== '')) take(cells, index + 1)
    },
  }
}

/** A table of cells with where it stands. */
interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** Number in the file of each of `rows`, which a text file may leave gaps in. */
  readonly numbers?: readonly number[]
}

function sheetsOf(opened: Opened, extent: 'head' | 'all'): readonly Sheet[] {
  if (opened.form === 'workbook') return opened.sheets
  if (opened.form !== 'text') return []
  return [extent === 'head' ? { name: opened.name, rows: opened.head } : wholeText(opened)]
}

function wholeText(opened: OpenedText): Sheet {
  const rows: (readonly string[])[] = []
  const numbers: number[] = []
  opened.rows((cells, row) => {
    rows.push(cells)
    numbers.push(row)
  })
  return { name: opened.name, rows, numbers }
}

function readSheets(opened: Opened, desk: ReadingDesk): Reading {
  const sheets = sheetsOf(opened, 'all')
  const found = sheets.flatMap((sheet) => {
    const header = findHeader(sheet.rows)
    return header === undefined ? [] : [{ sheet, header }]
  })
  const legend = legendOf(sheets.filter(({ name }) => /note/i.test(name)).flatMap(({ rows }) => rows))
  const front = sheets.flatMap(({ rows }) => rows.slice(0, 15).flatMap((row) => row.slice(0, 2)))
  const readings = found.map(({ sheet, header }) => {
    const above = sheet.rows.slice(0, header.last + 1).flatMap((row) => row.slice(0, 2))
    const about = aboutOf([...above, sheet.name, ...front])
    return { about, ...readSheet(sheet, header, about, legend, desk) }
  })
  const about = readings[0]?.about ?? {}
  return {
    publication: publicationOf(about),
    rows: readings.reduce((sum, { rows }) => sum + rows, 0),
    used: readings.reduce((sum, { used }) => sum + used, 0),
  }
}

function readSheet(
  sheet: Sheet,
  header: OutturnHeader,
  about: OutturnAbout,
  symbols: Symbols,
  desk: ReadingDesk,
): { readonly rows: number; readonly used: number } {
  const period = periodOf(about, sheet.name)
  const scale = scaleOf(about, sheet.name, desk)
  tellUnknown(sheet, header, desk)
  const find = areaFinder()
  const members: SummedRow[] = []
  const totals: ClassTotal[] = []
  let [rows, used] = [0, 0]
  for (let at = header.last + 1; at < sheet.rows.length; at++) {
    const cells = sheet.rows[at] ?? []
    const row = sheet.numbers?.[at] ?? at + 1
    const place = placeOf(cells, header, period)
    if (place === undefined) continue
    const values = header.figures.map(({ index, heading }) =>
      cellValue(cells[index] ?? '', { symbols, scale }, `${sheet.name}!row ${row}`, heading, desk),
    )
    const summed = {
      code: place.code,
      name: place.name,
      row,
      figures: values.map((value) => asPublished(value, scale)),
    }
    if (place.begins !== undefined) {
      totals.push({ ...summed, begins: place.begins })
      continue
    }
    rows += 1
    if (place.level === 'other') {
      members.push(summed)
      continue
    }
    if (place.level === 'council') {
      members.push(summed)
      if (council(place.ons) === undefined) {
        desk.warnings.add(
          'IMP-21',
          place.code,
          `${sheet.name}!row ${row}`,
          `${place.name} has the code ${place.code}, which is no council’s with children’s services. Its row is left out; look whether the code is mistyped.`,
        )
        continue
      }
    }
    used += 1
    const area = find({ ons: place.ons, name: place.name, level: place.level })
    const marks = marksOf(place.level, cells[header.places.certification ?? -1] ?? '')
    header.figures.forEach((column, i) => {
      const value = values[i]
      const text = (cells[column.index] ?? '').trim()
      if (value === undefined || (column.isMemorandum && text === '')) return
      desk.take({
        what: 'observation',
        area,
        measure: column.measure,
        filters: {},
        period,
        value,
        text,
        ...(sheet.numbers === undefined ? { sheet: sheet.name } : {}),
        row,
        column: column.heading,
        marks,
      })
    })
  }
  const headings = header.figures.map(({ heading }) => heading)
  checkClassTotals(sheet.name, headings, { members, totals }, desk.warnings)
  const absent = members.filter(
    ({ code, figures }) => isCouncilCode(code) && figures.every((each) => each === undefined),
  )
  tellMissing(
    sheet.name,
    absent.map(({ name }) => name),
    sheet.name,
    desk.warnings,
  )
  return { rows, used }
}

/** The year a sheet says it is of, as a period. Without it no figure can be used. */
function periodOf({ startsIn }: OutturnAbout, place: string): Period {
  if (startsIn === undefined)
    return refuse(
      'IMP-50',
      place,
      `${place} does not say which financial year it is of. Add a title line such as “Revenue Outturn 2024-25” above the header and hand it in again.`,
    )
  return financialYearPeriod(startsIn)
}

function tellUnknown(sheet: Sheet, header: OutturnHeader, desk: ReadingDesk): void {
  for (const heading of header.unknown)
    desk.warnings.add(
      'IMP-27',
      `${sheet.name}|unknown heading`,
      `${sheet.name}!row ${header.last + 1}`,
      `The column “${heading.slice(0, 80)}” is neither a line of the return nor one of its seven kinds of figure; it is left out.`,
    )
}

interface RowPlace {
  readonly ons: string
  /** The ONS code, or the Ministry’s own where the row has no other. */
  readonly code: string
  readonly name: string
  readonly level: Area['level']
  /** For a total of a class: how its members’ codes begin. */
  readonly begins?: string
}

/** Whose row it is; undefined for a row that is nobody’s: a repeated header, a note, a row of codes. */
function placeOf(cells: readonly string[], { places }: OutturnHeader, period: Period): RowPlace | undefined {
  const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
  const code = (at: number | undefined) => cell(at).replace(/^e\d+$/, (small) => small.toUpperCase())
  const [ons, eCode, name] = [code(places.ons), code(places.eCode), cell(places.name)]
  const begins = /^E\d{8}$/.test(ons) || /^E\d{4}$/.test(eCode) ? undefined : classOf(ons, name)
  if (begins !== undefined) return { ons, code: ons, name, level: 'other', begins }
  if (/^E92\d{6}$/.test(ons) || (ons === '' && /^eng(land)?$/i.test(name) && !/^E\d{4}$/.test(eCode)))
    return { ons: 'E92000001', code: 'E92000001', name, level: 'country' }
  const known = knownCode(ons, eCode, name, period)
  if (known === undefined) return undefined
  // Codes of districts, police, fire, parks and combined authorities: bodies without children’s services.
  const level = isCouncilCode(known) ? 'council' : 'other'
  return { ons: known, code: known, name, level }
}

/** Whether a code is of a unitary, a metropolitan district, a London borough or a county: those with children’s services. */
function isCouncilCode(code: string): boolean {
  return /^E(06|08|09|10)\d{6}$/.test(code)
}

/**
 * The ONS code of a row. Where it is missing or is no council’s (2018-19 gives North Yorkshire one digit too few), the
 * Ministry’s own code and then the exact name are asked.
 */
function knownCode(ons: string, eCode: string, name: string, period: Period): string | undefined {
  if (council(ons) !== undefined) return ons
  const isDistrict = /^E(?!06|08|09|10)\d{8}$/.test(ons)
  if (isDistrict) return ons
  const byECode = /^E\d{4}$/.test(eCode) ? (onsByECode(eCode) ?? councilByName(name, period.to)?.code) : undefined
  if (byECode !== undefined) return byECode
  if (/^E\d{8}$/.test(ons)) return ons
  return /^E\d{4}$/.test(eCode) ? eCode : undefined
}

/** As the sheet has it, for adding up. */
function asPublished(value: Value, scale: number): number | undefined {
  return typeof value === 'number' ? value / scale : undefined
}
