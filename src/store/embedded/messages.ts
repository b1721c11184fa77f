import type { Answer } from '../database/connection.ts'
import type { RecordCode } from '../record/faults.ts'
import type { Meta, Purpose, Sealed } from './engine.ts'
import type { StartReport } from './start.ts'

/** What the store’s thread is asked. `begin` is carried by the first question of a transaction. */
export type Question =
  | { readonly do: 'query'; readonly begin?: Purpose; readonly text: string; readonly values: readonly unknown[] }
  | { readonly do: 'run'; readonly text: string }
  | { readonly do: 'seal'; readonly begin?: Purpose; readonly meta: Meta }
  | { readonly do: 'end' }
  | { readonly do: 'migrations' }
  | { readonly do: 'rebuild' }
  | { readonly do: 'blank'; readonly commitments: readonly string[] }
  | { readonly do: 'close' }

/** What each question is answered with. */
export interface Answers {
  query: Answer
  run: undefined
  seal: Sealed
  end: number
  migrations: readonly string[]
  rebuild: number
  blank: number
  close: undefined
}

/** A fault as it passes between threads: PostgreSQL’s with its code, ours with code and place. */
export interface SentFault {
  readonly message: string
  readonly record?: { readonly code: RecordCode; readonly place: string }
  readonly database?: { readonly code: string; readonly constraint?: string }
}

export type FromStore =
  | { readonly open: StartReport; readonly synced: number }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: SentFault }
  | { readonly synced: number }
  | { readonly fatal: SentFault }
