import { evidence, judgement, type Prior, row } from './prior.ts'

const census = (ends: string) =>
  evidence('A', ['workforceCensus', 'workforceByJudgement'], `Centre: England, September 2025. Ends: ${ends}`)
const byGrade = 'means of outstanding and of inadequate councils in 2020.'

/** L05: permanent and agency social workers as a stock and flow; L10: what one pay scale costs. */
export const workforcePriors: readonly Prior[] = [
  row('L05/vacancyRate', 'Vacant posts as a share of posts', 'share', [0.09, 0.142, 0.25], census(byGrade)),
  row(
    'L05/agencyRate',
    'Agency workers as a share of all social workers',
    'share',
    [0.06, 0.13, 0.27],
    census(byGrade),
  ),
  row(
    'L05/leavingRate',
    'Permanent social workers who leave in a year',
    'share',
    [0.1, 0.118, 0.2],
    evidence(
      'A',
      ['workforceCensus', 'turnoverByJudgement'],
      'Centre: England, September 2025. Ends: councils with few and with many leavers.',
    ),
    { favourable: 'low' },
  ),
  row(
    'L05/cover',
    'Share of empty posts covered by agency workers',
    'share',
    [0.6, 0.736, 0.9],
    evidence('A', ['workforceCensus'], 'Centre: England, September 2025. Ends: judgement; 69% were covered in 2022.'),
  ),
  row(
    'L05/agencyPremium',
    'What an agency worker costs a year above an employee',
    'share',
    [0.19, 0.25, 0.41],
    evidence(
      'C',
      ['agencyRates'],
      'One council: £1,800 a week against £1,280, so 41% a week; 19% a year at 44 paid weeks, 24% at 46.',
    ),
    { favourable: 'high', limits: 'none' },
  ),
  row(
    'L05/agencyEffort',
    'Cases an agency worker carries against an employee',
    'ratio',
    [0.9, 1, 1],
    judgement('New to the cases, but not on induction load.'),
    // Low, centre and high say that nobody is expected to carry more than an employee.
    { limits: { low: 0, high: 1 } },
  ),
  row(
    'L05/caseloadPull',
    'How far a higher caseload makes people leave',
    'ratio',
    [0, 0.3, 0.8],
    judgement('Leaving rate × e to the power of this × the rise in caseload.'),
  ),
  row(
    'L05/conversionCost',
    'One-off cost of turning an agency worker into an employee',
    'real £/FTE',
    [0, 3_000, 8_000],
    judgement('Introduction fee or welcome payment.'),
    { favourable: 'low' },
  ),
  row(
    'L05/pay',
    'Cost of an employed social worker a year, with on-cost',
    'real £/FTE',
    [50_000, 56_000, 64_000],
    judgement('About £40,000 in 2012-13 prices.'),
  ),
  row(
    'L05/extraStarts',
    'Extra permanent starts a year, as a share of the gap',
    'share',
    [0.02, 0.06, 0.12],
    judgement('Northamptonshire managed 21 more on 266 alone in 2018.'),
    { favourable: 'high' },
  ),
  row(
    'L05/settlingIn',
    'Months before extra starts begin',
    'month',
    [3, 4, 6],
    judgement('Notice, induction and a protected caseload.'),
    { favourable: 'low' },
  ),
  row(
    'L10/rate',
    'Pay harmonisation, as a share of the pay of staff who come under one employer',
    'share',
    [0.005, 0.015, 0.03],
    judgement('Evidence is weak; two scales side by side are an equal-pay risk that grows.', 'twoScales'),
    { favourable: 'low' },
  ),
]
