import { z } from 'zod'
import { jointSystem } from './nominated.ts'
import { code, date, financialYear, fund, fundedBy, grade, pool, pounds, share, source, text } from './words.ts'

const yearAmounts = z.record(financialYear, pounds)

/** Somebody's saving or cost, typed per council and year, so that other people's business cases can be recomputed. */
const enteredLine = z.strictObject({
  code,
  title: text,
  council: code,
  service: code,
  /** The pool a saving comes from, or a catalogue code such as `O2`. */
  pool: pool.optional(),
  catalogueCode: code.optional(),
  /** A grant is money from another public body: income to the council, a cost to the public, and a transfer. */
  kind: z.enum(['saving', 'cost', 'grant']),
  /** What a grant is given on condition of. */
  conditions: z.array(text).max(100).optional(),
  costKind: z.enum(['oneOff', 'recurrent']),
  /** Positive pounds by year, or a full-year amount with a ramp. */
  byYear: yearAmounts.optional(),
  ramp: z.strictObject({ fullYearPounds: pounds, from: financialYear, shares: z.array(share).min(1) }).optional(),
  priceBase: financialYear.optional(),
  timing: z.enum(['startOfYear', 'midYear', 'endOfYear']).default('endOfYear'),
  fund: fund.default('generalFund'),
  fundedBy: fundedBy.default('revenue'),
  transfer: z.boolean().default(false),
  perCouncil: z.boolean().default(false),
  /** Levers that the line is somebody's claim for; it is then held to the sum of their ceilings. */
  claims: z.array(code).optional(),
  /** Only with this scenario switched on. */
  scenario: code.optional(),
  source,
  published: date.optional(),
  grade,
})

const optionService = z.strictObject({
  service: code,
  deliveryModel: z.string().regex(/^M\d\d$/),
  start: date,
  /** Counted from actual go-live; the arrangement is not left early within it. */
  minimumTermMonths: z.number().int().min(0).default(0),
  /** Brought back at the end of the minimum term (M16), or let run. */
  atEndOfTerm: z.enum(['continue', 'return']).default('continue'),
  /** Councils that join later than the start, leave, or come back; all others stay from start to end. */
  membership: z
    .record(code, z.strictObject({ joins: date.optional(), leaves: date.optional(), rejoins: date.optional() }))
    .optional(),
  /** What becomes of it when a council of it is abolished: taken apart (unless said otherwise), or taken over by the successors. */
  atReorganisation: z.enum(['dismantle', 'inherit']).optional(),
  /** A company that already exists is joined, not founded (M10). */
  joinsExisting: z.boolean().optional(),
  host: code.optional(),
  /** Levers switched on, with the pools they work on; the model's own list when left out. */
  levers: z
    .array(
      z.strictObject({
        code: z.string().regex(/^L\d\d$/),
        pools: z.array(pool).optional(),
        /** Cases per social worker that the option aims at (L06). */
        targetCaseload: z.number().optional(),
      }),
    )
    .optional(),
  /** Block contracts and own homes it takes children into (L04), and buildings it gives up (L08), by code. */
  places: z.array(code).max(200).optional(),
  buildings: z.array(code).max(200).optional(),
  /** One system in place of several (L09). */
  jointSystem: jointSystem.optional(),
})

const costItem = z.strictObject({
  kind: z.enum(['setUp', 'recurrent', 'exit']),
  /** Catalogue code: O1 to O21, R1 to R17, X1 to X16. */
  code,
  council: code.optional(),
  pounds,
  priceBase: financialYear,
  source,
  grade,
})

export const option = z.strictObject({
  code,
  title: text,
  /** One line under the title. */
  summary: text,
  role: z.enum(['counterfactual', 'doMinimum', 'lessAmbitious', 'preferred', 'alternative']).default('alternative'),
  councils: z.array(code).min(1),
  services: z.array(optionService).max(60).default([]),
  items: z.array(costItem).max(500).default([]),
  lines: z.array(enteredLine).max(2000).default([]),
  grant: z
    .strictObject({
      fund: fund.default('generalFund'),
      conditions: z.array(text).default([]),
      source: source.optional(),
    })
    .optional(),
  /** How one-off costs are paid for. */
  oneOffFundedBy: fundedBy.default('reserve'),
})
