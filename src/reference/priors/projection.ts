import type { Pool } from '../pools.ts'
import { type Evidence, evidence, judgement, type Prior, type Range, row } from './prior.ts'

interface Growth {
  readonly volume: Range
  readonly price: Range
  readonly from: Evidence
}

const none = 0
const pay: Growth = {
  volume: [0, 0.005, 0.015],
  price: [-0.01, 0, 0.01],
  from: judgement('Used where there is no establishment to run.'),
}
const otherPay: Growth = { volume: none, price: [-0.01, 0, 0.01], from: judgement('Posts do not grow with cases.') }
const overhead: Growth = { volume: [0, 0, 0.01], price: [0, 0, 0.01], from: judgement('Follows the service.') }

const growth: Readonly<Record<Pool, Growth>> = {
  'mgmt.pay': otherPay,
  'sw.pay': pay,
  'other.pay': otherPay,
  agency: pay,
  'placements.residential': {
    volume: [0, 0.015, 0.03],
    price: [0, 0.03, 0.06],
    from: evidence(
      'C',
      ['residentialMarket'],
      'England: volume about 1.9% a year and price 6 to 7% above inflation over five years, held lower because it may not last.',
    ),
  },
  'placements.fostering': {
    volume: [-0.01, 0, 0.015],
    price: [-0.005, 0.005, 0.02],
    from: judgement('Allowances rise slowly; agencies faster.'),
  },
  'placements.other': {
    volume: [0, 0.005, 0.02],
    price: [0, 0.01, 0.03],
    from: judgement('Supported accommodation grows.'),
  },
  'bought.other': overhead,
  premises: overhead,
  ict: overhead,
  'corp.recharge': overhead,
  'grants.out': { volume: [0, 0, 0.01], price: none, from: judgement('Allowances by number of children.') },
}

/**
 * X0: how each pool grows a year if nothing is decided, in volume and in price above inflation, so that carrying on
 * alone is never flat by accident. Growth may be negative.
 */
export const projectionPriors: readonly Prior[] = Object.entries(growth).flatMap(([pool, { volume, price, from }]) => [
  row(`X0/volume ${pool}`, `Growth in volume a year, ${pool}`, 'share', volume, from, { limits: 'none' }),
  row(`X0/price ${pool}`, `Growth in price a year above inflation, ${pool}`, 'share', price, from, { limits: 'none' }),
])
