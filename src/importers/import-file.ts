import { closest, type Problem } from '../figures/index.ts'
import type { ImportedFile, Importer, ReadingDesk } from './importer.ts'
import { importers } from './importers.ts'
import { notForABaseline } from './not-for-a-baseline.ts'
import type { Entry, Take } from './observation.ts'
import { CellWarnings, Refusal, refuse } from './problems.ts'
import { spreadsheet } from './spreadsheet/spreadsheet.ts'
import { type HandedIn, openFile } from './table/open-file.ts'
import type { Opened } from './table/opened.ts'

/** How a file is to be read. */
export interface ImportChoice {
  /** The kind it is said to be; found by its columns when left out. */
  readonly as?: string
  /** A saved mapping of columns, for a guided reading. */
  readonly mapping?: unknown
  /** The council whose file it is, where the file does not say. */
  readonly council?: string
  /** The month that the file is of, `2014-06`, where the file does not say. */
  readonly month?: string
}

export type ImportResult = ImportedFile | { readonly problems: readonly Problem[] }

/**
 * The front door: opens a file by its bytes, finds what kind it is by its columns, and reads it. Entries go to `take`
 * as they are read; where the answer is problems, nothing that was taken counts.
 */
export async function importFile(file: HandedIn, take: Take, choice: ImportChoice = {}): Promise<ImportResult> {
  const notes: Problem[] = []
  try {
    const opened = await openFile(file, (note) => notes.push(note))
    // A mapping is for a guided reading, so whoever hands one in need not say so.
    const importer = chosen(opened, choice.as ?? (choice.mapping === undefined ? undefined : spreadsheet.kind))
    const warnings = new CellWarnings()
    const desk: ReadingDesk = {
      take,
      warnings,
      ...(choice.mapping === undefined ? {} : { mapping: choice.mapping }),
      ...(choice.council === undefined ? {} : { council: choice.council }),
      ...(choice.month === undefined ? {} : { month: choice.month }),
    }
    const reading = await importer.read(opened, desk)
    return { ...reading, kind: importer.kind, title: importer.title, warnings: [...notes, ...warnings.list()] }
  } catch (error) {
    if (error instanceof Refusal) return { problems: error.problems }
    throw error
  }
}

/** The file with everything in it, for files small enough to be held. */
export async function importWhole(
  file: HandedIn,
  choice: ImportChoice = {},
): Promise<(ImportedFile & { readonly entries: readonly Entry[] }) | { readonly problems: readonly Problem[] }> {
  const entries: Entry[] = []
  const result = await importFile(file, (entry) => entries.push(entry), choice)
  return 'problems' in result ? result : { ...result, entries }
}

function chosen(opened: Opened, as: string | undefined): Importer {
  const persons = notForABaseline.find(({ isAboutPersons, recognises }) => isAboutPersons && recognises(opened) > 0)
  if (persons !== undefined) return persons
  if (as !== undefined) return asAsked(opened, as)
  const [best] = [...importers, ...notForABaseline]
    .map((importer) => ({ importer, sure: importer.recognises(opened) }))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure)
  return (
    best?.importer ??
    refuse(
      'IMP-10',
      opened.name,
      `${opened.name} is not of a kind that is known by its columns${headingOf(opened)}. Say what it is with --as (${importers.map(({ kind }) => kind).join(', ')}).`,
    )
  )
}

function asAsked(opened: Opened, as: string): Importer {
  const kinds = importers.map(({ kind }) => kind)
  const importer = importers.find(({ kind }) => kind === as)
  if (importer === undefined) {
    const near = closest(as, kinds)
    return refuse(
      'IMP-10',
      as,
      `There is no kind “${as}”. ${near === undefined ? `There are ${kinds.join(', ')}.` : `Did you mean ${near}?`}`,
    )
  }
  if (importer.recognises(opened) === 0 && importer.mayBeAsked?.(opened) !== true)
    return refuse(
      'IMP-11',
      opened.name,
      `${opened.name} was said to be ${as} (${importer.title}) and does not have its columns${headingOf(opened)}.`,
    )
  return importer
}

function headingOf(opened: Opened): string {
  const first =
    opened.form === 'text'
      ? opened.head[0]
      : opened.form === 'parquet'
        ? opened.columns
        : opened.form === 'workbook'
          ? opened.sheets.map(({ name }) => name)
          : undefined
  if (first === undefined) return ''
  const shown = first.slice(0, 6).map((cell) => `“${cell.slice(0, 40)}”`)
  return `: it has ${opened.form === 'workbook' ? 'the sheets' : 'the columns'} ${shown.join(', ')}${first.length > 6 ? ` and ${first.length - 6} more` : ''}`
}
