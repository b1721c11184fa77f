import { judgement, type Prior, row } from './prior.ts'

/** L08, premises; L09, systems: on nominated buildings and systems only. */
export const premisesAndSystemsPriors: readonly Prior[] = [
  row(
    'L08/released',
    'Share of the nominated buildings that is in the end released',
    'share',
    [0, 0.3, 0.6],
    judgement('Space that is only vacated saves nothing.'),
    { favourable: 'high' },
  ),
  row(
    'L08/lag',
    'Months from go-live until a building can be released',
    'month',
    [24, 18, 12],
    judgement('Moving teams, notice and clearing.'),
    { favourable: 'high' },
  ),
  row(
    'L08/deadweight',
    'Share of the premises saving that would have come anyway',
    'share',
    [0.6, 0.4, 0.2],
    judgement('Councils give up offices by themselves.'),
    { favourable: 'high' },
  ),
  row(
    'L09/perUser',
    'Moving one user to a joint system',
    'real £/user',
    [300, 600, 1_200],
    judgement('Licence set-up, training and devices.', 'surreySystems'),
    { favourable: 'low' },
  ),
  row(
    'L09/perRecord',
    'Moving one record to a joint system',
    'real £/record',
    [1, 3, 8],
    judgement('Cleansing, matching and testing.'),
    { favourable: 'low' },
  ),
  row(
    'L09/integration',
    'Joining a joint system to those of the councils',
    'real £',
    [50_000, 150_000, 450_000],
    judgement('Equipment and development run over by up to 200%.'),
    { favourable: 'low' },
  ),
  row(
    'L09/deadweight',
    'Share of the licence saving that would have come anyway',
    'share',
    [0.5, 0.3, 0.1],
    judgement('A renewal brings a lower price to one council too.'),
    { favourable: 'high' },
  ),
]
