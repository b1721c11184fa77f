import type { Problem } from '../../../figures/index.ts'
import type { CouncilCode } from '../../../reference/index.ts'
import type { BaselineCell } from '../cell.ts'
import type { OwnershipFact } from '../ownership.ts'
import { councilOwnedLooksPrivate } from './council-owned.ts'
import { lineageWarnings } from './lineage.ts'
import { negativeNetRevenue } from './negative-net-revenue.ts'
import { sameFigureTwice } from './same-figure-twice.ts'
import { twoOfficialFigures } from './two-official-figures.ts'
import { zeroBetween } from './zero-between.ts'

/** What people have answered, so that they are not asked again. */
export interface GuardChoice {
  readonly ownership?: readonly OwnershipFact[]
}

/** Everything that a figure of a baseline can be wrong by while each cell is as published. */
export function guardWarnings(
  cells: readonly BaselineCell[],
  councils: readonly CouncilCode[],
  { ownership = [] }: GuardChoice,
): readonly Problem[] {
  return [
    ...lineageWarnings(cells, councils),
    ...twoOfficialFigures(cells),
    ...sameFigureTwice(cells),
    ...zeroBetween(cells),
    ...negativeNetRevenue(cells),
    ...councilOwnedLooksPrivate(cells, ownership),
  ]
}
