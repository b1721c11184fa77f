export { type AgencyReconciliation, agencyReconciliation } from './pools/agency-reconciliation.ts'
export type { AgencyShare } from './pools/agency-share.ts'
export type { PoolCell, PoolPlace, PoolStep } from './pools/pool-cell.ts'
export { type CasePools, poolsOf } from './pools/pools-of.ts'
export { type PoolTotal, poolTotals } from './pools/totals.ts'

/** What the warnings about pools mean. None stops a case. */
export const poolWarnings = {
  'POOL-01': 'Pool rule 1 counts more of a group of lines as staff than a later return of the same council shows.',
  'POOL-02': 'A line has no split by provider, so pool rule 1 cannot part what was bought from own provision.',
  'POOL-03': 'A line of the baseline belongs to no service of the case and is left out of every pool.',
  'POOL-04': 'No rule says how to split the line, and the case does not enter its pools.',
} as const
