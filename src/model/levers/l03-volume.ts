import { type Figure, figures, given } from '../../figures/index.ts'
import { runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'
import { savingOnPool } from './wrapper.ts'

/**
 * L03, volume discount: a council that buys together saves 1 − (joint volume ÷ own volume)^(−β) of what is
 * addressable, as contracts end. It works on what is bought, never on placements: those are a sellers’ market.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l03-volume-discount.md.
 */
export function volumeSaving(
  setting: Setting,
  bought: { atBaseline: Figure; alone: Figure; hasPlan: Figure },
  left: Figure,
) {
  const openShare = given('L03/openShare', {
    title: 'Share of contract value whose contract has ended',
    unit: 'share',
    by: ['council', 'service', 'year'],
  })
  const favourableAddressable = given('L03/favourableAddressable', {
    title: 'Addressable share at the favourable end',
    unit: 'share',
    by: [],
  })
  const favourableBeta = given('L03/favourableBeta', {
    title: 'Discount exponent at the favourable end',
    unit: 'number',
    by: [],
  })
  const { phase } = setting.phaseOf('L03')
  const shares = figures(
    'L03',
    {
      volumeAlone: bought.atBaseline,
      takesPart: setting.member,
      phaseByProfile: phase,
      openShare,
      favourableAddressable,
      favourableBeta,
      addressable: setting.assume('L03/addressable'),
      beta: setting.assume('L03/beta'),
    },
    {
      volume: { title: 'Bought by a council taking part', unit: 'real £', is: 'volumeAlone × takesPart' },
      jointVolume: { title: 'Bought by all taking part', unit: 'real £', is: 'sum(volume over council)' },
      timesOwn: {
        title: 'Joint volume as a multiple of own',
        unit: 'ratio',
        is: 'max(divide(jointVolume, volume, otherwise 1), 1)',
      },
      discount: { title: 'Discount for the larger volume', unit: 'share', is: '1 − 1 ÷ pow(timesOwn, beta)' },
      savedShare: { title: 'Share of what is bought that is saved', unit: 'share', is: 'addressable × discount' },
      favourableShare: {
        title: 'Largest share of what is bought that could be saved',
        unit: 'share',
        is: 'favourableAddressable × (1 − 1 ÷ pow(timesOwn, favourableBeta))',
      },
      phase: {
        title: 'Share of the discount reached, as contracts end',
        unit: 'share',
        is: 'min(phaseByProfile, openShare)',
      },
    },
  )
  const saving = savingOnPool(setting, {
    lever: 'L03',
    pool: 'bought.other',
    left,
    alone: bought.alone,
    savedShare: shares.savedShare,
    favourableShare: shares.favourableShare,
    phase: shares.phase,
    runs: runs('L03'),
    deadweightPrior: 'L03/deadweight',
    hasPlan: bought.hasPlan,
  })
  return { ...shares, saving }
}
