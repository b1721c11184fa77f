import { writeFileSync } from 'node:fs'
import { readSplitPlan, splitCase, unknownCounty } from '../importers/index.ts'
import { caseFileText } from '../publishing/index.ts'
import { isFileError, readText } from './case-text.ts'
import type { ExitCode, Io } from './io.ts'
import { CommandStop, exitCodes, stop } from './problems.ts'
import type { Words } from './words.ts'

/** Makes the case of a county whose children’s services will be divided, and prints it or writes it to a file. */
export function runSplit(words: Words, io: Io): ExitCode {
  const county = words.values['split'] ?? ''
  const other = ['councils', 'year'].find((name) => words.values[name] !== undefined)
  if (other !== undefined)
    return stop(
      'USE-02',
      `--${other}`,
      `--${other} does not go with --split: the year and the councils stand in the file of --into. Leave it out.`,
    )
  const unknown = unknownCounty(county)
  if (unknown !== undefined) throw new CommandStop([{ ...unknown, place: '--split' }], exitCodes.wrongUse)
  const file = words.values['into']
  if (file === undefined)
    return stop(
      'USE-05',
      '--into',
      '--into is missing: --into examples/suffolk.into.json says which districts go where.',
    )
  const read = readSplitPlan(county, readText(file, file))
  if ('problems' in read) throw new CommandStop(read.problems, exitCodes.problems)
  const made = splitCase(read.plan)
  if ('problems' in made) throw new CommandStop(made.problems, exitCodes.problems)
  for (const { code, place, sentence } of made.warnings) io.err(`${code}  ${place}  ${sentence}\n`)
  const text = caseFileText(made.case)
  const path = words.values['out']
  if (path === undefined) {
    io.out(text)
    return exitCodes.done
  }
  try {
    writeFileSync(path, text)
  } catch (error) {
    if (!isFileError(error)) throw error
    return stop('FILE-05', path, `“${path}” could not be written (${error.code}). Say another place with --out.`)
  }
  io.out(
    words.flags.has('json')
      ? `${JSON.stringify({ written: path, warnings: made.warnings })}\n`
      : `Written: ${path}. Next: concordat appraise ${path}\n`,
  )
  return exitCodes.done
}
