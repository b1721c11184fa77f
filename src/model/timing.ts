import { assumption, type Figure, figures } from '../figures/index.ts'
import { arrangement } from './arrangement.ts'
import type { Assume } from './setting.ts'

/** One uniform number for an option: where it falls decides in which year, if any, the option is left early. */
const earlyExitLuck = assumption('exit/luck', {
  title: 'Chance that decides an early exit',
  unit: 'number',
  by: ['option'],
})
/** One uniform number for all: reorganisation, a judgement or a direction strikes every option in the same year. */
const shockLuck = assumption('exit/shockLuck', { title: 'Chance that decides an outside shock', unit: 'number' })

/** What reorganisation changes in an arrangement’s time: whether it comes to exist, and when it is taken apart. */
interface Reorganised {
  readonly exists: Figure
  readonly startMonth: Figure
  readonly takenApart: Figure
}

/** What may end an arrangement before its time: the abolition of a council of it, or that too few stay in it. */
interface EndsBefore {
  readonly reorganised?: Reorganised | undefined
  readonly tooFewFrom?: Figure | undefined
}

/**
 * When an arrangement goes live, how long it runs, and whether it has ended: by planned return, by early exit, or by
 * an outside shock. A drawn delay moves go-live in whole months; the hazard of leaving is the same in each year at
 * risk, 1 − (1 − p)^(1/10), and begins a year after go-live or at the end of the minimum term. An exit takes effect
 * at the start of its year. In the central case nothing ends early.
 */
export function timingOf(assume: Assume, { reorganised, tooFewFrom }: EndsBefore = {}) {
  const ends = [
    ...(reorganised === undefined ? [] : ['takenApart']),
    ...(tooFewFrom === undefined ? [] : ['tooFewFrom']),
  ]
  const plannedEnd = ends.reduce((text, end) => `min(${text}, ${end})`, definitions.plannedEnd.is as string)
  return figures(
    'timing',
    {
      ...arrangement,
      ...(reorganised === undefined
        ? {}
        : { exists: reorganised.exists, startMonth: reorganised.startMonth, takenApart: reorganised.takenApart }),
      ...(tooFewFrom === undefined ? {} : { tooFewFrom }),
      delayDrawn: assume('general/delay'),
      earlyExit: assume('general/earlyExit'),
      shock: assume('general/shock'),
      earlyExitLuck,
      shockLuck,
    },
    { ...definitions, plannedEnd: { ...definitions.plannedEnd, is: plannedEnd } },
  )
}

export type Timing = ReturnType<typeof timingOf>

const definitions = {
  yearStart: {
    title: 'Months from the first year to the start of this one',
    unit: 'month',
    is: '12 months × (yearNumber ÷ 1 year)',
  },
  yearEnd: { title: 'Months from the first year to the end of this one', unit: 'month', is: 'yearStart + 12 months' },
  delay: { title: 'Delay, in whole months', unit: 'month', is: 'floor(delayDrawn ÷ 1 month + 0.5) × 1 month' },
  goLive: { title: 'Go-live, months from the first year', unit: 'month', is: 'startMonth + delay' },
  goLiveYear: { title: 'Year of go-live, counted from 0', unit: 'number', is: 'floor(goLive ÷ 12 months)' },
  monthsIn: { title: 'Months into its year that it goes live', unit: 'month', is: 'goLive − goLiveYear × 12 months' },
  yearsRunning: {
    title: 'Whole years since the year of go-live',
    unit: 'number',
    is: 'yearNumber ÷ 1 year − goLiveYear',
  },
  termEnds: { title: 'End of the minimum term', unit: 'month', is: 'goLive + minimumTerm' },
  plannedEnd: { title: 'Planned end', unit: 'month', is: 'if(returns = 1, termEnds, 1200 months)' },
  freeFromYear: {
    title: 'First year it may be left in, counted from 0',
    unit: 'number',
    is: '0 − floor((0 months − termEnds) ÷ 12 months)',
  },
  yearsAtRisk: {
    title: 'Years in which it could have been left',
    unit: 'number',
    is: 'max(yearNumber ÷ 1 year − freeFromYear, 0)',
  },
  leftEarly: {
    title: 'Left early by this year (1)',
    unit: 'number',
    is: 'if(earlyExitLuck < 1 − pow(1 − earlyExit, yearsAtRisk ÷ 10), 1, 0)',
  },
  shockBy: {
    title: 'Outside shock by this year (1)',
    unit: 'number',
    is: 'if(shockLuck < 1 − pow(1 − shock, yearNumber ÷ 1 year ÷ 10), 1, 0)',
  },
  ended: { title: 'Ended early, by choice or by shock (1)', unit: 'number', is: 'max(leftEarly, shockBy) × exists' },
  standing: {
    title: 'Not yet ended as planned at the start of this year (1)',
    unit: 'number',
    is: 'if(plannedEnd > yearStart, 1, 0)',
  },
  endsNow: {
    title: 'Ends early in this year (1)',
    unit: 'number',
    is: '(ended − previous(ended, starting 0)) × standing',
  },
  leftNow: {
    title: 'Left early by choice in this year (1)',
    unit: 'number',
    is: '(leftEarly − previous(leftEarly, starting 0)) × exists × standing × (1 − shockBy)',
  },
  running: { title: 'Was running at the start of this year (1)', unit: 'number', is: 'if(goLive < yearStart, 1, 0)' },
  runsByEnd: { title: 'Has gone live by the end of this year (1)', unit: 'number', is: 'if(goLive < yearEnd, 1, 0)' },
  lasting: {
    title: 'Share of the year before the arrangement ends',
    unit: 'share',
    is: '(1 − ended) × clamp(plannedEnd − yearStart, 0, 12 months) ÷ 12 months',
  },
  inForce: {
    title: 'Share of the year in force',
    unit: 'share',
    is: '(1 − ended) × max(min(yearEnd, plannedEnd) − max(yearStart, goLive), 0) ÷ 12 months × exists',
  },
  startsNow: {
    title: 'Planned start falls in this year (1)',
    unit: 'number',
    is: 'if(startMonth ≥ yearStart and startMonth < yearEnd and startMonth < plannedEnd, 1, 0) × exists × (1 − ended)',
  },
  setUpSpent: { title: 'Set-up has been spent by this year (1)', unit: 'number', is: 'runningTotal(startsNow)' },
  returnsNow: {
    title: 'Brought back in this year (1)',
    unit: 'number',
    is: 'if(plannedEnd ≥ yearStart and plannedEnd < yearEnd, 1, 0) × exists × (1 − ended)',
  },
} as const
