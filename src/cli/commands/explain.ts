import type { Answer, NamedFigure } from '../../appraisal/index.ts'
import { type Explanation, explanationText } from '../../figures/index.ts'
import type { WorkedCase } from '../../publishing/index.ts'
import { type Command, helpOption, jsonOption, scenarioOption, withoutOption } from '../command.ts'
import { CommandStop, exitCodes } from '../problems.ts'
import { textTable } from '../text.ts'
import { takeWords, type Words } from '../words.ts'
import { workCase } from '../work-case.ts'

const dimensions = ['option', 'council', 'service', 'year', 'month', 'step', 'pool'] as const

export const explainCommand: Command = {
  name: 'explain',
  takes: 'CASE [FIGURE]',
  means: 'Says why a figure is what it is: its formula in words and in numbers, and where it rests.',
  more: 'Without FIGURE it lists every figure of the case. What is not said (option, council, year) takes the first.',
  options: [
    ...dimensions.map((name) => ({ name, value: name === 'year' ? '2015-16' : 'CODE', means: `Of which ${name}.` })),
    { name: 'down', means: 'Every step down to a record of a return or a judgement, not the first only.' },
    scenarioOption,
    withoutOption,
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => {
    const [word = '', figure] = takeWords(words, ['CASE', 'FIGURE'], 1)
    // The central case does not depend on the draws: the fewest do.
    const worked = await workCase(word, words, io, { draws: 64 })
    const names = await worked.figureNames()
    if (figure === undefined) {
      io.out(words.flags.has('json') ? `${JSON.stringify({ figures: names })}\n` : listText(names))
      return exitCodes.done
    }
    const rungs = await ladderOf(worked, nameIn(names, figure), places(words, worked.answer))
    const shown = words.flags.has('down') ? rungs : rungs.slice(0, 1)
    io.out(
      words.flags.has('json') ? `${JSON.stringify({ explanations: shown })}\n` : explainedText(shown, rungs.length),
    )
    return exitCodes.done
  },
}

async function ladderOf(
  worked: WorkedCase,
  figure: string,
  at: Readonly<Record<string, string>>,
): Promise<readonly Explanation[]> {
  const rungs = await worked.ladder(figure, at)
  if ('problems' in rungs) throw new CommandStop(rungs.problems, exitCodes.wrongUse)
  return rungs
}

function explainedText(shown: readonly Explanation[], all: number): string {
  const more = all > shown.length ? `\nDown to where it rests, ${all} steps: add --down\n` : ''
  return `${shown.map(explanationText).join('\n\n')}\n${more}`
}

function listText(names: readonly NamedFigure[]): string {
  return `${textTable(
    ['Figure', 'By', 'What it is'],
    names.map(({ name, title, by }) => [name, by.join(', ') || 'the whole case', title]),
    [0, 1, 2],
  )}\n`
}

/** A figure's key without its group will do where only one has it. */
function nameIn(names: readonly NamedFigure[], asked: string): string {
  if (names.some(({ name }) => name === asked)) return asked
  const ending = names.filter(({ name }) => name.toLowerCase().endsWith(`/${asked.toLowerCase()}`))
  const [only] = ending
  return ending.length === 1 && only !== undefined ? only.name : asked
}

/** Where, from the options typed; a council, option or service may be given by a name near enough to one of the case. */
function places(words: Words, { case: about, options }: Answer): Readonly<Record<string, string>> {
  const named: Readonly<Record<string, readonly { readonly code: string; readonly names: readonly string[] }[]>> = {
    council: about.councils.map(({ code, name, shortName }) => ({ code, names: [name, shortName] })),
    option: options.map(({ code, title }) => ({ code, names: [title] })),
    service: about.services.map(({ code, title }) => ({ code, names: [title] })),
  }
  return Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const typed = words.values[dimension]
      if (typed === undefined) return []
      const found = named[dimension]?.find(({ names }) =>
        names.some((name) => name.toLowerCase() === typed.toLowerCase()),
      )
      return [[dimension, found?.code ?? nearCode(typed, named[dimension]?.map(({ code }) => code) ?? [])]]
    }),
  )
}

/** A code typed in another case of letters is that code; what is unknown stays as typed, for the problem to name. */
function nearCode(typed: string, codes: readonly string[]): string {
  return codes.find((code) => code.toLowerCase() === typed.toLowerCase()) ?? typed
}
