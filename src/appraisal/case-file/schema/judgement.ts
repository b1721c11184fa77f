import { z } from 'zod'
import { code, date, grade, source, text } from './words.ts'

export const guardrails = z.strictObject({
  setOn: date,
  /** Limits by guardrail, for every council (`default`) or by council code. */
  limits: z.record(z.string().regex(/^GUARD-\d\d$/), z.record(code, z.number())).default({}),
})

export const criterion = z.strictObject({
  code,
  title: text,
  weight: z.number(),
  financial: z.boolean(),
  /** Score of each option, 0 to 100, or the figure that scores it. */
  scores: z.record(code, z.number()).optional(),
  figure: text.optional(),
  source,
  grade,
})

export const scenario = z.strictObject({ code, title: text, on: z.boolean() })

export const override = z.strictObject({ option: code, stop: code, officerRole: text, reason: text, date })
