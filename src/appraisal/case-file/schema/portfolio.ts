import { z } from 'zod'
import { code, date, financialYear, grade, missing, pounds, source, text } from './words.ts'

/** A decision taken over some council’s spending, with the criteria and scores it was or would be judged by. */
export const decisionTaken = z.strictObject({
  code,
  title: text,
  /** A council of the case or one it is compared with. */
  council: code,
  date,
  /** The yearly spending that was decided on. */
  pounds,
  criteria: z
    .array(z.strictObject({ code, title: text, weight: z.number(), financial: z.boolean() }))
    .min(1)
    .max(50),
  options: z
    .array(z.strictObject({ code, title: text, scores: z.record(code, z.number()) }))
    .min(1)
    .max(50),
  /** The option that was in fact taken, where a source shows it. */
  taken: code.optional(),
  /** Where the spending, and what was taken, were read. */
  source,
  published: date,
  /** Grade of the weights and scores, which the share rests on. */
  grade,
  /** Where the weights and scores are from. */
  note: text.optional(),
})

const spendingLine = z.strictObject({
  line: code,
  label: text,
  pounds: pounds.optional(),
  missing: missing.optional(),
  /** Who provided it; absent where the return has no split. Adds up to `pounds`. */
  providers: z.strictObject({ own: pounds, private: pounds, otherPublic: pounds, voluntary: pounds }).optional(),
  source,
})

/** A council beside which the case’s own are read. It takes part in no option and is not appraised. */
export const comparator = z.strictObject({
  code,
  name: text,
  shortName: text,
  reportingUnit: code.optional(),
  year: financialYear,
  /** Gross spending by line of the return. */
  spending: z.array(spendingLine).min(1).max(1000),
  published: date,
  grade,
})

/** How children fared in one place and period, beside England and, where known, the statistical neighbours. */
export const outcome = z.strictObject({
  council: code,
  code,
  title: text,
  /** In words that follow a number: `points a pupil`, `% of pupils`. */
  unit: text,
  polarity: z.enum(['higher', 'lower', 'neutral']),
  /** The year as the publication names it. */
  period: text,
  value: z.number().optional(),
  missing: missing.optional(),
  england: z.number().optional(),
  neighbours: z.number().optional(),
  source,
  published: date,
  grade,
})
