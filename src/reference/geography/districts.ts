import { type CouncilCode, council } from '../councils.ts'
import type { Grade } from '../dated.ts'
import { districtRows } from './districts.generated.ts'
import { plainName } from './plain-name.ts'
import { rowsOf } from './rows.ts'

/** ONS code of a district council, `E07000245`. It has no children’s services of its own: its county has. */
export type DistrictCode = string

/** A district of a county of today, with how many children live there. */
export interface District {
  readonly code: DistrictCode
  readonly name: string
  readonly county: CouncilCode
  /** People aged 0 to 17 at mid-2023. */
  readonly population0to17: number
}

/** Where the numbers of children by district are from, and how good they are. */
export const districtPopulations: { readonly year: number; readonly source: string; readonly grade: Grade } = {
  year: 2023,
  source:
    'ONS mid-2023 population estimates by single year of age (published 15 July 2024), Open Government Licence v3.0',
  grade: 'A',
}

/** Every district of every county of today, in order of county and code. */
export const districts: readonly District[] = rowsOf(districtRows).map(
  ([code = '', name = '', county = '', count]) => ({
    code,
    name,
    county,
    population0to17: Number(count),
  }),
)

/** The districts of a county, in order of code; none for a council that is not a county of today. */
export function districtsOf(county: CouncilCode): readonly District[] {
  return districts.filter((each) => each.county === county)
}

/** The district of a county with that code or name (but for case, `&` and points); undefined where there is none. */
export function districtNamed(county: CouncilCode, text: string): District | undefined {
  const wanted = plainName(text)
  return districtsOf(county).find(({ code, name }) => plainName(code) === wanted || plainName(name) === wanted)
}

/** The counties of today whose children’s services a reorganisation could divide, in order of code. */
export const countiesWithDistricts: readonly CouncilCode[] = [...new Set(districts.map(({ county }) => county))]
  .filter((code) => council(code) !== undefined)
  .sort()
