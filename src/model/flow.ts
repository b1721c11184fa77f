import type { Defined } from '../figures/index.ts'

/** How the model's own one-offs are paid for: each option says so, and the answer puts its word in the place of this. */
export const asTheOptionSays = 'asTheOptionSays'

/**
 * One flow of an arrangement against carrying on alone: a saving or income to the council is positive, a cost
 * negative, in constant prices by option, council, service and year. Both views are projections of this one list.
 */
export interface Flow {
  readonly figure: Defined
  readonly title: string
  /** Lever (L01) or catalogue code (O, R, X). */
  readonly code: string
  readonly pool: string
  readonly group: 'gain' | 'oneOff' | 'running' | 'grant' | 'between'
  readonly costKind: 'oneOff' | 'recurrent'
  readonly fund: string
  readonly fundedBy: string
  readonly transfer: boolean
  readonly vat: string
  readonly timing: 'startOfYear' | 'midYear' | 'endOfYear'
  readonly grade: 'A' | 'B' | 'C' | 'D'
  readonly priceBase: string
}
