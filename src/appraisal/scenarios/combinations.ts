import type { CaseFile } from '../case-file/schema.ts'
import { codesOn, contradiction } from './under-scenarios.ts'

/** Scenarios with changes are combined in every way up to this many; above it, one at a time and all together. */
export const mostCombined = 4

/**
 * The sets of scenarios that a case is worked under, each as the codes that are on, the case as it stands first: every
 * scenario alone switched the other way, and every combination of those with changes that can all be true. None is named
 * twice.
 */
export function combinationsOf(theCase: Pick<CaseFile, 'scenarios'>): readonly (readonly string[])[] {
  const { scenarios } = theCase
  const standing = codesOn(theCase)
  const changing = scenarios.filter(({ changes }) => (changes?.length ?? 0) > 0).map(({ code }) => code)
  const switched = (codes: readonly string[]) =>
    scenarios.map(({ code }) => code).filter((code) => standing.includes(code) !== codes.includes(code))
  const together =
    changing.length <= mostCombined
      ? subsets(changing).map(switched)
      : [[...standing.filter((code) => !changing.includes(code)), ...changing]]
  const possible = together.filter((codes) => contradiction(theCase, codes) === undefined)
  const all = [standing, ...scenarios.map(({ code }) => switched([code])), ...possible]
  const inOrder = all.map((codes) => scenarios.map(({ code }) => code).filter((code) => codes.includes(code)))
  return [...new Map(inOrder.map((codes) => [codes.join(' '), codes])).values()]
}

/** Every subset, smaller ones first. */
function subsets(codes: readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [[]]
  for (const code of codes) found.push(...found.map((one) => [...one, code]))
  return found.toSorted((a, b) => a.length - b.length)
}

/** The least and the most futures of a light reading. */
const [leastFutures, mostFutures] = [64, 256]

/**
 * How many futures each reading is worked on: as many as make about as many in all as the case itself has, from 64 to
 * 256, and never more than the case has.
 */
export function futuresEach(readings: number, draws: number): number {
  const most = draws < mostFutures ? draws : mostFutures
  let futures = leastFutures
  while (futures * 2 <= most && futures * 2 * readings <= draws) futures *= 2
  return futures
}
