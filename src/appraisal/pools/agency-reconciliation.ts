import { type Pence, pence, toPence } from '../../figures/index.ts'
import type { CaseFile } from '../case-file/schema.ts'
import { poolsOf } from './pools-of.ts'
import { poolTotals } from './totals.ts'

/** A published agency bill beside the pool `agency` of the same council: they need not agree, and neither is changed. */
export interface AgencyReconciliation {
  readonly council: string
  /** The financial year of the bill, and the baseline year of the pool. */
  readonly billYear: string
  readonly poolYear: string | undefined
  readonly billPence: Pence
  readonly poolPence: Pence
  /** The pool lacks a line, so it is at least this. */
  readonly isAtLeast: boolean
  /** Bill less pool: what lies in other lines, in other years, or in staff other than social workers. */
  readonly differencePence: Pence
}

/** One entry for each agency bill in the case. A bill is never squeezed into the social work line. */
export function agencyReconciliation(theCase: CaseFile): readonly AgencyReconciliation[] {
  const { cells, steps } = poolsOf(theCase)
  const totals = poolTotals(cells)
  return theCase.agencyBill.map((bill) => {
    const billPence = toPence(bill.pounds)
    const total = totals.find(({ council, pool }) => council === bill.council && pool === 'agency')
    const poolPence = total?.pence ?? pence(0)
    return {
      council: bill.council,
      billYear: bill.year,
      poolYear: steps.find(
        ({ council, parts }) => council === bill.council && parts.some(({ pool }) => pool === 'agency'),
      )?.year,
      billPence,
      poolPence,
      isAtLeast: total?.isAtLeast ?? true,
      differencePence: pence(billPence - poolPence),
    }
  })
}
