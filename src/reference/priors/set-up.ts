import { evidence, judgement, type Prior, row, rowsByModel } from './prior.ts'

const heading = 'Setting up the arrangement, for a service of about £75m gross'
const why = 'Advice, programme, legal work, systems and recruitment, without redundancy and pension strain.'

/**
 * What it costs to set a delivery model up, as a whole, for about £75m gross (see `setUpScale`); what one-offs come
 * to against their estimate; and the grant a directed trust may bring.
 */
export const setUpPriors: readonly Prior[] = [
  ...rowsByModel(
    'setUp/amount',
    heading,
    'real £',
    {
      M01: [100_000, 300_000, 600_000],
      M02: [300_000, 1_000_000, 3_000_000],
      M04: [200_000, 500_000, 1_200_000],
      M07: [500_000, 1_500_000, 3_000_000],
      M08: [50_000, 150_000, 400_000],
      M10: [3_000_000, 4_800_000, 7_200_000],
      M12: [3_000_000, 5_000_000, 8_000_000],
      M15: [100_000, 300_000, 1_000_000],
    },
    judgement(why),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'setUp/amount',
    heading,
    'real £',
    { M09: [2_500_000, 4_000_000, 6_000_000], M11: [2_500_000, 4_000_000, 6_000_000] },
    evidence(
      'A',
      ['readingSetUp', 'worcestershireSetUp', 'northamptonshireGrant'],
      'Reading £2.8m; Worcestershire £4.6m, with property up to £5.3m; Northamptonshire £4m of grant.',
    ),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'setUp/amount',
    heading,
    'real £',
    { M16: [400_000, 600_000, 1_500_000] },
    evidence('A', ['readingReturn'], 'Reading £0.6m one-off for 550 to 600 staff and about 100 contracts.'),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'setUp/joining',
    'Joining a company that other councils own already, for a service of about £75m gross',
    'real £',
    { M10: [200_000, 400_000, 800_000] },
    evidence(
      'A',
      ['joiningCompany'],
      'Windsor and Maidenhead joined one for £0.364m with 277.9 posts. It takes the place of founding a company.',
    ),
    { favourable: 'low' },
  ),
  row(
    'setUp/multiplier',
    'What one-off costs come to, against the estimate',
    'ratio',
    [1, 1.3, 1.6],
    evidence(
      'C',
      ['northamptonshireSplit', 'centralGovernmentCentres', 'reorganisation2009'],
      'Northamptonshire’s split 1.47, central government’s centres 1.56, the 2009 reorganisation 1.02.',
    ),
    { favourable: 'low' },
  ),
  row(
    'M11/grant',
    'One-off grant for a directed trust',
    'real £',
    [0, 2_000_000, 4_000_000],
    judgement('£4m was committed later; none is on record in 2015.', 'northamptonshireGrant'),
    { favourable: 'high' },
  ),
]

/**
 * How a set-up amount follows size: the amount as a whole × (gross in scope ÷ reference gross) to the power. Gross is
 * that of the services covered, at mid-2020s prices. Grade D: judgement.
 */
export const setUpScale = {
  referenceGrossPounds: 75_000_000,
  power: 0.3,
  priceLevel: 'mid-2020s',
  grade: 'D',
  source: 'judgement',
} as const
