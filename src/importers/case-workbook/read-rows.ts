import { closest, listInWords } from '../../figures/index.ts'
import type { OpenedSheet } from '../table/opened.ts'
import { type CasePath, isForbidden, placeOfSteps, valueAt, writeAt } from './case-place.ts'
import { type CodeOf, cellMeans } from './cells.ts'
import { plainWords } from './choices.ts'
import type { CodeList, Column } from './column.ts'
import { type FoundHeadings, findHeadings, spreadMeant } from './headings.ts'
import type { SheetLayout, Step } from './layout.ts'
import { type CaseReading, cellPlace, rowAt } from './reading.ts'

/** Reads every row of one sheet into the case. */
export function readRows(reading: CaseReading, sheet: OpenedSheet, layout: SheetLayout): void {
  const found = findHeadings(sheet, layout)
  if (found === undefined) {
    tellNoHeadings(reading, sheet, layout)
    return
  }
  const below = sheet.rows.slice(found.row + 1)
  const isUsed = (position: number) => below.some((cells) => (cells[position] ?? '').trim() !== '')
  const used = [...found.keys.values(), ...found.columns.values(), ...found.spread.values()]
  const filled = below.flatMap((cells, index) =>
    used.some((position) => (cells[position] ?? '').trim() !== '') ? [{ cells, row: found.row + 1 + index }] : [],
  )
  const isInUse = filled.length > 0 || found.others.some(({ position }) => isUsed(position))
  const lost = isInUse ? tellOfHeadings(reading, sheet, layout, found, isUsed) : []
  if (found.missing.some((each) => typeof each === 'string')) {
    if (isInUse) reading.unreadSheets.add(layout.name)
    return
  }
  for (const { cells, row } of filled) readRow({ reading, sheet, layout, found, lost, cells, row })
}

function tellNoHeadings({ problems, unreadSheets }: CaseReading, sheet: OpenedSheet, layout: SheetLayout): void {
  if (sheet.rows.every((cells) => cells.every((cell) => cell.trim() === ''))) return
  unreadSheets.add(layout.name)
  problems.add({
    code: 'IMP-103',
    place: sheet.name,
    sentence: `The sheet ${sheet.name} has no row of headings. Put back ${headingsInWords(layout)} above its rows.`,
  })
}

function headingsInWords({ columns }: SheetLayout): string {
  const needed = columns.filter(({ isNeeded }) => isNeeded === true).slice(0, 4)
  return (needed.length > 0 ? needed : columns.slice(0, 4)).map(({ heading }) => `“${heading}”`).join(', ')
}

/** Tells what is wrong with the headings, and answers with the columns whose cells cannot be found for it. */
function tellOfHeadings(
  { problems, warnings }: CaseReading,
  sheet: OpenedSheet,
  layout: SheetLayout,
  found: FoundHeadings,
  isUsed: (position: number) => boolean,
): readonly Column[] {
  const tell = (code: 'IMP-103' | 'IMP-112', position: number | undefined, sentence: string) =>
    problems.add({ code, place: cellPlace(sheet.name, found.row, position), sentence })
  for (const { heading, position } of found.repeated)
    if (isUsed(position))
      tell(
        'IMP-112',
        position,
        `The heading “${heading}” stands twice on the sheet ${layout.name}. Keep one of the two columns.`,
      )
  const others = found.others.filter(({ position }) => isUsed(position))
  // A new workbook has every column: one that is gone while a strange one is in use may be that one, renamed.
  for (const { heading, position } of others) {
    const meant = layout.spread === undefined ? undefined : spreadMeant(heading, layout.spread)
    if (meant !== undefined)
      tell(
        'IMP-103',
        position,
        `The heading “${heading}” on the sheet ${layout.name} is not known. If it is “${meant}”, call it that; if it is your own, head it otherwise.`,
      )
    else if (found.missing.length === 0)
      warnings.add({
        code: 'IMP-115',
        place: cellPlace(sheet.name, found.row, position),
        sentence: `The column “${heading}” is not one of the sheet ${layout.name}. It is not read.`,
      })
    else tell('IMP-103', position, renamedSentence(heading, found.missing.map(headingOf), layout.name))
  }
  const lost = others.length > 0 ? found.missing : found.missing.filter(isNeeded)
  if (others.length === 0)
    for (const each of lost)
      tell(
        'IMP-103',
        undefined,
        `The sheet ${layout.name} has no column “${headingOf(each)}”. Put it back with that heading.`,
      )
  return lost.filter((each) => typeof each !== 'string')
}

function headingOf(each: Column | string): string {
  return typeof each === 'string' ? each : each.heading
}

function isNeeded(each: Column | string): boolean {
  return typeof each === 'string' || each.isNeeded === true
}

function renamedSentence(heading: string, missing: readonly string[], sheet: string): string {
  const near = closest(
    plainWords(heading),
    missing.map((each) => plainWords(each.split(/[,(]/)[0] ?? each)),
  )
  const meant = missing.find((each) => plainWords(each.split(/[,(]/)[0] ?? each) === near) ?? missing[0] ?? ''
  const more = missing.length - 1
  return near !== undefined || more === 0
    ? `The heading “${heading}” on the sheet ${sheet} is not known, and “${meant}” is not there. If it is the same, call it “${meant}” again; if not, put that column back.`
    : `The heading “${heading}” on the sheet ${sheet} is not known, and ${listInWords(missing.slice(0, 5).map((each) => `“${each}”`))}${missing.length > 5 ? ' and others' : ''} are not there. If it is one of them, call it that again; if not, put those columns back.`
}

interface RowRead {
  readonly reading: CaseReading
  readonly sheet: OpenedSheet
  readonly layout: SheetLayout
  readonly found: FoundHeadings
  /** Columns that the sheet should have and that were not found. */
  readonly lost: readonly Column[]
  readonly cells: readonly string[]
  /** From 0. */
  readonly row: number
}

function readRow(at: RowRead): void {
  const path = pathOfRow(at)
  if (path === undefined) return
  const { reading, sheet, layout, found, cells, row } = at
  const place = placeOfSteps(path)
  const entry: { value?: unknown } = {}
  for (const [column, position] of found.columns) readCell(at, entry, column, position)
  const { spread } = layout
  if (spread !== undefined)
    for (const [code, position] of found.spread) {
      const column: Column = { heading: cells[position] ?? '', at: '', kind: spread.kind }
      readCell(at, entry, { ...column, heading: code }, position, [spread.at, code])
    }
  for (const column of at.lost) putNothing(entry, stepsOf(column))
  const isScalar = layout.columns.some((column) => column.at === '')
  if (isScalar && entry.value === undefined) {
    tellBlank(at, layout.columns[0]?.heading ?? '', [...found.columns.values()][0])
    return
  }
  reading.rows.set(place, { sheet: sheet.name, row, layout, found, cells })
  for (const under of nothings(entry.value)) reading.unread.add(placeOfSteps([...path, ...under]))
  if (!writeAt(reading.case, path, entry.value ?? {})) tellTwice(at)
}

function tellBlank({ reading, sheet, row, layout }: RowRead, heading: string, position: number | undefined): void {
  const place = cellPlace(sheet.name, row, position)
  if (reading.problems.places().has(place)) return
  reading.problems.add({
    code: 'IMP-109',
    place,
    sentence: `“${heading}” is blank, and the row holds something else. Fill it in or clear the row.`,
    about: `${layout.name} ${heading}`,
  })
}

function tellTwice({ reading, sheet, row, layout, found }: RowRead): void {
  reading.problems.add({
    code: 'IMP-112',
    place: cellPlace(sheet.name, row, [...found.keys.values()][0]),
    sentence: `This row of the sheet ${layout.name} says something again that stands above or on another sheet. Keep one and take the other out.`,
  })
}

function readCell(
  at: RowRead,
  entry: { value?: unknown },
  column: Column,
  position: number,
  under: CasePath = stepsOf(column),
): void {
  const { reading, sheet, layout, cells, row } = at
  const text = cells[position] ?? ''
  if (text.trim() === '') return
  const place = cellPlace(sheet.name, row, position)
  const meaning = cellMeans(column, text, codesOf(reading))
  if ('code' in meaning) {
    reading.problems.add({
      code: meaning.code,
      place,
      sentence: `“${column.heading}” says “${shortened(text)}”. ${meaning.advice}`,
      about: `${layout.name} ${position} ${text.trim()}`,
      others: (count) =>
        count === 1
          ? `1 other cell in this column also says “${shortened(text)}”.`
          : `${count} other cells in this column also say “${shortened(text)}”.`,
    })
    putNothing(entry, under)
    return
  }
  if (under.length === 0) {
    entry.value = meaning.value
    return
  }
  const value = (entry.value ?? {}) as object // set here alone, and to objects where columns have places
  entry.value = value
  if (valueAt(value, under) !== undefined || !writeAt(value, under, meaning.value))
    reading.problems.add({
      code: 'IMP-112',
      place,
      sentence: `“${column.heading}” says “${shortened(text)}”, and another column of the row has said it already. Clear one of the two.`,
    })
}

function stepsOf({ at }: Column): CasePath {
  return at === '' ? [] : at.split('.')
}

/** In place of a cell that cannot be read: the check of the case passes over it, and does not take it for blank. */
function putNothing(entry: { value?: unknown }, under: CasePath): void {
  if (under.length === 0) {
    entry.value = null
    return
  }
  const value = (entry.value ?? {}) as object // as in readCell
  entry.value = value
  writeAt(value, under, null)
}

/** Where an entry holds nothing in place of what could not be read. */
function nothings(value: unknown): readonly CasePath[] {
  if (value === null) return [[]]
  if (typeof value !== 'object' || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => nothings(inner).map((path) => [key, ...path]))
}

/** Codes by the names that the case’s own sheets give, so that “Darlington” is understood. */
function codesOf(reading: CaseReading): CodeOf {
  return (column, text) => (column.list === undefined ? undefined : codeByName(reading, column.list, text))
}

function codeByName(reading: CaseReading, list: CodeList, text: string): string | undefined {
  const entries = reading.case[list]
  if (!Array.isArray(entries) || /^[A-Z]\d{8}\b/.test(text)) return undefined
  const words = plainWords(text)
  const found = entries.filter(
    (entry) =>
      isRecord(entry) && [entry['name'], entry['shortName'], entry['title']].some((name) => isNamed(name, words)),
  )
  const isCode = entries.some((entry) => isRecord(entry) && entry['code'] === text)
  const [only] = found
  return !isCode && found.length === 1 && isRecord(only) && typeof only['code'] === 'string' ? only['code'] : undefined
}

function isNamed(name: unknown, words: string): boolean {
  return typeof name === 'string' && plainWords(name) === words
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Where the row’s entry goes, or undefined where that cannot be said, which is told. */
function pathOfRow(at: RowRead): CasePath | undefined {
  let path: CasePath | undefined = []
  for (const step of at.layout.steps) {
    path = path === undefined ? undefined : pathOfStep(at, step, path)
  }
  if (path === undefined || valueAt(at.reading.case, path) === undefined) return path
  tellTwice(at)
  return undefined
}

function pathOfStep(at: RowRead, step: Step, path: CasePath): CasePath | undefined {
  const { reading, sheet, row, found, cells } = at
  if (!('heading' in step)) {
    const into = [...path, ...step.list.split('.')]
    const list = valueAt(reading.case, into)
    if (isSaidToBeEmpty(reading, path, step.list)) {
      tellNotEmpty(at, path)
      return undefined
    }
    return [...into, Array.isArray(list) ? list.length : 0]
  }
  const position = found.keys.get(step.heading)
  const text = position === undefined ? '' : (cells[position] ?? '')
  const isRecordStep = 'record' in step
  if (text.trim() === '') {
    if (isRecordStep && step.mayBeBlank === true) return path
    tellBlank(at, step.heading, position)
    return undefined
  }
  const column = keyColumn(step)
  const meaning = cellMeans(column, text, codesOf(reading))
  const key = 'value' in meaning ? String(meaning.value) : text
  if (isRecordStep && !isForbidden(key) && !('code' in meaning))
    return [...path, ...(step.record === '' ? [] : step.record.split('.')), key]
  const into = isRecordStep ? path : [...path, step.list]
  const list = valueAt(reading.case, into)
  const codes = Array.isArray(list)
    ? list.map((entry: unknown) => (isRecord(entry) && 'key' in step ? String(entry[step.key]) : ''))
    : []
  const index = codes.indexOf(key)
  if (index >= 0) return [...into, index]
  const near = closest(key, codes)
  reading.problems.add({
    code: 'IMP-111',
    place: cellPlace(sheet.name, row, position),
    sentence: `“${step.heading}” says “${shortened(text)}”, which ${whereOf(step)} does not hold.${near === undefined ? ' Add it there, or correct it here.' : ` Did you mean ${near}?`}`,
    about: `${sheet.name} ${step.heading} ${text}`,
  })
  return undefined
}

/** Whether the row above it says “None” for the list. */
function isSaidToBeEmpty(reading: CaseReading, path: CasePath, list: string): boolean {
  const parent = rowAt(reading, path)
  if (parent === undefined) return false
  return [...parent.found.columns].some(
    ([column, position]) =>
      column.kind === 'none' && column.at === list && (parent.cells[position] ?? '').trim() !== '',
  )
}

function tellNotEmpty({ reading, sheet, row, layout, found }: RowRead, path: CasePath): void {
  const parent = rowAt(reading, path)
  reading.problems.add({
    code: 'IMP-112',
    place: cellPlace(sheet.name, row, [...found.keys.values()][0]),
    sentence: `This row of the sheet ${layout.name} stands against row ${(parent?.row ?? 0) + 1} of ${parent?.sheet ?? ''}, which says “None”. Clear one of the two.`,
  })
}

/** How the code or name of a step is read: names of assumptions as they stand, everything else as a code. */
export function keyColumn(step: Step): Column {
  if (!('heading' in step)) return { heading: '', at: '', kind: 'code' }
  const { heading } = step
  if ('list' in step) {
    const list = step.list === 'reorganisations' ? 'councils' : step.list
    return { heading, at: '', kind: 'code', ...(isCodeList(list) ? { list } : {}) }
  }
  if (step.record === 'assumptions' || step.record === 'streams') return { heading, at: '', kind: 'text' }
  const isOfCouncils = step.record !== 'guardrails.limits'
  return { heading, at: '', kind: 'code', ...(isOfCouncils ? { list: 'councils' as const } : {}) }
}

function isCodeList(list: string): list is CodeList {
  return ['councils', 'services', 'options', 'scenarios'].includes(list)
}

function whereOf(step: Step): string {
  const sheets: Readonly<Record<string, string>> = {
    services: 'the sheet Services or Arrangements',
    options: 'the sheet Options',
    scenarios: 'the sheet Scenarios',
    reorganisations: 'the sheet Reorganisations',
    portfolio: 'the sheet Decisions',
    comparators: 'the sheet Comparators',
  }
  return ('list' in step ? sheets[step.list] : undefined) ?? 'the case'
}

function shortened(text: string): string {
  const plain = text.trim().replace(/\s+/g, ' ')
  return plain.length <= 60 ? plain : `${plain.slice(0, 59)}…`
}
