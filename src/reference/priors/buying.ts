import { judgement, type Prior, row } from './prior.ts'

/** L03: what buying together takes off the price of what is bought, placements apart. */
export const buyingPriors: readonly Prior[] = [
  row(
    'L03/beta',
    'How far price falls as volume grows (power of the volume ratio)',
    'ratio',
    [0, 0.02, 0.05],
    judgement(
      'Three equal buyers save 0, 2.2 or 5.3%. Nought for placements, where sellers set the price.',
      'residentialMarket',
    ),
    { favourable: 'high', limits: 'none' },
  ),
  row(
    'L03/addressable',
    'Share of bought services that can be bought together',
    'share',
    [0.1, 0.2, 0.35],
    judgement('Most of it is specialist care.'),
    { favourable: 'high' },
  ),
  row(
    'L03/deadweight',
    'Share of the buying saving that would have come anyway',
    'share',
    [0.5, 0.3, 0.1],
    judgement('Regional buying groups are open already.'),
    { favourable: 'high' },
  ),
]
