export { type Hindsight, hindsightIn } from './hindsight.ts'
export { answerJsonSchema, caseFileJsonSchema, type JsonSchema } from './json-schema.ts'
export { latestGross } from './latest-gross.ts'
export { type Lineage, lineageOf, withoutSuccessors } from './lineage.ts'
export { dayOfTooFew, membersOn } from './membership.ts'
export { type CaseFileLimits, type CaseFileReading, readCaseFile } from './read-case-file.ts'
export {
  type CaseFile,
  type CaseOption,
  type CaseSource,
  caseFileSchema,
  type EnteredLine,
  type Grade,
  type Pool,
} from './schema.ts'
export { withStreams } from './streams.ts'
export { parseStrictJson } from './text/parse-strict-json.ts'
