import { type Figure, figures } from '../../figures/index.ts'
import { arrangement, runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'

/**
 * L10, pay harmonisation: staff who come under one employer are brought to one scale, and nobody is brought down. A
 * share of the pay of all own staff in scope, reached as protection falls away; never a saving. Booked as R12, on the
 * council whose staff they are.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l10-pay-harmonisation.md.
 */
export function payHarmonisation(
  setting: Setting,
  { management, socialWork, otherStaff }: { management: Figure; socialWork: Figure; otherStaff: Figure },
) {
  return figures(
    'L10',
    {
      management,
      socialWork,
      otherStaff,
      rate: setting.assume('L10/rate'),
      phase: setting.phaseOf('L10').phase,
      runsHere: runs('L10'),
      takesPart: arrangement.takesPart,
    },
    {
      paybill: {
        title: 'Pay of own staff who come under one employer',
        unit: 'real £',
        is: '(management + socialWork + otherStaff) × takesPart × runsHere',
      },
      flow: {
        title: 'Pay harmonisation',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − rate × paybill × phase',
      },
    },
  )
}
