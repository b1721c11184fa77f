import { type Council, type CouncilCode, council, councils, validOn } from './councils.ts'
import type { Day } from './dated.ts'

/**
 * The code that a council goes by today, where it went on under a new one: the same name, the same number of the
 * Department’s and the same area, only recoded (Barnsley and Sheffield) or made unitary (Somerset). Publications change
 * codes in different years, so figures are joined by this code. A council that was split or merged keeps its own.
 */
export function continuingCode(code: CouncilCode): CouncilCode {
  const found = council(code)
  const next = found === undefined ? undefined : wentOnAs(found)
  return next === undefined ? code : continuingCode(next.code)
}

/** Every code a council has gone by, the one given included, oldest first. */
export function codesOf(code: CouncilCode): readonly CouncilCode[] {
  const today = continuingCode(code)
  return councils
    .filter((each) => continuingCode(each.code) === today)
    .map(({ code: each }) => each)
    .sort(byAge)
}

/**
 * The council with that number of the Department for Education’s; where a number was taken over, the one that was
 * there on the day, otherwise the newest.
 */
export function councilByNumber(dfeNumber: string, day?: Day): Council | undefined {
  const found = byNumber.get(dfeNumber) ?? []
  const there = day === undefined ? undefined : found.find(({ code }) => validOn(code, day))
  return there ?? found.at(-1)
}

const byNumber: ReadonlyMap<string, readonly Council[]> = new Map(
  [...new Set(councils.map(({ dfeNumber }) => dfeNumber))].map((number) => [
    number,
    councils.filter((each) => each.dfeNumber === number).sort((a, b) => byAge(a.code, b.code)),
  ]),
)

function wentOnAs({ name, dfeNumber, successors }: Council): Council | undefined {
  const [only, ...others] = successors
  if (only === undefined || others.length > 0) return undefined
  const next = council(only)
  return next?.name === name && next.dfeNumber === dfeNumber && next.predecessors.length === 1 ? next : undefined
}

function byAge(a: CouncilCode, b: CouncilCode): number {
  const [from, to] = [council(a)?.validFrom ?? '', council(b)?.validFrom ?? '']
  return from === to ? 0 : from < to ? -1 : 1
}
