import { utils, write } from '@e965/xlsx'
import { expect } from 'vitest'
import { importWhole } from '../import-file.ts'
import type { Entry, Observation } from '../observation.ts'

/** Sheets by name, each its rows of cells. */
export type Sheets = Readonly<Record<string, readonly (readonly (string | number | Date)[])[]>>

/** The bytes of a workbook with those sheets. */
export function workbookOf(sheets: Sheets, bookType: 'xlsx' | 'ods' = 'xlsx'): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet(
        rows.map((row) => [...row]),
        { UTC: true },
      ),
      name,
    )
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
}

/** Reads bytes or text as a file of any kind; fails the test where it is refused. */
export async function readBytes(content: Uint8Array | string, name = 'a file') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const result = await importWhole({ name, bytes })
  if ('problems' in result)
    return expect.fail(result.problems.map(({ code, sentence }) => `${code} ${sentence}`).join('\n'))
  return { ...result, observations: result.entries.filter(isObservation) }
}

/** The codes of the problems a file is refused with; none where it is read. */
export async function refusalOf(content: Uint8Array | string, name = 'a file'): Promise<readonly string[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const result = await importWhole({ name, bytes })
  return 'problems' in result ? result.problems.map(({ code }) => code) : []
}

function isObservation(entry: Entry): entry is Observation {
  return entry.what === 'observation'
}
