import { judgement, type Prior, type Range, row, rowsByModel } from './prior.ts'

const heldTwice: Range = [2, 4, 8]
const company: Range = [3, 6, 12]
const parallel: Range = [0, 2_000, 8_000]
const companyContracts: Range = [60, 100, 150]

/**
 * L13, dual running; L14, the programme team; L15, moving contracts across. They run on a case's own figures, and
 * what they come to is taken out of the set-up amount.
 */
export const changeoverPriors: readonly Prior[] = [
  ...rowsByModel(
    'L13/duplicatedFte',
    'Posts held twice at handover',
    'FTE',
    {
      M01: [0, 1, 2],
      M02: heldTwice,
      M04: heldTwice,
      M07: heldTwice,
      M08: 0,
      M09: company,
      M10: company,
      M11: company,
      M12: company,
      M15: [0, 1, 2],
      M16: company,
    },
    judgement('Leaders and system staff overlap.'),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'L13/licences',
    'Licences in parallel, a month',
    'real £/month',
    {
      M01: 0,
      M02: parallel,
      M04: parallel,
      M07: parallel,
      M08: 0,
      M09: parallel,
      M10: parallel,
      M11: parallel,
      M12: parallel,
      M15: 0,
      M16: parallel,
    },
    judgement('One case system in parallel.'),
    { favourable: 'low' },
  ),
  row(
    'L13/months',
    'Months of dual running',
    'month',
    [3, 6, 12],
    judgement('From handover until the old system can be read only.'),
    { favourable: 'low' },
  ),
  row(
    'L14/fte',
    'Programme team',
    'FTE',
    [4, 7, 12],
    judgement('Worcestershire’s project management was £1.74m.', 'worcestershireSetUp'),
    { favourable: 'low' },
  ),
  row('L14/months', 'Months of programme', 'month', [18, 24, 30], judgement('From mandate to closing the programme.'), {
    favourable: 'low',
  }),
  row(
    'L14/postCost',
    'Cost of a programme post a year, with on-cost',
    'real £/FTE',
    75_000,
    judgement('Project managers and backfill.'),
  ),
  ...rowsByModel(
    'L15/contracts',
    'Contracts and leases to move',
    'contract',
    {
      M01: 0,
      M02: 0,
      M04: [10, 30, 60],
      M07: 0,
      M08: 0,
      M09: companyContracts,
      M10: companyContracts,
      M11: companyContracts,
      M12: companyContracts,
      M15: [0, 10, 30],
      M16: companyContracts,
    },
    judgement('Reading had about 100 contracts and 12 leases.', 'readingReturn'),
    { favourable: 'low' },
  ),
  row(
    'L15/costEach',
    'Cost of moving one contract',
    'real £/contract',
    [500, 1_500, 4_000],
    judgement('Legal and supplier time.'),
    { favourable: 'low' },
  ),
  row(
    'L15/terminationCharge',
    'Charges to end contracts, as a share of their value',
    'share',
    [0, 0, 0.01],
    judgement('Most novate free.'),
    { favourable: 'low' },
  ),
]
