import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/appraisal/index.ts'
import { exampleCase } from '../support/examples.ts'
import { drawnFrom, sum, type WorkedCase, workedCase } from '../support/worked-case.ts'

const [hartlepool, redcar, darlington] = ['E06000001', 'E06000003', 'E06000005']
const service = 'childrens-services'
type Spell = { readonly joins?: string; readonly leaves?: string; readonly rejoins?: string }

/** The three councils, with who joins and leaves when in every shared option. */
function staged(spells: Readonly<Record<string, Spell>>): CaseFile {
  const theCase = exampleCase('three-councils')
  return {
    ...theCase,
    draws: 64,
    options: theCase.options.map((option) => ({
      ...option,
      services: option.services.map((each) => ({ ...each, membership: spells })),
    })),
  }
}

const shared = (worked: WorkedCase) => worked.prepared.arrangements.map(({ option }) => option.code)

test('a council that joins on the first day changes nothing, to the penny, at the centre and in every future', () => {
  const theCase = exampleCase('three-councils')
  const plain = workedCase({ ...theCase, draws: 64 })
  const starts = theCase.options.flatMap((option) => option.services.map(({ start }) => start))
  const same = workedCase(staged({ [hartlepool]: { joins: starts[0] ?? '' } }))
  expect(new Set(starts).size).toBe(1)
  const [one, other] = [plain.model.views.councils.presentValue, same.model.views.councils.presentValue]
  const [ofPlain, ofSame] = [drawnFrom(plain, [one]), drawnFrom(same, [other])]
  for (const option of shared(plain)) {
    for (const council of plain.councils) {
      const at = { option, council }
      expect(same.pence(other, at)).toBe(plain.pence(one, at))
      ofSame(other, at).forEach(
        (value, draw) => void expect(value).toBeCloseTo(ofPlain(one, at)[draw] ?? Number.NaN, 5),
      )
    }
  }
})

test('a council gains nothing and pays nothing before it joins or after it leaves, but its cost of leaving once', () => {
  const worked = workedCase(staged({ [hartlepool]: { joins: '2015-04-01' }, [darlington]: { leaves: '2018-04-01' } }))
  const net = worked.model.views.real.net
  for (const option of shared(worked)) {
    const of = (council: string) => worked.years.map((year) => worked.pence(net, { option, council, year }))
    expect(of(hartlepool).slice(0, 3)).toEqual([0, 0, 0])
    expect(of(darlington)[6]).toBeLessThan(0)
    expect(of(darlington).slice(7)).toEqual([0, 0, 0])
  }
})

test('leaving and coming back is never free: leaving costs, and so does coming back', () => {
  const stays = workedCase(staged({ [redcar]: { leaves: '2018-04-01' } }))
  const returns = workedCase(staged({ [redcar]: { leaves: '2018-04-01', rejoins: '2020-04-01' } }))
  const { settingUp, leavingIt } = returns.model
  const { parting } = leavingIt
  if (parting === undefined) throw new Error('a staged case prices leaving one by one')
  for (const option of shared(returns)) {
    const at = { option, council: redcar, service }
    expect(returns.pence(parting.flow, { ...at, year: '2018-19' })).toBeLessThan(0)
    const back = returns.pence(leavingIt.comingBack, { ...at, year: '2018-19' })
    expect(back).toBeGreaterThan(0)
    expect(returns.pence(settingUp.flow, { ...at, year: '2020-21' })).toBe(-back)
    expect(stays.pence(stays.model.settingUp.flow, { ...at, year: '2020-21' })).toBe(0)
  }
})

test('what one no longer pays the others do: fixed costs stay what they were', () => {
  const before = workedCase(staged({ [darlington]: { joins: '2013-04-01' } }))
  const after = workedCase(staged({ [darlington]: { leaves: '2018-04-01' } }))
  const governance = (worked: WorkedCase, option: string, council: string) =>
    worked.pence(worked.figure('R9/flow'), { option, council, service, year: '2019-20' })
  for (const option of shared(after)) {
    expect(governance(after, option, darlington)).toBe(0)
    const all = (worked: WorkedCase) => sum(worked.councils.map((council) => governance(worked, option, council)))
    expect(all(after)).toBe(all(before))
    for (const council of [hartlepool, redcar])
      expect(governance(after, option, council)).toBeLessThan(governance(before, option, council))
  }
})

test('together the councils pay the set-up once, whenever each joins', () => {
  const worked = workedCase(staged({ [hartlepool]: { joins: '2015-04-01' }, [redcar]: { joins: '2016-10-01' } }))
  const { flow, total } = worked.model.settingUp
  for (const option of shared(worked)) {
    const paid = sum(
      worked.councils.flatMap((council) =>
        worked.years.map((year) => worked.pence(flow, { option, council, service, year })),
      ),
    )
    expect(Math.abs(paid + worked.pence(total, { option, service }))).toBeLessThanOrEqual(3)
  }
})

test('fewer councils share fewer managers and buy less together', () => {
  const worked = workedCase(staged({ [redcar]: { leaves: '2018-04-01' } }))
  const removed = (year: string) => worked.value(worked.figure('L01/removed'), { option: 'merged-departments', year })
  expect(removed('2019-20')).toBeLessThan(removed('2016-17'))
  const joint = (year: string) =>
    worked.value(worked.figure('L03/jointVolume'), { option: 'merged-departments', service, year })
  expect(joint('2019-20')).toBeLessThan(joint('2016-17'))
})

test('a council that has left pays nothing when the rest is wound up, and the others no more than their parts', () => {
  const left = workedCase(staged({ [darlington]: { leaves: '2015-04-01' } }))
  const stayed = workedCase(staged({ [darlington]: { joins: '2013-04-01' } }))
  const after = left.years.slice(left.years.indexOf('2015-16'))
  const paid = (worked: WorkedCase, option: string, council: string) => {
    const drawn = drawnFrom(worked, [worked.model.leavingIt.flow])
    return after.flatMap((year) => [...drawn(worked.model.leavingIt.flow, { option, council, service, year })])
  }
  for (const option of shared(left)) {
    expect(new Set(paid(left, option, darlington).map(Math.abs))).toEqual(new Set([0]))
    expect(Math.min(...paid(stayed, option, darlington))).toBeLessThan(0)
    expect(Math.min(...paid(left, option, hartlepool))).toBeLessThan(0)
    expect(Math.min(...paid(left, option, hartlepool))).toBeGreaterThan(
      Math.min(...paid(stayed, option, hartlepool)) * 1.2,
    )
  }
})

test('a council that leaves in the very year in which the rest is brought back pays its part once', () => {
  const ending = staged({ [darlington]: { leaves: '2017-07-01' } })
  const worked = workedCase({
    ...ending,
    options: ending.options.map((option) => ({
      ...option,
      services: option.services.map((each) => ({
        ...each,
        minimumTermMonths: 42,
        atEndOfTerm: 'return' as const,
      })),
    })),
  })
  const { flow, parting } = worked.model.leavingIt
  if (parting === undefined) throw new Error('a staged case prices leaving one by one')
  for (const option of shared(worked)) {
    const in2017 = { option, service, year: '2017-18' }
    expect(worked.pence(flow, { ...in2017, council: redcar })).toBeLessThan(0)
    expect(worked.pence(parting.flow, { ...in2017, council: darlington })).toBeLessThan(0)
    expect(worked.pence(flow, { ...in2017, council: darlington })).toBe(0)
  }
})

test('a council pays for no ending that comes before it has joined', () => {
  const worked = workedCase(staged({ [hartlepool]: { joins: '2018-04-01' } }))
  const { flow } = worked.model.leavingIt
  const drawn = drawnFrom(worked, [flow])
  const joinsIn = worked.years.indexOf('2018-19')
  for (const option of shared(worked)) {
    const paid = (council: string, years: readonly string[]) =>
      years.flatMap((year) => [...drawn(flow, { option, council, service, year })])
    const [before, after] = [worked.years.slice(0, joinsIn), worked.years.slice(joinsIn)]
    expect(new Set(paid(hartlepool, before).map(Math.abs))).toEqual(new Set([0]))
    expect(Math.min(...paid(darlington, before))).toBeLessThan(0)
    expect(Math.min(...paid(hartlepool, after))).toBeLessThan(0)
  }
})

test('whoever joins in the middle of a year, the posts that go with it are the same', () => {
  const leavers = (joins: string) => {
    const worked = workedCase(staged({ [hartlepool]: { joins } }))
    const [option] = shared(worked).slice(-1)
    const all = worked.years.map((year) =>
      worked.value(worked.figure('L11/leavers'), { option: option ?? '', council: hartlepool, service, year }),
    )
    return sum(all)
  }
  const [onTheFirst, midway] = [leavers('2014-04-01'), leavers('2014-10-01')]
  expect(onTheFirst).toBeGreaterThan(0)
  expect(midway / onTheFirst).toBeGreaterThan(0.9)
})
