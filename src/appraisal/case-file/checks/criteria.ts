import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { inPounds, quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { didYouMean } from '../suggestion.ts'
import { type CheckContext, placed } from './check.ts'
import { repeatedCodes } from './codes.ts'

type Decision = CaseFile['portfolio'][number]

/** Criteria by which options are judged, in the case itself and in each decision of its portfolio. */
export function criteriaHold(context: CheckContext): readonly Problem[] {
  const { criteria, portfolio } = context.theCase
  return [
    ...weightProblems(criteria, ['criteria']),
    ...scoreProblems(context.theCase),
    ...weightsSetOn(context),
    ...repeatedCodes('decision', codesOf(portfolio), ['portfolio'], 'code'),
    ...placed(portfolio).flatMap(([decision, index]) => [
      ...repeatedCodes('criterion', codesOf(decision.criteria), ['portfolio', index, 'criteria'], 'code'),
      ...repeatedCodes('option', codesOf(decision.options), ['portfolio', index, 'options'], 'code'),
      ...weightProblems(decision.criteria, ['portfolio', index, 'criteria']),
      ...decisionProblems(decision, ['portfolio', index]),
    ]),
  ]
}

function codesOf(list: readonly { readonly code: string }[]): readonly string[] {
  return list.map(({ code }) => code)
}

function weightProblems(criteria: readonly { readonly weight: number }[], path: Path): readonly Problem[] {
  const weights = criteria.map(({ weight }) => weight)
  if (weights.length === 0 || weights.some(Number.isNaN)) return []
  const negative = placed(weights).filter(([weight]) => weight < 0)
  if (negative.length > 0) {
    return negative.map(([weight, index]) =>
      caseProblem('CASE-56', at(...path, index, 'weight'), `The weight is ${weight}. Write nought or more.`),
    )
  }
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (Math.abs(sum - 100) < 1e-6 || Math.abs(sum - 1) < 1e-9) return []
  return [
    caseProblem(
      'CASE-56',
      at(...path),
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
    const missing = options.filter((option) => option.code !== '' && !Object.hasOwn(scores, option.code))
    return [
      ...outsideScale(scores, ['criteria', index, 'scores']),
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

function outsideScale(scores: Readonly<Record<string, number>>, path: Path): readonly Problem[] {
  return Object.entries(scores)
    .filter(([, score]) => score < 0 || score > 100)
    .map(([of, score]) =>
      caseProblem('CASE-57', at(...path, of), `The score of ${quoted(of)} is ${score}. Write a number from 0 to 100.`),
    )
}

/** Weights are set before costs are shown, or they can be chosen so that one option wins. */
function weightsSetOn({ theCase, decisionDate }: CheckContext): readonly Problem[] {
  const unset = theCase.criteria.filter(({ setOn }) => setOn === undefined)
  const late = placed(theCase.criteria).filter(([{ setOn = '' }]) => decisionDate !== undefined && setOn > decisionDate)
  return [
    ...late.map(([{ code, setOn }, index]) =>
      caseProblem(
        'CASE-93',
        at('criteria', index, 'setOn'),
        `The weight of ${quoted(code)} was set on ${setOn}, after the decision date of ${decisionDate}, when costs had been shown. Weights are set before: show members the earlier ones, or say why there were none.`,
      ),
    ),
    ...(unset.length === 0
      ? []
      : [
          caseProblem(
            'CASE-94',
            'criteria',
            `No day is on record on which members set the ${unset.length === 1 ? 'weight' : 'weights'} of ${listInWords(unset.map(({ code }) => quoted(code)))}, so it cannot be shown that ${unset.length === 1 ? 'it was' : 'they were'} set before costs were shown. Write it under “setOn”.`,
          ),
        ]),
  ]
}

/** Each option of a decision has a score on each of its criteria, the one taken is one of them, and money was spent. */
function decisionProblems({ criteria, options, taken, pounds }: Decision, path: Path): readonly Problem[] {
  const known = criteria.map(({ code }) => code)
  const codes = options.map(({ code }) => code)
  return [
    ...placed(options).flatMap(([{ code, scores }, j]) => {
      const place = [...path, 'options', j, 'scores']
      const missing = known.filter((criterion) => criterion !== '' && !Object.hasOwn(scores, criterion))
      const strangers = known.includes('') ? [] : Object.keys(scores).filter((scored) => !known.includes(scored))
      return [
        ...outsideScale(scores, place),
        ...strangers.map((stranger) =>
          caseProblem(
            'CASE-57',
            at(...place, stranger),
            `The decision has no criterion ${quoted(stranger)}. Correct the code, or add it to the decision’s criteria.${didYouMean(stranger, known)}`,
          ),
        ),
        ...(missing.length === 0
          ? []
          : [
              caseProblem(
                'CASE-57',
                at(...place),
                `The option ${quoted(code)} has no score on ${listInWords(missing.map(quoted))}. Score every option on every criterion.`,
              ),
            ]),
      ]
    }),
    ...(pounds < 0
      ? [
          caseProblem(
            'CASE-21',
            at(...path, 'pounds'),
            `The spending that was decided on is ${inPounds(pounds)}. Enter it as a positive amount.`,
          ),
        ]
      : []),
    ...(taken === undefined || taken === '' || codes.includes('') || codes.includes(taken)
      ? []
      : [
          caseProblem(
            'CASE-29',
            at(...path, 'taken'),
            `The decision has no option ${quoted(taken)}. It has ${listInWords(codes.map(quoted))}: correct the code, or add the option.`,
          ),
        ]),
  ]
}
