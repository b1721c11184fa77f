import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn } from '../calendar.ts'
import { inPounds, quoted } from '../found.ts'
import { pennies } from '../pennies.ts'
import { at } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { type CheckContext, placed } from './check.ts'
import { repeatedFigures } from './repeated.ts'

type BaselineCell = CaseFile['baseline'][number]
const yearsBefore = 5

/** Each cell of the baseline: its year, its number or reason, its split by provider, and when it was published. */
export function baselineCells(context: CheckContext): readonly Problem[] {
  const { baseline, services } = context.theCase
  return [
    ...repeatedFigures('baseline', baseline, ({ council, line, year, measure }) => [council, line, year, measure]),
    ...placed(baseline).flatMap(([cell, index]) => [
      ...numberOrReason(cell, at('baseline', index)),
      ...yearOfCell(cell, index, context),
      ...providersOfCell(cell, index),
      ...hindsightOfCell(cell, index, context),
    ]),
    ...linesInTwoServices(services),
  ]
}

/** A figure is a number of pounds, or a reason that it is missing; never both and never neither. */
function numberOrReason({ pounds, missing }: BaselineCell, place: string): readonly Problem[] {
  if (pounds !== undefined && missing !== undefined) {
    const number = Number.isNaN(pounds) ? 'a number' : inPounds(pounds)
    return [
      caseProblem(
        'CASE-31',
        place,
        `The figure has ${number} and also a reason that it is missing, ${quoted(missing)}. Keep one of the two.`,
      ),
    ]
  }
  if (pounds !== undefined || missing !== undefined) return []
  return [
    caseProblem(
      'CASE-31',
      place,
      'The figure has neither pounds nor a reason that it is missing. Write “pounds”, or “missing” with its reason; nought is a figure and is written 0.',
    ),
  ]
}

/** A return of the second year may stand in for the last one before, but only as hindsight that gives its reason. */
function yearOfCell(
  { year, hindsightReason }: BaselineCell,
  index: number,
  { span, theCase }: CheckContext,
): readonly Problem[] {
  const begins = beginsIn(year)
  if (span === undefined || begins === undefined) return []
  const latest = hindsightReason === undefined ? span.first : span.first + 1
  if (begins <= latest && begins >= span.first - yearsBefore) return []
  const side =
    begins > span.first
      ? 'after the first year of the case'
      : `more than ${yearsBefore} years before the first year of the case`
  return [
    caseProblem(
      'CASE-18',
      at('baseline', index, 'year'),
      `The year is ${year}, ${side}, ${theCase.firstYear}. Take the last return before the case begins.`,
    ),
  ]
}

function providersOfCell({ providers, pounds, measure }: BaselineCell, index: number): readonly Problem[] {
  if (providers === undefined) return []
  const place = at('baseline', index, 'providers')
  if (measure === 'income' || measure === 'net') {
    return [
      caseProblem(
        'CASE-32',
        place,
        `A split by provider stands beside ${measure}. It belongs to the gross figure of the line: move it there.`,
      ),
    ]
  }
  const parts = [providers.own, providers.private, providers.otherPublic, providers.voluntary]
  if (pounds === undefined || [...parts, pounds].some(Number.isNaN)) return []
  const sum = parts.reduce((total, part) => total + pennies(part), 0)
  if (sum === pennies(pounds)) return []
  const short = sum - pennies(pounds)
  const difference = `${inPounds(Math.abs(short) / 100)} too ${short > 0 ? 'much' : 'little'}`
  return [
    caseProblem(
      'CASE-32',
      place,
      `The four providers add up to ${inPounds(sum / 100)}, ${difference} for the gross of ${inPounds(pounds)}. Correct them so that they add up to the penny.`,
    ),
  ]
}

function hindsightOfCell(cell: BaselineCell, index: number, { decisionDate }: CheckContext): readonly Problem[] {
  const { published, hindsightReason } = cell
  if (decisionDate === undefined || published <= decisionDate || hindsightReason !== undefined) return []
  return [
    caseProblem(
      'CASE-33',
      at('baseline', index, 'published'),
      `The figure was published on ${published}, after the decision date of ${decisionDate}. Take one that was known then, or give the reason under “hindsightReason”.`,
    ),
  ]
}

function linesInTwoServices(services: CaseFile['services']): readonly Problem[] {
  const firstIn = new Map<string, string>()
  return placed(services).flatMap(([service, i]) =>
    placed(service.lines).flatMap(([line, j]) => {
      const first = firstIn.get(line)
      if (first === undefined) firstIn.set(line, service.code)
      if (first === undefined || line === '') return []
      return [
        caseProblem(
          'CASE-36',
          at('services', i, 'lines', j),
          `The line ${quoted(line)} already belongs to the service ${quoted(first)}, so its spending would be counted twice. Keep it in one service.`,
        ),
      ]
    }),
  )
}
