import type { Answer, OptionAnswer, SpreadPence } from '../../appraisal/index.ts'
import { chanceInWords, moneyStyle, posts, shareInWords } from '../../charts/index.ts'
import { closest } from '../../figures/index.ts'
import { type Command, drawsOption, helpOption, jsonOption, seedOption } from '../command.ts'
import { exitCodes, stop } from '../problems.ts'
import { textTable } from '../text.ts'
import { takeWords } from '../words.ts'
import { workCase } from '../work-case.ts'

export const compareCommand: Command = {
  name: 'compare',
  takes: 'CASE OPTION OPTION',
  means: 'Sets two options of a case side by side, on the same futures.',
  more: 'An option is given by its code, such as shared-senior-team.',
  options: [drawsOption, seedOption, jsonOption, helpOption],
  run: (words, io) => {
    const [word = '', first = '', second = ''] = takeWords(words, ['CASE', 'OPTION', 'OPTION'])
    const { answer } = workCase(word, words, io)
    const [one, other] = [optionOf(answer, first), optionOf(answer, second)]
    io.out(
      words.flags.has('json') ? `${JSON.stringify({ options: [one, other] })}\n` : comparedText(answer, one, other),
    )
    return exitCodes.done
  },
}

function optionOf({ options }: Answer, asked: string): OptionAnswer {
  const found = options.find(({ code, title }) => code === asked || title.toLowerCase() === asked.toLowerCase())
  if (found !== undefined) return found
  const codes = options.map(({ code }) => code)
  const near = closest(asked, codes)
  return stop(
    'USE-06',
    asked,
    `The case has no option “${asked}”. ${near === undefined ? `It has ${codes.join(', ')}.` : `Did you mean ${near}?`}`,
  )
}

function comparedText(answer: Answer, one: OptionAnswer, other: OptionAnswer): string {
  const both = [one, other]
  const spread = (title: string, of: (option: OptionAnswer) => SpreadPence): readonly string[] => {
    const money = moneyStyle(both.flatMap((option) => [of(option).mean, of(option).p5, of(option).p95]))
    return [
      title,
      ...both.map((option) => `${money(of(option).mean)} (${money(of(option).p5)} to ${money(of(option).p95)})`),
    ]
  }
  const central = moneyStyle(both.map(({ presentValuePence }) => presentValuePence.central))
  const parts = moneyStyle(
    both.flatMap(({ byCouncil }) => byCouncil.map(({ presentValuePence }) => presentValuePence.mean)),
    2,
  )
  const rows: readonly (readonly string[])[] = [
    ['In a word', ...both.map(({ inAWord }) => inAWord)],
    ['State', ...both.map(({ state }) => (state === 'notShownSafe' ? 'not shown safe' : state))],
    spread(
      `Better off over ${answer.case.years} years without transfers, mean (9 in 10)`,
      ({ presentValuePence }) => presentValuePence,
    ),
    ['The same, central case', ...both.map(({ presentValuePence }) => central(presentValuePence.central))],
    ...answer.case.councils.map(({ code, shortName }) => [
      `  ${shortName} with its transfers, mean`,
      ...both.map(({ byCouncil }) => {
        const found = byCouncil.find(({ council }) => council === code)
        return found === undefined
          ? 'takes no part'
          : `${parts(found.presentValuePence.mean)}, ${chanceInWords(found.chanceBetterOff)}`
      }),
    ]),
    ['Every council gains in', ...both.map(({ chanceAllBetterOff }) => chanceInWords(chanceAllBetterOff))],
    spread('Saving a year once running', ({ recurringSavingPence }) => recurringSavingPence),
    spread('Cost to set up', ({ setUpPence }) => setUpPence),
    spread('Cost to leave after three years', ({ leavingAfterThreeYearsPence }) => leavingAfterThreeYearsPence),
    ['Pays for itself', ...both.map(({ paybackYear }) => paybackYear ?? `not within ${answer.case.years} years`)],
    ['Posts removed', ...both.map(({ postsRemoved }) => posts(postsRemoved.central))],
    [
      'Rests on judgement',
      ...both.map(({ evidence }) => shareInWords(evidence.find(({ grade }) => grade === 'D')?.share ?? 0)),
    ],
  ]
  return `${textTable(['', one.title, other.title], rows, [0, 1, 2])}\n`
}
