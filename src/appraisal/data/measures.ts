import type { Cell } from '../../figures/index.ts'
import type { CaseFile } from '../case-file/index.ts'
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

/** The measure of a council nearest to the case's first month. */
export function measureEntry(
  theCase: CaseFile,
  name: MeasureName,
  council: string,
): CaseFile['measures'][number] | undefined {
  const away = (date: string) => Math.abs(monthsFrom(theCase.firstYear, date))
  return theCase.measures
    .filter((each) => each.council === council && each.measure === name)
    .reduce<CaseFile['measures'][number] | undefined>(
      (best, each) => (best === undefined || away(each.date) < away(best.date) ? each : best),
      undefined,
    )
}

/** Whether enough is measured of a council's social workers for their stock and flow (L05) to be worked. */
export function isWorkforceMeasured(theCase: CaseFile, council: string): boolean {
  return (['inPostFte', 'agencyFte', 'vacantFte', 'agencyCoverFte', 'openCases'] as const).every(
    (name) => typeof measureOf(theCase, name, council) === 'number',
  )
}

/** Its value, or why there is none. */
export function measureOf(theCase: CaseFile, name: MeasureName, council: string): Cell {
  const entry = measureEntry(theCase, name, council)
  if (entry === undefined) return { missing: 'notAvailable', at: `${name} of ${council}` }
  return entry.value ?? { missing: entry.missing ?? 'notAvailable', at: `${name} of ${council}, ${entry.date}` }
}
