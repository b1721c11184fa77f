import type { Cell } from '../../figures/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { lineageOf } from '../case-file/lineage.ts'
import { monthsFrom } from './months.ts'

export type MeasureName = CaseFile['measures'][number]['measure']

/** Every measure that figures may ask for. */
export const measureNames = [
  'inPostFte',
  'agencyFte',
  'vacantFte',
  'agencyCoverFte',
  'openCases',
  'startsFte',
  'leaversFte',
  'caseload',
  'residentialChildren',
  'residentialWeeks',
] as const satisfies readonly MeasureName[]

/**
 * The measure of a council nearest to the case's first month. A council to come has that of the one it follows, until
 * it has measures of its own.
 */
export function measureEntry(
  theCase: CaseFile,
  name: MeasureName,
  council: string,
): CaseFile['measures'][number] | undefined {
  const away = (date: string) => Math.abs(monthsFrom(theCase.firstYear, date))
  const own = theCase.measures
    .filter((each) => each.council === council && each.measure === name)
    .reduce<CaseFile['measures'][number] | undefined>(
      (best, each) => (best === undefined || away(each.date) < away(best.date) ? each : best),
      undefined,
    )
  const lineage = lineageOf(theCase, council)
  return own ?? (lineage?.role === 'successor' ? measureEntry(theCase, name, lineage.predecessor) : undefined)
}

/** Measures that are the same for a part of a council as for the whole. */
const ratios: ReadonlySet<MeasureName> = new Set(['caseload', 'placedOver20Miles'])

/** Whether enough is measured of a council's social workers for their stock and flow (L05) to be worked. */
export function isWorkforceMeasured(theCase: CaseFile, council: string): boolean {
  return (['inPostFte', 'agencyFte', 'vacantFte', 'agencyCoverFte', 'openCases'] as const).every(
    (name) => typeof measureOf(theCase, name, council) === 'number',
  )
}

/** Its value, or why there is none; for a council to come, its part of what the one it follows has. */
export function measureOf(theCase: CaseFile, name: MeasureName, council: string): Cell {
  const entry = measureEntry(theCase, name, council)
  if (entry === undefined) return { missing: 'notAvailable', at: `${name} of ${council}` }
  if (entry.value === undefined) {
    return { missing: entry.missing ?? 'notAvailable', at: `${name} of ${council}, ${entry.date}` }
  }
  const isInherited = entry.council !== council && !ratios.has(name)
  return isInherited ? entry.value * (lineageOf(theCase, council)?.share ?? 1) : entry.value
}
