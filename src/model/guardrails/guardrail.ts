import type { Defined, Figure } from '../../figures/index.ts'

/**
 * A limit for children. Judged for each council and each year, transition years included, on the draws: `breach` is 1
 * in a year of a future in which the limit is broken. Without a figure the appraisal judges it on the case's facts.
 */
export interface Guardrail {
  readonly code: string
  readonly title: string
  /** What a councillor should know about it, in a sentence. */
  readonly meaning: string
  /** 1 where broken, by option, council and year; missing where an input is. */
  readonly breach?: Defined
  /** Worked values to show beside it. */
  readonly shows?: readonly { readonly title: string; readonly figure: Figure }[]
  /** Measures of the case it cannot be judged without. */
  readonly needs: readonly string[]
}

/** Share of futures with a breach in at least one year above which an option is stopped, and from which it is warned. */
export const stoppedAbove = 0.2
export const warnedFrom = 0.05
