import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn, financialYearBegins } from '../calendar.ts'
import { at } from '../place.ts'
import { type CheckContext, placed } from './check.ts'

const mostDraws = 1_048_576
const largestSeed = 4_294_967_295

/** The settings at the top of the file: draws, seed, horizons, price base, and the decision within its years. */
export function theCaseItself({ theCase, span, decisionDate }: CheckContext): readonly Problem[] {
  const problems: Problem[] = []
  const { draws, seed, years, priceBase } = theCase
  if (Number.isFinite(draws) && !isDrawsNumber(draws)) {
    problems.push(
      caseProblem(
        'CASE-23',
        'draws',
        `The number of draws is ${draws}. Write a power of two from 64 to ${mostDraws}, such as 1024.`,
      ),
    )
  }
  if (seed > largestSeed) {
    problems.push(
      caseProblem('CASE-09', 'seed', `The seed is ${seed}. Write a whole number of at most ${largestSeed}.`),
    )
  }
  for (const [horizon, index] of placed(theCase.horizonShown)) {
    if (Number.isNaN(horizon) || Number.isNaN(years)) continue
    const place = at('horizonShown', index)
    if (horizon > years) {
      problems.push(
        caseProblem(
          'CASE-24',
          place,
          `A horizon of ${horizon} years is to be shown, but the case runs for ${years}. Write ${years} or fewer, or lengthen the case.`,
        ),
      )
    } else if (theCase.horizonShown.indexOf(horizon) < index) {
      problems.push(caseProblem('CASE-24', place, `A horizon of ${horizon} years is listed twice. Take one out.`))
    }
  }
  const base = beginsIn(priceBase)
  if (span !== undefined && base !== undefined && (base < span.first - 10 || base > span.last)) {
    problems.push(
      caseProblem(
        'CASE-19',
        'priceBase',
        `The price base is ${priceBase}, while the case begins in ${theCase.firstYear}. Write a year of the case, or one of the ten before it.`,
      ),
    )
  }
  if (span !== undefined && decisionDate !== undefined && financialYearBegins(decisionDate) > span.last) {
    problems.push(
      caseProblem(
        'CASE-39',
        'decisionDate',
        `The decision date is ${decisionDate}, after the last year of the case. Correct it, the first year or the number of years.`,
      ),
    )
  }
  return problems
}

function isDrawsNumber(draws: number): boolean {
  let power = 64
  while (power < draws) power *= 2
  return power === draws && draws <= mostDraws
}
