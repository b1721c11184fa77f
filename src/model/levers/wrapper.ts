import { type Figure, figures } from '../../figures/index.ts'
import { type Pool, poolTitle } from '../../reference/index.ts'
import { arrangement } from '../arrangement.ts'
import type { Setting } from '../setting.ts'

/**
 * What every saving lever does with the pool it is handed, `S = B · a · r · φ · ρ · (1 − d)`:
 * the full-year share it would save, the part reached by the year (claim), the part that arrives, the part that would
 * have come anyway, and the gain. What arrives (before deadweight) is what the next lever no longer finds.
 */
export interface LeverOnPool {
  readonly lever: string
  readonly pool: Pool
  /** What the levers before left of the pool; without an option dimension for the first lever. */
  readonly left: Figure
  /** The pool of the counterfactual, for the interaction term. */
  readonly alone: Figure
  /** Share of the pool saved once fully in effect: a × r. */
  readonly savedShare: Figure
  readonly favourableShare: Figure
  readonly phase: Figure
  readonly runs: Figure
  readonly deadweightPrior: string
  readonly hasPlan: Figure
}

export function savingOnPool(
  setting: Pick<Setting, 'assume'>,
  { alone, savedShare, favourableShare, phase, ...lever }: LeverOnPool,
) {
  return saving(
    setting,
    lever,
    { alone, savedShare, favourableShare, phase },
    {
      claim: 'handed × savedShare × phase × inScope',
      most: 'handed × favourableShare × takesPart',
      interaction: '(alone − handed) × savedShare × phase × inScope',
    },
  )
}

/** A lever that works on things the case names (buildings, systems, children) and so comes to an amount, not a share. */
export type LeverOfAmount = Omit<LeverOnPool, 'savedShare' | 'favourableShare' | 'phase'> & {
  /** What it would save in the year, phased; below nought where it costs the pool money. Never more than is left of it. */
  readonly amount: Figure
  readonly mostAmount: Figure
}

export function savingOfAmount(
  setting: Pick<Setting, 'assume'>,
  { alone, amount, mostAmount, ...lever }: LeverOfAmount,
) {
  return saving(
    setting,
    lever,
    { alone, amount, mostAmount },
    {
      claim: 'min(amount, handed) × inScope',
      most: 'min(mostAmount, handed) × takesPart',
      interaction: '(min(amount, alone) − min(amount, handed)) × inScope',
    },
  )
}

const by = ['option', 'council', 'service', 'year'] as const

/** From the claim to the gain: what arrives, what would have come anyway, what is left for the next lever, the ceiling. */
function saving(
  { assume }: Pick<Setting, 'assume'>,
  {
    lever,
    pool,
    left,
    runs,
    deadweightPrior,
    hasPlan,
  }: Pick<LeverOnPool, 'lever' | 'pool' | 'left' | 'runs' | 'deadweightPrior' | 'hasPlan'>,
  uses: Readonly<Record<string, Figure>>,
  formulas: { readonly claim: string; readonly most: string; readonly interaction: string },
) {
  const of = poolTitle(pool).toLowerCase()
  const { takesPart } = arrangement
  return figures(
    `${lever}/${pool}`,
    {
      ...uses,
      handed: left,
      runs,
      takesPart,
      hasPlan,
      deadweight: assume(deadweightPrior),
      realised: assume('general/realisation'),
    },
    {
      inScope: { title: `${lever} works on this council’s ${of} (1)`, unit: 'number', is: 'takesPart × runs' },
      claim: {
        title: `Full claim of ${lever} on ${of}, before it is asked what arrives`,
        unit: 'real £',
        by,
        is: formulas.claim,
      },
      claimLine: { title: `Claimed by ${lever} on ${of}`, unit: 'real £', line: true, by, is: 'claim' },
      arrives: { title: `Arrives, ${lever} on ${of}`, unit: 'real £', by, is: 'claim × realised' },
      deadweightHere: {
        title: 'Share that would have come anyway',
        unit: 'share',
        is: 'if(hasPlan = 1, 0, deadweight)',
      },
      gain: {
        title: `Gain of ${lever} on ${of}`,
        unit: 'real £',
        line: true,
        by,
        is: 'arrives × (1 − deadweightHere)',
      },
      arrivesLine: {
        title: `Arrives, ${lever} on ${of}, to the penny`,
        unit: 'real £',
        line: true,
        by,
        is: 'arrives',
      },
      wouldCome: {
        title: `Would have come anyway, ${lever} on ${of}`,
        unit: 'real £',
        line: true,
        by,
        is: 'arrivesLine − gain',
      },
      left: {
        title: `${poolTitle(pool)} left by ${lever} for the next lever`,
        unit: 'real £',
        by,
        is: 'handed − arrives',
      },
      ceiling: { title: `Most that ${lever} could yield on ${of}`, unit: 'real £', by, is: formulas.most },
      interaction: {
        title: `${lever} on ${of}: simple sum less the waterfall`,
        unit: 'real £',
        line: true,
        by,
        is: formulas.interaction,
      },
    },
  )
}
