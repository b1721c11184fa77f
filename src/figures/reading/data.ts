import type { Member } from '../dimensions.ts'
import type { Dimension } from '../figure.ts'
import type { Cell } from '../missing.ts'

/** Where a cell is: a member's code for each dimension the figure varies by. */
export type At = Readonly<Record<Dimension, string>>

/** What a case supplies to its figures. */
export interface FigureData {
  /** In any order; sorted by code before anything is worked. */
  readonly members: Readonly<Record<Dimension, readonly Member[]>>
  /** Members by what they are in this case: `{ option: { counterfactual: 'separate' } }`. */
  readonly roles?: Readonly<Record<Dimension, Readonly<Record<string, string>>>>
  /** A function for each given figure, asked once for each cell. */
  readonly givens: Readonly<Record<string, (at: At) => Cell>>
  /** Where a given's cell comes from, for explanations. */
  readonly sources?: Readonly<Record<string, (at: At) => string | undefined>>
  /** Central values by assumption; by member code where the assumption varies. */
  readonly central: Readonly<Record<string, number | Readonly<Record<string, number>>>>
}

/** An uncertain number as the draws fill it. `key` is `L01/rate`, or `L05/leavingRate E06000005` where it varies. */
export interface Parameter {
  readonly key: string
  readonly name: string
  readonly member?: string
}
