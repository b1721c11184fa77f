import type { Answer, OptionAnswer, SpreadPence } from '../appraisal/index.ts'
import { chanceInWords, formatNumber, listInWords } from '../figures/index.ts'
import { moneyStyle, posts, shareInWords } from './words.ts'

/** An option that is set beside others, and the case whose figures it has. */
export interface Compared {
  readonly answer: Answer
  readonly option: OptionAnswer
}

/** One thing said of every option compared, in their order. */
export interface ComparedRow {
  readonly title: string
  readonly cells: readonly string[]
  /** Of one council of the case, and so under the row before. */
  readonly isPart?: boolean
}

/** What a reader asks of options side by side: state, worth, who gains, what it costs to begin and to leave, evidence. */
export function comparedRows(all: readonly Compared[]): readonly ComparedRow[] {
  const row = (title: string, say: (each: Compared) => string): ComparedRow => ({ title, cells: all.map(say) })
  const spread = (title: string, of: (option: OptionAnswer) => SpreadPence) => {
    const money = moneyStyle(all.flatMap(({ option }) => [of(option).mean, of(option).p5, of(option).p95]))
    return row(title, ({ option }) => {
      const { mean, p5, p95 } = of(option)
      return `${money(mean)} (${money(p5)} to ${money(p95)})`
    })
  }
  const central = moneyStyle(all.map(({ option }) => option.presentValuePence.central))
  const years = [...new Set(all.map(({ answer }) => answer.case.years))]
  const over = years.length === 1 ? `over ${years[0]} years` : 'over the years of its case'
  return [
    row('In a word', ({ option }) => option.inAWord),
    row('State', ({ option }) => (option.state === 'notShownSafe' ? 'not shown safe' : option.state)),
    spread(`Better off ${over} without transfers, mean (9 in 10)`, ({ presentValuePence }) => presentValuePence),
    row('The same, central case', ({ option }) => central(option.presentValuePence.central)),
    ...councilRows(all),
    row('Every council gains in', ({ option }) => chanceInWords(option.chanceAllBetterOff)),
    spread('Saving a year once running', ({ recurringSavingPence }) => recurringSavingPence),
    spread('Cost to set up', ({ setUpPence }) => setUpPence),
    spread('Cost to leave after three years', ({ leavingAfterThreeYearsPence }) => leavingAfterThreeYearsPence),
    row('Pays for itself', ({ answer, option }) => option.paybackYear ?? `not within ${answer.case.years} years`),
    row('Posts removed', ({ option }) => posts(option.postsRemoved.central)),
    row('Rests on judgement', ({ option }) =>
      shareInWords(option.evidence.find(({ grade }) => grade === 'D')?.share ?? 0),
    ),
  ]
}

function councilRows(all: readonly Compared[]): readonly ComparedRow[] {
  const councils = new Map(all.flatMap(({ answer }) => answer.case.councils.map((one) => [one.code, one.shortName])))
  const money = moneyStyle(
    all.flatMap(({ option }) => option.byCouncil.map(({ presentValuePence }) => presentValuePence.mean)),
    2,
  )
  return [...councils].map(([code, name]) => ({
    title: `${name} with its transfers, mean`,
    isPart: true,
    cells: all.map(({ option }) => {
      const found = option.byCouncil.find(({ council }) => council === code)
      return found === undefined
        ? 'takes no part'
        : `${money(found.presentValuePence.mean)}, ${chanceInWords(found.chanceBetterOff)}`
    }),
  }))
}

/** The name of each column: the option, and its case where there are several. */
export function comparedTitles(all: readonly Compared[]): readonly string[] {
  const isOneCase = new Set(all.map(({ answer }) => answer)).size === 1
  return all.map(({ answer, option }) => (isOneCase ? option.title : `${option.title}, ${answer.case.name}`))
}

/**
 * What a reader must know before setting one figure against another. Within one case the options meet the same futures,
 * so their means may be subtracted; figures of two cases stand beside one another and are never subtracted.
 */
export function comparedNotes(
  all: readonly Compared[],
  nameOf: (answer: Answer) => string = ({ case: about }) => about.name,
): readonly string[] {
  const answers = [...new Set(all.map(({ answer }) => answer))]
  if (answers.length === 1) return sameCase(all)
  return [
    'These are options of different cases, each worked on futures of its own: read them side by side and do not subtract one from the other.',
    ...differences(answers).map(
      ({ title, says }) => `${title}: ${listInWords(answers.map((each) => `${nameOf(each)} ${says(each)}`))}.`,
    ),
  ]
}

function sameCase(all: readonly Compared[]): readonly string[] {
  const [one, other, ...more] = all
  if (one === undefined || other === undefined || more.length > 0)
    return ['All of these meet the same futures, so the difference between two means is due to the options alone.']
  const difference = one.option.presentValuePence.mean - other.option.presentValuePence.mean
  const [better, worse] = difference >= 0 ? [one, other] : [other, one]
  const size = moneyStyle([difference])(Math.abs(difference))
  return difference === 0
    ? [`“${one.option.title}” and “${other.option.title}” come to the same on average, on the same futures.`]
    : [`“${better.option.title}” is worth ${size} more on average than “${worse.option.title}”, on the same futures.`]
}

interface Difference {
  readonly title: string
  readonly says: (answer: Answer) => string
}

const compared: readonly Difference[] = [
  { title: 'Prices', says: ({ case: about }) => `is in ${about.priceBase} prices` },
  { title: 'First year', says: ({ case: about }) => `begins in ${about.firstYear}` },
  { title: 'Years', says: ({ case: about }) => `covers ${about.years} years` },
  {
    title: 'Councils',
    says: ({ case: about }) => `is of ${listInWords(about.councils.map(({ shortName }) => shortName))}`,
  },
  { title: 'Futures', says: ({ draws, seed }) => `has ${formatNumber(draws)} from seed ${seed}` },
  { title: 'Scenarios', says: ({ scenarios }) => scenariosOn(scenarios) },
]

/** What is not the same in every case. */
function differences(answers: readonly Answer[]): readonly Difference[] {
  return compared.filter(({ says }) => new Set(answers.map(says)).size > 1)
}

function scenariosOn(scenarios: Answer['scenarios']): string {
  const on = scenarios?.list.filter((scenario) => scenario.on).map(({ title }) => `“${title}”`) ?? []
  return on.length === 0 ? 'has none switched on' : `has ${listInWords(on)} switched on`
}
