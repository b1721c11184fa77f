export { engineNumber } from '../figures/index.ts'
export type {
  CommissionedOutAnswer,
  FourWaysAnswer,
  OutcomesAnswer,
  PortfolioAnswer,
  PriceLedAnswer,
} from './answer/price-led.ts'
export * from './answer.ts'
export { type Appraisal, type AppraisalChoice, appraise } from './appraise.ts'
export * from './case-file/index.ts'
export { type ClaimsTogether, claimsTogether } from './claims-together.ts'
export { explainFigure, figuresOf, ladderOf, type NamedFigure, workbookOf } from './explaining.ts'
export { licenceNotice } from './licence-notice.ts'
export * from './pools.ts'
export { appraisalProblems, caseProblems, versionProblems } from './problems.ts'
export { codesOn, switchedTo, unknownScenarios } from './scenarios/under-scenarios.ts'
export * from './version/index.ts'
export { UnappraisableCase, withAllStreams, workProblems } from './work.ts'
