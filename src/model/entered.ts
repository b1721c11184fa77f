import { type Defined, type Figure, figures, given } from '../figures/index.ts'
import type { Setting } from './setting.ts'

/** A saving or cost that somebody typed, as the model needs to know it. */
export interface EnteredKind {
  readonly code: string
  readonly title: string
  readonly kind: 'saving' | 'cost' | 'grant'
  readonly costKind: 'oneOff' | 'recurrent'
  /** Levers it is somebody's claim for. */
  readonly claims: readonly string[]
}

/**
 * A typed line. A recurrent one is cut to months in force; a one-off stands in its year. A claim takes the place of its
 * levers' formulas: each year it is held to the sum of their ceilings, also cut to months in force, unless an officer
 * has overridden the stop; then what arrives of it and what would have come anyway are asked as of any saving.
 *
 * Source: docs/method/claims-and-ceilings.md.
 */
export function enteredLine(setting: Setting, line: EnteredKind, ceilings: readonly Figure[]) {
  const typed = given(`entered/${line.code}`, {
    title: `${line.title}, as typed`,
    unit: 'real £',
    by: ['option', 'council', 'service', 'year'],
  })
  return line.claims.length > 0 && ceilings.length > 0
    ? claim(setting, line, typed, ceilings)
    : plainLine(setting, line, typed)
}

const by = ['option', 'council', 'service', 'year'] as const

function plainLine({ timing }: Setting, line: EnteredKind, typed: Figure) {
  const sign = line.kind === 'cost' ? '0 − ' : ''
  const cut = line.costKind === 'recurrent' ? ' × inForce' : ''
  const { flow } = figures(
    `entered/${line.code}`,
    { typed, inForce: timing.inForce },
    { flow: { title: line.title, unit: 'real £', line: true, by, is: `${sign}typed${cut}` } },
  )
  return { isClaim: false as const, flow, typed }
}

/** Levers whose claims may hold what would have come anyway; L05 has none, carrying on alone runs the same workforce. */
const withDeadweight = ['L01', 'L02', 'L03', 'L04', 'L07', 'L08', 'L09']

function claim({ timing, assume, exists }: Setting, line: EnteredKind, typed: Figure, ceilings: readonly Figure[]) {
  const overridden = given(`entered/overridden ${line.code}`, {
    title: 'An officer has overridden the stop on this claim (1)',
    unit: 'number',
    by: ['option'],
  })
  const hasPlan = given(`entered/ownPlan ${line.code}`, {
    title: 'Own efficiencies on record for the pool of the claim (1)',
    unit: 'number',
    by: ['council'],
  })
  // Ceilings stand on the pools of the central case, so they do not move with the draws.
  const heldTo = given(`entered/heldTo ${line.code}`, {
    title: 'Largest the claim may be, at the central case',
    unit: 'real £',
    by,
  })
  const uses = Object.fromEntries(ceilings.map((figure, index) => [`ceiling${index + 1}`, figure]))
  const { ceiling } = figures(
    `entered/${line.code}`,
    { ...uses, exists },
    {
      ceiling: {
        title: 'Most that the levers claimed for could yield',
        unit: 'real £',
        by,
        is: `(${Object.keys(uses).join(' + ')}) × exists`,
      },
    },
  )
  const claimed = line.claims.every((code) => withDeadweight.includes(code)) ? line.claims : []
  const own = Object.fromEntries(claimed.map((code) => [`deadweight${code}`, assume(`${code}/deadweight`)]))
  const least = Object.keys(own).reduce((text, name) => (text === '' ? name : `min(${text}, ${name})`), '')
  const group = figures(
    `entered/${line.code}`,
    {
      ...own,
      typed,
      heldTo,
      overridden,
      hasPlan,
      inForce: timing.inForce,
      realised: assume('general/realisation'),
    },
    {
      claimLine: { title: `${line.title}, claimed`, unit: 'real £', line: true, by, is: 'typed × inForce' },
      ceilingLine: { title: `${line.title}, largest allowed`, unit: 'real £', line: true, by, is: 'heldTo × inForce' },
      allowed: {
        title: 'Claim as allowed',
        unit: 'real £',
        is: 'if(overridden = 1, typed, min(typed, heldTo)) × inForce',
      },
      allowedLine: { title: `${line.title}, allowed`, unit: 'real £', line: true, by, is: 'allowed' },
      arrives: { title: 'Arrives of the claim', unit: 'real £', by, is: 'allowed × realised' },
      arrivesLine: { title: 'Arrives of the claim, to the penny', unit: 'real £', line: true, by, is: 'arrives' },
      deadweight: {
        title: 'Share of the claim that would have come anyway',
        unit: 'share',
        is: least === '' ? 'hasPlan × 0' : `if(hasPlan = 1, 0, ${least})`,
      },
      flow: { title: line.title, unit: 'real £', line: true, by, is: 'arrives × (1 − deadweight)' },
      wouldCome: {
        title: 'Of the claim, would have come anyway',
        unit: 'real £',
        line: true,
        by,
        is: 'arrivesLine − flow',
      },
    },
  )
  return { isClaim: true as const, typed, ceiling, ...group }
}

/**
 * The ceiling of a claim on agency staff: the bill that carrying on alone would still have × π ÷ (1 + π), at the
 * favourable end of the premium. The bill is the reported one where the case gives it, otherwise the pool.
 */
export function agencyCeiling(
  workforce: { agencyMean: Figure; agencyToday: Figure } | undefined,
  agencyPool: Figure,
  isSocialWork: Figure,
): Defined {
  const bill = given('agencyBill/reported', { title: 'Agency bill, as reported', unit: 'real £', by: ['council'] })
  const premium = given('agencyBill/premium', {
    title: 'Agency premium at the favourable end',
    unit: 'share',
    by: ['council'],
  })
  if (workforce === undefined) {
    return figures(
      'agencyCeiling',
      { bill, premium, agencyPool, isSocialWork },
      {
        premiumShare: { title: 'Part of a bill that is premium', unit: 'share', is: 'premium ÷ (1 + premium)' },
        ceiling: {
          title: 'Whole premium in the agency bill',
          unit: 'real £',
          is: 'orElse(bill × isSocialWork, agencyPool) × premiumShare',
        },
      },
    ).ceiling
  }
  return figures(
    'agencyCeiling',
    { bill, premium, agencyPool, isSocialWork, ...workforce },
    {
      stillThere: {
        title: 'Agency staff that carrying on alone would still have, against today',
        unit: 'ratio',
        is: 'divide(agencyAlone, agencyToday, otherwise 0)',
      },
      agencyAlone: {
        title: 'Agency social workers alone, mean of the year',
        unit: 'FTE',
        is: 'agencyMean[option: counterfactual]',
      },
      billAlone: {
        title: 'Agency bill of carrying on alone',
        unit: 'real £',
        is: 'orElse(bill × isSocialWork × stillThere, agencyPool)',
      },
      premiumShare: { title: 'Part of a bill that is premium', unit: 'share', is: 'premium ÷ (1 + premium)' },
      ceiling: {
        title: 'Whole premium in the agency bill of carrying on alone',
        unit: 'real £',
        is: 'billAlone × premiumShare',
      },
    },
  ).ceiling
}
