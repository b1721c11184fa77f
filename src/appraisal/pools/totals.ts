import { compareCodes, type Pence, pence } from '../../figures/index.ts'
import { type Pool, pools } from '../../reference/index.ts'
import type { PoolCell } from './pool-cell.ts'

/** One council's pool over its lines. With `isAtLeast` a line is missing, and the total is what the others come to. */
export interface PoolTotal {
  readonly council: string
  readonly pool: Pool
  readonly pence: Pence
  readonly isAtLeast: boolean
}

/** Every pool of every council that has a cell, in order of council code and pool. */
export function poolTotals(cells: readonly PoolCell[]): readonly PoolTotal[] {
  const councils = [...new Set(cells.map(({ council }) => council))].sort(compareCodes)
  return councils.flatMap((council) =>
    pools.map((pool) => {
      const members = cells.filter((cell) => cell.council === council && cell.pool === pool)
      return {
        council,
        pool,
        pence: pence(members.reduce((running, cell) => running + (cell.pence ?? 0), 0)),
        isAtLeast: members.some((cell) => cell.missing !== undefined),
      }
    }),
  )
}
