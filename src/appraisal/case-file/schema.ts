import { z } from 'zod'

/**
 * The case file: everything one appraisal rests on, as people write it.
 *
 * Money is pounds with at most two decimals; every object refuses keys it does not know. What the file leaves out
 * comes from the dated priors and rule packs, and the answer lists each one taken.
 */
const code = z.string().min(1).max(60)
const text = z.string().min(1).max(2000)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const financialYear = z.string().regex(/^\d{4}-\d{2}$/)
const pounds = z.number()
const share = z.number()
const grade = z.enum(['A', 'B', 'C', 'D'])
const missing = z.enum(['suppressed', 'hidden', 'notAvailable', 'notReceived', 'notApplicable', 'unreliable', 'blank'])
const fund = z.enum(['generalFund', 'dsg', 'capital', 'grant', 'hra', 'company'])
const fundedBy = z.enum(['revenue', 'reserve', 'capitalReceipt', 'grant', 'loan'])
const pool = z.enum([
  'agency',
  'bought.other',
  'corp.recharge',
  'grants.out',
  'ict',
  'mgmt.pay',
  'other.pay',
  'placements.fostering',
  'placements.other',
  'placements.residential',
  'premises',
  'sw.pay',
])

/** Where a figure was read: the publication and its edition, the file, the record and the column. */
const source = z.strictObject({
  publication: text,
  edition: text.optional(),
  file: text.optional(),
  record: z.union([z.number(), z.string()]).optional(),
  cell: text.optional(),
  address: text.optional(),
  note: text.optional(),
})

const council = z.strictObject({
  code,
  name: text,
  shortName: text,
  reportingUnit: code.optional(),
})

const service = z.strictObject({
  code,
  title: text,
  /** Canonical keys of the return's lines that belong to the service (room `reference`). */
  lines: z.array(code).min(1),
})

const baselineCell = z.strictObject({
  council: code,
  /** Canonical key of the return's line, such as `residential`. */
  line: code,
  /** The line's own label in that return. */
  label: text,
  year: financialYear,
  measure: z.enum(['gross', 'income', 'net']),
  pounds: pounds.optional(),
  missing: missing.optional(),
  /** Who provided it; absent where the return has no split (youth justice). Adds up to `pounds`. */
  providers: z.strictObject({ own: pounds, private: pounds, otherPublic: pounds, voluntary: pounds }).optional(),
  source,
  published: date,
  /** Why a figure published after the decision date stands in the baseline. */
  hindsightReason: text.optional(),
  grade: grade.default('A'),
})

const poolEntry = z.strictObject({ council: code, line: code, pool, pounds, grade, source })
const pools = z.strictObject({ rule: z.literal('pool-rule-1').optional(), entries: z.array(poolEntry).default([]) })

const agencyBill = z.strictObject({ council: code, year: financialYear, pounds, source, published: date, grade })

/** Group shares of at least five people: a row that could point to one person outside the senior list is refused. */
const establishmentRow = z.strictObject({
  council: code,
  service: code,
  tier: z.enum(['senior', 'management', 'socialWork', 'other']),
  grade: text,
  fte: z.number(),
  vacantFte: z.number().default(0),
  payPounds: pounds,
  onCostShare: share,
  employer: code,
  fund: fund.default('generalFund'),
  isProtected: z.boolean().default(false),
  /** On the published senior-salary list, so that a single post may be named. */
  isPublishedSenior: z.boolean().default(false),
  aged55Share: share.optional(),
  lengthOfService: z.array(z.strictObject({ fromYears: z.number(), toYears: z.number(), share })).optional(),
  source,
})

const contract = z.strictObject({
  council: code,
  service: code,
  supplier: text,
  pool: pool.default('bought.other'),
  valuePounds: pounds,
  endDate: date,
  extensionTo: date.optional(),
  breakCostPounds: pounds.default(0),
  volume: z.number().optional(),
  source,
})

const measureName = z.enum([
  'openCases',
  'caseload',
  'inPostFte',
  'agencyFte',
  'vacantFte',
  'agencyCoverFte',
  'startsFte',
  'leaversFte',
  'lookedAfter',
  'placedOver20Miles',
])
const measure = z.strictObject({
  council: code,
  measure: measureName,
  date,
  value: z.number().optional(),
  missing: missing.optional(),
  source,
  published: date,
  grade,
  note: text.optional(),
})

const fact = z.strictObject({
  council: code,
  kind: z.enum([
    'judgement',
    'direction',
    'vestingDay',
    'abolition',
    'director',
    'leadMember',
    'localAssuranceTest',
    'protectedPosts',
    'exitTerms',
  ]),
  /** The option it holds for; for every option when left out. */
  option: code.optional(),
  from: date,
  to: date.optional(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  source,
  grade: grade.default('A'),
})

const finance = z.strictObject({
  council: code,
  year: financialYear,
  generalReservesPounds: pounds.optional(),
  earmarkedReservesPounds: pounds.optional(),
  taxBase: z.number().optional(),
  bandDPounds: pounds.optional(),
  savingsRequiredPounds: pounds.optional(),
  source,
})

const ownEfficiency = z.strictObject({
  council: code,
  pool,
  year: financialYear,
  pounds: pounds.optional(),
  /** Share of what is left of the pool. */
  share: share.optional(),
  source,
  grade,
})

const keyName = z.enum(['equal', 'population0to17', 'baselineSpend', 'fte', 'ownVolume', 'stated'])
const key = z.strictObject({
  /** A pool, a cost code such as `R9`, `setUp`, or `default`. */
  for: code,
  key: keyName,
  values: z.record(code, z.number()).optional(),
  source,
  date,
  reason: text,
  cap: share.optional(),
  collar: share.optional(),
})

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
  kind: z.enum(['saving', 'cost']),
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
  host: code.optional(),
  /** Levers switched on, with the pools they work on; the model's own list when left out. */
  levers: z.array(z.strictObject({ code: z.string().regex(/^L\d\d$/), pools: z.array(pool).optional() })).optional(),
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

const option = z.strictObject({
  code,
  title: text,
  /** One line under the title. */
  summary: text,
  role: z.enum(['counterfactual', 'doMinimum', 'lessAmbitious', 'preferred', 'alternative']).default('alternative'),
  councils: z.array(code).min(1),
  services: z.array(optionService).default([]),
  items: z.array(costItem).default([]),
  lines: z.array(enteredLine).default([]),
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
const assumption = z.union([assumptionEntry, z.strictObject({ byCouncil: z.record(code, assumptionEntry) })])

/** A council's own published evidence for a parameter, shown beside the prior (a second ceiling); it replaces nothing. */
const evidence = z.strictObject({
  name: text,
  council: code,
  value: z.number(),
  unit: text,
  source,
  published: date,
  grade,
  note: text.optional(),
})

const guardrails = z.strictObject({
  setOn: date,
  /** Limits by guardrail, for every council (`default`) or by council code. */
  limits: z.record(z.string().regex(/^GUARD-\d\d$/), z.record(code, z.number())).default({}),
})

const criterion = z.strictObject({
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

const scenario = z.strictObject({ code, title: text, on: z.boolean() })

const override = z.strictObject({ option: code, stop: code, officerRole: text, reason: text, date })

export const caseFileSchema = z.strictObject({
  concordat: z.literal(1),
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  title: text,
  question: text,
  decisionDate: date,
  firstYear: financialYear,
  years: z.number().int().min(1).max(60),
  priceBase: financialYear,
  horizonShown: z.array(z.number().int().min(1)).min(1),
  seed: z.number().int().min(0),
  draws: z.number().int(),
  councils: z.array(council).min(1).max(60),
  services: z.array(service).min(1).max(60),
  baseline: z.array(baselineCell).min(1),
  pools,
  agencyBill: z.array(agencyBill).default([]),
  establishment: z.array(establishmentRow).default([]),
  contracts: z.array(contract).default([]),
  measures: z.array(measure).default([]),
  facts: z.array(fact).default([]),
  finance: z.array(finance).default([]),
  ownEfficiencies: z.array(ownEfficiency).default([]),
  keys: z.array(key).default([]),
  options: z.array(option).min(1),
  assumptions: z.record(text, assumption).default({}),
  evidence: z.array(evidence).default([]),
  streams: z.record(text, z.number().int().min(1)).default({}),
  nextStream: z.number().int().min(1).default(1),
  correlations: z.array(z.strictObject({ a: text, b: text, rank: z.number(), source })).default([]),
  guardrails: guardrails.optional(),
  criteria: z.array(criterion).default([]),
  scenarios: z.array(scenario).default([]),
  overrides: z.array(override).default([]),
})

export type CaseFile = z.infer<typeof caseFileSchema>
export type CaseOption = CaseFile['options'][number]
export type EnteredLine = CaseOption['lines'][number]
export type Pool = z.infer<typeof pool>
export type Grade = z.infer<typeof grade>
export type CaseSource = z.infer<typeof source>
