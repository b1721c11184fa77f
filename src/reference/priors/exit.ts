import { evidence, judgement, type Prior, type Range, rowsByModel } from './prior.ts'

const whole: Range = [0.6, 1, 1.5]
const usual: Range = [6, 6, 12]
const company: Range = [6, 12, 12]
const takenBack: Range = [400_000, 600_000, 1_500_000]

/** What it costs to leave: a one-off and a notice period. Lost savings end by themselves. */
export const exitPriors: readonly Prior[] = [
  ...rowsByModel(
    'exit/oneOff',
    'One-off cost of leaving, as a share of the set-up as worked',
    'ratio',
    { M01: [0.3, 0.6, 1], M02: whole, M04: whole, M07: whole, M08: [0.1, 0.25, 0.5], M15: whole },
    judgement('Rebuilding roles, parting systems and records.', 'triBoroughExit', 'readingReturn'),
    { favourable: 'low' },
  ),
  // A company's one-off is the cost of bringing the service in-house (M16's set-up), booked once.
  ...rowsByModel(
    'exit/oneOff',
    'One-off cost of bringing a company’s service back in-house',
    'real £',
    { M09: takenBack, M10: takenBack, M11: takenBack, M12: takenBack },
    evidence('A', ['readingReturn'], 'The same quantity as the set-up of M16: never book both.'),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'exit/notice',
    'Months of notice',
    'month',
    {
      M01: usual,
      M02: usual,
      M04: usual,
      M07: usual,
      M08: [3, 6, 6],
      M09: company,
      M10: company,
      M11: company,
      M12: company,
      M15: usual,
    },
    judgement('Usual agreements.'),
    { favourable: 'low' },
  ),
  ...rowsByModel(
    'exit/deficit',
    'Accumulated deficit or loan of the trust that the council takes over on leaving',
    'real £',
    { M12: [0, 1_000_000, 5_000_000] },
    judgement('Slough took on about £5.5m of debt; most trusts leave less.', 'sloughDebt'),
    { favourable: 'low' },
  ),
]
