import { type Figure, figures, given } from '../../figures/index.ts'
import type { Pool } from '../../reference/index.ts'
import { arrangement, reprice, runs, yearsSinceBaseline } from '../arrangement.ts'
import type { CounterfactualPool } from '../pools.ts'
import type { Setting } from '../setting.ts'
import { savingOfAmount } from './wrapper.ts'

/** What the case measures of children in residential placements that are bought. */
const children = given('L07/children', {
  title: 'Children in residential placements bought from others',
  unit: 'children',
  by: ['council', 'service'],
})

/**
 * L07, step-down and edge of care: children who can leave residential placements for families.
 * S = n × weeks × (1 − f) × (θ × residential price − price of a family placement) − n × cost of a move − programme,
 * with n = children × addressable share. The residential price is the council’s own: its pool over its children, so the
 * saving cannot be larger than the pool. Those whose family placement breaks down (f) go back and save nothing. The two
 * prices stand in two pools, one falls and the other grows.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l07-step-down.md.
 */
export function stepDown(
  setting: Setting,
  pools: Readonly<Record<Pool, Pick<CounterfactualPool, 'alone' | 'price' | 'volume' | 'hasPlan'>>>,
  left: Readonly<Record<Pool, Figure>>,
) {
  const { assume, timing } = setting
  const { phase, step } = setting.phaseOf('L07')
  const favourable = (name: string, title: string, unit: string) =>
    given(`L07/favourable ${name}`, { title: `${title}, at the favourable end`, unit, by: [] })
  const residential = pools['placements.residential']
  const fostering = pools['placements.fostering']
  const amounts = figures(
    'L07',
    {
      children,
      phase,
      reprice,
      pool: left['placements.residential'],
      volume: residential.volume,
      yearsSinceBaseline,
      fosteringPrice: fostering.price,
      addressable: assume('L07/addressable'),
      breakdown: assume('L07/breakdown'),
      suitable: assume('L07/suitable'),
      familyPlacement: assume('L07/familyPlacement'),
      mostAddressable: favourable('addressable', 'Share of children who could step down', 'share'),
      leastBreakdown: favourable('breakdown', 'Share of step-downs that break down', 'share'),
      mostSuitable: favourable('suitable', 'Price of a suitable child against the mean', 'ratio'),
      leastFamilyPlacement: favourable('familyPlacement', 'Family placement', 'prior £/children/week'),
    },
    {
      inPlacement: {
        title: 'Children in bought residential placements; none counted where the case has no number',
        unit: 'children',
        is: 'orElse(children, 0) × pow(1 + volume, yearsSinceBaseline)',
      },
      meanPrice: {
        title: 'Mean price of a bought residential placement, a week',
        unit: 'real £/children/week',
        is: 'divide(pool, inPlacement, otherwise 0) ÷ 52 weeks',
      },
      pricePerWeek: {
        title: 'A family placement with its support, a week',
        unit: 'real £/children/week',
        is: 'familyPlacement × reprice × pow(1 + fosteringPrice, yearNumber ÷ 1 year)',
      },
      wouldMove: { title: 'Children who could step down', unit: 'children', is: 'inPlacement × addressable' },
      settled: {
        title: 'Children who have stepped down and stayed',
        unit: 'children',
        is: 'wouldMove × (1 − breakdown) × phase',
      },
      spared: {
        title: 'Residential placements no longer bought',
        unit: 'real £',
        is: 'settled × 52 weeks × suitable × meanPrice',
      },
      added: {
        title: 'Family placements bought in their place',
        unit: 'real £',
        is: '0 − settled × 52 weeks × pricePerWeek',
      },
      mostSettled: {
        title: 'Most children who could step down and stay',
        unit: 'children',
        is: 'inPlacement × mostAddressable × (1 − leastBreakdown)',
      },
      mostSpared: {
        title: 'Most residential placements no longer bought',
        unit: 'real £',
        is: 'mostSettled × 52 weeks × mostSuitable × meanPrice',
      },
      leastAdded: {
        title: 'Family placements they would take',
        unit: 'real £',
        is: '0 − mostSettled × 52 weeks × leastFamilyPlacement × reprice',
      },
    },
  )
  const common = { lever: 'L07', runs: runs('L07'), deadweightPrior: 'L07/deadweight' } as const
  const saved = savingOfAmount(setting, {
    ...common,
    pool: 'placements.residential',
    left: left['placements.residential'],
    alone: residential.alone,
    amount: amounts.spared,
    mostAmount: amounts.mostSpared,
    hasPlan: residential.hasPlan,
  })
  const spent = savingOfAmount(setting, {
    ...common,
    pool: 'placements.fostering',
    left: left['placements.fostering'],
    alone: fostering.alone,
    amount: amounts.added,
    mostAmount: amounts.leastAdded,
    // What would have come anyway is one number for both sides of a move.
    hasPlan: residential.hasPlan,
  })
  const costs = figures(
    'L07/cost',
    {
      wouldMove: amounts.wouldMove,
      step,
      reprice,
      runsHere: runs('L07'),
      takesPart: arrangement.takesPart,
      grossShare: arrangement.grossShare,
      inPlacement: amounts.inPlacement,
      inForce: timing.inForce,
      deadweight: saved.deadweightHere,
      transition: assume('L07/transition'),
      programme: assume('L07/programme'),
    },
    {
      movesFlow: {
        title: 'Preparing children’s moves',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − wouldMove × step × (1 − deadweight) × transition × reprice × runsHere × takesPart',
      },
      childrenHere: { title: 'Children of a council taking part', unit: 'children', is: 'inPlacement × takesPart' },
      childrenOfAll: { title: 'Children of all councils', unit: 'children', is: 'sum(childrenHere over council)' },
      programmeHere: {
        title: 'This council’s share of the programme',
        unit: 'real £',
        is: 'programme × reprice × grossShare × divide(childrenHere, childrenOfAll, otherwise 0)',
      },
      programmeFlow: {
        title: 'Step-down programme',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − programmeHere × inForce × runsHere',
      },
    },
  )
  const { ceiling } = figures(
    'L07/both',
    { saved: saved.ceiling, spent: spent.ceiling },
    {
      ceiling: {
        title: 'Most that L07 could yield, after the family placements it takes',
        unit: 'real £',
        by: ['option', 'council', 'service', 'year'],
        is: 'max(saved + spent, 0)',
      },
    },
  )
  return { amounts, costs, ceiling, saved, spent }
}
