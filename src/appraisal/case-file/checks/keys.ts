import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { levers } from '../../../model/index.ts'
import { costCatalogue, pools } from '../../../reference/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { lineageOf } from '../lineage.ts'
import { at } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { didYouMean } from '../suggestion.ts'
import { type CheckContext, placed } from './check.ts'
import { repeatedFigures } from './repeated.ts'

type Key = CaseFile['keys'][number]

/** What a key may be for: everything without a key of its own, set-up, a pool, a cost or a lever. */
const keyFor: readonly string[] = [
  'default',
  'setUp',
  ...pools,
  ...Object.keys(costCatalogue),
  ...levers.map(({ code }) => code),
]

/** Keys by which costs and savings are shared: what for, and a value for every council that are not all nought. */
export function keysHold({ theCase }: CheckContext): readonly Problem[] {
  return [
    ...repeatedFigures('keys', theCase.keys, (one) => [one.for]),
    ...placed(theCase.keys).flatMap(([key, index]) => [
      ...forProblems(key, index),
      ...valueProblems(key, index, theCase),
    ]),
  ]
}

function forProblems(key: Key, index: number): readonly Problem[] {
  if (key.for === '' || keyFor.includes(key.for)) return []
  const meant = didYouMean(key.for, keyFor)
  return [
    caseProblem(
      'CASE-66',
      at('keys', index, 'for'),
      `The key is for ${quoted(key.for)}, which is no pool, cost or lever. Write one of them, “setUp” or “default”.${meant}`,
    ),
  ]
}

function valueProblems({ key, values }: Key, index: number, theCase: CaseFile): readonly Problem[] {
  const { councils, establishment } = theCase
  const place = at('keys', index, 'values')
  if (values === undefined) {
    const isWorkedOut =
      key === 'equal' ||
      key === 'baselineSpend' ||
      key === 'population0to17' ||
      (key === 'fte' && establishment.length > 0)
    if (isWorkedOut || String(key) === '') return []
    return [
      caseProblem(
        'CASE-66',
        at('keys', index),
        `The key ${quoted(key)} has no values. Give one for each council under “values”.`,
      ),
    ]
  }
  // A council to come puts in its part of what the one it follows does.
  const missing = councils.filter(
    ({ code }) => code !== '' && !Object.hasOwn(values, code) && lineageOf(theCase, code)?.role !== 'successor',
  )
  if (missing.length > 0) {
    const names = listInWords(
      missing.map((one) => one.shortName || one.code),
      'and',
    )
    return [
      caseProblem(
        'CASE-66',
        place,
        `The key ${quoted(key)} has no value for ${names}. Give every council of the case one; nought is a value.`,
      ),
    ]
  }
  const amounts = Object.entries(values)
  const negative = amounts.filter(([, value]) => value < 0)
  if (negative.length > 0) {
    return negative.map(([code, value]) =>
      caseProblem(
        'CASE-66',
        at('keys', index, 'values', code),
        `The value of the key is ${value}. Write nought or more.`,
      ),
    )
  }
  if (amounts.length === 0 || amounts.some(([, value]) => value !== 0)) return []
  return [
    caseProblem(
      'CASE-66',
      place,
      `Every value of the key ${quoted(key)} is 0, so nothing can be shared by it. Give at least one council a value above nought.`,
    ),
  ]
}
