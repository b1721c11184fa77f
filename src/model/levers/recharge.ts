import { type Defined, type Figure, figures } from '../../figures/index.ts'
import type { Setting } from '../setting.ts'

/**
 * The stated key moves a gain from where it falls to who should have it: each council's share of the gain of all, less
 * what fell on its own pools. A transfer between councils, which adds to nought to the penny.
 *
 * Source: docs/method/sharing.md.
 */
export function rechargeOf(setting: Setting, lever: string, title: string, gain: Figure): Defined {
  return figures(
    `${lever}/recharge`,
    { gain, key: setting.keyOf(lever) },
    {
      ofAll: {
        title: `${title}, all councils`,
        unit: 'real £',
        line: true,
        by: ['option', 'service', 'year'],
        is: 'sum(gain over council)',
      },
      shareByKey: {
        title: `${title}, this council’s share by the key`,
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(ofAll, key over council)',
      },
      flow: {
        title: `Recharge that shares ${title.toLowerCase()}`,
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'shareByKey − gain',
      },
    },
  ).flow
}
