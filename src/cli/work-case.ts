import { type WorkedCase, workedFrom } from '../web/index.ts'
import { readCaseText } from './case-text.ts'
import { exitCodes, type Io } from './io.ts'
import { CommandStop, stop } from './problems.ts'
import { type Words, wholeNumber } from './words.ts'

const mostSeed = 4_294_967_295

/** Works the case a command was given; stops with every problem of its file. */
export function workCase(word: string, words: Words, io: Io, choice: { readonly draws?: number } = {}): WorkedCase {
  const draws = drawsAsked(words) ?? choice.draws
  const seed = wholeNumber(words, 'seed', { least: 0, most: mostSeed })
  const text = readCaseText(word)
  const progress = progressOn(io)
  const worked = workedFrom(text, {
    onProgress: progress.tell,
    ...(draws === undefined ? {} : { draws }),
    ...(seed === undefined ? {} : { seed }),
  })
  progress.end()
  if ('problems' in worked) throw new CommandStop(worked.problems, exitCodes.problems)
  return worked
}

function drawsAsked(words: Words): number | undefined {
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
function progressOn(io: Io): { readonly tell: (share: number) => void; readonly end: () => void } {
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
