import {
  centralReading,
  drawReading,
  engineNumber,
  type Figure,
  isMissing,
  type KeptChance,
  type Problem,
  problem,
} from '../figures/index.ts'
import { pools, poolTitle } from '../reference/index.ts'
import type { Answer, Assumed } from './answer.ts'
import { assumedBy } from './answering/assumed.ts'
import { moneyWarnings, unusedParts } from './answering/case-warnings.ts'
import { commissionedOutAnswerOf } from './answering/commissioned-out.ts'
import { findingOf } from './answering/finding.ts'
import { needAnswers, needsInWords } from './answering/needs.ts'
import { optionAnswer, type SecondLooks } from './answering/option-answer.ts'
import { outcomesAnswerOf } from './answering/outcomes.ts'
import { portfolioAnswerOf } from './answering/portfolio.ts'
import { priceLedAnswerOf } from './answering/price-led.ts'
import { principleAnswers, principlesInWords } from './answering/principles.ts'
import { byYear, centralOf, type Worked, wholePence } from './answering/read.ts'
import { lowerFirst, roughly, roughSize } from './answering/say.ts'
import { presentValuePlan, sensitivityOf } from './answering/sensitivity.ts'
import { valueOfInformation } from './answering/value-of-information.ts'
import { type CaseFile, hindsightIn } from './case-file/index.ts'
import { assumptionOf, sourceText } from './data/assumptions.ts'
import { counterfactualOf } from './data/figure-data.ts'
import { agencyReconciliation } from './pools.ts'
import { scenarioAnswer } from './scenarios/scenario-answer.ts'
import { readerOf } from './scenarios/situations.ts'
import { codesOn, underItsScenarios } from './scenarios/under-scenarios.ts'
import { waitingAnswer } from './scenarios/waiting-answer.ts'
import { type Prepared, prepare, work } from './work.ts'

/** How the appraisal is to be run; the case's own where left out. */
export interface AppraisalChoice {
  readonly draws?: number
  readonly seed?: number
  /** The luck of an earlier appraisal, before an edit: `prepared.chance` of what it gave. */
  readonly kept?: Pick<KeptChance, 'known' | 'tables'>
  /** Told how far it has come, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** A worked case: its answer, and the model it can be explained from. */
export interface Appraisal {
  readonly answer: Answer
  readonly prepared: Prepared
  readonly worked: Worked
}

/**
 * Appraises one case: its model is worked at the central case and in every draw, judged against its limits, and told
 * in words. Pure: the same case, seed and draws give the same answer to the last digit, on any machine.
 *
 * The case must come from `readCaseFile`; problems of chance (an impossible correlation, a draw number) are thrown
 * there and here asked once more.
 */
export function appraise(written: CaseFile, choice: AppraisalChoice = {}): Appraisal {
  const report = choice.onProgress ?? (() => undefined)
  const asked = written.scenarios.length > 0 || written.waiting.length > 0
  const tell = (share: number) => report(asked ? share / 2 : share)
  const theCase = underItsScenarios(written)
  const prepared = prepare(theCase, choice)
  tell(0.1)
  const worked = work(prepared)
  tell(0.5)
  const looks = secondLooks(prepared, worked)
  tell(0.75)
  const sensitivity = sensitivityOf(prepared)
  const options = theCase.options.map(({ code }) => optionAnswer(prepared, worked, sensitivity, looks, code))
  tell(0.95)
  const { streams, nextStream } = prepared.theCase
  const reader = readerOf(
    { ...written, streams, nextStream },
    {
      ...choice,
      kept: prepared.chance,
      onProgress: (share) => report(0.5 + share / 2),
    },
  )
  const assumed = assumedBy(
    prepared,
    options.map(({ variance }) => variance),
  )
  const principles = principleAnswers(theCase, options)
  const needs = needAnswers(prepared, worked, options)
  const finding = findingOf(theCase, options)
  const answer: Answer = {
    case: {
      name: theCase.name,
      title: theCase.title,
      question: theCase.question,
      decisionDate: theCase.decisionDate,
      firstYear: theCase.firstYear,
      years: theCase.years,
      yearList: [...worked.years],
      priceBase: theCase.priceBase,
      horizonShown: theCase.horizonShown,
      councils: theCase.councils.map(({ code, name, shortName }) => ({ code, name, shortName })),
      services: theCase.services.map(({ code, title }) => ({ code, title })),
    },
    engine: engineNumber,
    seed: choice.seed ?? theCase.seed,
    draws: choice.draws ?? theCase.draws,
    problems: [],
    warnings: [
      ...prepared.pools.warnings,
      ...nearestOnly(assumed),
      ...smallPlans(prepared, worked),
      ...partialClaims(theCase),
      ...unusedParts(theCase),
      ...moneyWarnings(theCase, options),
    ],
    finding: {
      ...finding,
      paragraphs: [...finding.paragraphs, ...principlesInWords(principles, options), ...needsInWords(needs)],
    },
    assumed,
    hindsight: hindsightIn(theCase).map(({ place, published, reason, section }) => ({
      place,
      what: section,
      published,
      reason: reason ?? '',
    })),
    counterfactual: counterfactualAnswer(prepared, worked),
    baseline: baselineAnswer(prepared),
    agencyBills: agencyReconciliation(theCase).map((each) => ({
      council: each.council,
      year: each.billYear,
      billPence: each.billPence,
      poolPence: each.poolPence,
      sentence: `${roughly(each.billPence)} reported for ${each.billYear}; the pool of agency social workers holds ${roughly(each.poolPence)}; ${roughSize(each.differencePence)} lies in other lines, other staff or other years.`,
    })),
    options: options.map(({ variance: _, ...rest }) => rest),
    valueOfInformation: valueOfInformation(prepared, worked, sensitivity, options),
    principles,
    needs,
    scenarios: scenarioAnswer(written, reader),
    // An event that is switched on has come about: nothing is left to wait for.
    waiting: written.waiting
      .filter(({ event }) => !codesOn(written).includes(event))
      .map((waiting) => waitingAnswer(written, waiting, reader)),
    correlationRepair:
      prepared.chance.repaired === undefined
        ? null
        : `The correlations asked for cannot all hold at once: the nearest that can were used, the largest change being ${prepared.chance.repaired.largestChange.toFixed(3)}.`,
    middlesSentence: middles(options),
    priceLed: priceLedAnswerOf(theCase, options),
    portfolio: portfolioAnswerOf(theCase),
    commissionedOut: commissionedOutAnswerOf(theCase),
    outcomes: outcomesAnswerOf(theCase),
  }
  report(1)
  return { answer, prepared, worked }
}

/** A rule or prior that was not in force on the case's date: the nearest in time stands in, and the reader is told. */
function nearestOnly(assumed: readonly Assumed[]): Problem[] {
  return assumed
    .filter(({ isNearest }) => isNearest)
    .map(({ name, title }) =>
      problem(
        'RULE-01',
        name,
        `No entry for “${title}” was in force on the case’s date, so the nearest in time stands in. Replace it with the rule of the day.`,
      ),
    )
}

/**
 * Own efficiencies on record take the place of deadweight. Where a plan is smaller than the deadweight it replaces, an
 * option looks better than it should, and the reader is told.
 */
function smallPlans({ theCase, model }: Prepared, worked: Worked): Problem[] {
  const last = worked.years.at(-1) ?? ''
  return model.savings.flatMap(({ lever, pool, saving }) =>
    theCase.councils.flatMap(({ code: council, shortName }) => {
      if (!theCase.ownEfficiencies.some((entry) => entry.council === council && entry.pool === pool)) return []
      const share = assumptionOf(theCase, `${lever}/deadweight`, council)?.central ?? 0
      const sum = (figure: Figure, at: object) =>
        theCase.services.reduce(
          (total, { code: service }) => total + centralOf(worked, figure, { ...at, council, service, year: last }),
          0,
        )
      const plan = sum(model.byPool[pool].ownGain, {})
      const most = theCase.options.reduce((largest, { code }) => {
        const arrives = sum(saving.arrives, { option: code })
        return arrives > largest ? arrives : largest
      }, 0)
      if (plan >= share * most) return []
      return [
        problem(
          'LEVER-01',
          `ownEfficiencies ${council} ${pool}`,
          `${shortName}’s own efficiencies in ${poolTitle(pool).toLowerCase()} come to ${roughly(wholePence(plan))} in ${last}, less than the ${roughly(wholePence(share * most))} that would have come anyway without a plan on record. Check that the plan is whole.`,
        ),
      ]
    }),
  )
}

/** A claim takes the place of its lever in the whole option, so it should be made for every council of it. */
function partialClaims(theCase: CaseFile): Problem[] {
  return theCase.options.flatMap((option) =>
    [...new Set(option.lines.flatMap((line) => line.claims ?? []))].flatMap((lever) => {
      const claiming = new Set(option.lines.filter((line) => line.claims?.includes(lever)).map((line) => line.council))
      const without = option.councils.filter((council) => !claiming.has(council))
      if (without.length === 0) return []
      return [
        problem(
          'LEVER-02',
          `options ${option.code}`,
          `A claim stands in for ${lever} in “${option.title}”, but not for ${without.join(', ')}: there the lever counts for nothing. Claim for every council, or for none.`,
        ),
      ]
    }),
  )
}

function secondLooks(prepared: Prepared, worked: Worked): SecondLooks {
  const { theCase, model, plan, chance } = prepared
  const figure = model.views.economic.presentValue
  const valueUnder = (look: object) => {
    const reading = centralReading(presentValuePlan(prepared, look))
    return (option: string) => {
      const cell = reading.cell(figure, { option })
      return isMissing(cell) ? 0 : cell
    }
  }
  const more = valueUnder({ postsMore: 1 })
  const fewer = valueUnder({ postsMore: -1 })
  const hasClaims = theCase.options.some((option) => option.lines.some((line) => line.claims !== undefined))
  const withFormula = hasClaims ? valueUnder({ formulaInPlaceOfClaims: true }) : undefined
  const nobodyLeaves = new Float64Array(chance.draws).fill(1)
  const luck = plan.parameters.map(({ name }, index) =>
    name === 'exit/luck' || name === 'exit/shockLuck' ? nobodyLeaves : chance.column(index),
  )
  const draws = drawReading(plan, [model.views.councils.presentValue], chance.draws, luck)
  return {
    withFormula: (option) => (withFormula === undefined ? undefined : { presentValue: withFormula(option) }),
    nobodyLeaves: { ...worked, draws },
    onePost: (option) => ({ more: more(option), fewer: fewer(option) }),
  }
}

function counterfactualAnswer(prepared: Prepared, worked: Worked): Answer['counterfactual'] {
  const { theCase, model } = prepared
  const spend = (figure: Figure) =>
    theCase.councils.map(({ code: council }) => ({
      council,
      spendPence: theCase.services
        .map(({ code: service }) => byYear(worked, figure, { council, service }))
        .reduce((sum, each) => sum.map((row, i) => ({ year: row.year, pence: row.pence + (each[i]?.pence ?? 0) }))),
    }))
  return {
    option: counterfactualOf(theCase),
    byCouncil: spend(model.spend.alone),
    byPool: pools.map((pool) => ({ pool, title: poolTitle(pool), byCouncil: spend(model.byPool[pool].alone) })),
  }
}

function baselineAnswer({ theCase, pools: { steps } }: Prepared): Answer['baseline'] {
  return theCase.baseline
    .filter(({ measure }) => measure === 'gross')
    .map((cell) => {
      const step = steps.find(
        (each) => each.council === cell.council && each.line === cell.line && each.year === cell.year,
      )
      return {
        council: cell.council,
        line: cell.line,
        label: cell.label.trim(),
        grossPence: cell.pounds === undefined ? null : wholePence(cell.pounds),
        missing: cell.missing ?? null,
        pools: Object.fromEntries((step?.parts ?? []).map(({ pool, pence }) => [pool, pence])),
        source: sourceText(cell.source),
        grade: cell.grade,
        isHindsight: cell.published > theCase.decisionDate,
      }
    })
}

/** A middle is of its own list: the future that is middling for one council is not the one middling for another. */
function middles(options: readonly Answer['options'][number][]): string {
  const shown = options.find((option) => option.byCouncil.length > 1 && option.deliveryModels.length > 0)
  const why =
    'The middle future of one council is not the middle future of another, so councils’ middles do not add up to the middle of all together; averages do, and so does the central case, but for transfers between public bodies, which count for a council and not for the public as a whole.'
  if (shown === undefined) return why
  const sum = shown.byCouncil.reduce((total, { presentValuePence }) => total + presentValuePence.p50, 0)
  return `${why} For ${lowerFirst(shown.title)} the councils’ middles add up to ${roughly(sum)}, and the middle of all together is ${roughly(shown.presentValuePence.p50)}.`
}
