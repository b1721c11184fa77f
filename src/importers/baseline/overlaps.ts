import { type CouncilCode, council, councils, predecessorsOf, regionsOf, successorsOf } from '../../reference/index.ts'
import type { BaselineCell, ReportingUnit } from './cell.ts'
import { relationOfSeries } from './line-overlaps.ts'
import { type Relation, together } from './relation.ts'

/** How one figure lies to another of the same period: by whom it is about and by what it is about, together. */
export function relationOf(a: BaselineCell, b: BaselineCell): Relation {
  return together([relationOfUnits(a.unit, b.unit), relationOfSeries(a, b)])
}

/**
 * How two reporting units lie to one another, by the land that they stand for: a joint return holds its councils, a
 * region those in it, a county its successors, a merged council those it was made of, and England all of them.
 */
export function relationOfUnits(a: ReportingUnit, b: ReportingUnit): Relation {
  if (a.key === b.key && a.level === b.level) return 'same'
  if (a.level === 'other' && b.level === 'other') return 'apart'
  if (a.level === 'country' || b.level === 'country') return inCountry(a, b)
  const [ofA, ofB] = [landOf(a), landOf(b)]
  if (ofA.size === 0 || ofB.size === 0) return 'unknown'
  const shared = [...ofA].filter((strand) => ofB.has(strand)).length
  if (shared === 0) return 'apart'
  if (shared === ofA.size) return shared === ofB.size ? 'same' : 'within'
  return shared === ofB.size ? 'contains' : 'overlap'
}

function inCountry(a: ReportingUnit, b: ReportingUnit): Relation {
  if (a.level === b.level) return 'unknown'
  return a.level === 'country' ? 'contains' : 'within'
}

const lands = new Map<string, ReadonlySet<string>>()

/** Nothing for a place that is no council and no region of a known scheme. Asked for every pair of a sum, so it is kept. */
function landOf({ level, key, name, councils: covered }: ReportingUnit): ReadonlySet<string> {
  const mark = `${level} ${level === 'region' ? name : key}`
  const known = lands.get(mark)
  if (known !== undefined) return known
  const codes = level === 'region' ? councilsIn(name) : covered.map(({ code }) => code)
  const land = new Set(codes.flatMap(strandsThrough))
  lands.set(mark, land)
  return land
}

/** Those of the region by that name, in the schemes of the statistics office, the Department or the inspectorate. */
function councilsIn(region: string): readonly CouncilCode[] {
  const wanted = plainName(region)
  return councils
    .filter(({ code, region: home }) => {
      const { ons, education, ofsted } = regionsOf(code) ?? { ons: home, education: home, ofsted: home }
      return [home, ons, education, ofsted].some((each) => plainName(each) === wanted)
    })
    .map(({ code }) => code)
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z]/g, '')
}

/**
 * The lines of councils that one stands in, each taking over from the one before: two councils have land in common where
 * they stand in one line. Dorset the county is two: one went on in the new Dorset, and Christchurch on the coast.
 */
function strandsThrough(code: CouncilCode): readonly string[] {
  if (council(code) === undefined) return [code]
  const before = linesFrom(code, (each) => predecessorsOf(each).map(({ predecessor }) => predecessor))
  const after = linesFrom(code, (each) => successorsOf(each).map(({ successor }) => successor))
  return before.flatMap((earlier) => after.map((later) => [...[...earlier].reverse(), code, ...later].join('>')))
}

function linesFrom(
  code: CouncilCode,
  next: (code: CouncilCode) => readonly CouncilCode[],
): readonly (readonly CouncilCode[])[] {
  const further = next(code)
  return further.length === 0 ? [[]] : further.flatMap((each) => linesFrom(each, next).map((line) => [each, ...line]))
}
