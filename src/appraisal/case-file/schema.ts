import { z } from 'zod'
import { assumption, evidence } from './schema/chance.ts'
import {
  agencyBill,
  baselineCell,
  contract,
  council,
  establishmentRow,
  fact,
  finance,
  key,
  measure,
  ownEfficiency,
  pools,
  reorganisation,
  service,
} from './schema/figures-given.ts'
import { criterion, guardrails, need, override, principle, scenario, waiting } from './schema/judgement.ts'
import { building, places, system } from './schema/nominated.ts'
import { option } from './schema/options.ts'
import { comparator, decisionTaken, outcome } from './schema/portfolio.ts'
import { date, financialYear, type grade, type pool, source, text } from './schema/words.ts'

/**
 * The case file: everything one appraisal rests on, as people write it.
 *
 * Money is pounds with at most two decimals; every object refuses keys it does not know. What the file leaves out
 * comes from the dated priors and rule packs, and the answer lists each one taken.
 */
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
  baseline: z.array(baselineCell).min(1).max(50000),
  pools,
  agencyBill: z.array(agencyBill).max(1000).default([]),
  establishment: z.array(establishmentRow).max(10000).default([]),
  contracts: z.array(contract).max(10000).default([]),
  measures: z.array(measure).max(50000).default([]),
  places: z.array(places).max(1000).default([]),
  buildings: z.array(building).max(5000).default([]),
  systems: z.array(system).max(5000).default([]),
  facts: z.array(fact).max(5000).default([]),
  finance: z.array(finance).max(5000).default([]),
  needs: z.array(need).max(1000).default([]),
  reorganisations: z.array(reorganisation).max(60).default([]),
  ownEfficiencies: z.array(ownEfficiency).max(10000).default([]),
  keys: z.array(key).max(200).default([]),
  options: z.array(option).min(1).max(200),
  assumptions: z
    .record(text, assumption)
    .refine(isAtMost(2000), { params: { most: 2000 } })
    .default({}),
  evidence: z.array(evidence).max(1000).default([]),
  streams: z
    .record(text, z.number().int().min(1))
    .refine(isAtMost(20000), { params: { most: 20000 } })
    .default({}),
  nextStream: z.number().int().min(1).default(1),
  correlations: z
    .array(z.strictObject({ a: text, b: text, rank: z.number(), source }))
    .max(2000)
    .default([]),
  guardrails: guardrails.optional(),
  criteria: z.array(criterion).max(200).default([]),
  portfolio: z.array(decisionTaken).max(2000).default([]),
  comparators: z.array(comparator).max(200).default([]),
  outcomes: z.array(outcome).max(5000).default([]),
  principles: z.array(principle).max(50).default([]),
  scenarios: z.array(scenario).max(200).default([]),
  waiting: z.array(waiting).max(50).default([]),
  overrides: z.array(override).max(1000).default([]),
})

function isAtMost(most: number) {
  return (record: object) => Object.keys(record).length <= most
}

export type CaseFile = z.infer<typeof caseFileSchema>
export type CaseOption = CaseFile['options'][number]
export type EnteredLine = CaseOption['lines'][number]
export type Pool = z.infer<typeof pool>
export type Grade = z.infer<typeof grade>
export type CaseSource = z.infer<typeof source>
