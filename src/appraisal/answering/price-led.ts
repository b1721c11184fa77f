import { listInWords } from '../../figures/index.ts'
import { priceLed } from '../../model/index.ts'
import type { PriceLedAnswer } from '../answer/price-led.ts'
import type { OptionAnswer } from '../answer.ts'
import type { CaseFile } from '../case-file/index.ts'
import { sourceText } from '../data/assumptions.ts'
import { fourWaysAnswer, sixPlaces } from './four-ways.ts'
import { roughly } from './say.ts'

type CaseCriterion = CaseFile['criteria'][number]
type ScoringFigure = NonNullable<CaseCriterion['figure']>

/** A figure of an option that can score it: the mean over the futures, in whole pence. */
const scoringFigures: Readonly<
  Record<ScoringFigure, { title: string; isBetter: 'higher' | 'lower'; pence: (option: OptionAnswer) => number }>
> = {
  presentValue: {
    title: 'Mean present value',
    isBetter: 'higher',
    pence: ({ presentValuePence }) => presentValuePence.mean,
  },
  recurringSaving: {
    title: 'Mean net saving of one year, once running',
    isBetter: 'higher',
    pence: ({ recurringSavingPence }) => recurringSavingPence.mean,
  },
  setUp: { title: 'Mean cost of setting up', isBetter: 'lower', pence: ({ setUpPence }) => setUpPence.mean },
  leavingAfterThreeYears: {
    title: 'Mean cost of leaving after three years',
    isBetter: 'lower',
    pence: ({ leavingAfterThreeYearsPence }) => leavingAfterThreeYearsPence.mean,
  },
}

/**
 * How far the choice between this case’s options is led by price, over the options that nothing stopped; null where
 * the case has no criteria.
 */
export function priceLedAnswerOf(theCase: CaseFile, options: readonly OptionAnswer[]): PriceLedAnswer | null {
  const standing = options.flatMap(({ code, title, state }) => (state === 'stopped' ? [] : [{ code, title, state }]))
  const left = options.filter(({ state }) => state !== 'stopped')
  const scores = new Map(theCase.criteria.map((criterion) => [criterion.code, scoresOf(criterion, left)]))
  const led = priceLed(
    theCase.criteria,
    left.map(({ code }) => ({
      code,
      scores: Object.fromEntries(
        [...scores].map(([criterion, list]) => [criterion, list.find(({ option }) => option === code)?.score ?? 0]),
      ),
    })),
  )
  if (led === undefined) return null
  const weight = theCase.criteria.reduce((total, each) => total + each.weight, 0)
  return {
    criteria: theCase.criteria.map((criterion) => ({
      code: criterion.code,
      title: criterion.title,
      weight: criterion.weight,
      weightShare: sixPlaces(criterion.weight / weight),
      financial: criterion.financial,
      setOn: criterion.setOn ?? null,
      scoredBy: criterion.figure === undefined ? null : scoringFigures[criterion.figure].title,
      scores: scores.get(criterion.code) ?? [],
      source: sourceText(criterion.source),
      grade: criterion.grade,
    })),
    options: standing,
    leftOut: options
      .filter(({ state }) => state === 'stopped')
      .map(({ code, title, stops }) => ({
        option: code,
        title,
        reason: stops.find(({ override }) => override === null)?.sentence ?? '',
      })),
    ways: fourWaysAnswer(led, (code) => standing.find((each) => each.code === code)?.title ?? code),
    judgement: judgementIn(theCase.criteria),
  }
}

function judgementIn(criteria: readonly CaseCriterion[]): string | null {
  const judged = criteria.filter(({ grade }) => grade === 'D')
  if (judged.length === 0) return null
  const which =
    judged.length === criteria.length ? 'all the criteria' : listInWords(judged.map(({ title }) => `“${title}”`))
  return `The weights of ${which}, and their scores where no figure gives them, are judgement (grade D), to be replaced by members’ own.`
}

type CriterionScore = PriceLedAnswer['criteria'][number]['scores'][number]

/** Scores as given; or from a figure, the worst of the options 0, the best 100, the rest in proportion, to a hundredth. */
function scoresOf({ scores, figure }: CaseCriterion, options: readonly OptionAnswer[]): CriterionScore[] {
  if (figure === undefined)
    return options.map(({ code }) => ({ option: code, score: scores?.[code] ?? 0, figure: null }))
  const { pence, isBetter } = scoringFigures[figure]
  const amounts = options.map(pence)
  const least = amounts.reduce((low, each) => (each < low ? each : low), Number.POSITIVE_INFINITY)
  const most = amounts.reduce((high, each) => (each > high ? each : high), Number.NEGATIVE_INFINITY)
  const [worst, best] = isBetter === 'higher' ? [least, most] : [most, least]
  return options.map((option) => {
    const share = best === worst ? 1 : (pence(option) - worst) / (best - worst)
    return { option: option.code, score: Math.round(share * 10_000) / 100, figure: roughly(pence(option)) }
  })
}
