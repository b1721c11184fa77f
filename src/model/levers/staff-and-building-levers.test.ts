import { expect, test } from 'vitest'
import { darlington, hartlepool, type Nudge, nudged, oneForm, plainNumbers } from '../../../test/support/one-form.ts'

const year = '2017-18'
const source = { publication: 'A test' }
const service = 'childrens-services'
const common = { service, priceBase: '2012-13', source, grade: 'D' } as const

const plain = (central: Readonly<Record<string, number>>, givens: Nudge['givens'] = {}): Nudge => ({
  givens: { ...plainNumbers.givens, ...givens },
  central: { ...plainNumbers.central, 'general/realisation': 1, ...central },
})

const lowering = (targetCaseload: number, pull = 0) =>
  nudged(
    oneForm('M09', { service: { levers: [{ code: 'L05' }, { code: 'L06', targetCaseload }] } }),
    plain(
      {
        'L05/pay': 50_000,
        'L05/caseloadPull': pull,
        'L05/extraStarts': 0,
        'X0/volume sw.pay': 0,
        'X0/price sw.pay': 0,
      },
      {
        'measure/inPostFte': 90,
        'measure/agencyFte': 0,
        'measure/vacantFte': 10,
        'measure/agencyCoverFte': 0,
        'measure/openCases': 1_800,
      },
    ),
  )

test('from twenty cases each to fifteen, 1,800 cases take thirty more social workers, at their pay', () => {
  const worked = lowering(15)
  expect(worked.value('L05/caseLoadToday')).toBe(20)
  expect(worked.value('L06/more', { year })).toBe(30)
  expect(worked.value('L06/cost/flow', { year })).toBe(-1_500_000)
})

test('the first year has half to all of them, by the profile', () => {
  expect(lowering(15).value('L06/more', { year: '2013-14' })).toBe(22.5)
})

test('a caseload above today’s takes nobody away', () => {
  expect(lowering(25).value('L06/more', { year })).toBe(0)
  expect(lowering(25).value('L06/cost/flow', { year })).toBe(0)
})

test('lower caseloads bring money only as fewer leave: without any pull of caseload the pay of the others is as before', () => {
  expect(lowering(15, 0).value('L05/year/socialWorkGain', { year })).toBe(0)
  // With a pull more stay: permanent pay rises where posts stood empty, which is a cost.
  expect(lowering(15, 0.8).value('L05/year/permanentMean', { year })).toBeGreaterThan(
    lowering(15, 0).value('L05/year/permanentMean', { year }),
  )
})

const office = {
  ...common,
  code: 'town-office',
  title: 'Town office',
  council: hartlepool,
  rentPounds: 100_000,
  ratesPounds: 30_000,
  runningPounds: 20_000,
  releasedOn: '2013-04-01',
  leaseEnds: '2016-10-01',
  dilapidationsPounds: 40_000,
  receiptPounds: 0,
}

function released(building: object, central: Readonly<Record<string, number>> = {}, premises = 1_000_000) {
  return nudged(oneForm('M07', { more: () => ({ buildings: [building] }), service: { buildings: ['town-office'] } }), {
    ...plain(
      {
        'L08/released': 1,
        'L08/lag': 12,
        'L08/deadweight': 0,
        'X0/volume premises': 0,
        'X0/price premises': 0,
        ...central,
      },
      { 'baseline/premises': premises },
    ),
  })
}

test('rates and running costs stop when a building is released, rent when its lease ends', () => {
  const worked = released(office)
  expect(worked.value('L08/premises/gain', { year: '2013-14' })).toBe(0)
  expect(worked.value('L08/premises/gain', { year: '2015-16' })).toBe(50_000)
  expect(worked.value('L08/premises/gain', { year: '2016-17' })).toBe(100_000)
  expect(worked.value('L08/premises/gain', { year: '2017-18' })).toBe(150_000)
  expect(worked.value('L08/premises/gain', { year, council: darlington })).toBe(0)
})

test('dilapidations and a receipt fall once, in the year of release, on the owner', () => {
  const worked = released({ ...office, receiptPounds: 500_000 })
  expect(worked.byYear('building/town-office/dilapidationsFlow').filter((each) => each !== 0)).toEqual([-40_000])
  expect(worked.value('building/town-office/receiptFlow', { year: '2014-15' })).toBe(500_000)
  const receipt = worked.model.flows.find(({ figure }) => figure.name === 'building/town-office/receiptFlow')
  expect([receipt?.fund, receipt?.fundedBy, receipt?.costKind]).toEqual(['capital', 'capitalReceipt', 'oneOff'])
})

test('space that is only vacated saves nothing, and no building saves more than the pool holds', () => {
  expect(released(office, { 'L08/released': 0 }).value('L08/premises/gain', { year })).toBe(0)
  expect(released(office, {}, 120_000).value('L08/premises/gain', { year })).toBe(120_000)
})

test('a building that no option nominates is not in the model', () => {
  const worked = nudged(oneForm('M07', { more: () => ({ buildings: [office] }) }), plainNumbers)
  expect(worked.model.premises).toBeUndefined()
})

const systems = [
  { ...common, code: 'h', title: 'H', council: hartlepool, licencePounds: 60_000, users: 100, records: 10_000 },
  { ...common, code: 'd', title: 'D', council: darlington, licencePounds: 80_000, users: 300, records: 20_000 },
]
const jointSystem = {
  title: 'One case system',
  replaces: ['h', 'd'],
  licencePounds: 100_000,
  priceBase: '2012-13',
  source,
  grade: 'D',
}

const joined = (more: object = {}) =>
  nudged(
    oneForm('M02', {
      more: () => ({ systems }),
      service: { levers: [{ code: 'L09' }], jointSystem: { ...jointSystem, ...more } },
    }),
    plain(
      {
        'L09/perUser': 500,
        'L09/perRecord': 2,
        'L09/integration': 150_000,
        'L09/deadweight': 0,
        'X0/volume ict': 0,
        'X0/price ict': 0,
      },
      { 'baseline/ict': 1_000_000 },
    ),
  )

test('a joint licence is shared by users, and what is saved comes after two years, half and then whole', () => {
  const worked = joined()
  expect(worked.value('L09/jointHere')).toBe(25_000)
  expect(worked.value('L09/fullYear', { council: darlington })).toBe(5_000)
  expect(worked.byYear('L09/ict/gain').slice(0, 6)).toEqual([0, 0, 8_750, 26_250, 35_000, 35_000])
})

test('moving users and records is a part of set-up, taken out of its amount and not added to it', () => {
  const worked = joined()
  expect(worked.value('L09/moving/cost')).toBe(400 * 500 + 30_000 * 2 + 150_000)
  expect(worked.value('setUp/changeover')).toBe(410_000)
  expect(worked.value('setUp/total')).toBeCloseTo(
    worked.value('setUp/scaled') > 410_000 ? worked.value('setUp/scaled') : 410_000,
    6,
  )
  expect(joined({ integrationPounds: 90_000 }).value('L09/moving/cost')).toBe(350_000)
})

const harmonised = (deliveryModel: string, host?: string) =>
  nudged(
    oneForm(deliveryModel, { service: host === undefined ? {} : { host } }),
    plain(
      {
        'L10/rate': 0.02,
        'X0/price mgmt.pay': 0,
        'X0/price other.pay': 0,
        'X0/volume sw.pay': 0,
        'X0/price sw.pay': 0,
      },
      { 'baseline/mgmt.pay': 0, 'baseline/sw.pay': 4_000_000, 'baseline/other.pay': 6_000_000 },
    ),
  )

test('one scale costs 2% of ten million of pay, 30% of it after a year and all of it after three', () => {
  const worked = harmonised('M07', hartlepool)
  expect(worked.byYear('L10/flow').slice(1, 6)).toEqual([-30_000, -100_000, -170_000, -200_000, -200_000])
  expect(worked.model.flows.find(({ figure }) => figure.name === 'L10/flow')?.code).toBe('R12')
})

test('pay is brought to one scale where one employer has all the staff, and nowhere else', () => {
  expect(harmonised('M10').value('L10/flow', { year })).toBe(-200_000)
  expect(() => harmonised('M07')).toThrow('L10/rate')
})
