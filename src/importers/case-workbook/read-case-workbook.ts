import { type CaseFileReading, readCaseFile } from '../../appraisal/index.ts'
import { closest, type Problem } from '../../figures/index.ts'
import { importProblem, Refusal } from '../problems.ts'
import { type HandedIn, openFile } from '../table/open-file.ts'
import type { Opened, OpenedSheet, OpenedWorkbook } from '../table/opened.ts'
import { plainWords } from './choices.ts'
import { findHeadings } from './headings.ts'
import { caseSheet, listsSheet, otherSheet, readMeSheet, sheetLayouts } from './layout.ts'
import { placeInWorkbook, withPlaces } from './places.ts'
import { readCaseSheet, readOtherParts, takeHindsightReason } from './read-case-sheet.ts'
import { readRows } from './read-rows.ts'
import { type CaseReading, newReading } from './reading.ts'

/** A case as its workbook says it, not yet checked, with the cell of each of its places; or every problem. */
export type CaseWorkbookReading =
  | {
      readonly case: unknown
      /** `Baseline!F13` for `baseline[10].pounds`; the place itself where no cell holds it. */
      readonly placeOf: (casePlace: string) => string
      readonly warnings: readonly Problem[]
    }
  | { readonly problems: readonly Problem[] }

const neededSheets = ['Councils', 'Services', 'Service lines', 'Baseline', 'Options']

/** Whether a file is a case workbook, by its sheets. */
export function isCaseWorkbook(opened: Opened): opened is OpenedWorkbook {
  if (opened.form !== 'workbook') return false
  const names = new Set(opened.sheets.map(({ name }) => plainWords(name)))
  return [caseSheet, ...neededSheets].filter((name) => names.has(plainWords(name))).length >= 4
}

/** Reads the sheets of a case workbook into a case as JSON would hold it. It is for `readCaseFile` to check. */
export function readCaseWorkbook(opened: Opened): CaseWorkbookReading {
  const reading = readSheets(opened)
  if ('refused' in reading) return { problems: [reading.refused] }
  const problems = reading.problems.list()
  if (problems.length > 0) return { problems }
  return {
    case: reading.case,
    placeOf: (place) => placeInWorkbook(reading, place),
    warnings: reading.warnings.list(),
  }
}

/** What the sheets hold, whatever is wrong with it: for the writer, who adds what they cannot hold. */
export function caseInSheets(opened: OpenedWorkbook): object {
  const reading = readSheets(opened)
  return 'refused' in reading ? {} : reading.case
}

/**
 * The case that a workbook holds, read and checked: a case with its warnings, or every problem of the sheets and of what
 * they say, by sheet and cell.
 */
export function readCheckedCase(opened: Opened): CaseFileReading {
  const reading = readSheets(opened)
  if ('refused' in reading) return { problems: [reading.refused] }
  const ofSheets = reading.problems.list()
  // Where a whole sheet cannot be read, everything that rests on it would look wrong as well.
  if (reading.unreadSheets.size > 0) return { problems: ofSheets }
  const checked = readCaseFile(reading.case)
  if ('problems' in checked)
    return {
      problems: [
        ...ofSheets,
        ...withPlaces(
          reading,
          checked.problems.filter(({ place }) => !reading.unread.has(place)),
        ),
      ],
    }
  if (ofSheets.length > 0) return { problems: ofSheets }
  return { case: checked.case, warnings: [...reading.warnings.list(), ...withPlaces(reading, checked.warnings)] }
}

/** The same from the bytes of a file. */
export async function readCaseWorkbookFile(file: HandedIn): Promise<CaseFileReading> {
  const notes: Problem[] = []
  try {
    const checked = readCheckedCase(await openFile(file, (note) => notes.push(note)))
    return 'problems' in checked ? checked : { ...checked, warnings: [...notes, ...checked.warnings] }
  } catch (error) {
    if (error instanceof Refusal) return { problems: error.problems }
    throw error
  }
}

function readSheets(opened: Opened): CaseReading | { readonly refused: Problem } {
  if (!isCaseWorkbook(opened))
    return {
      refused: importProblem(
        'IMP-100',
        opened.name,
        `${opened.name} is not a case workbook: it has none of the sheets ${[caseSheet, ...neededSheets].join(', ')}. Write one with concordat template, and fill it in.`,
      ),
    }
  const reading = newReading()
  const byName = new Map(opened.sheets.map((sheet) => [plainWords(sheet.name), sheet]))
  const sheetOf = (name: string) => byName.get(plainWords(name))
  tellOfSheets(reading, opened, sheetOf)
  const first = sheetOf(caseSheet)
  if (first !== undefined) readCaseSheet(reading, first)
  for (const layout of sheetLayouts) {
    const sheet = sheetOf(layout.name)
    if (sheet !== undefined) readRows(reading, sheet, layout)
  }
  takeHindsightReason(reading)
  const others = sheetOf(otherSheet)
  if (others !== undefined) readOtherParts(reading, others)
  return reading
}

function tellOfSheets(
  { problems, warnings, unreadSheets }: CaseReading,
  { sheets }: OpenedWorkbook,
  sheetOf: (name: string) => OpenedSheet | undefined,
): void {
  const own = [readMeSheet, caseSheet, otherSheet, listsSheet, ...sheetLayouts.map(({ name }) => name)]
  const strange = sheets.filter(({ name }) => !own.some((each) => plainWords(each) === plainWords(name)))
  const missing = own.filter((name) => sheetOf(name) === undefined)
  const renamed = new Set<string>()
  for (const sheet of strange) {
    if (sheet.rows.every((cells) => cells.every((cell) => cell.trim() === ''))) continue
    const meant = nameMeant(sheet, missing)
    if (meant === undefined)
      warnings.add({
        code: 'IMP-114',
        place: sheet.name,
        sentence: `The sheet ${sheet.name} is not one of a case workbook. It is not read.`,
      })
    else {
      renamed.add(meant)
      unreadSheets.add(meant)
      problems.add({
        code: 'IMP-102',
        place: sheet.name,
        sentence: `The sheet ${sheet.name} looks like the sheet ${meant}, which is not there. Call it ${meant} again, or give it other headings.`,
      })
    }
  }
  for (const name of [caseSheet, ...neededSheets])
    if (sheetOf(name) === undefined && !renamed.has(name)) {
      unreadSheets.add(name)
      problems.add({
        code: 'IMP-101',
        place: name,
        sentence: `There is no sheet ${name}, which every case needs. Put it back from a new workbook.`,
      })
    }
  for (const sheet of sheets)
    if (sheet.hiddenRows.size > 0 && sheetLayouts.some(({ name }) => plainWords(name) === plainWords(sheet.name)))
      warnings.add({
        code: 'IMP-117',
        place: sheet.name,
        sentence: `The sheet ${sheet.name} has ${sheet.hiddenRows.size} hidden ${sheet.hiddenRows.size === 1 ? 'row' : 'rows'}. They are read like the others: clear them if they should not count.`,
      })
}

/** The missing sheet that a strange one is by its headings, or nearly by its name. */
function nameMeant(sheet: OpenedSheet, missing: readonly string[]): string | undefined {
  const byHeadings = sheetLayouts.find((layout) => {
    if (!missing.includes(layout.name)) return false
    const found = findHeadings(sheet, layout)
    const needed = layout.columns.filter(({ isNeeded }) => isNeeded === true)
    return found !== undefined && found.others.length === 0 && needed.every((column) => found.columns.has(column))
  })
  return byHeadings?.name ?? closest(sheet.name, missing)
}
