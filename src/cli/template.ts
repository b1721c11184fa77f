import { writeFileSync } from 'node:fs'
import { templateFor, templateName } from '../web/index.ts'
import { councilsAsked, yearAsked } from './baseline.ts'
import { isFileError } from './case-text.ts'
import type { ExitCode, Io } from './io.ts'
import { exitCodes, stop } from './problems.ts'
import { takeWords, type Words } from './words.ts'

/** Writes a case workbook with the official figures of some councils already in it. */
export function runTemplate(words: Words, io: Io): ExitCode {
  takeWords(words, [])
  const councils = councilsAsked(words)
  const year = yearAsked(words, councils)
  const path = words.values['out'] ?? templateName(councils, year)
  const { bytes, warnings } = templateFor(councils, year)
  try {
    writeFileSync(path, bytes)
  } catch (error) {
    if (!isFileError(error)) throw error
    stop('FILE-05', path, `“${path}” could not be written (${error.code}). Say another place with --out.`)
  }
  if (words.flags.has('json')) io.out(`${JSON.stringify({ written: path, bytes: bytes.length, warnings })}\n`)
  else {
    for (const { code, place, sentence } of warnings) io.err(`${code}  ${place}  ${sentence}\n`)
    io.out(`Written: ${path}. Fill it in, then: concordat appraise ${path}\n`)
  }
  return exitCodes.done
}
