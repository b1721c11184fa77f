import { judgement, type Prior, row, rowsByModel } from './prior.ts'

const rateEvidence = judgement(
  'One borough group reported 45%; its critical friends put the whole saving at under half of what was predicted.',
  'triBoroughTarget',
  'triBoroughCriticalFriends',
)

/** L01, one senior team in place of several; L02, one back office in place of several. */
export const managementPriors: readonly Prior[] = [
  ...rowsByModel(
    'L01/reach',
    'Share of management within reach of the new structure',
    'share',
    {
      M01: [0.3, 0.4, 0.5],
      M04: [0.8, 0.9, 1],
      M07: [0.8, 0.9, 1],
      M10: [0.8, 0.9, 1],
      M18: [0.8, 0.9, 1],
    },
    judgement('One senior team reaches the top tiers only; a merged department nearly all.'),
    { favourable: 'high' },
  ),
  // A saving rate may be drawn below nought (sharing may add managers), never above all of it.
  ...rowsByModel(
    'L01/rate',
    'Share of the posts within reach that go',
    'share',
    {
      M01: [0.25, 0.45, 0.6],
      M04: [0.15, 0.25, 0.45],
      M07: [0.15, 0.25, 0.45],
      M10: [0.15, 0.25, 0.45],
      M18: [0.15, 0.25, 0.45],
    },
    rateEvidence,
    { favourable: 'high', limits: { high: 1 } },
  ),
  row(
    'L01/uplift',
    'Pay uplift of the managers who remain, for their wider span',
    'share',
    [0.15, 0.075, 0],
    judgement('Evaluated pay for one officer answering to several councils.'),
    { favourable: 'high' },
  ),
  row(
    'L01/deadweight',
    'Share of the management saving that would have come anyway',
    'share',
    [0.7, 0.4, 0.2],
    judgement(
      'Single boroughs were said to have done about as well by removing layers themselves.',
      'triBoroughCriticalFriends',
    ),
    { favourable: 'high' },
  ),
  row(
    'L01/postCost',
    'Cost of a management post a year, with on-cost',
    'real £/FTE',
    [65_000, 80_000, 100_000],
    judgement('Team manager to head of service.'),
  ),
  row(
    'L01/protectedPosts',
    'Management posts in each council that cannot be merged away',
    'FTE',
    [4, 5, 7],
    judgement('Director, principal social worker, reviewing and allegations officers, virtual school head.'),
    { favourable: 'low' },
  ),
  row(
    'L02/rate',
    'Saving on the back office that can be shared',
    'share',
    [0, 0.05, 0.15],
    judgement(
      'A study of over 300 councils found no link between sharing and lower overheads, so nothing, or less, must be possible.',
      'sharedCentresStudy',
      'centralGovernmentCentres',
    ),
    { favourable: 'high', limits: { high: 1 } },
  ),
  row(
    'L02/addressable',
    'Share of back-office spend that can be shared',
    'share',
    [0.3, 0.5, 0.7],
    judgement('Half of a recharge is fixed.'),
    { favourable: 'high' },
  ),
  row(
    'L02/deadweight',
    'Share of the back-office saving that would have come anyway',
    'share',
    [0.6, 0.4, 0.2],
    judgement('Clients of shared services saw little beyond ordinary management.'),
    { favourable: 'high' },
  ),
  row(
    'L02/strandYear1',
    'Share of the back-office saving stranded in the first year',
    'share',
    [0.5, 0.3, 0.1],
    judgement('Overheads stay with the council that loses the function.'),
    { favourable: 'high' },
  ),
  row(
    'L02/strandYear2',
    'Share of the back-office saving stranded in the second year',
    'share',
    [0.4, 0.2, 0.05],
    judgement('Between the first year and the third.'),
    { favourable: 'high' },
  ),
  row(
    'L02/strandYear3',
    'Share of the back-office saving stranded from the third year',
    'share',
    [0.3, 0.1, 0],
    judgement('What cannot be let go even in time.'),
    { favourable: 'high' },
  ),
]
