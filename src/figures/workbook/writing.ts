import { canonical } from '../dimensions.ts'
import type { Figure } from '../figure.ts'
import type { Tree } from '../formula/tree.ts'
import type { Layout } from '../reading/layout.ts'
import { type Inside, variesBy } from '../reading/part.ts'
import type { Address } from './ranges.ts'

/** Spreadsheet text, and how tightly its outermost sign binds: brackets are only written where they are needed. */
export interface Text {
  readonly text: string
  readonly binds: number
}

/** The text of a part of a formula in one cell of the layout it was made ready for. */
export type TextOf = (cell: number) => Text

/** Where figures stand, and the formula being written. */
export interface Writing extends Inside {
  /** The sheet the formula is written on: its own cells need no sheet's name. */
  readonly sheet: string
  /** Where a figure's cells stand; or those of a part of a formula that has rows of its own. */
  addressesOf(of: Figure | Tree): readonly Address[] | undefined
  /** The name of the cell of an assumption that is the same for all. */
  nameOf(figure: Figure): string | undefined
  /** The column whose row 2 holds the number of a year. */
  yearColumn(year: number, month: number): number
  /** The step whose own rows are being written: it does not stand for itself. */
  readonly step?: Tree
  /** The year is picked and not the column's own, so it stays when the formula is copied along its row. */
  readonly pinned?: boolean
}

/** How the rows of a step are laid out: by what it varies by, in canonical order. */
export function layoutOfStep(tree: Tree, writing: Inside): Layout {
  return writing.around.grid.layout(canonical(variesBy(writing, tree)))
}
