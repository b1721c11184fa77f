/** What leaves Concordat as a document. */
export { caseFileText } from './case-file-text.ts'
export { caseTemplate, type TemplateChoice, templateCase } from './case-template.ts'
export { caseWorkbook } from './case-workbook.ts'
export { writeWorkbook } from './workbook.ts'
export { type Waited, type WorkedCase, workedFrom, workedOf } from './worked-case.ts'
