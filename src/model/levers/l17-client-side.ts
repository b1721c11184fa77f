import { type Figure, figures } from '../../figures/index.ts'
import { arrangement, reprice } from '../arrangement.ts'
import { formsThat, formsWithCost } from '../delivery-models/index.ts'
import { isOneOf } from '../priors.ts'
import type { Setting } from '../setting.ts'

/**
 * L17, client side: somebody has to watch the contract. A share of the contract sum, and never less than three posts;
 * between councils (a council hosts it for the others) just those posts. Booked as R2. Source: the parameters of
 * docs/reference/priors.md, worked as in docs/method/running-costs.md.
 */
export function clientSide(setting: Setting, contractSum: Figure) {
  const watched = formsWithCost('R2')
  const hosted = formsThat(({ needsHost }) => needsHost).filter((code) => watched.includes(code))
  const contracted = watched.filter((code) => !hosted.includes(code))
  return figures(
    'L17',
    {
      model: arrangement.model,
      reprice,
      grossShare: arrangement.grossShare,
      contractSum,
      rate: setting.assume('L17/rate'),
      posts: setting.assume('L17/minimumFte'),
      postCost: setting.assume('L17/postCost'),
    },
    {
      team: { title: 'Smallest client team', unit: 'real £', is: 'posts × postCost × reprice × grossShare' },
      ofTheSum: { title: 'Client side as a share of the contract sum', unit: 'real £', is: 'rate × contractSum' },
      fullYear: {
        title: 'Client side and contract monitoring, full year',
        unit: 'real £',
        is: `if(${isOneOf(setting, hosted)}, team, if(${isOneOf(setting, contracted)}, max(ofTheSum, team), 0))`,
      },
    },
  ).fullYear
}
