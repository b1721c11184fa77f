import { figures, given } from '../../figures/index.ts'
import { arrangement, itemised, reprice, runs } from '../arrangement.ts'
import { formsThat } from '../delivery-models/index.ts'
import { byModel } from '../priors.ts'
import type { Setting } from '../setting.ts'

/**
 * L15, moving contracts across: contracts × cost of each, and a share of the value that charges for termination, on
 * the case's own figures (its assumptions, or items under O14). What it comes to is taken out of the set-up amount.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/set-up.md.
 */
export function novation(setting: Setting) {
  const moving = formsThat(({ movesContracts }) => movesContracts)
  const contracts = byModel(setting, 'contracts', 'L15/contracts', moving)
  const value = given('L15/valueMoved', {
    title: 'Yearly value of the contracts that move',
    unit: 'real £',
    by: ['option', 'service'],
  })
  return figures(
    'L15',
    {
      ...contracts.uses,
      model: arrangement.model,
      reprice,
      grossShare: arrangement.grossShare,
      value,
      costEach: setting.assume('L15/costEach'),
      charge: setting.assume('L15/terminationCharge'),
      itemised: itemised('L15'),
      runsHere: runs('L15'),
    },
    {
      contracts: { title: 'Contracts and leases to move', unit: 'contract', is: contracts.text },
      moving: { title: 'Moving them', unit: 'real £', is: 'contracts × costEach × reprice × grossShare' },
      charges: { title: 'Charges for termination', unit: 'real £', is: 'charge × value' },
      cost: { title: 'Moving contracts', unit: 'real £', is: '(moving + charges) × runsHere + itemised' },
    },
  ).cost
}

/** What breaking contracts that still run costs: on top of any set-up amount, and no part of what leaving costs. */
export const breakCosts = given('L15/breakCosts', {
  title: 'Break costs of contracts that still run at the start and have to move',
  unit: 'real £',
  by: ['option', 'service'],
})
