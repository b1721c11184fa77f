/** What leaves Concordat as a document. */
export { caseFileText } from './case-file-text.ts'
export { caseTemplate, type TemplateChoice, templateCase } from './case-template.ts'
export { caseWorkbook } from './case-workbook.ts'
export { writeWorkbook } from './workbook.ts'
