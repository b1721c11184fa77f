import { figures } from '../../figures/index.ts'
import { arrangement, itemised, reprice, runs } from '../arrangement.ts'
import { byModel } from '../priors.ts'
import type { Setting } from '../setting.ts'

/**
 * L13, dual running: posts held twice × what they cost a month × months, with licences in parallel, on the case's own
 * figures (its assumptions, or items under O12). What it comes to is taken out of the set-up amount.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/set-up.md.
 */
export function dualRunning(setting: Setting) {
  const posts = byModel(setting, 'posts', 'L13/duplicatedFte')
  const licences = byModel(setting, 'licences', 'L13/licences')
  return figures(
    'L13',
    {
      ...posts.uses,
      ...licences.uses,
      model: arrangement.model,
      reprice,
      grossShare: arrangement.grossShare,
      months: setting.assume('L13/months'),
      postCostPrior: setting.assume('L14/postCost'),
      itemised: itemised('L13'),
      runsHere: runs('L13'),
    },
    {
      posts: { title: 'Posts held twice at handover', unit: 'FTE', is: posts.text },
      licences: { title: 'Licences in parallel, a month', unit: 'prior £/month', is: licences.text },
      heldTwice: {
        title: 'Pay of posts held twice',
        unit: 'real £',
        is: 'posts × postCostPrior × reprice × months ÷ 12 months',
      },
      inParallel: { title: 'Licences in parallel', unit: 'real £', is: 'licences × reprice × months' },
      cost: {
        title: 'Dual running',
        unit: 'real £',
        is: '(heldTwice + inParallel) × grossShare × runsHere + itemised',
      },
    },
  ).cost
}
