import type { Dimension } from '../figure.ts'

/** How a cell is shown. Money has two decimal places, a share is a percentage; nothing here changes a value. */
export type CellLook = 'heading' | 'text' | 'number' | 'money' | 'percent'

/** One cell. A formula is without its leading “=”, and without a result: the spreadsheet works it. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string; readonly look: 'heading' | 'text' }
  | { readonly kind: 'number'; readonly value: number; readonly look: CellLook; readonly input: boolean }
  | { readonly kind: 'formula'; readonly formula: string; readonly look: CellLook }
  /** A gap: the reason as text, which SUM, MIN and MAX pass over. */
  | { readonly kind: 'missing'; readonly text: string }

/** One sheet: rows from the top, cells from the left; undefined where there is nothing. */
export interface Sheet {
  /** At most 31 characters, unlike any other sheet's, none of `: \ / ? * [ ]`. */
  readonly name: string
  readonly rows: readonly (readonly (SheetCell | undefined)[])[]
  /** Widths in characters, from column A. */
  readonly widths: readonly number[]
  /** How many rows and columns stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number }
}

/** A cell that formulas call by name: every assumption that is the same for all. */
export interface NamedCell {
  readonly name: string
  readonly sheet: string
  /** `$G$7`. */
  readonly address: string
}

/** Where one figure stands: which sheet, and how its cells follow one another. */
export interface Block {
  /** The figure's name; for a step of a formula that was given rows of its own, the figure's name, `:` and a number. */
  readonly figure: string
  readonly sheet: string
  /** Its first row, counted from 1 as spreadsheets do. */
  readonly firstRow: number
  /** What has rows, the last fastest. */
  readonly rowsBy: readonly Dimension[]
  /** Across: one column for the whole period, one for each year, or one for each month of each year. */
  readonly across: 'whole' | 'year' | 'month'
}

/** A case as a workbook that works itself out: plain data, ready to be written to bytes. */
export interface WorkbookSheets {
  readonly title: string
  readonly sheets: readonly Sheet[]
  readonly names: readonly NamedCell[]
  /** The column of figures that do not vary by year, from 0; the first year's is the next. */
  readonly wholeColumn: number
  /** By figure's name: where to find its cells. Use `workbookPlace`. */
  readonly blocks: Readonly<Record<string, Block>>
}
