import { type Figure, figures } from '../../figures/index.ts'
import { arrangement } from '../arrangement.ts'
import { companies } from '../delivery-models/index.ts'
import { isOneOf } from '../priors.ts'
import type { Setting } from '../setting.ts'

/**
 * L19, contract-sum gap: in its first years a trust spends more than its contract sum; councils overspend too, so only
 * the part above that counts. Applied as a distribution, not a note of risk.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/contract-sum-gap.md.
 */
export function contractGap({ used, assume, timing }: Setting, inScope: Figure) {
  const { yearStart, yearEnd, goLive, plannedEnd, ended } = timing
  return figures(
    'L19',
    {
      model: arrangement.model,
      inScope,
      takesPart: arrangement.takesPart,
      yearStart,
      yearEnd,
      goLive,
      plannedEnd,
      ended,
      gap: assume('L19/gap'),
      years: assume('L19/years'),
      deadweight: assume('L19/deadweight'),
    },
    {
      lasts: {
        title: 'Month in which the first years end',
        unit: 'month',
        is: 'min(goLive + years × 12 months ÷ 1 year, plannedEnd)',
      },
      firstYears: {
        title: 'Share of the year within the trust’s first years',
        unit: 'share',
        is: 'max(min(yearEnd, lasts) − max(yearStart, goLive), 0) ÷ 12 months × (1 − ended)',
      },
      flow: {
        title: 'Spend above the contract sum in the first years',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: `if(${isOneOf({ used }, companies)}, 0 − gap × inScope × takesPart × (1 − deadweight) × firstYears, 0)`,
      },
    },
  )
}
