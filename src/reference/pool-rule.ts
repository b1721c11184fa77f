import type { Grade } from './dated.ts'
import type { Pool } from './pools.ts'
import { type LineKey, lineKeys } from './s251-lines.ts'

/** Which staff a line employs, which decides the pools that its pay goes to. */
export type StaffKind = 'socialWorkers' | 'commissioners' | 'others'

/** How one line of the return is split over pools when a case has no establishment and no contracts. */
export interface LineRule {
  /** Pool of what was bought: private, other public and voluntary provision. */
  readonly bought: Pool
  /** Share of own provision that is paid out to carers, families or adopters, and the pool it goes to. */
  readonly paidOut?: { readonly pool: Pool; readonly share: number }
  /** Share of the rest of own provision that is staff. */
  readonly staffShare: number
  readonly staff: StaffKind
}

/** One step of the rule, with how good it is. */
export interface RuleStep {
  readonly title: string
  readonly grade: Grade
  readonly source: string
}

/**
 * Pool rule 1: from the lines of a section 251 outturn to pools. Own provision is split once, by the composite shares
 * of the steps, in the order of pool codes, so that the parts add to the line to the penny.
 */
export interface PoolRule {
  readonly code: 'pool-rule-1'
  readonly title: string
  readonly steps: readonly RuleStep[]
  readonly lines: Readonly<Record<LineKey, LineRule>>
  /** Pay of commissioners and of all other staff; social workers’ pay is split by their agency share instead. */
  readonly pay: Readonly<Record<'commissioners' | 'others', Readonly<Partial<Record<Pool, number>>>>>
  /** What is neither bought, paid out nor staff. */
  readonly notStaff: Readonly<Partial<Record<Pool, number>>>
  /** Points (as a share) by which the staff share may pass the proxy of `staffShareProxies` before a warning. */
  readonly staffWarning: number
}

const byJudgement = { grade: 'D', source: 'judgement' } as const

export const poolRule1: PoolRule = {
  code: 'pool-rule-1',
  title: 'From the lines of a return to pools',
  steps: [
    { title: 'Bought provision goes to the placements it bought, otherwise to services bought', ...byJudgement },
    { title: 'Allowances, direct payments and adoption support paid out of own provision', ...byJudgement },
    {
      title: 'Staff share of the rest of own provision',
      grade: 'D',
      source: 'judgement, beside RO3 2024-25 employees over total',
    },
    { title: 'Staff over managers, social workers, agency and others', ...byJudgement },
    { title: 'What is not staff over premises, systems, recharges and services bought', ...byJudgement },
  ],
  lines: Object.fromEntries(lineKeys.map((key) => [key, ruleOf(key)])) as Readonly<Record<LineKey, LineRule>>, // one entry for each key, so complete
  pay: { commissioners: { 'mgmt.pay': 0.5, 'other.pay': 0.5 }, others: { 'mgmt.pay': 0.06, 'other.pay': 0.94 } },
  notStaff: { premises: 0.3, ict: 0.1, 'corp.recharge': 0.4, 'bought.other': 0.2 },
  staffWarning: 0.1,
}

/**
 * Share of agency in social workers’ pay, from the agency share of full-time equivalents and what an agency worker
 * costs above an employee: ar × (1 + π) ÷ (ar × (1 + π) + 1 − ar). All shares.
 */
export function agencyShareOfPay({
  agencyRate,
  premium,
}: {
  readonly agencyRate: number
  readonly premium: number
}): number {
  const agency = agencyRate * (1 + premium)
  return agency / (agency + 1 - agencyRate)
}

/**
 * What one pound of a line’s own provision becomes: the composite share of each pool, adding up to one, for a line of
 * social work by the agency share of its pay. Pools without a share are left out.
 */
export function ownProvisionShares(key: LineKey, agencyShare: number): Readonly<Partial<Record<Pool, number>>> {
  const { paidOut, staffShare, staff } = poolRule1.lines[key]
  const out = paidOut?.share ?? 0
  const pay = staff === 'socialWorkers' ? { agency: agencyShare, 'sw.pay': 1 - agencyShare } : poolRule1.pay[staff]
  const shares: Partial<Record<Pool, number>> = {}
  const add = (pool: Pool, share: number) => {
    if (share > 0) shares[pool] = (shares[pool] ?? 0) + share
  }
  if (paidOut !== undefined) add(paidOut.pool, out)
  for (const [pool, share] of entriesOf(pay)) add(pool, (1 - out) * staffShare * share)
  for (const [pool, share] of entriesOf(poolRule1.notStaff)) add(pool, (1 - out) * (1 - staffShare) * share)
  return shares
}

function ruleOf(key: LineKey): LineRule {
  const paidOut = paidOutOf(key)
  return {
    bought: boughtFrom(key),
    ...(paidOut === undefined ? {} : { paidOut }),
    staffShare: staffShareOf(key),
    staff: staffOf(key),
  }
}

function boughtFrom(key: LineKey): Pool {
  switch (key) {
    case 'residential':
      return 'placements.residential'
    case 'fostering':
    case 'familyAndFriends':
      return 'placements.fostering'
    case 'otherLookedAfter':
    case 'shortBreaksLookedAfter':
    case 'leavingCare':
    case 'asylumSeekers':
      return 'placements.other'
    default:
      return 'bought.other'
  }
}

function paidOutOf(key: LineKey): LineRule['paidOut'] {
  switch (key) {
    case 'fostering':
      return { pool: 'placements.fostering', share: 0.6 }
    case 'familyAndFriends':
      return { pool: 'placements.fostering', share: 1 }
    case 'specialGuardianship':
    case 'directPayments':
      return { pool: 'grants.out', share: 1 }
    case 'adoption':
      return { pool: 'grants.out', share: 0.4 }
    default:
      return undefined
  }
}

function staffShareOf(key: LineKey): number {
  switch (key) {
    case 'residential':
    case 'youthJustice':
      return 0.75
    case 'socialWork':
    case 'commissioningAndStrategy':
    case 'safeguardingBoard':
      return 0.85
    case 'directPayments':
    case 'shortBreaksDisabled':
    case 'otherDisabledSupport':
    case 'intensiveFamilyInterventions':
    case 'targetedFamilySupport':
    case 'universalFamilySupport':
    case 'universalYoungPeople':
    case 'targetedYoungPeople':
    case 'substanceMisuse':
    case 'teenagePregnancy':
    case 'otherYoungPeople':
      return 0.8
    case 'childrensCentres':
    case 'areaWideSureStart':
    case 'sureStartManagement':
    case 'otherEarlyYears':
      return 0.7
    default:
      return 0.6
  }
}

function staffOf(key: LineKey): StaffKind {
  if (key === 'socialWork') return 'socialWorkers'
  return key === 'commissioningAndStrategy' ? 'commissioners' : 'others'
}

function entriesOf(shares: Readonly<Partial<Record<Pool, number>>>): readonly (readonly [Pool, number])[] {
  // The keys of a record by pool are pools.
  return Object.entries(shares) as [Pool, number][]
}
