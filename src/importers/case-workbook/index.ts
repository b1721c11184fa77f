// The layout of the case workbook, read by its writer and its reader, and the reader.
export { type CellContent, cellFor } from './cells.ts'
export { type Choice, type ChoiceName, choices as caseChoices, choiceText } from './choices.ts'
export type { CodeList, Column } from './column.ts'
export { spreadHeading } from './headings.ts'
export { hindsightField } from './layout/case-fields.ts'
export {
  caseFields,
  caseHeadings,
  caseSheet,
  listsSheet,
  otherHeadings,
  otherSheet,
  readMeSheet,
  type SheetLayout,
  type SpreadColumns,
  type Step,
  sheetLayouts,
} from './layout.ts'
export { type OtherPart, otherParts } from './other-parts.ts'
export {
  type CaseWorkbookReading,
  caseInSheets,
  isCaseWorkbook,
  readCaseWorkbook,
  readCaseWorkbookFile,
  readCheckedCase,
} from './read-case-workbook.ts'
export { keyColumn } from './read-rows.ts'
