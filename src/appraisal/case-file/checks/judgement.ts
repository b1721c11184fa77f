import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { claimStop, guardrailCodes } from '../known.ts'
import { at } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { didYouMean } from '../suggestion.ts'
import { type CheckContext, placed } from './check.ts'

/** What members and officers judge by: criteria and their weights, guardrail limits, and overrides of stops. */
export function judgementHolds(context: CheckContext): readonly Problem[] {
  return [
    ...weightProblems(context.theCase),
    ...scoreProblems(context.theCase),
    ...guardrailProblems(context),
    ...overrideProblems(context.theCase),
    ...placed(context.theCase.principles).flatMap(thresholdProblems),
  ]
}

function weightProblems({ criteria }: CaseFile): readonly Problem[] {
  const weights = criteria.map(({ weight }) => weight)
  if (weights.length === 0 || weights.some(Number.isNaN)) return []
  const negative = placed(weights).filter(([weight]) => weight < 0)
  if (negative.length > 0) {
    return negative.map(([weight, index]) =>
      caseProblem('CASE-56', at('criteria', index, 'weight'), `The weight is ${weight}. Write nought or more.`),
    )
  }
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (Math.abs(sum - 100) < 1e-6 || Math.abs(sum - 1) < 1e-9) return []
  return [
    caseProblem(
      'CASE-56',
      'criteria',
      `The weights of the ${weights.length} criteria add up to ${Number(sum.toPrecision(10))}. Make them add up to 100.`,
    ),
  ]
}

function scoreProblems({ criteria, options }: CaseFile): readonly Problem[] {
  return placed(criteria).flatMap(([{ code, scores, figure }, index]) => {
    if ((scores === undefined) === (figure === undefined)) {
      const what =
        scores === undefined ? 'neither scores nor a figure that scores it' : 'both scores and a figure that scores it'
      return [
        caseProblem(
          'CASE-57',
          at('criteria', index),
          `The criterion ${quoted(code)} has ${what}. Give one of the two.`,
        ),
      ]
    }
    if (scores === undefined) return []
    const outside = Object.entries(scores).filter(([, score]) => score < 0 || score > 100)
    const missing = options.filter((option) => option.code !== '' && !Object.hasOwn(scores, option.code))
    return [
      ...outside.map(([option, score]) =>
        caseProblem(
          'CASE-57',
          at('criteria', index, 'scores', option),
          `The score of ${quoted(option)} is ${score}. Write a number from 0 to 100.`,
        ),
      ),
      ...(missing.length === 0
        ? []
        : [
            caseProblem(
              'CASE-57',
              at('criteria', index, 'scores'),
              `The criterion ${quoted(code)} has no score for ${listInWords(
                missing.map((one) => quoted(one.code)),
                'and',
              )}. Score every option.`,
            ),
          ]),
    ]
  })
}

function guardrailProblems({ theCase, decisionDate }: CheckContext): readonly Problem[] {
  const { guardrails } = theCase
  if (guardrails === undefined) return []
  const { setOn, limits } = guardrails
  const late = decisionDate !== undefined && setOn > decisionDate
  return [
    ...(late
      ? [
          caseProblem(
            'CASE-64',
            'guardrails.setOn',
            `The limits were set on ${setOn}, after the decision date of ${decisionDate}. Limits are set before costs are shown: write the day on which members set them.`,
          ),
        ]
      : []),
    ...Object.entries(limits).flatMap(([code, byCouncil]) => [
      ...(guardrailCodes.includes(code)
        ? []
        : [
            caseProblem(
              'CASE-65',
              at('guardrails', 'limits', code),
              `There is no guardrail ${quoted(code)}. Write a code from GUARD-01 to GUARD-10.`,
            ),
          ]),
      ...Object.entries(byCouncil).flatMap(([council, limit]) =>
        limit < 0
          ? [
              caseProblem(
                'CASE-65',
                at('guardrails', 'limits', code, council),
                `The limit of ${code} is ${limit}. Write nought or more.`,
              ),
            ]
          : [],
      ),
    ]),
  ]
}

/** A stop is a guardrail, or a claim above its ceiling where the option has a line that claims a lever. */
function overrideProblems({ overrides, options }: CaseFile): readonly Problem[] {
  return placed(overrides).flatMap(([{ option, stop }, index]) => {
    const lines = options.find((one) => one.code === option)?.lines
    if (lines === undefined || stop === '') return []
    const place = at('overrides', index, 'stop')
    if (stop === claimStop && !lines.some((line) => line.claims !== undefined)) {
      const sentence = `The option ${quoted(option)} has no line that claims a lever, so there is no stop ${quoted(stop)} to override. Take the override out, or correct the option.`
      return [caseProblem('CASE-63', place, sentence)]
    }
    const stops = [...guardrailCodes, claimStop]
    if (stops.includes(stop)) return []
    const sentence = `There is no stop ${quoted(stop)} to override. Write a guardrail such as GUARD-03, or “${claimStop}”.${didYouMean(stop, [claimStop])}`
    return [caseProblem('CASE-63', place, sentence)]
  })
}

/** A benefit is judged against the chance that members ask for; accountability is kept or it is not. */
function thresholdProblems([{ code, test, threshold }, index]: readonly [
  CaseFile['principles'][number],
  number,
]): readonly Problem[] {
  if (test === 'benefitOverAlone' && threshold === undefined) {
    const sentence = `The principle ${quoted(code)} has no “threshold”. Write the least chance of being better off than alone that members ask for, a share from 0 to 1 such as 0.75.`
    return [caseProblem('CASE-130', at('principles', index), sentence)]
  }
  if (test === 'accountabilityKept' && threshold !== undefined) {
    const sentence = `The principle ${quoted(code)} has a threshold of ${threshold}, but accountability is kept or it is not. Take the threshold out, or write the test “benefitOverAlone”.`
    return [caseProblem('CASE-130', at('principles', index, 'threshold'), sentence)]
  }
  return []
}
