import { formatPercent, toPence } from '../../figures/index.ts'
import { portfolioShare, priceLed } from '../../model/index.ts'
import { survey2011 } from '../../reference/index.ts'
import type { PortfolioAnswer } from '../answer/price-led.ts'
import type { CaseFile } from '../case-file/index.ts'
import { sourceText } from '../data/assumptions.ts'
import { fourWaysAnswer, sixPlaces } from './four-ways.ts'
import { roughly } from './say.ts'

type Decision = CaseFile['portfolio'][number]
type DecisionAnswer = PortfolioAnswer['decisions'][number]

/** How far the decisions of a portfolio were led by price, each and together; null where the case holds none. */
export function portfolioAnswerOf(theCase: CaseFile): PortfolioAnswer | null {
  const decisions = [...theCase.portfolio].map((decision) => decisionAnswer(theCase, decision))
  if (decisions.length === 0) return null
  const share = portfolioShare(decisions.map(({ pence, ways }) => ({ pence, priceDecided: ways.priceDecided })))
  return {
    decisions,
    count: share.decisions,
    decidedByPrice: share.decidedByPrice,
    shareByNumber: sixPlaces(share.byNumber ?? 0),
    totalPence: share.pence,
    decidedByPricePence: share.penceDecidedByPrice,
    shareByPounds: share.byMoney === undefined ? null : sixPlaces(share.byMoney),
    sentences: [
      `On these scores price would have decided ${share.decidedByPrice} of the ${share.decisions} decisions: ${formatPercent(share.byNumber ?? 0, 0)} by number${share.byMoney === undefined ? '' : `, and ${formatPercent(share.byMoney, 0)} of the ${roughly(share.pence)} a year that they were about`}.`,
      ...onFewSheets(decisions),
      ...asTaken(decisions),
      ...onJudgement(decisions),
    ],
    said: {
      sentence: `In a survey reported on 17 October 2011, ${formatPercent(survey2011.saidBy, 0)} of council decision-makers said that ${formatPercent(survey2011.decisionsLedByCost, 0)} of decisions are led by cost. How many were asked, and what “led by cost” meant to them, is not reported.`,
      source: survey2011.source,
      grade: survey2011.grade,
    },
  }
}

function decisionAnswer(theCase: CaseFile, decision: Decision): DecisionAnswer {
  const { criteria, options, taken } = decision
  const led = priceLed(criteria, options)
  // Weights that add up to 100 and at least one option: `readCaseFile` has seen to both.
  if (led === undefined) throw new Error(`The decision ${decision.code} has no weight or no option`)
  const weight = criteria.reduce((total, each) => total + each.weight, 0)
  const council = [...theCase.councils, ...theCase.comparators].find(({ code }) => code === decision.council)
  return {
    code: decision.code,
    title: decision.title,
    council: decision.council,
    councilName: council?.shortName ?? decision.council,
    date: decision.date,
    pence: toPence(decision.pounds),
    criteria: criteria.map(({ code, title, weight: own, financial }) => ({
      code,
      title,
      weightShare: sixPlaces(own / weight),
      financial,
    })),
    options: options.map(({ code, title, scores }) => ({ code, title, scores })),
    taken: taken ?? null,
    takenWasFirst: taken === undefined ? null : led.firstPlaced.includes(taken),
    ways: fourWaysAnswer(led, (code) => options.find((each) => each.code === code)?.title ?? code),
    source: sourceText(decision.source),
    note: decision.note ?? '',
    grade: decision.grade,
    isHindsight: decision.published > theCase.decisionDate,
  }
}

/** Councils that are scored alike count as one judgement, however many decisions it is used for. */
function onFewSheets(decisions: readonly DecisionAnswer[]): string[] {
  const sheetOf = ({ criteria, options }: DecisionAnswer) =>
    JSON.stringify([
      criteria.map(({ code, weightShare, financial }) => [code, weightShare, financial]),
      options.map(({ code, scores }) => [code, scores]),
    ])
  const sheets = new Map(decisions.map((decision) => [sheetOf(decision), decision.ways.priceDecided]))
  if (sheets.size === decisions.length) return []
  const decided = [...sheets.values()].filter((byPrice) => byPrice).length
  return [
    `The ${decisions.length} decisions are scored on only ${sheets.size} different sheets of weights and scores, and on ${decided} of them price would have decided: count those, and not the decisions, as what is known.`,
  ]
}

/** Scores that do not place first what was taken explain the decision badly, and the reader should know. */
function asTaken(decisions: readonly DecisionAnswer[]): string[] {
  const known = decisions.filter(({ takenWasFirst }) => takenWasFirst !== null)
  if (known.length === 0) return []
  const agree = known.filter(({ takenWasFirst }) => takenWasFirst === true).length
  const of = known.length === decisions.length ? 'each' : `${known.length} of them`
  const otherwise =
    agree === known.length
      ? ''
      : ' Where it is not, something other than these scores led the decision, or the scores are wrong.'
  return [
    `What was taken is on record for ${of}: in ${agree} it is the option that these scores place first.${otherwise}`,
  ]
}

function onJudgement(decisions: readonly DecisionAnswer[]): string[] {
  const judged = decisions.filter(({ grade }) => grade === 'D').length
  if (judged === 0) return []
  const all = judged === decisions.length ? 'all of them' : `${judged} of them`
  return [
    `The weights and scores of ${all} are judgement (grade D): the shares say what follows from those scores, and not what was in anybody’s mind.`,
  ]
}
