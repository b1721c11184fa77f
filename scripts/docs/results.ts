import type { Answer, OptionAnswer } from '../../src/appraisal/index.ts'
import { chanceInWords } from '../../src/charts/index.ts'
import { formatMillions, formatNumber, formatWholePounds, roundTo } from '../../src/figures/index.ts'
import { table } from './markdown.ts'

const begins = /<!-- result of ([a-z0-9-]+) -->\n/
const ends = '<!-- end of result -->'

/** The names of the worked cases whose results a page shows. */
export function resultsIn(page: string): readonly string[] {
  return [...page.matchAll(new RegExp(begins, 'g'))].flatMap(([, name]) => (name === undefined ? [] : [name]))
}

/** The page with each result written anew. The words between results are left as they are. */
export function withResults(page: string, resultOf: (name: string) => string): string {
  return page
    .split(/(?=<!-- result of )/)
    .map((part) => {
      const name = begins.exec(part)?.[1]
      if (name === undefined) return part
      const end = part.indexOf(ends)
      if (end < 0) throw new Error(`The result of ${name} has no end: write “${ends}” after it.`)
      return `<!-- result of ${name} -->\n${resultOf(name)}\n${part.slice(end)}`
    })
    .join('')
}

/** The answer as a few lines of Markdown: what was asked, what is found, and each option beside carrying on alone. */
export function resultBlock(answer: Answer): string {
  const compared = answer.options.filter(({ role }) => role !== 'counterfactual')
  const many = answer.case.councils.length > 1
  return [
    `> **${answer.case.question}**`,
    '>',
    `> ${answer.finding.headline}`,
    '',
    table(
      [
        `Against carrying on alone, ${answer.case.years} years from ${answer.case.firstYear}`,
        ...(many ? answer.case.councils.map(({ shortName }) => shortName) : []),
        many ? 'All together, central case' : 'Central case',
        'The same, mean (9 in 10 futures)',
        many ? 'All better off' : 'Better off',
        'Leaving after three years, central case',
        'In a word',
      ],
      compared.map((option) => rowOf(option, answer, many)),
    ),
    '',
    `Present value in ${answer.case.priceBase} prices; ${formatNumber(answer.draws)} futures, seed ${answer.seed}. ${many ? 'A council’s own figure counts what public bodies pay each other; all together leaves it out.' : 'What public bodies pay each other is left out.'}`,
    ...answer.finding.explained.slice(0, 1).map((sentence) => `\n${sentence}`),
  ].join('\n')
}

function rowOf(option: OptionAnswer, answer: Answer, many: boolean): readonly string[] {
  const value = option.presentValuePence
  const leaving = option.leavingAfterThreeYearsPence
  return [
    option.title,
    ...(many
      ? answer.case.councils.map(({ code }) =>
          inWords(option.byCouncil.find(({ council }) => council === code)?.presentValuePence.central),
        )
      : []),
    inWords(value.central),
    `${inWords(value.mean)} (${inWords(value.p5)} to ${inWords(value.p95)})`,
    chanceInWords(many ? option.chanceAllBetterOff : option.chanceBetterOff),
    option.deliveryModels.length === 0 ? '' : inWords(Math.abs(leaving.central)),
    option.inAWord,
  ]
}

/** Pounds to three figures or so: £1.2m, £149,000. From whole pence. */
function inWords(pence: number | undefined): string {
  if (pence === undefined) return ''
  const pounds = pence / 100
  return Math.abs(pounds) >= 950_000 ? formatMillions(pounds) : formatWholePounds(roundTo(pounds, 1000))
}
