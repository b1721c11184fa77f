import { evidence, judgement, type Prior, row, rowsByModel } from './prior.ts'

/** Councils abolished, split, merged, and arrangements that outlive them (M17 to M19, L16). */
export const reorganisationPriors: readonly Prior[] = [
  row(
    'reorganisation/slip',
    'Months by which vesting day comes later than expected',
    'month',
    [0, 0, 12],
    judgement('Northamptonshire’s came twelve months later than first expected.', 'northamptonshireSplit'),
    { favourable: 'low', limits: { low: 0 } },
  ),
  row(
    'L16/seniorTeam',
    'Senior team of children’s services of one more council, a year',
    'real £',
    [500_000, 1_000_000, 1_500_000],
    evidence(
      'C',
      ['reorganisationPeopleServices'],
      '£1m to £3m of senior staff for adults’ and children’s services of each council created; half of it children’s (judgement).',
    ),
    { favourable: 'low' },
  ),
  row(
    'L16/elasticity',
    'How spend for the same work grows as a council is smaller',
    'ratio',
    [0, 0.01, 0.025],
    judgement('Studies disagree, and who commissioned them matters.', 'reorganisationPeopleServices'),
    { favourable: 'low' },
  ),
  row(
    'M19/spared',
    'Share of the diseconomies of a split that running it jointly spares',
    'share',
    [0.4, 0.7, 0.9],
    judgement('Each council keeps a director, a lead member and returns of its own.'),
    { favourable: 'high' },
  ),
  ...rowsByModel(
    'setUp/amount',
    'Setting up the arrangement, for a service of about £75m gross',
    'real £',
    { M17: [5_800_000, 7_700_000, 11_600_000], M18: [3_500_000, 4_600_000, 7_000_000] },
    judgement(
      'Surrey’s £55.6m for the whole council, 15% to 30% of it children’s, brought from about £250m gross to £75m; a merger has no split to pay for and is put at six tenths of it.',
      'surreyReorganisation',
    ),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'setUp/amount',
    'Setting up the arrangement, for a service of about £75m gross',
    'real £',
    { M19: [200_000, 600_000, 1_500_000] },
    judgement('Agreements, and systems that serve two councils.'),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'exit/oneOff',
    'One-off cost of leaving, as a share of the set-up as worked',
    'ratio',
    { M19: [0.6, 1, 1.5] },
    judgement('Rebuilding roles, parting systems and records.'),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'exit/notice',
    'Months of notice',
    'month',
    { M19: [6, 12, 12] },
    judgement('A review on a certain date, and time to act on it.'),
    { favourable: 'low' },
  ),
]

/**
 * People of all ages from which unit costs no longer fall with size: studies of reorganisation find councils mostly
 * under 500,000 people dearer and those above not. Grade C.
 */
export const peopleWithoutDiseconomy = {
  value: 500_000,
  grade: 'C',
  source:
    'Impact of local government reorganisation on people services (https://online.flippingbook.com/view/596354460/5)',
} as const
