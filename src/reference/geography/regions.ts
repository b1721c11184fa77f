import { type CouncilCode, council } from '../councils.ts'
import { regionRows } from './regions.generated.ts'
import { rowsOf } from './rows.ts'

/**
 * The region of a council in the three schemes that publications use. The ONS has one London; the Department for
 * Education divides it into Inner and Outer; Ofsted puts the North East with Yorkshire and the Humber.
 */
export interface Regions {
  /** ONS code of the region, `E12000001`. */
  readonly code: string
  readonly ons: string
  readonly education: string
  readonly ofsted: string
}

const byCouncil: ReadonlyMap<CouncilCode, Regions> = new Map(
  rowsOf(regionRows).map(([council = '', code = '', ons = '', education = '', ofsted = '']) => [
    council,
    { code, ons, education, ofsted },
  ]),
)

/** The regions of a council, also of one since abolished; undefined for a code that is no council’s. */
export function regionsOf(code: CouncilCode): Regions | undefined {
  return council(code) === undefined ? undefined : byCouncil.get(code)
}
