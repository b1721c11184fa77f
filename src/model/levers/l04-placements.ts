import { type Figure, figures, given } from '../../figures/index.ts'
import { type Pool, poolTitle } from '../../reference/index.ts'
import { arrangement, runs, sharingKey } from '../arrangement.ts'
import type { Setting } from '../setting.ts'
import { savingOnPool } from './wrapper.ts'

/** Pools of placements, which L04 buys together and L07 moves children out of. */
export const placementPools = [
  'placements.fostering',
  'placements.other',
  'placements.residential',
] as const satisfies readonly Pool[]

/** A block contract or an own home that an option nominates, by its code in the case file. */
export interface NominatedPlaces {
  readonly code: string
  readonly title: string
  readonly pool: (typeof placementPools)[number]
}

/**
 * What of a placement pool is bought from others. Pool rule 1 puts the allowances of a council’s own foster carers into
 * the fostering pool too, and no framework lowers those. Nought where the pool is not known; the answer says so.
 */
function boughtOf(pool: Pool, { left, alone }: { readonly left: Figure; readonly alone: Figure }) {
  const boughtShare = given(`L04/boughtShare ${pool}`, {
    title: `Share of ${poolTitle(pool).toLowerCase()} that is bought from others`,
    unit: 'share',
    by: ['council', 'service'],
  })
  return figures(
    `L04/bought ${pool}`,
    { left, alone, boughtShare },
    {
      now: {
        title: `Bought: ${poolTitle(pool).toLowerCase()}`,
        unit: 'real £',
        is: 'orElse(left × boughtShare, 0)',
      },
      carryingOn: {
        title: `Bought by each council carrying on alone: ${poolTitle(pool).toLowerCase()}`,
        unit: 'real £',
        is: 'orElse(alone × boughtShare, 0)',
      },
    },
  )
}

/**
 * Places that an option takes for good instead of buying each as it is needed: a block contract of K beds, or an own
 * home. What the children would have cost, each placed by itself, less the whole year’s cost of the places, used or not:
 * S = D × spot − (fixed + D × cost of each child). Each council pays for the places it uses; places that stand empty are
 * shared by the key for L04. It breaks even where D = fixed ÷ (spot − cost of each child), for a block the share
 * block price ÷ spot price of its beds. Prices stay level in constant prices. Nobody would hold these places
 * otherwise, and how far they fill is drawn, so neither deadweight nor realisation is asked.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l04-buying-placements.md.
 */
export function nominatedPlaces({ assume, timing }: Setting, { code, title, pool }: NominatedPlaces, handed: Figure) {
  const money = (name: string, what: string) =>
    given(`places/${code}/${name}`, { title: `${title}: ${what}`, unit: 'real £/children', by: [] })
  const { goLive, yearStart, yearEnd, plannedEnd, ended } = timing
  return figures(
    `places/${code}`,
    {
      handed,
      places: given(`places/${code}/places`, { title: `${title}: places`, unit: 'children', by: [] }),
      planned: given(`places/${code}/planned`, {
        title: `${title}: places a council plans to use`,
        unit: 'children',
        by: ['council'],
      }),
      nominated: given(`places/${code}/nominated`, {
        title: `${title} is nominated (1)`,
        unit: 'number',
        by: ['option', 'service'],
      }),
      opens: given(`places/${code}/opens`, {
        title: `${title} opens, months from the first year`,
        unit: 'month',
        by: [],
      }),
      favourableUse: given('L04/favourableUse', {
        title: 'Use of the planned places at the favourable end',
        unit: 'share',
        by: [],
      }),
      fixed: given(`places/${code}/fixed`, { title: `${title}: cost a year, used or not`, unit: 'real £', by: [] }),
      perChild: money('perChild', 'cost of each child a year'),
      spot: money('spot', 'what one child would cost a year, placed by itself'),
      use: assume('L04/use'),
      runsHere: runs(`L04 ${pool}`),
      takesPart: arrangement.takesPart,
      key: sharingKey('L04'),
      goLive,
      yearStart,
      yearEnd,
      plannedEnd,
      ended,
    },
    {
      breakEven: {
        title: `${title}: places in use at which it breaks even`,
        unit: 'children',
        by: [],
        is: 'divide(fixed, max(spot − perChild, 0), otherwise 0)',
      },
      open: {
        title: `${title}: share of the year open`,
        unit: 'share',
        is: 'max(min(yearEnd, plannedEnd) − max(max(yearStart, goLive), opens), 0 months) ÷ 12 months × (1 − ended) × nominated × runsHere',
      },
      used: { title: `${title}: places in use`, unit: 'children', is: 'planned × use × takesPart' },
      usedByAll: { title: `${title}: places in use, all councils`, unit: 'children', is: 'sum(used over council)' },
      keyOfAll: { title: 'Key for empty places, all councils', unit: 'number', is: 'sum(key over council)' },
      empty: {
        title: `${title}: empty places that fall on this council`,
        unit: 'children',
        is: 'max(places − usedByAll, 0) × divide(key, keyOfAll, otherwise 0)',
      },
      paid: {
        title: `${title}: what this council pays in the year`,
        unit: 'real £',
        is: '((used + empty) × fixed ÷ places + used × perChild) × open',
      },
      spared: {
        title: `${title}: what the children would have cost, placed one by one`,
        unit: 'real £',
        is: 'min(used × spot × open, handed)',
      },
      gain: {
        title: `${title}: against placing children one by one`,
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'spared − paid',
      },
      left: { title: `${title}: what is still bought one by one`, unit: 'real £', is: 'handed − spared' },
      most: {
        title: `${title}: most it could yield`,
        unit: 'real £',
        by: ['option', 'council', 'service', 'year'],
        is: 'max(min(planned × favourableUse × spot, handed) − planned × favourableUse × (fixed ÷ places + perChild), 0) × nominated × takesPart',
      },
    },
  )
}

/**
 * L04, buying placements together: a discount δ on what is bought of each placement pool, after nominated places have
 * taken their children out of it. S = bought × δ, with the profile and what arrives as for any saving. A neighbour who
 * is outbid loses what a council gains, so gains are counted for all councils of the option together.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l04-buying-placements.md.
 */
export function placementSaving(
  setting: Setting,
  pools: Readonly<Record<Pool, { readonly alone: Figure; readonly hasPlan: Figure }>>,
  left: Readonly<Record<Pool, Figure>>,
  nominated: readonly NominatedPlaces[],
) {
  const favourableShare = given('L04/favourableDiscount', {
    title: 'Discount at the favourable end of its prior',
    unit: 'share',
    by: [],
  })
  const places: { readonly nominated: NominatedPlaces; readonly worked: ReturnType<typeof nominatedPlaces> }[] = []
  const savings = placementPools.map((pool) => {
    const bought = boughtOf(pool, { left: left[pool], alone: pools[pool].alone })
    let handed: Figure = bought.now
    for (const each of nominated.filter((one) => one.pool === pool)) {
      const worked = nominatedPlaces(setting, each, handed)
      places.push({ nominated: each, worked })
      handed = worked.left
    }
    const saving = savingOnPool(setting, {
      lever: 'L04',
      pool,
      left: handed,
      alone: bought.carryingOn,
      savedShare: setting.assume('L04/discount'),
      favourableShare,
      phase: setting.phaseOf('L04').phase,
      runs: runs(`L04 ${pool}`),
      deadweightPrior: 'L04/deadweight',
      hasPlan: pools[pool].hasPlan,
    })
    return { pool, saving }
  })
  return { savings, places }
}
