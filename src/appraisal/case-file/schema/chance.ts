import { z } from 'zod'
import { code, date, grade, source, text } from './words.ts'

const limits = z.strictObject({ low: z.number().optional(), high: z.number().optional() })
const distribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), value: z.number() }),
  z.strictObject({ kind: z.literal('uniform'), low: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('triangular'), low: z.number(), mode: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('pert'), low: z.number(), mode: z.number(), high: z.number() }),
  z.strictObject({
    kind: z.literal('lch'),
    low: z.number(),
    central: z.number(),
    high: z.number(),
    limits: limits.optional(),
    bounds: z.literal('absolute').optional(),
  }),
  z.strictObject({ kind: z.literal('normal'), mean: z.number(), sd: z.number(), limits: limits.optional() }),
  z.strictObject({ kind: z.literal('lognormal'), mu: z.number(), sigma: z.number(), limits: limits.optional() }),
  z.strictObject({
    kind: z.literal('beta'),
    alpha: z.number(),
    beta: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
  }),
  z.strictObject({
    kind: z.literal('discrete'),
    values: z.array(z.number()).min(1),
    chances: z.array(z.number()).min(1),
  }),
  z.strictObject({ kind: z.literal('empirical'), values: z.array(z.number()).min(1) }),
])

const assumptionEntry = z.strictObject({
  distribution,
  central: z.number(),
  unit: text,
  /** Price level of a money assumption: a financial year, or `mid-2020s`; re-priced by the dated deflator. */
  priceLevel: z.string().optional(),
  source,
  published: date.optional(),
  grade,
  owner: text,
  date,
  note: text.optional(),
})
export const assumption = z.union([assumptionEntry, z.strictObject({ byCouncil: z.record(code, assumptionEntry) })])

/** A council's own published evidence for a parameter, shown beside the prior (a second ceiling); it replaces nothing. */
export const evidence = z.strictObject({
  name: text,
  council: code,
  value: z.number(),
  unit: text,
  source,
  published: date,
  grade,
  note: text.optional(),
})
