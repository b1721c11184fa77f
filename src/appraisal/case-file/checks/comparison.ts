import { listInWords, type Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { inPounds, quoted } from '../found.ts'
import { pennies } from '../pennies.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { type CheckContext, placed } from './check.ts'
import { repeatedFigures } from './repeated.ts'

type SpendingLine = CaseFile['comparators'][number]['spending'][number]

/** Councils that the case’s own are read beside, decisions over their spending, and how children fared. */
export function comparisonHolds(context: CheckContext): readonly Problem[] {
  const { comparators, outcomes } = context.theCase
  return [
    ...repeatedFigures('outcomes', outcomes, (one) => [one.council, one.code, one.period]),
    ...placed(outcomes).flatMap(([{ value, missing }, i]) =>
      oneOfTwo({ number: value, missing, what: 'a value' }, ['outcomes', i]),
    ),
    ...placed(comparators).flatMap(([{ spending }, i]) => [
      ...repeatedFigures(['comparators', i, 'spending'], spending, ({ line }) => [line]),
      ...placed(spending).flatMap(([line, j]) => lineProblems(line, ['comparators', i, 'spending', j])),
    ]),
    ...inBothLists(context),
    ...councilsNamed(context),
  ]
}

function oneOfTwo(
  {
    number,
    missing,
    what,
  }: { readonly number?: number | undefined; readonly missing?: string | undefined; readonly what: string },
  path: Path,
): readonly Problem[] {
  if ((number === undefined) !== (missing === undefined)) return []
  const has = number === undefined ? `neither ${what} nor` : `${what} and also`
  return [
    caseProblem(
      'CASE-31',
      at(...path),
      `The figure has ${has} a reason that it is missing. Write one of the two; nought is a value.`,
    ),
  ]
}

function lineProblems({ pounds, missing, providers }: SpendingLine, path: Path): readonly Problem[] {
  const found = oneOfTwo({ number: pounds, missing, what: 'pounds' }, path)
  if (providers === undefined || pounds === undefined) return found
  const parts = [providers.own, providers.private, providers.otherPublic, providers.voluntary]
  if ([...parts, pounds].some(Number.isNaN)) return found
  const sum = parts.reduce((total, part) => total + pennies(part), 0)
  if (sum === pennies(pounds)) return found
  return [
    ...found,
    caseProblem(
      'CASE-32',
      at(...path, 'providers'),
      `The four providers add up to ${inPounds(sum / 100)}, and the gross is ${inPounds(pounds)}. Correct them so that they add up to the penny.`,
    ),
  ]
}

/** A council is appraised or compared with, not both. */
function inBothLists({ theCase, councils }: CheckContext): readonly Problem[] {
  const seen = new Set(councils)
  return placed(theCase.comparators).flatMap(([{ code }, i]) => {
    const isRepeated = seen.has(code)
    seen.add(code)
    if (!isRepeated || code === '') return []
    const sentence = `The council ${quoted(code)} is in the case already. Give each council once, under “councils” or under “comparators”.`
    return [caseProblem('CASE-27', at('comparators', i, 'code'), sentence)]
  })
}

/** Decisions and outcomes are of a council of the case, or of one it is compared with. */
function councilsNamed({ theCase, councils }: CheckContext): readonly Problem[] {
  const known = [...councils, ...theCase.comparators.map(({ code }) => code)]
  if (known.includes('')) return []
  const named = (['portfolio', 'outcomes'] as const).flatMap((section) =>
    placed<{ readonly council: string }>(theCase[section]).map(([one, i]) => ({
      code: one.council,
      place: at(section, i, 'council'),
    })),
  )
  return named
    .filter(({ code }) => code !== '' && !known.includes(code))
    .map(({ code, place }) =>
      caseProblem(
        'CASE-28',
        place,
        `The case has no council ${quoted(code)}, and compares with none of that code. It has ${listInWords(known.slice(0, 8).map(quoted))}: add this one to “comparators”, or correct the code.`,
      ),
    )
}
