import { council } from '../../reference/index.ts'
import { areaFinder } from '../areas.ts'
import type { ReadingDesk } from '../importer.ts'
import type { Area } from '../observation.ts'
import { dayPeriod } from '../periods.ts'
import { refuse } from '../problems.ts'
import type { Opened } from '../table/opened.ts'
import { isGap, type Value } from '../value.ts'
import { councilOfRow } from './council-of-row.ts'
import { dayIn } from './days.ts'
import { type InspectionColumns, type InspectionHeader, type InspectionRole, inspectionHeader } from './headings.ts'
import { type Grade, type Inspection, isVisit, mergeInspections } from './inspections.ts'
import { careLeaversJudgedFrom, type JudgedAspect, judgedAspects, judgementIn } from './judgements.ts'

/** The first header of a list of inspections in the file, if there is one. */
export function firstHeader(opened: Opened): InspectionHeader | undefined {
  const rows =
    opened.form === 'workbook'
      ? opened.sheets.flatMap((sheet) => sheet.rows.slice(0, 40))
      : opened.form === 'text'
        ? opened.head
        : []
  for (const row of rows) {
    const header = row.length < 4 ? undefined : inspectionHeader(row)
    if (header !== undefined) return header
  }
  return undefined
}

/** What is known of the whole of a file. */
export interface InspectionFile {
  /** Day the list came out: a report without its own day was out by then. */
  readonly published?: string
  readonly isSecondary: boolean
}

/** Every inspection of the file, told once, as observations; and how many rows there were and were used. */
export function readInspections(
  opened: Opened,
  file: InspectionFile,
  desk: ReadingDesk,
): { readonly rows: number; readonly used: number; readonly latest: string } {
  const areas = placeFinder(desk)
  const inspections: Inspection[] = []
  let [rows, used, latest] = [0, 0, '']
  for (const { sheet, each } of tables(opened)) {
    let header: InspectionHeader | undefined
    each((cells, row) => {
      const found = cells.length < 4 ? undefined : inspectionHeader(cells)
      if (found !== undefined) {
        header = found
        return
      }
      if (header === undefined || cells.filter((cell) => cell.trim() !== '').length < 3) return
      rows += 1
      const place = sheet === undefined ? `${opened.name} row ${row}` : `${sheet}!row ${row}`
      const before = inspections.length
      for (const columns of header.inspections) {
        const inspection = inspectionOf(cells, columns, { sheet, row, place, headings: header.headings }, areas, desk)
        if (inspection !== undefined) inspections.push(inspection)
      }
      if (inspections.length > before) used += 1
    })
  }
  if (rows === 0)
    refuse('IMP-14', opened.name, `${opened.name} has the header of a list of inspections and no rows below it.`)
  for (const inspection of mergeInspections(inspections, desk.warnings)) {
    if ((inspection.published ?? '') > latest) latest = inspection.published ?? ''
    tell(inspection, file, desk)
  }
  return { rows, used, latest }
}

interface Table {
  readonly sheet?: string
  readonly each: (take: (cells: readonly string[], row: number) => void) => void
}

function tables(opened: Opened): readonly Table[] {
  if (opened.form === 'text') return [{ each: opened.rows }]
  if (opened.form !== 'workbook') return []
  return opened.sheets.map(({ name, rows }) => ({
    sheet: name,
    each: (take) => {
      rows.forEach((cells, at) => {
        take(cells, at + 1)
      })
    },
  }))
}

type FindPlace = (ons: string, dfe: string, name: string, day: string | undefined, place: string) => Area | undefined

/** Areas by code, number and name as they stand in the file, one object for each. */
function placeFinder(desk: ReadingDesk): FindPlace {
  const find = areaFinder()
  const found = new Map<string, Area>()
  return (ons, dfe, name, day, place) => {
    const known = councilOfRow({ ons, dfe, name, day, place }, desk.warnings)
    if (known === undefined) return undefined
    const mark = `${known.code}|${ons}|${dfe}|${name}`
    const before = found.get(mark)
    if (before !== undefined) return before
    const published = { ...(ons === '' ? {} : { ons }), ...(dfe === '' ? {} : { dfe }) }
    const area = { ...find({ ons: known.code, name, level: 'council' }), published }
    found.set(mark, area)
    return area
  }
}

/** Where a row stands and how its columns are headed. */
interface RowAt {
  readonly sheet: string | undefined
  readonly row: number
  readonly place: string
  readonly headings: readonly string[]
}

function inspectionOf(
  cells: readonly string[],
  columns: InspectionColumns,
  at: RowAt,
  areas: FindPlace,
  desk: ReadingDesk,
): Inspection | undefined {
  const { sheet, row, place } = at
  const cell = (role: InspectionRole) => {
    const index = columns[role]
    return index === undefined ? '' : (cells[index] ?? '').trim()
  }
  const [inspected, published] = [dayOrWarn(cell('inspected'), place, desk), dayOrWarn(cell('published'), place, desk)]
  // A row has room for a second inspection that has not been, and a new council has had none.
  const isEmpty = aspects.every((aspect) => cell(aspect) === '')
  if (inspected === undefined && published === undefined && isEmpty) return undefined
  const name = cell('name')
  const area = areas(cell('ons'), cell('dfe'), name, inspected ?? published, place)
  if (area === undefined) {
    const shown = [name, cell('ons') || cell('dfe')].filter((part) => part !== '').join(', ')
    desk.warnings.add(
      'IMP-21',
      shown,
      place,
      `“${shown}” is no council that is known by its code, number or exact name. Its inspection is left out.`,
    )
    return undefined
  }
  if (inspected === undefined && published === undefined) {
    desk.warnings.add(
      'IMP-22',
      area.key,
      place,
      `${area.name}: neither the day of the inspection nor of its report can be read. The inspection is left out.`,
    )
    return undefined
  }
  const event = eventOf(cell('event'))
  return {
    area,
    ...(inspected === undefined ? {} : { inspected }),
    ...(published === undefined ? {} : { published }),
    ...(event === '' ? {} : { event }),
    ...statusOf(cell('status'), area),
    ...(cell('theme') === '' ? {} : { theme: cell('theme') }),
    grades: gradesOf(cells, columns, at, desk),
    ...(sheet === undefined ? {} : { sheet }),
    row,
    place,
  }
}

function dayOrWarn(text: string, place: string, desk: ReadingDesk): string | undefined {
  const found = dayIn(text)
  if (found === undefined && !/^(|none|nan|null|n\/a|redacted|-|not (yet )?inspected|tbc)$/i.test(text))
    desk.warnings.add('IMP-22', `day|${text}`, place, `“${text}” is no day such as 11/09/2023. It is left out.`)
  return found
}

function gradesOf(
  cells: readonly string[],
  columns: InspectionColumns,
  { headings, place }: RowAt,
  desk: ReadingDesk,
): Inspection['grades'] {
  const grades: Partial<Record<JudgedAspect, Grade>> = {}
  for (const aspect of aspects) {
    const index = columns[aspect]
    if (index === undefined) continue
    const text = (cells[index] ?? '').trim()
    const column = (headings[index] ?? '').trim()
    const value = judgementIn(text)
    if (value === undefined)
      desk.warnings.add(
        'IMP-20',
        `${column}|${text}`,
        place,
        `“${text.slice(0, 60)}” in “${column}” is none of the four judgements. It is kept as hidden; write Outstanding, Good, Requires improvement to be good or Inadequate.`,
      )
    grades[aspect] = { value: value ?? { missing: 'hidden' }, text, column }
  }
  return grades
}

// The keys of the table are its own aspects.
const aspects = Object.keys(judgedAspects) as readonly JudgedAspect[]

function eventOf(text: string): string {
  if (/short/i.test(text)) return 'short inspection'
  if (/standard/i.test(text)) return 'standard inspection'
  if (/monitoring/i.test(text)) return 'monitoring visit'
  if (/focus/i.test(text)) return 'focused visit'
  return /^(none|nan|null)?$/i.test(text) ? '' : text.toLowerCase()
}

/** The list’s own word; a council that was split or merged away no longer exists, whether the list says so or not. */
function statusOf(text: string, { councils: [code = ''] }: Area): { readonly status?: string } {
  if (/no longer/i.test(text)) return { status: 'No longer exists' }
  if (text !== '') return /^current$/i.test(text) ? {} : { status: text }
  return council(code)?.validTo === undefined ? {} : { status: 'No longer exists' }
}

function tell(inspection: Inspection, file: InspectionFile, desk: ReadingDesk): void {
  const { area, inspected, published, event, status, theme, grades, sheet, row, place } = inspection
  // One of the two is there: rows without either were left out.
  const day = inspected ?? published ?? ''
  const framework = frameworkOn(day)
  if (inspected === undefined)
    desk.warnings.add(
      'IMP-56',
      'no day',
      place,
      `${area.name}: the day of the inspection is not given. It is kept under ${day}, the day its report came out, and marked so.`,
    )
  const filters = {
    ...(published === undefined
      ? file.published === undefined
        ? {}
        : { publishedBy: file.published }
      : { published }),
    framework,
    ...(event === undefined ? {} : { event }),
    ...(status === undefined ? {} : { status }),
    ...(inspected === undefined ? { dayOf: 'publication' } : {}),
  }
  const common = {
    what: 'observation',
    area,
    filters,
    period: dayPeriod(day),
    ...(sheet === undefined ? {} : { sheet }),
    row,
    marks: file.isSecondary ? (['secondary'] as const) : [],
  } as const
  if (isVisit(inspection) && /visit/.test(event ?? '')) {
    const value: Value = theme === undefined ? { missing: 'blank' } : { word: theme }
    desk.take({ ...common, measure: 'visit/theme', value, text: theme ?? '', column: 'Visit Theme' })
    return
  }
  for (const aspect of aspects) {
    const grade = grades[aspect]
    if (grade === undefined) continue
    const value = aspect === 'careLeavers' ? careLeavers(grade, day, framework, inspection, desk) : grade.value
    desk.take({ ...common, measure: `judgement/${aspect}`, value, text: grade.text, column: grade.column })
  }
}

/** Before 2023 care leavers were judged with children in care: no judgement is missing, there was none to give. */
function careLeavers({ value, text }: Grade, day: string, framework: string, of: Inspection, desk: ReadingDesk): Value {
  if (framework !== 'ILACS' || day >= careLeaversJudgedFrom) return value
  if (isGap(value)) return value.missing === 'blank' ? { missing: 'notApplicable' } : value
  desk.warnings.add(
    'IMP-55',
    of.area.key,
    of.place,
    `${of.area.name} has “${text}” for care leavers at an inspection of ${day}; care leavers are judged by themselves since ${careLeaversJudgedFrom} only. It is kept as it stands; look at the report before you use it.`,
  )
  return value
}

/** Inspections of local authority children’s services (ILACS) began in January 2018, after the single inspection framework (SIF). */
function frameworkOn(day: string): string {
  return day >= '2018-01-01' ? 'ILACS' : 'SIF'
}
