import type { Problem } from '../../../figures/index.ts'
import { priorNames } from '../../../reference/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { at } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { didYouMean } from '../suggestion.ts'
import { isModelAssumption } from './assumptions.ts'
import { type CheckContext, placed } from './check.ts'

/** Each assumption has luck of its own, but for the pairs that are said to move together. */
export function streamsAndPairs({ theCase }: CheckContext): readonly Problem[] {
  return [...streamProblems(theCase), ...pairProblems(theCase)]
}

function streamProblems({ streams, nextStream }: CaseFile): readonly Problem[] {
  const firstWith = new Map<number, string>()
  return Object.entries(streams).flatMap(([name, number]) => {
    if (Number.isNaN(number)) return []
    const problems: Problem[] = []
    const tell = (sentence: string) => problems.push(caseProblem('CASE-59', at('streams', name), sentence))
    const first = firstWith.get(number)
    if (first === undefined) firstWith.set(number, name)
    else
      tell(
        `The stream number ${number} belongs to ${quoted(first)} already. Two assumptions on one number would move together: take this one out, and it is given the next.`,
      )
    if (number >= nextStream) {
      tell(
        `The stream number of ${quoted(name)} is ${number}, but the next to be given is ${nextStream}. Write a “nextStream” above every number in use.`,
      )
    }
    return problems
  })
}

/** A matrix that cannot be as a whole is repaired and told elsewhere; a pair that cannot be is a problem. */
function pairProblems(theCase: CaseFile): readonly Problem[] {
  const seen = new Map<string, number>()
  return placed(theCase.correlations).flatMap(([{ a, b, rank }, index]) => {
    const problems = [...unknownEnd('a', a, index, theCase), ...unknownEnd('b', b, index, theCase)]
    const tell = (place: string, sentence: string) => problems.push(caseProblem('CASE-58', place, sentence))
    if (rank < -1 || rank > 1) {
      tell(at('correlations', index, 'rank'), `The rank correlation is ${rank}. Write a number from -1 to 1.`)
    }
    if (a === '' || b === '') return problems
    const place = at('correlations', index)
    if (a === b) tell(place, `The assumption ${quoted(a)} is correlated with itself. Name two different ones.`)
    const pair = JSON.stringify([a, b].sort())
    const first = seen.get(pair)
    if (first === undefined) seen.set(pair, index)
    else
      tell(place, `The pair ${quoted(a)} and ${quoted(b)} stands here and at ${at('correlations', first)}. Keep one.`)
    return problems
  })
}

function unknownEnd(end: 'a' | 'b', name: string, index: number, theCase: CaseFile): Problem[] {
  if (name === '' || isAssumption(name, theCase)) return []
  const meant = didYouMean(name, [...priorNames, ...Object.keys(theCase.assumptions)])
  const advice = meant === '' ? ' Take the pair out, or correct the name.' : meant
  return [
    caseProblem(
      'CASE-58',
      at('correlations', index, end),
      `There is no assumption ${quoted(name)} to correlate.${advice}`,
    ),
  ]
}

/** A name in the file or of a prior, or the name of one that varies by council with the council’s code behind it. */
function isAssumption(name: string, { assumptions, streams }: CaseFile): boolean {
  const family = name.replace(/ E\d{8}$/, '')
  return Object.hasOwn(assumptions, family) || Object.hasOwn(streams, name) || isModelAssumption(family)
}
