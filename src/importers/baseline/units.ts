import { type CouncilCode, council } from '../../reference/index.ts'
import type { Area, Observation } from '../observation.ts'
import { isGap } from '../value.ts'
import { type BaselineCell, type CoveredCouncil, periodKey, type ReportingUnit, seriesKey } from './cell.ts'
import type { SharedReturn } from './guards/shared-return.ts'

/** The unit that an area of a file is, with each council’s name and days of validity. */
export function unitOf(area: Area): ReportingUnit {
  const councils = area.councils.map(coveredCouncil)
  const name = councils.length === 0 ? area.name || area.key : councils.map((each) => each.name).join(' / ')
  return { level: area.level, key: area.key, name, councils }
}

export function coveredCouncil(code: CouncilCode): CoveredCouncil {
  const found = council(code)
  return {
    code,
    name: found?.name ?? code,
    ...(found?.validFrom === undefined ? {} : { validFrom: found.validFrom }),
    ...(found?.validTo === undefined ? {} : { validTo: found.validTo }),
  }
}

/**
 * The same figures with each shared return as one unit: where one figure was written into each council’s row, the
 * first of the rows becomes the unit’s and the others go.
 */
export function withSharedReturns(
  observations: readonly Observation[],
  shared: readonly SharedReturn[],
): readonly Observation[] {
  const writtenTwice = new Map(
    shared
      .filter(({ how, isSure }) => how === 'sameFigure' && isSure)
      .flatMap((each) =>
        each.periods.flatMap((period) =>
          each.councils.map((code) => [rowKey(code, { ...each, period }), each.councils] as const),
        ),
      ),
  )
  if (writtenTwice.size === 0) return observations
  const taken = new Set<string>()
  return observations.flatMap((observation) => {
    const [only] = observation.area.councils
    if (observation.area.councils.length !== 1 || only === undefined) return [observation]
    const councils = writtenTwice.get(rowKey(only, observation))
    if (councils === undefined) return [observation]
    const unitRow = rowKey(councils.join('+'), observation)
    if (taken.has(unitRow)) return []
    taken.add(unitRow)
    return [{ ...observation, area: { ...observation.area, councils, key: councils.join('+') } }]
  })
}

function rowKey(whose: string, of: Pick<Observation, 'measure' | 'filters' | 'period'>): string {
  return `${whose}\n${seriesKey(of)}\n${periodKey(of.period)}`
}

/**
 * Without the rows of a council that say nothing beside the joint row of its service: the figure is not missing, it is
 * in the joint row. A row that says something is never left out.
 */
export function withoutGapsInJointRows(cells: readonly BaselineCell[]): readonly BaselineCell[] {
  const reportedTogether = new Set(
    cells
      .filter(({ unit }) => unit.councils.length > 1)
      .flatMap((cell) => cell.unit.councils.map(({ code }) => rowKey(code, cell))),
  )
  return cells.filter(
    (cell) =>
      cell.unit.councils.length !== 1 || !isGap(cell.value) || !reportedTogether.has(rowKey(cell.unit.key, cell)),
  )
}
