import { existsSync } from 'node:fs'
import { type CaseFile, readCaseFile } from '../../appraisal/index.ts'
import { type Compared, comparedNotes, comparedOptions, comparedRows, comparedTitles } from '../../charts/index.ts'
import { closest } from '../../figures/index.ts'
import { caseTextAnywhere, storedCase } from '../case-anywhere.ts'
import { exampleNames } from '../case-text.ts'
import { type Command, drawsOption, helpOption, jsonOption, seedOption } from '../command.ts'
import type { Io } from '../io.ts'
import { CommandStop, exitCodes, stop } from '../problems.ts'
import { textTable, wrapped } from '../text.ts'
import type { Words } from '../words.ts'
import { workCase } from '../work-case.ts'

export const compareCommand: Command = {
  name: 'compare',
  takes: 'CASE [OPTION…] [CASE [OPTION…]]…',
  means: 'Sets options side by side: of one case on the same futures, or of several cases.',
  more: 'An option is given by its code, such as shared-senior-team, after the case it is of. A case without options\nstands with all that it compares. Options of two cases are shown beside one another and not subtracted.',
  options: [drawsOption, seedOption, jsonOption, helpOption],
  run: async (words, io) => {
    const compared: Compared[] = []
    for (const group of await groupsOf(words.rest, io)) compared.push(...(await optionsOf(group, words, io)))
    const [only] = compared
    if (only !== undefined && compared.length === 1)
      stop(
        'USE-07',
        only.option.code,
        `“${only.option.title}” has nothing beside it. Name another option or another case.`,
      )
    io.out(words.flags.has('json') ? asData(compared) : asText(compared))
    return exitCodes.done
  },
}

/** A case, and the options of it that are asked for; all that it compares where none is. */
interface Group {
  readonly word: string
  /** The text of its file: two words for one file are one case. */
  readonly text: string
  readonly theCase: CaseFile
  readonly options: string[]
}

/** Reads the words from the left: what is an option of the case before it is that option, anything else a case. */
async function groupsOf(words: readonly string[], io: Io): Promise<readonly Group[]> {
  const groups: Group[] = []
  let now: Group | undefined
  for (const word of words) {
    const option = now === undefined ? undefined : optionNamed(now.theCase, word)
    if (now !== undefined && option !== undefined) {
      if (now.options.includes(option)) stopAtItself(option)
      now.options.push(option)
      continue
    }
    if (now !== undefined && !isCase(word) && (await storedCase(word, io)) === undefined)
      stopAtUnknown(now.theCase, word)
    const text = await caseTextAnywhere(word, io)
    now = groups.find((group) => group.text === text)
    if (now !== undefined && now.options.length === 0) stopAtItself(word)
    if (now === undefined) {
      now = { word, text, theCase: caseOf(text), options: [] }
      groups.push(now)
    }
  }
  if (groups.length === 0) return stop('USE-05', 'CASE', `CASE is missing. The command takes ${compareCommand.takes}.`)
  return groups
}

function caseOf(text: string): CaseFile {
  const reading = readCaseFile(text)
  if ('problems' in reading) throw new CommandStop(reading.problems, exitCodes.problems)
  return reading.case
}

function isCase(word: string): boolean {
  return exampleNames().includes(word) || existsSync(word) || word.includes('/') || /\.(json|xlsx|ods)$/.test(word)
}

function optionNamed({ options }: CaseFile, asked: string): string | undefined {
  return options.find(({ code, title }) => code === asked || title.toLowerCase() === asked.toLowerCase())?.code
}

function stopAtItself(word: string): never {
  return stop(
    'USE-07',
    word,
    `“${word}” is named twice, and nothing is learned by comparing it with itself. Name another.`,
  )
}

function stopAtUnknown({ options }: CaseFile, asked: string): never {
  const codes = options.map(({ code }) => code)
  const near = closest(asked, [...codes, ...exampleNames()])
  return stop(
    'USE-06',
    asked,
    `The case has no option “${asked}”, and no case is called that. ${near === undefined ? `Its options are ${codes.join(', ')}.` : `Did you mean ${near}?`}`,
  )
}

async function optionsOf({ word, options }: Group, words: Words, io: Io): Promise<readonly Compared[]> {
  const { answer } = await workCase(word, words, io)
  const wanted = options.length === 0 ? comparedOptions(answer).map(({ code }) => code) : options
  return wanted.flatMap((code) => {
    const option = answer.options.find((each) => each.code === code)
    return option === undefined ? [] : [{ answer, option }]
  })
}

function asData(compared: readonly Compared[]): string {
  return `${JSON.stringify({
    notes: comparedNotes(compared),
    cases: [...new Set(compared.map(({ answer }) => answer))].map(({ case: about, seed, draws }) => ({
      name: about.name,
      priceBase: about.priceBase,
      firstYear: about.firstYear,
      years: about.years,
      councils: about.councils.map(({ code }) => code),
      seed,
      draws,
    })),
    options: compared.map(({ answer, option }) => ({ case: answer.case.name, ...option })),
  })}\n`
}

function asText(compared: readonly Compared[]): string {
  const titles = comparedTitles(compared)
  const rows = comparedRows(compared).map(({ title, cells, isPart }) => [isPart ? `  ${title}` : title, ...cells])
  return [
    textTable(
      ['', ...titles],
      rows,
      ['', ...titles].map((_, column) => column),
    ),
    '',
    ...comparedNotes(compared).map((note) => wrapped(note)),
    '',
  ].join('\n')
}
