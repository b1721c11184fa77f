/** A row of cells as text, and its number as a spreadsheet counts, from 1. */
export type TakeRow = (cells: readonly string[], row: number) => void

/** Text in rows and cells. Its rows can be gone through any number of times. */
export interface OpenedText {
  readonly form: 'text'
  readonly name: string
  readonly encoding: string
  /** The first rows, up to 40, for finding the header. */
  readonly head: readonly (readonly string[])[]
  /** Every row, the first included. Blank rows are left out, and counted in the numbers. */
  readonly rows: (take: TakeRow) => void
}

/** A sheet of a workbook: every cell as text, as it would stand in a CSV file of full precision. */
export interface OpenedSheet {
  readonly name: string
  readonly isHidden: boolean
  /** Rows and columns without the empty ones at the end. Cells under a merged cell are blank. */
  readonly rows: readonly (readonly string[])[]
  /** Rows of the file that are hidden, counted from 1. */
  readonly hiddenRows: ReadonlySet<number>
}

export interface OpenedWorkbook {
  readonly form: 'workbook'
  readonly name: string
  readonly sheets: readonly OpenedSheet[]
}

/** A parquet file: columns with their values, rows by number from 1. */
export interface OpenedParquet {
  readonly form: 'parquet'
  readonly name: string
  readonly columns: readonly string[]
  readonly rowCount: number
  /** Every row in turn, in the order of `columns`; numbers as text, nothing as blank. */
  readonly rows: (take: TakeRow) => Promise<void>
}

export interface OpenedJson {
  readonly form: 'json'
  readonly name: string
  readonly value: unknown
}

export interface OpenedXml {
  readonly form: 'xml'
  readonly name: string
  /** The first 4,000 characters. */
  readonly start: string
}

/** A file that was opened: its form is known by its bytes, and what it is about is not yet. */
export type Opened = OpenedText | OpenedWorkbook | OpenedParquet | OpenedJson | OpenedXml
