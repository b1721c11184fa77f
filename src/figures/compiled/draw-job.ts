import type { ChanceRequest } from '../chance/index.ts'
import { type Compiled, imageOf } from './compile.ts'

/** A compiled plan and its luck as plain data: all that a worker needs to work any range of its draws. */
export interface DrawJob {
  readonly module: Uint8Array<ArrayBuffer>
  /** What memory begins with. */
  readonly image: Uint8Array<ArrayBuffer>
  readonly bytes: number
  readonly inputsAt: number
  readonly outputsAt: number
  readonly columns: number
  /** Where the draws in which each figure is marked are counted: a figure's place and an address. */
  readonly counts: readonly (readonly [figure: number, at: number])[]
  /** Its parameters in the order of the plan's. */
  readonly chance: ChanceRequest
}

/** Some draws: from `first`, so many. */
export interface DrawRange {
  readonly first: number
  readonly count: number
}

/** What the draws of a range came to. */
export interface WorkedRange extends DrawRange {
  /** Column by column, the draws of the range side by side. */
  readonly columns: Float64Array<ArrayBuffer>
  /** In how many draws of the range each figure was marked, as `counts` lists them. */
  readonly marked: readonly number[]
}

export function drawJob(compiled: Compiled, chance: ChanceRequest): DrawJob {
  const { module, homes, work } = compiled
  if (work.borrowed.length > 0) throw new Error('One option alone reads columns that a worker does not have')
  return {
    module,
    image: imageOf(compiled),
    bytes: homes.bytes,
    inputsAt: homes.inputsAt,
    outputsAt: homes.outputsAt,
    columns: work.columns,
    counts: [...homes.markAt].map(([figure, { count }]) => [figure, count] as const),
    chance,
  }
}
