/** What leaves Concordat as a document. */
export { writeWorkbook } from './workbook.ts'
