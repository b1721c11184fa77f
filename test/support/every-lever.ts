import { deliveryModel } from '../../src/model/index.ts'
import { hartlepool, oneForm } from './one-form.ts'

const source = { publication: 'A number made up for a test' }
const common = { service: 'childrens-services', priceBase: '2012-13', source, grade: 'D' } as const

/** The form with something for each of its levers to work on: a home, a building, a system, children to step down. */
export function everyLever(code: string, also: readonly string[] = ['L07']) {
  const levers = [...new Set([...(deliveryModel(code)?.levers ?? []), ...also])]
  const opens = (lever: string) => levers.includes(lever)
  return oneForm(code, {
    ...(code === 'M16' ? { minimumTermMonths: 60, returns: true } : {}),
    service: {
      levers: levers.map((lever) => ({ code: lever, ...(lever === 'L06' ? { targetCaseload: 12 } : {}) })),
      ...(opens('L04') ? { places: ['home'] } : {}),
      ...(opens('L08') ? { buildings: ['office'] } : {}),
      ...(opens('L09') ? { jointSystem } : {}),
    },
    more: (whole) => ({
      places: [home],
      buildings: [office],
      systems: [system],
      measures: [...(whole.measures ?? []), childrenPlaced],
    }),
  })
}

const home = {
  ...common,
  kind: 'home',
  code: 'home',
  title: 'A home',
  places: 4,
  planned: { [hartlepool]: 4 },
  spotWeekPounds: 9_000,
  fixedPounds: 300_000,
  perChildPounds: 50_000,
}

const office = {
  ...common,
  code: 'office',
  title: 'An office',
  council: hartlepool,
  rentPounds: 900_000,
  ratesPounds: 100_000,
  runningPounds: 900_000,
  releasedOn: '2013-04-01',
  leaseEnds: '2016-10-01',
  dilapidationsPounds: 40_000,
  receiptPounds: 200_000,
}

const system = {
  ...common,
  code: 'system',
  title: 'A system',
  council: hartlepool,
  licencePounds: 900_000,
  users: 9,
  records: 9,
}

const jointSystem = {
  title: 'One system',
  replaces: ['system'],
  licencePounds: 1_000,
  priceBase: '2012-13',
  source,
  grade: 'D',
}

const childrenPlaced = {
  council: hartlepool,
  measure: 'residentialChildren',
  date: '2012-09-30',
  value: 3,
  source,
  published: '2013-02-28',
  grade: 'C',
}
