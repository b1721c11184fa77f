import type { MissingReason, Pence } from '../../figures/index.ts'
import type { Pool } from '../../reference/index.ts'
import type { Grade } from '../case-file/schema.ts'
import type { AgencyShare } from './agency-share.ts'

/** Where a part of a line stands: whose it is, which line and service it comes from, and the pool it goes to. */
export interface PoolPlace {
  readonly council: string
  readonly line: string
  readonly service: string
  readonly pool: Pool
}

/** What one line of one council puts into one pool in the baseline year, gross; or why that is not known. */
export type PoolCell = PoolPlace & { readonly grade: Grade } & (
    | {
        readonly pence: Pence
        readonly missing?: never
        /** What of it was bought from others; left out where the case enters the pool and its line has no providers. */
        readonly boughtPence?: Pence
      }
    | { readonly pence?: never; readonly missing: MissingReason; readonly boughtPence?: never }
  )

/** How one line was split, in figures and in sentences. */
export interface PoolStep {
  readonly council: string
  readonly line: string
  /** The line's own label in the return. */
  readonly label: string
  readonly service: string
  readonly year: string
  /** `entered`: the case says so itself. `notSplit`: the pools of the line are not known. */
  readonly by: 'pool-rule-1' | 'entered' | 'notSplit'
  readonly grossPence: Pence | undefined
  /** Own provision, what was bought, and the part of own provision that is staff; only by the rule. */
  readonly ownPence: Pence | undefined
  readonly boughtPence: Pence | undefined
  readonly staffPence: Pence | undefined
  /** Only on the social work line, and only by the rule. */
  readonly agency: AgencyShare | undefined
  readonly parts: readonly { readonly pool: Pool; readonly pence: Pence }[]
  readonly sentences: readonly string[]
}
