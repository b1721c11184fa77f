import { z } from 'zod'
import { code, date, financialYear, fund, grade, missing, pool, pounds, share, source, text } from './words.ts'

export const council = z.strictObject({
  code,
  name: text,
  shortName: text,
  reportingUnit: code.optional(),
})

export const service = z.strictObject({
  code,
  title: text,
  /** Limits for children are asked of children's services alone. */
  kind: z.enum(['childrens', 'other']).optional(),
  /** Canonical keys of the return's lines that belong to the service (room `reference`); any key where the kind is other. */
  lines: z.array(code).min(1).max(1000),
})

export const baselineCell = z.strictObject({
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
export const pools = z.strictObject({
  rule: z.literal('pool-rule-1').optional(),
  entries: z.array(poolEntry).max(20000).default([]),
})

export const agencyBill = z.strictObject({ council: code, year: financialYear, pounds, source, published: date, grade })

/** Group shares of at least five people: a row that could point to one person outside the senior list is refused. */
export const establishmentRow = z.strictObject({
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

export const contract = z.strictObject({
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
  'residentialChildren',
  'residentialWeeks',
  'placedOver20Miles',
])
export const measure = z.strictObject({
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

export const fact = z.strictObject({
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

export const finance = z.strictObject({
  council: code,
  year: financialYear,
  generalReservesPounds: pounds.optional(),
  earmarkedReservesPounds: pounds.optional(),
  taxBase: z.number().optional(),
  bandDPounds: pounds.optional(),
  savingsRequiredPounds: pounds.optional(),
  source,
})

export const ownEfficiency = z.strictObject({
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
export const key = z.strictObject({
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

/** A council that is to be abolished, and those that take its duties over: `weight` is each one's part of its spend, `people` of all ages. */
export const reorganisation = z.strictObject({
  council: code,
  into: z
    .array(z.strictObject({ council: code, weight: z.number(), people: z.number().optional() }))
    .min(1)
    .max(20),
  vestingDay: date,
  /** Chance that it comes about, as seen on the decision date. */
  chance: share.default(1),
  source,
  published: date,
  grade,
})
