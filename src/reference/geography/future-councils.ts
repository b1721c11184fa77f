import { closest, type Problem, problem } from '../../figures/index.ts'
import { type CouncilCode, council } from '../councils.ts'
import type { Day } from '../dated.ts'
import { type District, districtNamed, districtPopulations, districtsOf } from './districts.ts'
import type { GeographyProblemCode } from './problems.ts'
import type { Succession } from './successions.ts'

/** A council that does not exist yet, as somebody plans it: districts by code or name. */
export interface PlannedCouncil {
  /** `X-west-suffolk`, so that nobody takes it for a code of the Office for National Statistics. */
  readonly code: CouncilCode
  readonly name: string
  readonly districts: readonly string[]
}

/** A council made of districts of one county, with its part of the county’s children. */
export interface FutureCouncil {
  readonly code: CouncilCode
  readonly name: string
  readonly county: CouncilCode
  readonly districts: readonly District[]
  /** People aged 0 to 17 at mid-2023, of its districts together. */
  readonly population0to17: number
  /** Its part of the county’s people aged 0 to 17, from 0 to 1. */
  readonly weight: number
}

/** What the weights of future councils rest on, as every figure split by them says. */
export const districtWeights = {
  what: `people aged 0 to 17 at mid-${districtPopulations.year} by district`,
  grade: districtPopulations.grade,
} as const

/** The councils that a county is planned to be divided into, or everything that is wrong with the plan. */
export function futureCouncils(
  county: CouncilCode,
  into: readonly PlannedCouncil[],
): { readonly councils: readonly FutureCouncil[] } | { readonly problems: readonly Problem[] } {
  const all = districtsOf(county)
  if (all.length === 0) return { problems: [noDistricts(county)] }
  const problems = [
    ...into.flatMap((planned, i) => faultsOfOne(planned, i, into)),
    ...into.flatMap((planned, i) => unknownDistricts(county, planned, i)),
    ...faultsOfAll(county, all, into),
  ]
  if (problems.length > 0) return { problems }
  const total = childrenOf(all)
  return {
    councils: into.map(({ code, name, districts: wanted }) => {
      const districts = wanted.flatMap((each) => districtNamed(county, each) ?? [])
      const population0to17 = childrenOf(districts)
      return { code, name: name.trim(), county, districts, population0to17, weight: population0to17 / total }
    }),
  }
}

/** The succession that a plan comes to, for lineage: from the county to each council on vesting day. */
export function plannedSuccessions(planned: readonly FutureCouncil[], vestingDay: Day): readonly Succession[] {
  return planned.map(({ code, county, districts, weight }) => ({
    predecessor: county,
    successor: code,
    day: vestingDay,
    through: districts.map(({ name }) => name),
    share: { part: weight, by: districtWeights.what, grade: districtWeights.grade },
  }))
}

function childrenOf(districts: readonly District[]): number {
  return districts.reduce((sum, { population0to17 }) => sum + population0to17, 0)
}

function noDistricts(code: CouncilCode): Problem {
  const found = council(code)
  return said(
    'GEO-01',
    code,
    found === undefined
      ? `“${code}” is no council’s code. Give the code of a county, such as E10000029 for Suffolk.`
      : `${found.name} (${code}) has no districts today, so it cannot be divided by them. Give the code of a county, such as E10000029 for Suffolk.`,
  )
}

function faultsOfOne({ code, name, districts }: PlannedCouncil, i: number, into: readonly PlannedCouncil[]) {
  const place = `into[${i}]`
  const first = into.findIndex((each) => each.code === code)
  return [
    ...(/^X-[a-z0-9]+(-[a-z0-9]+)*$/.test(code)
      ? []
      : [
          said(
            'GEO-05',
            `${place}.code`,
            `“${code}” cannot be the code of a council that does not exist yet. Begin with X- and go on in small letters and hyphens: X-west-suffolk.`,
          ),
        ]),
    ...(first === i
      ? []
      : [said('GEO-05', `${place}.code`, `“${code}” is also the code of into[${first}]. Give each its own.`)]),
    ...(name.trim() === '' ? [said('GEO-06', `${place}.name`, `${code} has no name. Write one.`)] : []),
    ...(districts.length === 0
      ? [said('GEO-06', `${place}.districts`, `${name} has no districts. Name at least one.`)]
      : []),
  ]
}

function unknownDistricts(county: CouncilCode, { districts }: PlannedCouncil, i: number): readonly Problem[] {
  const names = districtsOf(county).map(({ name }) => name)
  return districts.flatMap((text, j) => {
    if (districtNamed(county, text) !== undefined) return []
    const near = closest(text, names)
    const hint = near === undefined ? `Its districts are ${names.join(', ')}.` : `Did you mean ${near}?`
    const sentence = `“${text}” is no district of ${council(county)?.name ?? county}. ${hint}`
    return [said('GEO-02', `into[${i}].districts[${j}]`, sentence)]
  })
}

/** Each district of the county must be used, and once. */
function faultsOfAll(county: CouncilCode, all: readonly District[], into: readonly PlannedCouncil[]) {
  const uses = into.flatMap(({ name, districts }, i) =>
    districts.flatMap((text, j) => {
      const district = districtNamed(county, text)
      return district === undefined ? [] : [{ district, name, place: `into[${i}].districts[${j}]` }]
    }),
  )
  return all.flatMap((district) => {
    const [first, ...more] = uses.filter((use) => use.district.code === district.code)
    if (first === undefined)
      return [said('GEO-04', 'into', `${district.name} is in none of the new councils. Give it to one of them.`)]
    return more.map(({ name, place }) =>
      said('GEO-03', place, `${district.name} is in ${name} and already in ${first.name}. Leave it in one of them.`),
    )
  })
}

function said(code: GeographyProblemCode, place: string, sentence: string): Problem {
  return problem(code, place, sentence)
}
