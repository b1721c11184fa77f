import { existsSync } from 'node:fs'
import { type CaseFileReading, readCaseFile } from '../appraisal/index.ts'
import { exampleNames, readCase, readCaseText } from './case-text.ts'
import { isThere } from './data-folder.ts'
import type { Io } from './io.ts'

/** The text of a case: a worked example’s by its name, a file’s by its path, or a draft’s of the store by its name. */
export async function caseTextAnywhere(word: string, io: Io): Promise<string> {
  const stored = await storedCase(word, io)
  return stored === undefined ? readCaseText(word) : JSON.stringify(stored.file)
}

/** A case read and checked, wherever it is. */
export async function caseAnywhere(word: string, io: Io): Promise<CaseFileReading> {
  const stored = await storedCase(word, io)
  return stored === undefined ? readCase(word) : readCaseFile(stored.file)
}

/** A draft of the store, where the word is neither an example’s name nor a file. */
export async function storedCase(word: string, io: Io) {
  if (exampleNames().includes(word) || existsSync(word) || !isThere(io)) return undefined
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(word)) return undefined
  const [{ withStore }, { readStoredCase }] = await Promise.all([
    import('./control.ts'),
    import('./case-operations.ts'),
  ])
  return (await withStore(io, readStoredCase, { name: word })) ?? undefined
}
