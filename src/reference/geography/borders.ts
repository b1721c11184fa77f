import { continuingCode } from '../continuing.ts'
import { type CouncilCode, council } from '../councils.ts'
import { borderRows } from './borders.generated.ts'
import type { DistrictCode } from './districts.ts'
import { rowsOf } from './rows.ts'

const neighbours: ReadonlyMap<string, readonly string[]> = new Map(
  rowsOf(borderRows).map(([code = '', beside = '']) => [code, beside.split(' ')]),
)

/**
 * Councils of 2025 that share a border with a council, in order of code; a border in the middle of a river counts. Of
 * an abolished council, those beside the area of its successors, the successors themselves left out.
 */
export function bordersOf(code: CouncilCode): readonly CouncilCode[] {
  const own = successorsToday(code)
  const beside = own.flatMap((each) => neighbours.get(each) ?? [])
  return [...new Set(beside)].filter((each) => !own.includes(each)).sort()
}

/** Districts and single-tier councils of today that share a border with a district, in order of code. */
export function districtBordersOf(code: DistrictCode): readonly string[] {
  return neighbours.get(code) ?? []
}

function successorsToday(code: CouncilCode): readonly CouncilCode[] {
  const today = continuingCode(code)
  const found = council(today)
  return found === undefined || found.successors.length === 0 ? [today] : found.successors.flatMap(successorsToday)
}
