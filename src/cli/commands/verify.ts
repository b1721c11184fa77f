import { existsSync } from 'node:fs'
import { type Rerun, readVersion, rerunVersion, type Version } from '../../appraisal/index.ts'
import type { Problem } from '../../figures/index.ts'
import { readText } from '../case-text.ts'
import { type Command, helpOption, jsonOption } from '../command.ts'
import type { ExitCode, Io } from '../io.ts'
import { exitCodes, printProblems, stop } from '../problems.ts'
import { takeWords } from '../words.ts'
import { progressOn } from '../work-case.ts'

export const verifyCommand: Command = {
  name: 'verify',
  takes: 'VERSION-FILE',
  means: 'Re-runs a frozen version from its own formulas: the same pennies, or where it first differs.',
  more: 'Needs nothing but the file. It exits with 0 where every number is the same, and with 1 where one differs, the file was changed, or another engine number is needed.',
  options: [jsonOption, helpOption],
  run: (words, io) => {
    const [word = ''] = takeWords(words, ['VERSION-FILE'])
    const asJson = words.flags.has('json')
    const reading = readVersion(readVersionText(word))
    if ('problems' in reading) return told({ state: 'damaged', problems: reading.problems }, undefined, io, asJson)
    const progress = progressOn(io)
    const rerun = rerunVersion(reading.version, { onProgress: progress.tell })
    progress.end()
    return told(rerun, reading.version, io, asJson)
  },
}

function readVersionText(path: string): string {
  if (existsSync(path)) return readText(path, path)
  return stop(
    'FILE-01',
    path,
    `There is no file “${path}”. Give the path of a version that \`concordat freeze\` wrote.`,
  )
}

function told(rerun: Rerun, version: Version | undefined, io: Io, asJson: boolean): ExitCode {
  const { contentHash } = version ?? {}
  if (asJson) io.out(`${JSON.stringify(asData(rerun, contentHash))}\n`)
  else if (rerun.state !== 'same') printProblems(rerun.problems, io, false)
  else {
    io.out(
      `The same: ${rerun.numbers.toLocaleString('en-GB')} numbers of “${version?.case.title}” worked again from its own formulas.\nFingerprint ${contentHash}, engine number ${version?.engine}.\n`,
    )
    for (const { code, place, sentence } of rerun.notes) io.out(`${[code, place, sentence].join('  ')}\n`)
  }
  return rerun.state === 'same' ? exitCodes.done : exitCodes.problems
}

function asData(rerun: Rerun, contentHash: string | undefined) {
  const plain = (problems: readonly Problem[]) =>
    problems.map(({ code, place, sentence }) => ({ code, place, sentence }))
  const about = { state: rerun.state, ...(contentHash === undefined ? {} : { contentHash }) }
  switch (rerun.state) {
    case 'same':
      return { ...about, numbers: rerun.numbers, notes: plain(rerun.notes), problems: [] }
    case 'differs': {
      const { place, figure, title, at, frozen, worked } = rerun.first ?? {}
      const first = rerun.first === undefined ? null : { place, figure, title, at, frozen, worked }
      return { ...about, count: rerun.count, first, problems: plain(rerun.problems) }
    }
    case 'otherEngine':
      return { ...about, needed: rerun.needed, own: rerun.own, problems: plain(rerun.problems) }
    case 'damaged':
      return { ...about, problems: plain(rerun.problems) }
    default:
      return rerun satisfies never
  }
}
