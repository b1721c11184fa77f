import { evidence, judgement, type Prior, row } from './prior.ts'

/** L11, redundancy, and L12, pension strain: what it costs when posts go. */
export const leavingPriors: readonly Prior[] = [
  row(
    'L11/multiple',
    'Redundancy paid, as a multiple of statutory weeks at actual pay',
    'ratio',
    [1, 1.5, 2.2],
    judgement('Enhanced schemes differ by council.'),
    { favourable: 'low' },
  ),
  row(
    'L11/redeployed',
    'Share of people in posts cut who are redeployed',
    'share',
    [0.2, 0.4, 0.6],
    judgement('Ring-fencing and prior consideration.'),
    { favourable: 'high' },
  ),
  row(
    'L11/naturalLeavers',
    'Share of posts cut that are empty or emptied by turnover',
    'share',
    [0.05, 0.1, 0.2],
    judgement('Turnover during consultation.'),
    { favourable: 'high' },
  ),
  row(
    'L11/statutoryWeeks',
    'Statutory redundancy weeks of a manager who leaves',
    'week',
    [8, 14, 20],
    judgement('8 to 16 years’ service, mostly over 41.'),
    { favourable: 'low' },
  ),
  row(
    // Nobody younger has a pension to be paid early.
    'L12/age',
    'Age of a manager who leaves with an unreduced pension',
    'year',
    [61, 58, 56],
    judgement('Older means less strain.'),
    { favourable: 'low', limits: { low: 55 } },
  ),
  row(
    'L12/service',
    'Years of pension membership of a manager who leaves',
    'year',
    [12, 18, 25],
    judgement('Long-serving managers.'),
    { favourable: 'low' },
  ),
  row(
    'L12/aged55',
    'Share of redundant managers aged 55 and over',
    'share',
    [0.2, 0.3, 0.45],
    judgement('Replace by the establishment’s group shares.'),
    { favourable: 'low' },
  ),
  row(
    'L12/scale',
    'Strain against the approximation',
    'ratio',
    [0.5, 1, 2],
    evidence(
      'C',
      ['pensionStrain'],
      'Calibrated on about £40,000 for £40,000 pay, 20 years and age 55. Replace by the actuary’s table.',
    ),
    { favourable: 'low' },
  ),
]
