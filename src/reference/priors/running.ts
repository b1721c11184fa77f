import { judgement, type Prior, type Range, row, rowsByModel } from './prior.ts'

const oneSystem: Range = [0, 40_000, 120_000]
const companySystems: Range = [50_000, 150_000, 300_000]

/** R9 to R17: what an arrangement costs every year beside its levers. */
export const runningPriors: readonly Prior[] = [
  ...rowsByModel(
    'R9/governance',
    'Joint governance and scrutiny a year',
    'real £',
    {
      M01: [30_000, 50_000, 100_000],
      M02: [40_000, 80_000, 150_000],
      M04: [40_000, 80_000, 150_000],
      M07: [50_000, 100_000, 200_000],
      M19: [40_000, 80_000, 150_000],
    },
    judgement('Half an officer to two.'),
    { favourable: 'low' },
  ),
  row(
    'R9/hubFte',
    'Posts in a joint commissioning hub',
    'FTE',
    [2, 4, 6],
    judgement('Replace by the hub’s own establishment.'),
    { favourable: 'low' },
  ),
  row(
    'R9/hubPostCost',
    'Cost of a hub post a year, with on-cost',
    'real £/FTE',
    [50_000, 60_000, 70_000],
    judgement('Commissioning officers.'),
    { favourable: 'low' },
  ),
  row(
    'R10/rechargeAdmin',
    'Recharge administration a year',
    'real £',
    [10_000, 25_000, 60_000],
    judgement('Part of an accountant.'),
    { favourable: 'low' },
  ),
  row(
    'R11/travel',
    'Travel and time between sites, as a share of management pay',
    'share',
    [0.01, 0.02, 0.04],
    judgement('More where no border is shared.'),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'R13/systemRun',
    'Running one system more, a year',
    'real £',
    {
      M02: oneSystem,
      M04: oneSystem,
      M07: oneSystem,
      M09: companySystems,
      M10: companySystems,
      M11: companySystems,
      M12: companySystems,
    },
    judgement('A joined-up view, or a company’s own finance and HR.'),
    { favourable: 'low' },
  ),
  row(
    'R17/returns',
    'Separate returns, plans and reports for each council, a year',
    'real £',
    [15_000, 30_000, 60_000],
    judgement('Each council still answers for its own.'),
    { favourable: 'low' },
  ),
]
