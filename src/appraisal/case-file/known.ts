import type { Pool } from './schema.ts'

/** What checks need to know of a delivery model (domain paper, sections 1.2 to 1.4). */
export interface KnownModel {
  readonly title: string
  readonly isPriced: boolean
  readonly needsHost: boolean
  readonly fewestCouncils: number
  readonly mostCouncils: number
  /** The savings levers that the model names; levers of one-off and running cost go with every model. */
  readonly levers: readonly string[]
}

const many = 60
const model = (title: string, levers: readonly string[], fewestCouncils = 1, mostCouncils = many): KnownModel => ({
  title,
  isPriced: true,
  needsHost: false,
  fewestCouncils,
  mostCouncils,
  levers,
})
const unpriced = (title: string): KnownModel => ({ ...model(title, []), isPriced: false })

/** Every delivery model by code. */
export const knownModels: Readonly<Record<string, KnownModel>> = {
  M00: model('separate services', ['L00']),
  M01: model('a shared senior team', ['L01'], 2),
  M02: model('a shared back office', ['L02', 'L09'], 2),
  M03: unpriced('a joint committee'),
  M04: { ...model('a lead authority', ['L01', 'L02', 'L03', 'L09'], 2), needsHost: true },
  M05: unpriced('leadership bought in from another council'),
  M06: unpriced('a partnership with the NHS under section 75'),
  M07: model('a merged department', ['L01', 'L02', 'L03', 'L08'], 2),
  M08: model('joint commissioning', ['L03', 'L04'], 2),
  M09: model('a company owned by one council', ['L05', 'L06'], 1, 1),
  M10: unpriced('a company owned jointly'),
  M11: model('a trust under direction', ['L05', 'L06']),
  M12: unpriced('an independent trust'),
  M13: unpriced('a regional care co-operative'),
  M14: unpriced('a regional adoption agency'),
  M15: unpriced('a service commissioned out'),
  M16: model('a service brought back in-house', ['L05', 'L06']),
  M17: unpriced('a split under reorganisation'),
  M18: unpriced('a merger under reorganisation'),
  M19: unpriced('a service hosted jointly after reorganisation'),
}

/** What checks need to know of a lever (domain paper, section 2). */
export interface KnownLever {
  readonly title: string
  readonly isPriced: boolean
  /** Pools it works on; none for levers that are a cost. */
  readonly pools: readonly Pool[]
  /** Whether an entered saving may be somebody's claim for it. */
  readonly mayBeClaimed: boolean
}

const saving = (title: string, pools: readonly Pool[]): KnownLever => ({
  title,
  isPriced: true,
  pools,
  mayBeClaimed: true,
})
const cost = (title: string): KnownLever => ({ title, isPriced: true, pools: [], mayBeClaimed: false })
const later = (title: string, pools: readonly Pool[]): KnownLever => ({
  title,
  isPriced: false,
  pools,
  mayBeClaimed: false,
})

const placements: readonly Pool[] = ['placements.fostering', 'placements.other', 'placements.residential']

/** Every lever by code. */
export const knownLevers: Readonly<Record<string, KnownLever>> = {
  L00: cost('own efficiencies'),
  L01: saving('fewer layers of management', ['mgmt.pay']),
  L02: saving('a shared back office', ['corp.recharge', 'ict']),
  L03: saving('buying in volume', ['bought.other']),
  L04: later('commissioning placements together', placements),
  L05: saving('from agency to permanent staff', ['agency', 'sw.pay']),
  L06: later('lower caseloads', ['sw.pay']),
  L07: later('step-down and the edge of care', placements),
  L08: later('fewer premises', ['premises']),
  L09: later('one set of systems', ['ict']),
  L10: later('harmonising pay', ['mgmt.pay', 'other.pay', 'sw.pay']),
  L11: cost('redundancy'),
  L12: cost('pension strain'),
  L13: cost('running two ways at once'),
  L14: cost('the programme'),
  L15: cost('moving contracts'),
  L16: later('what a split makes dearer', []),
  L17: cost('the client side'),
  L18: cost('governing a company'),
  L19: cost('spending above the contract sum'),
}

/** Guardrails of an appraisal (domain paper, section 5.7). */
export const guardrailCodes: readonly string[] = Array.from(
  { length: 10 },
  (_, index) => `GUARD-${String(index + 1).padStart(2, '0')}`,
)
