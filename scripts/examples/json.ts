export { caseFileText } from '../../src/publishing/index.ts'
