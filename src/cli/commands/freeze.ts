import { writeFileSync } from 'node:fs'
import { freezeVersion, readCaseFile, rerunVersion } from '../../appraisal/index.ts'
import { canonicalJson } from '../../figures/index.ts'
import { caseTextAnywhere } from '../case-anywhere.ts'
import { isFileError } from '../case-text.ts'
import { type Command, drawsOption, helpOption, jsonOption, seedOption } from '../command.ts'
import { CommandStop, exitCodes, stop } from '../problems.ts'
import { takeWords } from '../words.ts'
import { drawsAsked, progressOn, seedAsked } from '../work-case.ts'

export const freezeCommand: Command = {
  name: 'freeze',
  takes: 'CASE',
  means: 'Freezes a case as a version: everything its answer rests on, in one file that anybody can re-run.',
  more: 'The version is re-run before it is written, and is not written where it would not give its own pennies.',
  options: [
    { name: 'out', value: 'FILE', means: 'Where the version is written; named after the case when left out.' },
    drawsOption,
    seedOption,
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => {
    const [word = ''] = takeWords(words, ['CASE'])
    const draws = drawsAsked(words)
    const seed = seedAsked(words)
    const reading = readCaseFile(await caseTextAnywhere(word, io))
    if ('problems' in reading) throw new CommandStop(reading.problems, exitCodes.problems)
    const progress = progressOn(io)
    const frozen = freezeVersion(reading.case, {
      onProgress: (share) => progress.tell(share / 2),
      ...(draws === undefined ? {} : { draws }),
      ...(seed === undefined ? {} : { seed }),
    })
    if ('problems' in frozen) throw new CommandStop(frozen.problems, exitCodes.problems)
    const { version } = frozen
    const rerun = rerunVersion(version, { onProgress: (share) => progress.tell(0.5 + share / 2) })
    progress.end()
    if (rerun.state !== 'same')
      throw new Error(`${version.case.name} does not re-run as it was frozen: ${rerun.problems[0]?.sentence}`)
    const path = words.values['out'] ?? `${version.case.name}.version.json`
    write(path, `${canonicalJson(version)}\n`)
    const { contentHash, engine } = version
    io.out(
      words.flags.has('json')
        ? `${JSON.stringify({ file: path, contentHash, engine, numbers: rerun.numbers })}\n`
        : `Wrote ${path}.\nFingerprint ${contentHash}, engine number ${engine}; ${rerun.numbers.toLocaleString('en-GB')} numbers re-run the same.\nCheck it anywhere with: concordat verify ${path}\n`,
    )
    return exitCodes.done
  },
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    if (!isFileError(error)) throw error
    stop('FILE-05', path, `“${path}” could not be written (${error.code}). Check that the folder is there and yours.`)
  }
}
