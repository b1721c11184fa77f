import type { VNode } from 'preact'
import { csvLine } from './csv.ts'

/** The same figures as a drawing, as a table that anyone can read out or copy. */
export interface ChartTable {
  readonly caption: string
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** One panel: made once for a wide page and once for a telephone, at the size it is shown at. */
export interface ChartPanel {
  readonly code: string
  /** What the panel shows; absent where the chart has one panel only. */
  readonly title?: string
  /** What stands beside the title, such as a count. */
  readonly note?: string
  /** The place of the panel's council in the case, for its mark. */
  readonly council?: number
  /** What a reader who does not see the drawing is told: its finding, with figures. */
  readonly says: string
  readonly wide: Drawing
  readonly narrow: Drawing
}

export interface Drawing {
  readonly width: number
  readonly height: number
  /** What stands inside the `svg` element; text no smaller than 14 pixels. */
  readonly marks: VNode
}

/** A chart as data: a title that states the finding, what is measured, its panels and its table. */
export interface Chart {
  readonly name: string
  readonly title: string
  readonly sub: string
  readonly panels: readonly ChartPanel[]
  readonly table: ChartTable
}

/**
 * The table as comma-separated values; a cell that a spreadsheet would take for a formula is kept as text. `notice`: a
 * last row, under an empty one, of what must go with the figures wherever they are taken.
 */
export function chartCsv({ table }: Chart, notice?: string): string {
  const lines = [
    table.columns.map(({ title }) => title),
    ...table.rows,
    ...(notice === undefined ? [] : [[], [notice]]),
  ]
  return lines.map((cells) => csvLine(cells.map(asFigure))).join('')
}

/** A figure as a spreadsheet reads it: a real minus becomes its sign, without pounds and commas; words stay as they are. */
function asFigure(text: string): string {
  return /^[−-]?£?[\d,]+(\.\d+)?$/.test(text) ? text.replace('−', '-').replaceAll(/[£,]/g, '') : text
}
