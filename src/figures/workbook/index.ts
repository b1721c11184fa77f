/** The fourth reading of a figure: a formula in a workbook. */
export { type WorkbookPlace, workbookPlace } from './place.ts'
export { columnLetters } from './ranges.ts'
export type { Block, CellLook, NamedCell, Sheet, SheetCell, WorkbookSheets } from './sheets.ts'
export { workbookReading } from './workbook-reading.ts'
