import { closest } from '../../figures/index.ts'
import type { OpenedSheet } from '../table/opened.ts'
import { type CasePath, placeOfSteps, stepsOfPlace, valueAt, writeAt } from './case-place.ts'
import { cellMeans } from './cells.ts'
import type { Column } from './column.ts'
import { wantedHeadings } from './headings.ts'
import { hindsightField } from './layout/case-fields.ts'
import { caseFields, caseHeadings, otherHeadings } from './layout.ts'
import { type CaseReading, cellPlace } from './reading.ts'

/** Reads the answers of the first sheet into the case; what is left blank and has a usual answer gets it. */
export function readCaseSheet(reading: CaseReading, sheet: OpenedSheet): void {
  const fields = [...caseFields, hindsightField]
  const columns = columnsOf(sheet, [caseHeadings.item, caseHeadings.answer])
  const answerAt = columns.get(caseHeadings.answer) ?? 1
  const itemAt = columns.get(caseHeadings.item) ?? 0
  const wanted = wantedHeadings(fields.map(({ heading }) => heading))
  const others: { readonly heading: string; readonly row: number }[] = []
  for (const [row, cells] of sheet.rows.entries()) {
    const item = cells[itemAt] ?? ''
    const field = fields.find(({ heading }) => heading === wanted(item))
    if (field === undefined) {
      if (item.trim() !== '' && (cells[answerAt] ?? '').trim() !== '') others.push({ heading: item, row })
      continue
    }
    readAnswer(reading, field, cells[answerAt] ?? '', cellPlace(sheet.name, row, answerAt))
  }
  for (const field of fields) if (!reading.cells.has(field.at)) tellMissing(reading, sheet, field, others)
  takeUsual(reading.case)
}

function readAnswer(reading: CaseReading, field: Column, text: string, place: string): void {
  if (reading.cells.has(field.at)) {
    if (text.trim() === '') return
    reading.problems.add({
      code: 'IMP-112',
      place,
      sentence: `“${field.heading}” stands twice on this sheet. Keep one of the two.`,
    })
    return
  }
  reading.cells.set(field.at, { place, heading: field.heading })
  if (text.trim() === '') return
  const meaning = cellMeans(field, text, () => undefined)
  if ('code' in meaning) {
    reading.problems.add({
      code: meaning.code,
      place,
      sentence: `“${field.heading}” says “${text.trim().slice(0, 60)}”. ${meaning.advice}`,
    })
    writeAt(reading.case, field.at.split('.'), null)
    reading.unread.add(field.at)
  } else writeAt(reading.case, field.at.split('.'), meaning.value)
}

function tellMissing(
  { problems }: CaseReading,
  sheet: OpenedSheet,
  { heading, isNeeded }: Column,
  others: readonly { readonly heading: string; readonly row: number }[],
): void {
  const near = closest(
    heading.toLowerCase(),
    others.map((other) => other.heading.toLowerCase()),
  )
  const other = others.find((one) => one.heading.toLowerCase() === near)
  if (other !== undefined)
    problems.add({
      code: 'IMP-103',
      place: cellPlace(sheet.name, other.row, 0),
      sentence: `“${other.heading}” is not known on the sheet ${sheet.name}. If it is “${heading}”, call it that again.`,
    })
  else if (isNeeded === true)
    problems.add({
      code: 'IMP-103',
      place: sheet.name,
      sentence: `The sheet ${sheet.name} has no row “${heading}”. Put it back, with its answer beside it.`,
    })
}

/** Years, price base, horizons, seed and draws where nobody has said otherwise. */
function takeUsual(theCase: Record<string, unknown>): void {
  const { firstYear } = theCase
  const years = typeof theCase['years'] === 'number' ? theCase['years'] : 10
  theCase['years'] ??= years
  theCase['draws'] ??= 1024
  theCase['horizonShown'] ??= [...new Set([3, 5, 10].map((horizon) => Math.min(horizon, years)))]
  if (typeof firstYear !== 'string') return
  theCase['priceBase'] ??= firstYear
  theCase['seed'] ??= Number(firstYear.slice(0, 4))
}

/** Gives every later figure of the baseline the reason that the first sheet gives for all of them. */
export function takeHindsightReason(reading: CaseReading): void {
  const reason = reading.case['hindsightReason']
  delete reading.case['hindsightReason']
  const { decisionDate, baseline } = reading.case
  if (typeof reason !== 'string' || typeof decisionDate !== 'string' || !Array.isArray(baseline)) return
  for (const cell of baseline as Record<string, unknown>[]) {
    // Days as text are in order of time.
    if (typeof cell['published'] === 'string' && cell['published'] > decisionDate) cell['hindsightReason'] ??= reason
  }
}

/** Reads what no sheet of columns can hold: a place in the case, and a value that was written there. */
export function readOtherParts(reading: CaseReading, sheet: OpenedSheet): void {
  const columns = columnsOf(sheet, Object.values(otherHeadings))
  const positionOf = (heading: string, usual: number) => columns.get(heading) ?? usual
  const placeAt = positionOf(otherHeadings.place, 0)
  const aboutAt = positionOf(otherHeadings.about, 1)
  const valueIn = positionOf(otherHeadings.value, 2)
  const texts = new Map<string, { text: string; readonly row: number; readonly about: string }>()
  for (const [row, cells] of sheet.rows.entries()) {
    const place = (cells[placeAt] ?? '').trim()
    const text = cells[valueIn] ?? ''
    // Above the headings and in them there is no place of a case.
    if (row <= (columns.get('row') ?? -1) || place === '') continue
    // A value too long for one cell goes on in the next row of the same place.
    const before = texts.get(place)
    if (before === undefined) texts.set(place, { text, row, about: (cells[aboutAt] ?? '').trim() })
    else before.text += text
  }
  for (const [place, { text, row, about }] of texts)
    putPart(reading, { place, text, about, cell: cellPlace(sheet.name, row, placeAt) })
}

interface PartRead {
  readonly place: string
  readonly text: string
  readonly about: string
  readonly cell: string
}

function putPart(reading: CaseReading, { place, text, about, cell }: PartRead): void {
  const steps = stepsOfPlace(place)
  const tell = (sentence: string) => reading.problems.add({ code: 'IMP-113', place: cell, sentence })
  if (steps === undefined || steps.length === 0) {
    tell(`“${place}” is no place in a case. Write it as in options[0].services, or clear the row.`)
    return
  }
  if (aboutOf(reading.case, steps) !== about && about !== '') {
    tell(
      `${place} is said to belong to “${about}”, and by the rows of the other sheets it belongs to “${aboutOf(reading.case, steps)}”. Rows may have been moved or taken out: correct the number in the place.`,
    )
    return
  }
  const value = valueIn(text)
  // Empty when the workbook was written; rows added since then hold.
  const isFilledSince = /^(\[\]|\{\})$/.test(text) && valueAt(reading.case, steps) !== undefined
  if (!isFilledSince && !writeAt(reading.case, steps, value)) {
    tell(`${place} cannot be reached: the sheets hold nothing there for it to be part of. Correct it or clear the row.`)
    return
  }
  reading.cells.set(placeOfSteps(steps), { place: cell, heading: place })
}

/** What the innermost entry on the way is known by, so that a moved row is noticed. */
export function aboutOf(top: unknown, steps: CasePath): string {
  for (let length = steps.length - 1; length > 0; length--) {
    const entry = valueAt(top, steps.slice(0, length))
    for (const key of ['code', 'service', 'for', 'name', 'line', 'council']) {
      const known = valueAt(entry, [key])
      if (typeof known === 'string' && /^[\w./-]{1,60}$/.test(known)) return known
    }
  }
  return ''
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Positions of headings by search, and under `row` the row they stand in. */
function columnsOf(sheet: OpenedSheet, headings: readonly string[]): ReadonlyMap<string, number> {
  const wanted = wantedHeadings(headings)
  for (const [row, cells] of sheet.rows.slice(0, 40).entries()) {
    const found = cells.flatMap((cell, position): (readonly [string, number])[] => {
      const heading = wanted(cell)
      return heading === undefined ? [] : [[heading, position]]
    })
    if (found.length === headings.length) return new Map([...found, ['row', row]])
  }
  return new Map()
}
