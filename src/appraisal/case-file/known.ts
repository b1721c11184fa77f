import { deliveryModel, deliveryModels, formsNotYetPriced, levers } from '../../model/index.ts'
import type { Pool } from './schema.ts'

/** What checks need to know of a delivery model; the room `model` is the authority. */
export interface KnownModel {
  /** As it stands inside a sentence. */
  readonly title: string
  readonly isPriced: boolean
  readonly needsHost: boolean
  readonly fewestCouncils: number
  readonly mostCouncils: number
  /** Levers that the model opens. */
  readonly levers: readonly string[]
}

/** The codes of the forms that can be priced, in order. */
export const pricedModelCodes: readonly string[] = deliveryModels.map(({ code }) => code).sort()

/** The delivery model of that code, priced or not yet; nothing where there is none. */
export function knownModel(code: string): KnownModel | undefined {
  const priced = deliveryModel(code)
  if (priced !== undefined) {
    const { title, needsHost, fewestCouncils, mostCouncils = Number.POSITIVE_INFINITY } = priced
    return { title: inSentence(title), isPriced: true, needsHost, fewestCouncils, mostCouncils, levers: priced.levers }
  }
  const title = Object.hasOwn(formsNotYetPriced, code) ? formsNotYetPriced[code] : undefined
  if (title === undefined) return undefined
  return { title: inSentence(title), isPriced: false, needsHost: false, fewestCouncils: 1, mostCouncils: 1, levers: [] }
}

/** What checks need to know of a lever. */
export interface KnownLever {
  /** As it stands inside a sentence. */
  readonly title: string
  /** Pools it works on; none for levers that are a cost. */
  readonly pools: readonly Pool[]
}

const placements: readonly Pool[] = ['placements.fostering', 'placements.other', 'placements.residential']

/** The pools that each lever cuts (docs/reference/levers.md). */
const poolsOfLever: Readonly<Record<string, readonly Pool[]>> = {
  L01: ['mgmt.pay'],
  L02: ['corp.recharge', 'ict'],
  L03: ['bought.other'],
  L04: placements,
  L05: ['agency', 'sw.pay'],
  L06: ['sw.pay'],
  L07: placements,
  L08: ['premises'],
  L09: ['ict'],
  L10: ['mgmt.pay', 'other.pay', 'sw.pay'],
}

/** The lever of that code; nothing where there is none. */
export function knownLever(code: string): KnownLever | undefined {
  const lever = levers.find((one) => one.code === code)
  if (lever === undefined) return undefined
  return { title: inSentence(lever.title), pools: poolsOfLever[code] ?? [] }
}

/** Levers that work on a pool and only ever cost money. */
const costOnly: readonly string[] = ['L06', 'L10']

/** Levers that have a ceiling, so that an entered saving may be somebody’s claim for them. */
export const claimableLevers: readonly string[] = levers
  .filter(({ code }) => !costOnly.includes(code) && (poolsOfLever[code] ?? []).length > 0)
  .map(({ code }) => code)
  .sort()

/** The stop of a claim above its ceiling, as an override names it. */
export const claimStop = 'claimAboveCeiling'

/** Guardrails of an appraisal (docs/method/guardrails.md). */
export const guardrailCodes: readonly string[] = Array.from(
  { length: 10 },
  (_, index) => `GUARD-${String(index + 1).padStart(2, '0')}`,
)

function inSentence(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1)
}
