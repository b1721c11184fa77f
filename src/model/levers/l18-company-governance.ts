import { figures } from '../../figures/index.ts'
import { arrangement, reprice } from '../arrangement.ts'
import { formsWithCost } from '../delivery-models/index.ts'
import { isOneOf } from '../priors.ts'
import type { Setting } from '../setting.ts'

/**
 * L18, company governance: board, audit, company secretary and tax advice of a company. Booked as R3.
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/running-costs.md.
 */
export function companyGovernance(setting: Setting) {
  return figures(
    'L18',
    {
      model: arrangement.model,
      grossShare: arrangement.grossShare,
      reprice,
      governance: setting.assume('L18/governance'),
    },
    {
      fullYear: {
        title: 'Board, audit and company secretary, full year',
        unit: 'real £',
        is: `if(${isOneOf(setting, formsWithCost('R3'))}, governance × reprice × grossShare, 0)`,
      },
    },
  ).fullYear
}
