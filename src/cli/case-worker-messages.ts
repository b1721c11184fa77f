import type { Answer, NamedFigure } from '../appraisal/index.ts'
import type { Explanation, Problem } from '../figures/index.ts'

/** What the server asks of the thread that works cases. */
export type WorkerQuestion =
  /** `text` is the case file of a draft; without it, the name is a path or a worked example’s. */
  | { readonly kind: 'work'; readonly name: string; readonly text?: string }
  | { readonly kind: 'freeze'; readonly name: string; readonly text?: string }
  | { readonly kind: 'names'; readonly name: string }
  | {
      readonly kind: 'ladder'
      readonly name: string
      readonly figure: string
      readonly at: Readonly<Record<string, string>>
    }
  | { readonly kind: 'workbook'; readonly name: string }

export interface WorkerAnswers {
  readonly work: { readonly answer: Answer; readonly json: string } | { readonly problems: readonly Problem[] }
  readonly freeze:
    | { readonly document: Uint8Array; readonly hash: string; readonly engine: number }
    | { readonly problems: readonly Problem[] }
  readonly names: readonly NamedFigure[]
  readonly ladder: readonly Explanation[] | { readonly problems: readonly Problem[] }
  readonly workbook: Uint8Array
}

export interface WorkerRequest {
  readonly id: number
  readonly question: WorkerQuestion
}

export type WorkerReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly fault: string }

/** Marks a thread that was started to work cases. */
export const workerMark = 'concordat-cases'
