import { z } from 'zod'
import { answerSchema } from '../answer.ts'
import { caseFileSchema } from './schema.ts'

/** A JSON Schema, draft 2020-12, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema of the case file as people write it: fields with a default may be left out, and keys that it does
 * not name are refused. It says the shape; what one part must be for another is checked by `readCaseFile`.
 */
export function caseFileJsonSchema(): JsonSchema {
  return {
    title: 'Concordat case file, format 1',
    ...z.toJSONSchema(caseFileSchema, { target: 'draft-2020-12', io: 'input' }),
  }
}

/** The JSON Schema of the answer, as `appraise --json` prints it: money in whole pence, every key there. */
export function answerJsonSchema(): JsonSchema {
  return {
    title: 'Concordat answer, format 1',
    ...z.toJSONSchema(answerSchema, { target: 'draft-2020-12', io: 'output' }),
  }
}
