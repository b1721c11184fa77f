import type { Dimension, Figure } from '../figure.ts'
import { dimensionsOf } from '../formula/dimensions-of.ts'
import type { Tree } from '../formula/tree.ts'
import type { Missing } from '../missing.ts'
import type { Grid } from './grid.ts'
import type { Layout } from './layout.ts'

/** A part of a formula made ready: the number in one cell of the layout it was made ready for. */
export type Work = (cell: number) => number

/** Whether a condition holds in one cell. */
export type Holds = (cell: number) => boolean

/** What a cell lacks, if anything. */
export type Gap = (cell: number) => Missing | undefined

/** Numbers to be read where they stand, or worked. The two are told apart so that arithmetic on plain reads needs no call. */
export type Part = { readonly values: Float64Array; readonly at: Int32Array } | Work

/** What making a formula ready needs to know about the figures it uses. */
export interface Surroundings {
  readonly grid: Grid
  /** The numbers of a figure, by its own layout; filled before they are read. */
  valuesOf(figure: Figure): Float64Array
  /** Gaps of a figure by cell; undefined when every cell has a number. */
  gapsOf(figure: Figure): readonly (Missing | undefined)[] | undefined
  /** No assumption reaches it. */
  isSettled(figure: Figure): boolean
}

/** The formula being made ready, for the names in it. */
export interface Inside {
  readonly around: Surroundings
  readonly scope: Readonly<Record<string, Figure>>
}

export function figureCalled({ scope }: Inside, name: string): Figure {
  const figure = scope[name]
  if (figure === undefined) throw new Error(`No figure is called ${name} here`)
  return figure
}

/** What a part of this formula varies by. */
export function variesBy(inside: Inside, tree: Tree): Set<Dimension> {
  return dimensionsOf(tree, (name) => figureCalled(inside, name).by)
}

/** No assumption reaches this part of the formula. */
export function isSettledPart(inside: Inside, names: readonly string[]): boolean {
  return names.every((name) => inside.around.isSettled(figureCalled(inside, name)))
}

/** Where a part is worked that ranges over one more dimension, last and fastest; the others are those it varies by. */
export function layoutOver(inside: Inside, tree: Tree, layout: Layout, over: readonly Dimension[]): Layout {
  const varies = variesBy(inside, tree)
  const outer = layout.by.filter((dimension) => varies.has(dimension) && !over.includes(dimension))
  // The first dimension named is added up innermost, so it stands last.
  return inside.around.grid.layout([...outer, ...[...over].reverse()])
}
