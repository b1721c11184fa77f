import type { Tree } from './formula/tree.ts'
import type { Unit } from './formula/unit.ts'

/** A named list supplied by the case: `option`, `council`, `service`, `year`, `month`, `pool`, `step`, … */
export type Dimension = string

/** A fact by its dimensions; each of its cells is a number or a reason that it is missing. */
export interface Given<U extends string = string, D extends Dimension = Dimension> {
  readonly kind: 'given'
  readonly name: string
  readonly title: string
  readonly unit: U
  readonly by: readonly D[]
  readonly source?: string
}

/** An uncertain number: a central value and a distribution, the same for all or by one dimension. */
export interface Assumption<U extends string = string, D extends Dimension = Dimension> {
  readonly kind: 'assumption'
  readonly name: string
  readonly title: string
  readonly unit: U
  /** Empty, or the one dimension whose members each have a stream of their own. */
  readonly by: readonly D[]
  readonly source?: string
}

/** A figure worked from a formula. Plain data: the text is the definition, the tree is the text as read. */
export interface Defined<U extends string = string, D extends Dimension = Dimension> {
  readonly kind: 'figure'
  readonly name: string
  readonly title: string
  /** As written; `inferred.unit` is the same unit as an algebraic product. */
  readonly unit: U
  /** What it varies by, in canonical order: option, council, service, others by name, year, month. */
  readonly by: readonly D[]
  /** `by` was written in the definition, as lines and results must have it, and not only inferred. */
  readonly byWritten: boolean
  /** A money figure that is published: rounded to the penny in the central reading. */
  readonly line: boolean
  readonly source?: string
  readonly is: string
  readonly tree: Tree
  readonly inferred: { readonly unit: Unit }
  /** What each local name in its formula stands for. Figures that rest on one another hold one another. */
  readonly scope: Readonly<Record<string, Figure>>
}

export type Figure<U extends string = string, D extends Dimension = Dimension> =
  | Given<U, D>
  | Assumption<U, D>
  | Defined<U, D>
