import { type Defined, type Figure, figures, given } from '../figures/index.ts'
import { type Pool, poolTitle } from '../reference/index.ts'
import { hasOwnPlan, yearsSinceBaseline } from './arrangement.ts'
import type { Setting } from './setting.ts'

/** A figure for each pool. */
export type ByPool = Readonly<Record<Pool, Figure>>

/**
 * One pool of the counterfactual: the baseline carried forward by its own volume and real price, less the council's
 * own efficiencies (L00). So carrying on alone is never flat by accident.
 *
 * spend in year t = baseline × (1 + volume)^t × (1 + real price)^t × what shares leave − pounds taken out so far.
 *
 * Where councils are abolished or founded, a council has the spend of its area only while the duty is its own.
 */
export function counterfactualPool({ assume, reorganisation }: Pick<Setting, 'assume' | 'reorganisation'>, pool: Pool) {
  const atBaseline = given(`baseline/${pool}`, {
    title: `${poolTitle(pool)}, last baseline year`,
    unit: 'real £',
    by: ['council', 'service'],
  })
  const ownShare = given(`ownEfficiencies/share ${pool}`, {
    title: `Own efficiencies, share of what is left of ${poolTitle(pool).toLowerCase()}`,
    unit: 'share',
    by: ['council', 'year'],
  })
  const ownPounds = given(`ownEfficiencies/pounds ${pool}`, {
    title: `Own efficiencies in ${poolTitle(pool).toLowerCase()}`,
    unit: 'real £',
    by: ['council', 'service', 'year'],
  })
  const volume = assume(`X0/volume ${pool}`)
  const price = assume(`X0/price ${pool}`)
  const spend = 'atBaseline × growth × leftByShares − takenInPounds'
  const alone = {
    title: `${poolTitle(pool)}, each council carrying on alone`,
    unit: 'real £',
    by: ['council', 'service', 'year'],
  } as const
  const ownGain = {
    title: `Own efficiencies in ${poolTitle(pool).toLowerCase()}, all of them`,
    unit: 'real £',
    by: ['council', 'service', 'year'],
  } as const
  const group = figures(
    `pool/${pool}`,
    {
      atBaseline,
      ownShare,
      ownPounds,
      volume,
      price,
      yearsSinceBaseline,
      ...(reorganisation === undefined ? {} : { holds: reorganisation.holdsAlone }),
    },
    {
      growth: {
        title: `Growth of ${poolTitle(pool).toLowerCase()} since the baseline`,
        unit: 'index',
        is: 'pow((1 + volume) × (1 + price), yearsSinceBaseline)',
      },
      leftByShares: {
        title: 'Left by own efficiencies given as shares',
        unit: 'share',
        is: 'runningProduct(1 − ownShare)',
      },
      takenInPounds: {
        title: 'Own efficiencies given in pounds, so far',
        unit: 'real £',
        is: 'runningTotal(ownPounds)',
      },
      ...(reorganisation === undefined
        ? {
            alone: { ...alone, is: spend },
            ownGain: { ...ownGain, is: 'atBaseline × growth − alone' },
          }
        : {
            area: { ...alone, title: `${poolTitle(pool)} of the council’s area`, is: spend },
            alone: { ...alone, is: 'area × holds' },
            ownGain: { ...ownGain, is: '(atBaseline × growth − area) × holds' },
          }),
    },
  )
  const worked: {
    readonly growth: Defined
    readonly alone: Defined
    readonly ownGain: Defined
    readonly area?: Defined
  } = group
  return { atBaseline, price, volume, hasPlan: hasOwnPlan(pool), ...worked }
}

export type CounterfactualPool = ReturnType<typeof counterfactualPool>

/** What carrying on alone would spend, by council, service and year: pay, placements, running costs and grants. */
export function spendAlone(alone: ByPool, diseconomy?: Figure) {
  return spendOf('spend', 'Spend, each council carrying on alone', alone, diseconomy)
}

/** The same for each council’s area, whoever has the duty for it. */
export function spendOfArea(area: ByPool) {
  return spendOf('area', 'Spend of the council’s area', area).alone
}

function spendOf(group: string, title: string, alone: ByPool, diseconomy?: Figure) {
  return figures(
    group,
    {
      ...(diseconomy === undefined ? {} : { diseconomy }),
      management: alone['mgmt.pay'],
      socialWork: alone['sw.pay'],
      otherStaff: alone['other.pay'],
      agency: alone.agency,
      residential: alone['placements.residential'],
      fostering: alone['placements.fostering'],
      otherPlacements: alone['placements.other'],
      bought: alone['bought.other'],
      premises: alone.premises,
      ict: alone.ict,
      recharges: alone['corp.recharge'],
      grants: alone['grants.out'],
    },
    {
      staff: {
        title: 'Spend on own staff and agency staff',
        unit: 'real £',
        is: 'management + socialWork + otherStaff + agency',
      },
      placements: { title: 'Spend on placements', unit: 'real £', is: 'residential + fostering + otherPlacements' },
      backOffice: { title: 'Spend on recharges and systems', unit: 'real £', is: 'recharges + ict' },
      running: {
        title: 'Spend on what is bought, premises, recharges and systems',
        unit: 'real £',
        is: 'bought + premises + backOffice',
      },
      alone: {
        title,
        unit: 'real £',
        line: true,
        by: ['council', 'service', 'year'],
        is: `staff + placements + running + grants${diseconomy === undefined ? '' : ' + diseconomy'}`,
      },
      employed: { title: 'Pay of own staff', unit: 'real £', is: 'management + socialWork + otherStaff' },
    },
  )
}
