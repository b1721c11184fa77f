export * from './answer.ts'
export { type Appraisal, type AppraisalChoice, appraise, chanceProblemsOf, engineNumber } from './appraise.ts'
export * from './case-file/index.ts'
export * from './pools.ts'
