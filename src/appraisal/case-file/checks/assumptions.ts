import { checkDistribution, type Problem } from '../../../figures/index.ts'
import { prior, priorNames } from '../../../reference/index.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn } from '../calendar.ts'
import { quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { didYouMean } from '../suggestion.ts'
import { type CheckContext, placed } from './check.ts'
import { repeatedFigures } from './repeated.ts'

type Assumption = CaseFile['assumptions'][string]
type Entry = Exclude<Assumption, { readonly byCouncil: unknown }>

/** Assumptions that the model makes without a prior. */
const withoutPrior: readonly string[] = ['exit/luck', 'exit/shockLuck']

/** Whether the model reads an assumption of that name. */
export function isModelAssumption(name: string): boolean {
  return priorNames.includes(name) || withoutPrior.includes(name)
}

/** Assumptions and councils’ own evidence: distributions that can be, central values within them, units of the model. */
export function assumptionsHold(context: CheckContext): readonly Problem[] {
  const { theCase } = context
  return [
    ...Object.entries(theCase.assumptions).flatMap(([name, one]) => [
      ...nameWarning(name),
      ...entriesOf(one, ['assumptions', name]).flatMap(([entry, path]) => entryProblems(name, entry, path, context)),
    ]),
    ...evidenceProblems(context),
  ]
}

function entriesOf(one: Assumption, path: Path): readonly (readonly [Entry, Path])[] {
  if (!('byCouncil' in one)) return [[one, path]]
  return Object.entries(one.byCouncil).map(([council, entry]) => [entry, [...path, 'byCouncil', council]])
}

function nameWarning(name: string): readonly Problem[] {
  return isModelAssumption(name) ? [] : [unreadName(name, at('assumptions', name))]
}

function unreadName(name: string, place: string): Problem {
  const meant = didYouMean(name, [...priorNames, ...withoutPrior])
  const advice = meant === '' ? ' Look its name up in the assumptions register.' : meant
  return caseProblem(
    'CASE-89',
    place,
    `Nothing in the model reads the assumption ${quoted(name)}, so it changes no figure.${advice}`,
  )
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
export function limitsOf(distribution: Entry['distribution']): { readonly low: number; readonly high: number } {
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

/** A council's own evidence is of a parameter that has a prior, in its unit, and is given once. */
function evidenceProblems({ theCase, decisionDate }: CheckContext): readonly Problem[] {
  return [
    ...repeatedFigures('evidence', theCase.evidence, ({ name, council }) => [name, council]),
    ...placed(theCase.evidence).flatMap(([{ name, unit }, index]) => {
      if (name === '') return []
      return priorNames.includes(name)
        ? unitProblems(name, unit, ['evidence', index], decisionDate)
        : [unreadName(name, at('evidence', index, 'name'))]
    }),
  ]
}
