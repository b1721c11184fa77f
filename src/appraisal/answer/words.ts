import { z } from 'zod'

/** What the parts of an answer are made of. Money is whole pence and its key says so. */
export const pence = z.number().int()
export const chance = z.number().min(0).max(1)
export const financialYear = z.string()
export const code = z.string()
export const grade = z.enum(['A', 'B', 'C', 'D'])

/** Central case, mean and the spread of the draws; the standard error is that of the mean. */
export const spreadPence = z.object({
  central: pence,
  mean: pence,
  p5: pence,
  p10: pence,
  p25: pence,
  p50: pence,
  p75: pence,
  p80: pence,
  p90: pence,
  p95: pence,
  standardError: pence,
})
