import { z } from 'zod'
import { missingReasons } from '../../../figures/index.ts'
import { pools } from '../../../reference/index.ts'

/** Stands in formulas and addresses, so it has no spaces, quotation marks or brackets. */
export const code = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
export const text = z.string().min(1).max(2000)
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const financialYear = z.string().regex(/^\d{4}-\d{2}$/)
export const pounds = z.number()
export const share = z.number()
export const grade = z.enum(['A', 'B', 'C', 'D'])
export const missing = z.enum(missingReasons)
export const fund = z.enum(['generalFund', 'dsg', 'capital', 'grant', 'hra', 'company'])
export const fundedBy = z.enum(['revenue', 'reserve', 'capitalReceipt', 'grant', 'loan'])
export const pool = z.enum(pools)

/** Where a figure was read: the publication and its edition, the file, the record and the column. */
export const source = z.strictObject({
  publication: text,
  edition: text.optional(),
  file: text.optional(),
  record: z.union([z.number(), z.string()]).optional(),
  cell: text.optional(),
  address: text.optional(),
  note: text.optional(),
})
