import { type Figure, figures, given } from '../figures/index.ts'
import { arrangement } from './arrangement.ts'
import type { Timing } from './timing.ts'

/** Each council’s own time in an arrangement; for a case in which all stay from start to end, the arrangement’s. */
export type OwnTiming = Pick<
  Timing,
  | 'yearStart'
  | 'yearEnd'
  | 'goLive'
  | 'monthsIn'
  | 'yearsRunning'
  | 'plannedEnd'
  | 'lasting'
  | 'inForce'
  | 'ended'
  | 'leftNow'
  | 'returnsNow'
>

const at = ['option', 'council', 'service'] as const
const joins = given('membership/joins', {
  title: 'Joins, months from the first day of the first year, as planned',
  unit: 'month',
  by: at,
})
const leaves = given('membership/leaves', { title: 'Leaves, months from the first year', unit: 'month', by: at })
const rejoins = given('membership/rejoins', { title: 'Comes back, months from the first year', unit: 'month', by: at })

/** One partner too many gone, and an arrangement has come to its end for all. */
export const tooFewFrom = given('membership/tooFewFrom', {
  title: 'Month from which fewer councils are left than the form needs',
  unit: 'month',
  by: ['option', 'service'],
})

/**
 * Councils that join later than the start, leave while the others go on, or come back. A council’s effects run from its
 * own go-live (the same delay for all) to the day it leaves; one that comes back begins again. `present` is 1 for a
 * council that was in for as long in the year as the arrangement ran, less where it joined or left within it.
 *
 * Source: docs/method/staged-membership.md.
 */
export function membershipOf(whole: Timing, exists: Figure, waits?: Figure) {
  return figures(
    'membership',
    {
      ...(waits === undefined ? {} : { waits }),
      joins,
      leaves,
      rejoins,
      takesPart: arrangement.takesPart,
      delay: whole.delay,
      yearStart: whole.yearStart,
      yearEnd: whole.yearEnd,
      ended: whole.ended,
      wholeEnd: whole.plannedEnd,
      wholeInForce: whole.inForce,
      exists,
    },
    {
      joinsOn: {
        title: 'Planned to join, months from the first year, moved where the start is',
        unit: 'month',
        is: waits === undefined ? 'joins' : 'joins + waits',
      },
      gone: {
        title: 'Has left, the others going on, and is not back (1)',
        unit: 'number',
        is: 'if(leaves ≤ yearStart and leaves < wholeEnd, 1 − isBack, 0)',
      },
      stays: {
        title: 'Has joined, and has not left for good by then (1)',
        unit: 'number',
        is: 'if(joinsOn < yearEnd, 1 − gone, 0) × takesPart',
      },
      isBack: { title: 'Has come back by the end of the year (1)', unit: 'number', is: 'if(rejoins < yearEnd, 1, 0)' },
      goLive: {
        title: 'Go-live of this council, months from the first year',
        unit: 'month',
        is: 'if(isBack = 1, rejoins, joinsOn + delay)',
      },
      goLiveYear: {
        title: 'Year of go-live of this council, counted from 0',
        unit: 'number',
        is: 'floor(goLive ÷ 12 months)',
      },
      monthsIn: {
        title: 'Months into its year that it goes live',
        unit: 'month',
        is: 'goLive − goLiveYear × 12 months',
      },
      yearsRunning: {
        title: 'Whole years since the year of go-live of this council',
        unit: 'number',
        is: 'yearNumber ÷ 1 year − goLiveYear',
      },
      plannedEnd: {
        title: 'Planned end for this council',
        unit: 'month',
        is: 'if(isBack = 1, wholeEnd, min(leaves, wholeEnd))',
      },
      lasting: {
        title: 'Share of the year before this council leaves',
        unit: 'share',
        is: '(1 − ended) × clamp(plannedEnd − yearStart, 0, 12 months) ÷ 12 months',
      },
      inForce: {
        title: 'Share of the year in force for this council',
        unit: 'share',
        is: '(1 − ended) × max(min(yearEnd, plannedEnd) − max(yearStart, goLive), 0) ÷ 12 months × exists',
      },
      present: {
        title: 'Part of the arrangement’s time in the year that this council was in it',
        unit: 'share',
        is: 'stays × divide(inForce, wholeInForce, otherwise 1)',
      },
      joinsNow: {
        title: 'Planned to join in this year (1)',
        unit: 'number',
        is: 'if(joinsOn ≥ yearStart and joinsOn < yearEnd, 1, 0) × (1 − ended) × exists × takesPart',
      },
      leavesNow: {
        title: 'Leaves in this year, the others going on (1)',
        unit: 'number',
        is: 'if(leaves ≥ yearStart and leaves < yearEnd and leaves < wholeEnd, 1, 0) × (1 − ended) × exists × takesPart',
      },
      rejoinsNow: {
        title: 'Comes back in this year (1)',
        unit: 'number',
        is: 'if(rejoins ≥ yearStart and rejoins < yearEnd and rejoins < wholeEnd, 1, 0) × (1 − ended) × exists × takesPart',
      },
    },
  )
}

export type Membership = ReturnType<typeof membershipOf>
