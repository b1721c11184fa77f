import { figures, given } from '../figures/index.ts'
import type { Setting } from './setting.ts'

/**
 * How far a lever has come in each year. A profile's four shares are reached at go-live and 12, 24 and 36 months
 * after; between them it runs straight, so a year takes the mean of its start and end; a go-live m months into a year
 * blends two years. `step` is what leavers follow: the share newly reached in the year.
 */
export function phaseOf(lever: string, { monthsIn, yearsRunning, lasting }: Setting['timing']) {
  const yearly = given(`phase/yearly ${lever}`, {
    title: `Mean share reached in each year from go-live, ${lever}`,
    unit: 'share',
    by: ['step'],
  })
  const newly = given(`phase/newly ${lever}`, {
    title: `Share newly reached in each year from go-live, ${lever}`,
    unit: 'share',
    by: ['step'],
  })
  return figures(
    `phase/${lever}`,
    { yearly, newly, monthsIn, yearsRunning, lasting },
    {
      thisYear: {
        title: 'Share had it gone live on the first day of its year',
        unit: 'share',
        is: 'yearly[step: clamp(yearsRunning + 1, 0, 4)]',
      },
      yearBefore: { title: 'The same a year earlier', unit: 'share', is: 'yearly[step: clamp(yearsRunning, 0, 4)]' },
      phase: {
        title: `Share of ${lever}’s full-year effect reached`,
        unit: 'share',
        is: '((1 − monthsIn ÷ 12 months) × thisYear + monthsIn ÷ 12 months × yearBefore) × lasting',
      },
      newlyThisYear: {
        title: 'Newly reached had it gone live on the first day of its year',
        unit: 'share',
        is: 'newly[step: clamp(yearsRunning + 1, 0, 4)]',
      },
      newlyYearBefore: {
        title: 'The same a year earlier',
        unit: 'share',
        is: 'newly[step: clamp(yearsRunning, 0, 4)]',
      },
      step: {
        title: `Share of ${lever}’s full-year effect newly reached`,
        unit: 'share',
        is: '((1 − monthsIn ÷ 12 months) × newlyThisYear + monthsIn ÷ 12 months × newlyYearBefore) × lasting',
      },
    },
  )
}

/** Profiles (docs/method/phase.md, judgement): shares of the full-year effect reached at go-live and 12, 24 and 36 months after. */
export const profiles: Readonly<Record<string, readonly [number, number, number, number]>> = {
  L01: [0, 0.5, 1, 1],
  L02: [0, 0.2, 0.6, 1],
  L03: [0, 0.25, 0.6, 1],
  L04: [0, 0.2, 0.5, 0.8],
  L06: [0.5, 1, 1, 1],
  L07: [0, 0.15, 0.5, 0.8],
  L09: [0, 0, 0.5, 1],
  L10: [0, 0.3, 0.7, 1],
}

/** The mean share of each year, by position: before go-live, then years 0, 1, 2 after it, then for good. */
export function yearlyShares([p0, p1, p2, p3]: readonly [number, number, number, number]): readonly number[] {
  return [0, (p0 + p1) / 2, (p1 + p2) / 2, (p2 + p3) / 2, p3]
}

/** What is newly reached by the end of each year, by the same positions. */
export function newlyReached([p0, p1, p2, p3]: readonly [number, number, number, number]): readonly number[] {
  return [0, p1 - p0, p2 - p1, p3 - p2, 0]
}
