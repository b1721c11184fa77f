import { checkDistribution, type Problem } from '../../../figures/index.ts'
import { prior, priorNames } from '../../../reference/index.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn } from '../calendar.ts'
import { quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { didYouMean } from '../suggestion.ts'
import { type CheckContext, placed } from './check.ts'

type Assumption = CaseFile['assumptions'][string]
type Entry = Exclude<Assumption, { readonly byCouncil: unknown }>

/** Assumptions that the model makes without a prior. */
const withoutPrior: readonly string[] = ['exit/luck', 'exit/shockLuck']

/** Assumptions, their streams, and which of them move together. */
export function chanceHolds(context: CheckContext): readonly Problem[] {
  const { theCase } = context
  return [
    ...Object.entries(theCase.assumptions).flatMap(([name, one]) => [
      ...nameWarning(name),
      ...entriesOf(one, ['assumptions', name]).flatMap(([entry, path]) => entryProblems(name, entry, path, context)),
    ]),
    ...streamProblems(theCase),
    ...correlationProblems(theCase),
  ]
}

function entriesOf(one: Assumption, path: Path): readonly (readonly [Entry, Path])[] {
  if (!('byCouncil' in one)) return [[one, path]]
  return Object.entries(one.byCouncil).map(([council, entry]) => [entry, [...path, 'byCouncil', council]])
}

function nameWarning(name: string): readonly Problem[] {
  if (isKnown(name)) return []
  const meant = didYouMean(name, [...priorNames, ...withoutPrior])
  return [
    caseProblem(
      'CASE-89',
      at('assumptions', name),
      `Nothing in the model reads the assumption ${quoted(name)}, so it changes no figure.${meant === '' ? ' Look its name up in the assumptions register.' : meant}`,
    ),
  ]
}

function isKnown(name: string): boolean {
  return priorNames.includes(name) || withoutPrior.includes(name)
}

function entryProblems(name: string, entry: Entry, path: Path, { decisionDate }: CheckContext): readonly Problem[] {
  const { distribution, central, unit, priceLevel } = entry
  const place = at(...path, 'distribution')
  const read = Object.values(distribution).flat()
  if (read.some((value) => Number.isNaN(value) || value === '')) return []
  const shape = checkDistribution(distribution, place)
  if (shape.length > 0) return shape.map((one) => caseProblem('CASE-60', one.place, one.sentence))
  return [
    ...centralProblems(central, distribution, path),
    ...unitProblems(name, unit, path, decisionDate),
    ...(priceLevel === undefined || priceLevel === 'mid-2020s' || beginsIn(priceLevel) !== undefined
      ? []
      : [
          caseProblem(
            'CASE-19',
            at(...path, 'priceLevel'),
            `The price level is ${quoted(priceLevel)}. Write a financial year such as 2012-13, or mid-2020s.`,
          ),
        ]),
  ]
}

function centralProblems(central: number, distribution: Entry['distribution'], path: Path): readonly Problem[] {
  const { low, high } = limitsOf(distribution)
  if (Number.isNaN(central) || (central >= low && central <= high)) return []
  const side = central < low ? `below its least, ${low}` : `above its most, ${high}`
  return [
    caseProblem(
      'CASE-61',
      at(...path, 'central'),
      `The central value is ${central}, ${side}, by the assumption’s own distribution. Correct one of the two.`,
    ),
  ]
}

/** The least and the most that a distribution can give. */
function limitsOf(distribution: Entry['distribution']): { readonly low: number; readonly high: number } {
  const limits = 'limits' in distribution ? distribution.limits : undefined
  const open = { low: limits?.low ?? Number.NEGATIVE_INFINITY, high: limits?.high ?? Number.POSITIVE_INFINITY }
  switch (distribution.kind) {
    case 'fixed':
      return ends([distribution.value])
    case 'uniform':
    case 'triangular':
    case 'pert':
      return ends([distribution.low, distribution.high])
    case 'lch':
      return distribution.bounds === 'absolute' ? ends([distribution.low, distribution.high]) : open
    case 'lognormal':
      return { low: open.low > 0 ? open.low : 0, high: open.high }
    case 'beta':
      return { low: distribution.low ?? 0, high: distribution.high ?? 1 }
    case 'discrete':
    case 'empirical':
      return ends(distribution.values)
    case 'normal':
      return open
    default:
      return distribution satisfies never
  }
}

function ends(values: readonly number[]): { readonly low: number; readonly high: number } {
  const inOrder = [...values].sort((a, b) => a - b)
  return { low: inOrder[0] ?? Number.NEGATIVE_INFINITY, high: inOrder.at(-1) ?? Number.POSITIVE_INFINITY }
}

function unitProblems(name: string, unit: string, path: Path, decisionDate: string | undefined): readonly Problem[] {
  const known = decisionDate === undefined ? undefined : prior(name, decisionDate)?.entry
  if (known === undefined || unit === '' || known.unit === unit) return []
  return [
    caseProblem(
      'CASE-62',
      at(...path, 'unit'),
      `The unit of ${quoted(name)} is ${quoted(unit)}, but the model reads it in ${quoted(known.unit)}. Write the number in ${quoted(known.unit)}.`,
    ),
  ]
}

function streamProblems({ streams, nextStream }: CaseFile): readonly Problem[] {
  const firstWith = new Map<number, string>()
  return Object.entries(streams).flatMap(([name, number]) => {
    if (Number.isNaN(number)) return []
    const place = at('streams', name)
    const first = firstWith.get(number)
    if (first === undefined) firstWith.set(number, name)
    const twice =
      first === undefined
        ? []
        : [
            caseProblem(
              'CASE-59',
              place,
              `The stream number ${number} belongs to ${quoted(first)} already. Two assumptions on one number would move together: take this one out, and it is given the next.`,
            ),
          ]
    const late =
      number < nextStream || Number.isNaN(nextStream)
        ? []
        : [
            caseProblem(
              'CASE-59',
              place,
              `The stream number of ${quoted(name)} is ${number}, but the next to be given is ${nextStream}. Write a “nextStream” above every number in use.`,
            ),
          ]
    return [...twice, ...late]
  })
}

function correlationProblems(theCase: CaseFile): readonly Problem[] {
  const pairs = new Map<string, number>()
  return placed(theCase.correlations).flatMap(([{ a, b, rank }, index]) => {
    const problems: Problem[] = []
    for (const [end, name] of [
      ['a', a],
      ['b', b],
    ] as const) {
      if (name === '' || isAssumption(name, theCase)) continue
      const meant = didYouMean(name, [...priorNames, ...Object.keys(theCase.assumptions)])
      problems.push(
        caseProblem(
          'CASE-58',
          at('correlations', index, end),
          `There is no assumption ${quoted(name)} to correlate.${meant === '' ? ' Take the pair out, or correct the name.' : meant}`,
        ),
      )
    }
    if (rank < -1 || rank > 1)
      problems.push(
        caseProblem(
          'CASE-58',
          at('correlations', index, 'rank'),
          `The rank correlation is ${rank}. Write a number from -1 to 1.`,
        ),
      )
    if (a === '' || b === '') return problems
    if (a === b)
      problems.push(
        caseProblem(
          'CASE-58',
          at('correlations', index),
          `The assumption ${quoted(a)} is correlated with itself. Name two different ones.`,
        ),
      )
    const pair = JSON.stringify([a, b].sort())
    const first = pairs.get(pair)
    if (first === undefined) pairs.set(pair, index)
    else
      problems.push(
        caseProblem(
          'CASE-58',
          at('correlations', index),
          `The pair ${quoted(a)} and ${quoted(b)} stands here and at ${at('correlations', first)}. Keep one.`,
        ),
      )
    return problems
  })
}

/** A name in the file or of a prior, or the name of one that varies by council with the council’s code behind it. */
function isAssumption(name: string, { assumptions, streams }: CaseFile): boolean {
  const family = name.replace(/ E\d{8}$/, '')
  return Object.hasOwn(assumptions, family) || Object.hasOwn(streams, name) || isKnown(family)
}
