import { figures } from '../../figures/index.ts'
import { arrangement, itemised, reprice, runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'

/**
 * L14, the programme team: posts × cost × months, on the case's own figures (its assumptions, or items under O2). What
 * it comes to is taken out of the set-up amount. Source: the parameters of docs/reference/priors.md, worked as in
 * docs/method/set-up.md.
 */
export function programme({ assume }: Setting) {
  return figures(
    'L14',
    {
      reprice,
      grossShare: arrangement.grossShare,
      fte: assume('L14/fte'),
      months: assume('L14/months'),
      postCost: assume('L14/postCost'),
      itemised: itemised('L14'),
      runsHere: runs('L14'),
    },
    {
      cost: {
        title: 'Programme team',
        unit: 'real £',
        is: 'fte × postCost × reprice × months ÷ 12 months × grossShare × runsHere + itemised',
      },
    },
  ).cost
}
