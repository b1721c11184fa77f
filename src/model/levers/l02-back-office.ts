import { type Figure, figures, given } from '../../figures/index.ts'
import type { Pool } from '../../reference/index.ts'
import { runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'
import { savingOnPool } from './wrapper.ts'

/**
 * L02, one back office in place of several: addressable recharges and systems × rate × (1 − what is stranded).
 * A recharge falls for a council only when the cost beneath it falls; what does not is stranded with the others, most
 * of it at first. The rate may be negative: sharing has not on the whole lowered administrative cost.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l02-one-back-office.md.
 */
export function backOfficeShares({ assume, timing }: Setting) {
  const favourableShare = given('L02/favourableShare', {
    title: 'Largest share of the back office that could be saved',
    unit: 'share',
    by: [],
  })
  const { monthsIn, yearsRunning } = timing
  return {
    favourableShare,
    ...figures(
      'L02',
      {
        monthsIn,
        yearsRunning,
        addressable: assume('L02/addressable'),
        rate: assume('L02/rate'),
        firstYear: assume('L02/strandYear1'),
        secondYear: assume('L02/strandYear2'),
        laterYears: assume('L02/strandYear3'),
      },
      {
        strandThisYear: {
          title: 'Stranded, had it gone live on the first day of its year',
          unit: 'share',
          is: 'if(yearsRunning < 1, firstYear, if(yearsRunning < 2, secondYear, laterYears))',
        },
        strandYearBefore: {
          title: 'Stranded a year earlier',
          unit: 'share',
          is: 'if(yearsRunning < 2, firstYear, if(yearsRunning < 3, secondYear, laterYears))',
        },
        strand: {
          title: 'Share of the back-office saving that is stranded',
          unit: 'share',
          is: '(1 − monthsIn ÷ 12 months) × strandThisYear + monthsIn ÷ 12 months × strandYearBefore',
        },
        savedShare: { title: 'Share of the back office saved', unit: 'share', is: 'addressable × rate × (1 − strand)' },
      },
    ),
  }
}

export function backOfficeSaving(
  setting: Setting,
  pool: Pool,
  shares: ReturnType<typeof backOfficeShares>,
  of: { alone: Figure; hasPlan: Figure },
  left: Figure,
) {
  return savingOnPool(setting, {
    lever: 'L02',
    pool,
    left,
    alone: of.alone,
    savedShare: shares.savedShare,
    favourableShare: shares.favourableShare,
    phase: setting.phaseOf('L02').phase,
    runs: runs(`L02 ${pool}`),
    deadweightPrior: 'L02/deadweight',
    hasPlan: of.hasPlan,
  })
}
