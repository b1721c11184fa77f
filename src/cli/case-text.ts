import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseFileReading, readCaseFile } from '../appraisal/index.ts'
import { closest, listInWords } from '../figures/index.ts'
import { examplesFolder } from './places.ts'
import { stop } from './problems.ts'

const mostBytes = 50 * 1024 * 1024

/** The names of the worked examples, in order. */
export function exampleNames(): readonly string[] {
  const folder = examplesFolder()
  if (folder === undefined) return []
  return (
    readdirSync(folder)
      // A plan for dividing a county, suffolk.into.json, stands beside the case that is made from it and is none itself.
      .filter((file) => /^[a-z0-9-]+\.json$/.test(file))
      .map((file) => file.slice(0, -'.json'.length))
      .sort()
  )
}

/** The text of a case: a worked example by its name, or a case file or case workbook by its path. */
export async function readCaseText(word: string): Promise<string> {
  if (exampleNames().includes(word) || !existsSync(word) || !beginsLikeZip(word)) return readCaseJson(word)
  // The library that opens workbooks is loaded only for one.
  const { caseTextOfWorkbook } = await import('./case-workbook-text.ts')
  return caseTextOfWorkbook(word)
}

/** A case read and checked: a case file’s problems and warnings by their place in it, a workbook’s by sheet and cell. */
export async function readCase(word: string): Promise<CaseFileReading> {
  if (exampleNames().includes(word) || !existsSync(word) || !beginsLikeZip(word))
    return readCaseFile(readCaseJson(word))
  const { readWorkbookCase } = await import('./case-workbook-text.ts')
  return readWorkbookCase(word)
}

/** The same where it is known to be JSON. */
export function readCaseJson(word: string): string {
  const folder = examplesFolder()
  if (folder !== undefined && exampleNames().includes(word)) return readText(join(folder, `${word}.json`), word)
  if (!existsSync(word)) {
    const near = closest(word, exampleNames())
    const hint =
      near === undefined ? `The worked examples are ${listInWords(exampleNames())}.` : `Did you mean ${near}?`
    return stop('FILE-01', word, `There is no file “${word}” and no worked example of that name. ${hint}`)
  }
  return readText(word, word)
}

/** A file's text, refused before it is read where it is too large or no file at all. */
export function readText(path: string, place: string): string {
  let bytes: Uint8Array
  try {
    const { size, isFile } = sizeOf(path)
    if (!isFile) return stop('FILE-02', place, `“${place}” is not a file. Give the path of one case file.`)
    if (size > mostBytes)
      return stop(
        'FILE-03',
        place,
        `“${place}” is ${Math.round(size / 1024 / 1024)} MB. A case file may be up to 50 MB; leave out what the case does not use.`,
      )
    bytes = readFileSync(path)
  } catch (error) {
    if (!isFileError(error)) throw error
    return stop(
      'FILE-02',
      place,
      `“${place}” could not be read (${error.code}). Check that it is there and that you may read it.`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return stop('FILE-04', place, `“${place}” is not UTF-8 text. Save it as JSON in UTF-8.`)
  }
}

function beginsLikeZip(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false
    const file = openSync(path, 'r')
    try {
      const start = new Uint8Array(2)
      return readSync(file, start) === 2 && start[0] === 0x50 && start[1] === 0x4b
    } finally {
      closeSync(file)
    }
  } catch {
    // Whatever is wrong with it is told when it is read.
    return false
  }
}

function sizeOf(path: string): { readonly size: number; readonly isFile: boolean } {
  const stat = statSync(path)
  return { size: stat.size, isFile: stat.isFile() }
}

/** An error of the file system, which has a code such as ENOENT. */
export function isFileError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
