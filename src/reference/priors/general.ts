import { evidence, judgement, type Prior, row } from './prior.ts'

/**
 * What applies to every arrangement: inflation, how much of a saving arrives and how late, whether the arrangement
 * lasts, what staff cost beyond their pay, and what councils would have saved alone.
 */
export const generalPriors: readonly Prior[] = [
  row(
    'general/inflation',
    'Inflation a year, for the cash view',
    'share',
    [0.01, 0.02, 0.03],
    judgement('A deflator published after the decision would be hindsight.'),
    { limits: 'none' },
  ),
  row(
    'general/realisation',
    'Share of a planned saving that arrives',
    'share',
    [0.4, 0.65, 0.9],
    evidence(
      'C',
      ['triBoroughCriticalFriends', 'northamptonshireYearOne'],
      'Between the tri-borough’s 46.5 of 100 and ordinary delivery. The cases are notable ones, and failures make news.',
    ),
    { favourable: 'high' },
  ),
  row(
    'general/delay',
    'Months from planned to actual start',
    'month',
    [0, 12, 18],
    evidence(
      'C',
      ['northamptonshireTrustStart'],
      'One trust began 50 months late. The cases are notable ones, and failures make news.',
    ),
    { favourable: 'low' },
  ),
  row(
    'general/earlyExit',
    'Chance of ending early within ten years',
    'share',
    [0.2, 0.4, 0.6],
    judgement('Most of the notable arrangements did end.', 'triBoroughExit'),
  ),
  row(
    'general/shock',
    'Chance of reorganisation, an inadequate judgement or a direction within ten years',
    'share',
    [0.2, 0.35, 0.6],
    judgement('Reorganisation reaches most two-tier areas in the 2020s.'),
  ),
  row(
    'staff/onCost',
    'Employer’s cost on top of pay',
    'share',
    [0.22, 0.26, 0.3],
    judgement('National insurance and pension before the rise of April 2025.'),
    { to: '2025-04-05', limits: { low: 0 } },
  ),
  row(
    'staff/onCost',
    'Employer’s cost on top of pay',
    'share',
    [0.26, 0.3, 0.36],
    judgement('National insurance at 15% above £5,000, and pension.'),
    { from: '2025-04-06', limits: { low: 0 } },
  ),
  row(
    'L00/default',
    'Own efficiency a year for three years, of the budget that can be cut',
    'share',
    [0.01, 0.02, 0.03],
    judgement('Only where a council has no savings of its own on record; it then replaces deadweight.'),
  ),
]
