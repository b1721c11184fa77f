import { expect, test } from 'vitest'
import { exampleCase } from '../support/examples.ts'
import { county, north, splitCounty, west } from '../support/reorganised.ts'
import { drawnFrom, sum, type WorkedCase, workedCase } from '../support/worked-case.ts'

const service = 'childrens-services'
const successors = [north, west]

test('a split neither makes nor loses money: what county and successors hold adds up to the area’s spend, to the penny', () => {
  const worked = workedCase(
    splitCounty([{ code: 'trust' }, { code: 'split', deliveryModel: 'M17', start: '2018-04-01' }]),
  )
  const held = worked.figure('reorganisation/budget/held')
  const ofArea = worked.figure('reorganisation/budget/ofArea')
  for (const option of worked.options) {
    for (const year of worked.years) {
      const all = sum([county, ...successors].map((council) => worked.pence(held, { option, council, service, year })))
      expect(all).toBe(worked.pence(ofArea, { area: county, service, year }))
    }
  }
})

test('the area spends what the county would have spent, and its pools are its successors’ pools added up', () => {
  const worked = workedCase(splitCounty([{ code: 'trust' }]))
  const before = workedCase(exampleCase('childrens-trust'))
  for (const year of worked.years) {
    expect(worked.pence(worked.figure('reorganisation/budget/ofArea'), { area: county, service, year })).toBe(
      before.pence(before.model.spend.alone, { council: county, service, year }),
    )
  }
  for (const { atBaseline } of Object.values(worked.model.byPool)) {
    const whole = worked.value(atBaseline, { council: county, service })
    expect(sum(successors.map((council) => worked.value(atBaseline, { council, service })))).toBeCloseTo(whole, 6)
  }
})

test('the successors’ staff are the county’s staff in two parts, month by month', () => {
  const worked = workedCase(splitCounty([{ code: 'trust', atReorganisation: 'inherit' }]))
  const staff = worked.figure('L05/year/socialWorkers')
  for (const option of worked.options) {
    for (const year of worked.years) {
      const parts = sum(successors.map((council) => worked.value(staff, { option, council, year })))
      expect(parts).toBeCloseTo(worked.value(staff, { option, council: county, year }), 9)
    }
  }
})

test('a council spends nothing before it begins and nothing after it ends', () => {
  const worked = workedCase(splitCounty([{ code: 'trust' }]))
  const spend = (council: string, year: string) => worked.pence(worked.model.spend.alone, { council, service, year })
  expect([spend(county, '2019-20') > 0, spend(county, '2020-21')]).toEqual([true, 0])
  for (const council of successors)
    expect([spend(council, '2019-20'), spend(council, '2020-21') > 0]).toEqual([0, true])
})

test('a split that has no chance changes no option’s present value, at the centre or in any future', () => {
  const never = workedCase(splitCounty([{ code: 'trust' }], { chance: 0 }))
  const without = splitCounty([{ code: 'trust' }])
  const plain = workedCase({
    ...without,
    councils: without.councils.slice(0, 1),
    reorganisations: [],
    options: without.options.map((option) => ({ ...option, councils: [county] })),
  })
  const at = { option: 'trust' }
  const [ofNever, ofPlain] = [never.model.views.economic.presentValue, plain.model.views.economic.presentValue]
  expect(never.pence(ofNever, at)).toBe(plain.pence(ofPlain, at))
  const [all, some] = [drawnFrom(never, [ofNever])(ofNever, at), drawnFrom(plain, [ofPlain])(ofPlain, at)]
  all.forEach((value, draw) => void expect(value).toBeCloseTo(some[draw] ?? Number.NaN, 4))
})

test('the costs of a split fall on the successors from vesting day, in carrying on alone as in every option', () => {
  const worked = workedCase(splitCounty([{ code: 'trust' }, { code: 'jointly', atReorganisation: 'inherit' }]))
  const { split } = worked.model
  if (split === undefined) throw new Error('a reorganised case works its split')
  for (const council of successors) {
    expect(worked.value(split.alone, { council, service, year: '2019-20' })).toBe(0)
    expect(worked.value(split.alone, { council, service, year: '2020-21' })).toBeGreaterThan(0)
  }
  expect(yearly(worked, 'trust')).toEqual(worked.years.map(() => 0))
  expect(yearly(worked, 'jointly').map(Math.sign)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
})

test('an option that is itself the split brings its costs, and moves the duty', () => {
  const worked = workedCase(splitCounty([{ code: 'split', deliveryModel: 'M17', start: '2018-04-01' }], { chance: 0 }))
  expect(yearly(worked, 'split').map(Math.sign)).toEqual([0, 0, 0, -1, -1, -1, -1, -1, -1, -1])
  const holds = worked.figure('reorganisation/holds')
  const year = '2018-19'
  expect(worked.value(holds, { option: 'split', council: county, year })).toBe(0)
  expect(worked.value(holds, { option: 'separate', council: county, year })).toBe(1)
})

test('taken apart at vesting day, a trust pays for it once, by the successors, and nothing of it runs on', () => {
  const worked = workedCase(splitCounty([{ code: 'trust' }]))
  const paid = (council: string, year: string) =>
    worked.pence(worked.model.leavingIt.flow, { option: 'trust', council, service, year })
  expect(paid(county, '2020-21')).toBe(0)
  for (const council of successors) {
    expect(paid(council, '2020-21')).toBeLessThan(0)
    expect(sum(worked.years.map((year) => paid(council, year)))).toBe(paid(council, '2020-21'))
  }
  expect(worked.value(worked.figure('timing/inForce'), { option: 'trust', service, year: '2020-21' })).toBe(0)
})

test('a trust that the successors inherit runs on, without leaving, for agreements and joint governance of its own', () => {
  const worked = workedCase(splitCounty([{ code: 'trust', atReorganisation: 'inherit' }]))
  const { takenOver, leavingIt } = worked.model
  if (takenOver === undefined) throw new Error('a reorganised case prices taking over')
  const at = (council: string, year: string) => ({ option: 'trust', council, service, year })
  for (const council of successors) {
    expect(worked.pence(takenOver.onceFlow, at(council, '2020-21'))).toBeLessThan(0)
    expect(worked.pence(takenOver.onceFlow, at(council, '2021-22'))).toBe(0)
    expect(worked.pence(takenOver.flow, at(council, '2021-22'))).toBeLessThan(0)
    for (const year of worked.years) expect(worked.pence(leavingIt.flow, at(council, year))).toBe(0)
  }
  expect(worked.pence(takenOver.flow, at(county, '2019-20'))).toBe(0)
})

test('councils to come that arrange something wait for vesting day, and arrange nothing where it never comes', () => {
  const likely = workedCase(
    splitCounty([{ code: 'jointly', deliveryModel: 'M19', start: '2020-04-01', councils: successors }], {
      chance: 0.5,
    }),
  )
  const { presentValue } = likely.model.views.economic
  const values = drawnFrom(likely, [presentValue, likely.figure('reorganisation/happens')])
  const happens = values(likely.figure('reorganisation/happens'), { option: 'jointly', council: north })
  values(presentValue, { option: 'jointly' }).forEach((value, draw) => {
    if (happens[draw] === 0) expect(value).toBeCloseTo(0, 9)
  })
  expect([...happens].some((each) => each === 1)).toBe(true)
})

test('joint governance and taking over fall on the successors, however late vesting day comes', () => {
  const worked = workedCase(splitCounty([{ code: 'trust', atReorganisation: 'inherit' }]))
  const { takenOver } = worked.model
  if (takenOver === undefined) throw new Error('a reorganised case prices taking over')
  const drawn = drawnFrom(worked, [takenOver.onceFlow, takenOver.flow])
  for (const figure of [takenOver.onceFlow, takenOver.flow]) {
    for (const year of worked.years) {
      const paid = drawn(figure, { option: 'trust', council: county, service, year })
      expect(Math.max(...[...paid].map(Math.abs))).toBe(0)
    }
  }
})

test('a successor left alone in what it inherited spares nothing: nobody is there to share with', () => {
  const worked = workedCase(
    splitCounty([{ code: 'trust', atReorganisation: 'inherit', membership: { [west]: { leaves: '2022-04-01' } } }]),
  )
  const spared = (council: string, year: string) =>
    worked.value(worked.figure('L16/spared'), { option: 'trust', council, service, year })
  expect(spared(north, '2021-22')).toBeGreaterThan(0)
  expect([spared(north, '2022-23'), spared(west, '2022-23')]).toEqual([0, 0])
})

test('a split by an option ends only councils of that option', () => {
  const theCase = splitCounty([{ code: 'split', deliveryModel: 'M17', start: '2018-04-01' }, { code: 'trust' }], {
    chance: 0,
  })
  const worked = workedCase({
    ...theCase,
    options: theCase.options.map((option) => (option.code === 'split' ? { ...option, councils: [] } : option)),
  })
  const holds = worked.figure('reorganisation/holds')
  expect(worked.value(holds, { option: 'split', council: county, year: '2018-19' })).toBe(1)
})

function yearly(worked: WorkedCase, option: string): readonly number[] {
  const { split } = worked.model
  if (split === undefined) throw new Error('a reorganised case works its split')
  return worked.years.map((year) =>
    sum(worked.councils.map((council) => worked.pence(split.flow, { option, council, service, year }))),
  )
}
