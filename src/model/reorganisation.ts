import { assumption, type Figure, figures, given } from '../figures/index.ts'
import { arrangement } from './arrangement.ts'
import type { Assume } from './setting.ts'

/** One uniform number for all options: whether councils that may be abolished are. */
const luck = assumption('reorganisation/luck', {
  title: 'Chance that decides whether councils are reorganised',
  unit: 'number',
})

export const role = given('reorganisation/role', {
  title: 'Abolished (1), a successor (2) or neither (0)',
  unit: 'number',
  by: ['council'],
})

/**
 * Councils that are abolished, and their successors. Each successor stands in the case from its first year as an area
 * of the council it follows, with its part of the pools and the staff; `holds` says whose the duty and the money are: the
 * old council’s until vesting day, the successors’ after it. Where an option is itself the reorganisation (M17) it
 * comes about under that option for certain.
 *
 * Source: docs/method/reorganisation.md.
 */
export function reorganisationOf(assume: Assume) {
  const planned = given('reorganisation/vestingDay', {
    title: 'Vesting day as expected, months from the first year',
    unit: 'month',
    by: ['option', 'council'],
  })
  const chance = given('reorganisation/chance', {
    title: 'Chance that it comes about, as seen on the decision date',
    unit: 'share',
    by: ['option', 'council'],
  })
  const dismantles = given('arrangement/dismantles', {
    title: 'Taken apart when a council of it is abolished (1)',
    unit: 'number',
    by: ['option', 'service'],
  })
  const followsVesting = given('arrangement/followsVesting', {
    title: 'Arranged by successors alone, so that it waits for vesting day (1)',
    unit: 'number',
    by: ['option', 'service'],
  })
  const { takesPart, exists } = arrangement
  return figures(
    'reorganisation',
    {
      role,
      planned,
      chance,
      luck,
      slipDrawn: assume('reorganisation/slip'),
      dismantles,
      takesPart,
      arranged: exists,
      plannedStart: arrangement.startMonth,
      followsVesting,
    },
    {
      happens: { title: 'Comes about (1)', unit: 'number', is: 'if(luck < chance, 1, 0)' },
      monthsLate: {
        title: 'Vesting day later than expected, in whole months',
        unit: 'month',
        is: 'floor(slipDrawn ÷ 1 month + 0.5) × 1 month',
      },
      waits: {
        title: 'Months by which the start moves with vesting day',
        unit: 'month',
        by: ['option', 'service'],
        is: 'monthsLate × followsVesting',
      },
      startMonth: {
        title: 'Planned start, months from the first year, moved with vesting day where it waits for it',
        unit: 'month',
        by: ['option', 'service'],
        is: 'plannedStart + waits',
      },
      vesting: {
        title: 'Vesting day, months from the first year',
        unit: 'month',
        is: 'planned + monthsLate',
      },
      afterVesting: {
        title: 'Share of the year after vesting day',
        unit: 'share',
        is: 'clamp(12 months × (yearNumber ÷ 1 year) + 12 months − vesting, 0 months, 12 months) ÷ 12 months × happens',
      },
      holds: {
        title: 'Share of the year in which the duty and the money are this council’s',
        unit: 'share',
        is: 'if(role = 1, 1 − afterVesting, if(role = 2, afterVesting, 1))',
      },
      holdsAlone: {
        title: 'The same, carrying on alone',
        unit: 'share',
        by: ['council', 'year'],
        is: 'holds[option: counterfactual]',
      },
      everHolds: {
        title: 'Ever has the duty (1)',
        unit: 'number',
        is: 'if(role = 2, happens, 1) × takesPart',
      },
      exists: {
        title: 'Arranged, by councils that come to have the duty (1)',
        unit: 'number',
        by: ['option', 'service'],
        is: 'arranged × max(everHolds over council)',
      },
      endsHere: {
        title: 'Month in which this council’s abolition takes it apart',
        unit: 'month',
        is: 'if(dismantles = 1 and role = 1 and takesPart = 1 and happens = 1, vesting, 1200 months)',
      },
      takenApart: {
        title: 'Month in which abolition takes it apart',
        unit: 'month',
        by: ['option', 'service'],
        is: 'min(endsHere over council)',
      },
    },
  )
}

export type Reorganisation = ReturnType<typeof reorganisationOf>

/**
 * The budget of each area by who holds it: an area’s spend, shared among the council that had it and its successors by
 * weight and by who has the duty in the year, to the penny, so that a split neither makes nor loses money.
 */
export function budgetHeld(spendOfArea: Figure, { holds }: Reorganisation) {
  const isArea = given('reorganisation/isArea', {
    title: 'This council’s own area (1)',
    unit: 'number',
    by: ['area', 'council'],
  })
  const weight = given('reorganisation/weight', {
    title: 'Part of the area that falls to this council when it has the duty',
    unit: 'share',
    by: ['area', 'council'],
  })
  const group = figures(
    'reorganisation/budget',
    { spendOfArea, isArea, weight, holds },
    {
      own: { title: 'Spend of the council’s own area', unit: 'real £', is: 'spendOfArea × isArea' },
      ofArea: {
        title: 'Spend of the area',
        unit: 'real £',
        line: true,
        by: ['area', 'service', 'year'],
        is: 'sum(own over council)',
      },
      part: { title: 'Part of the area held in the year', unit: 'share', is: 'weight × holds' },
      heldOfArea: {
        title: 'Spend of the area held by this council',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'area', 'year'],
        is: 'share(ofArea, part over council)',
      },
      held: {
        title: 'Spend held by this council',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'sum(heldOfArea over area)',
      },
    },
  )
  return { ofArea: group.ofArea, held: group.held }
}
