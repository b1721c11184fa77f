import { type CaseFile, codesOn, readCaseFile, switchedTo, unknownScenarios } from '../appraisal/index.ts'
import { closest } from '../figures/index.ts'
import { type WorkedCase, workedFrom } from '../publishing/index.ts'
import { caseTextAnywhere } from './case-anywhere.ts'
import { exitCodes, type Io } from './io.ts'
import { CommandStop, stop } from './problems.ts'
import { codesAsked, type Words, wholeNumber } from './words.ts'

const mostSeed = 4_294_967_295

/** Works the case a command was given; stops with every problem of its file. */
export async function workCase(
  word: string,
  words: Words,
  io: Io,
  choice: { readonly draws?: number } = {},
): Promise<WorkedCase> {
  const draws = drawsAsked(words) ?? choice.draws
  const seed = seedAsked(words)
  const theCase = await caseAsked(word, words, io)
  const progress = progressOn(io)
  const worked = workedFrom(theCase, {
    onProgress: progress.tell,
    ...(draws === undefined ? {} : { draws }),
    ...(seed === undefined ? {} : { seed }),
  })
  progress.end()
  if ('problems' in worked) throw new CommandStop(worked.problems, exitCodes.problems)
  return worked
}

/** The text of a case; or, where scenarios are to be switched, the case with these on and those off. */
async function caseAsked(word: string, words: Words, io: Io): Promise<string | CaseFile> {
  const text = await caseTextAnywhere(word, io)
  const [on, off] = [codesAsked(words, 'scenario'), codesAsked(words, 'without')]
  if (on.length + off.length === 0) return text
  const reading = readCaseFile(text)
  if ('problems' in reading) throw new CommandStop(reading.problems, exitCodes.problems)
  const [unknown] = unknownScenarios(reading.case, [...on, ...off])
  if (unknown !== undefined) return stopAtScenario(reading.case, unknown)
  const both = on.find((code) => off.includes(code))
  if (both !== undefined) return stop('USE-08', both, `The scenario “${both}” is to be both on and off. Choose one.`)
  const wanted = [...codesOn(reading.case), ...on].filter((code) => !off.includes(code))
  return switchedTo(reading.case, wanted)
}

function stopAtScenario({ scenarios }: CaseFile, asked: string): never {
  const codes = scenarios.map(({ code }) => code)
  const near = closest(asked, codes)
  const held = codes.length === 0 ? 'It has none.' : `It has ${codes.join(', ')}.`
  return stop(
    'USE-08',
    asked,
    `The case has no scenario “${asked}”. ${near === undefined ? held : `Did you mean ${near}?`}`,
  )
}

/** The seed typed, where one is. */
export function seedAsked(words: Words): number | undefined {
  return wholeNumber(words, 'seed', { least: 0, most: mostSeed })
}

/** The number of draws typed, where one is. */
export function drawsAsked(words: Words): number | undefined {
  const draws = wholeNumber(words, 'draws', { least: 64, most: 65_536 })
  if (draws !== undefined && (draws & (draws - 1)) !== 0) {
    return stop(
      'USE-04',
      '--draws',
      `--draws is “${draws}”, which is not a power of two. Enter 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768 or 65536.`,
    )
  }
  return draws
}

/** Work over a second shows how far it is, on a terminal only. */
export function progressOn(io: Io): { readonly tell: (share: number) => void; readonly end: () => void } {
  const began = Date.now()
  let shown = false
  return {
    tell: (share) => {
      if (!io.isWatched || Date.now() - began < 1000) return
      shown = true
      io.err(`\rWorking: ${Math.round(share * 100)}%`)
    },
    end: () => {
      if (shown) io.err(`\r${' '.repeat(16)}\r`)
    },
  }
}
