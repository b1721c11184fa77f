import { expect, test } from 'vitest'
import type { CouncilAnswer, OptionAnswer } from '../appraisal/index.ts'
import { evidenceTitle } from './evidence.tsx'
import { fanTitle } from './fan.tsx'
import { leavingTitle } from './leaving.tsx'
import { tornadoTitle } from './tornado.tsx'
import { waterfallTitle } from './waterfall.tsx'

const pounds = (amount: number) => Math.round(amount * 100)

function council(shortName: string, middles: readonly number[]) {
  const runningTotal = middles.map((middle, index): CouncilAnswer['runningTotal'][number] => {
    const pence = pounds(middle)
    const year = `${2012 + index}-${13 + index}`
    return {
      year,
      centralPence: pence,
      meanPence: pence,
      p5Pence: pence,
      p25Pence: pence,
      p50Pence: pence,
      p75Pence: pence,
      p95Pence: pence,
    }
  })
  return { shortName, place: 0, council: shortName, runningTotal }
}

test('the title of the year-by-year chart says who gains in the middle future, and from when', () => {
  const early = council('Hartlepool', [-1, 2, 3])
  const late = council('Darlington', [-2, -1, 3])
  const never = council('Redcar and Cleveland', [-2, -1, -1])
  expect(fanTitle([early])).toBe('Hartlepool gains in the middle future from 2013-14')
  expect(fanTitle([early, late])).toBe('Both councils gain in the middle future from between 2013-14 and 2014-15')
  expect(fanTitle([early, late, never])).toBe(
    'By 2014-15 Hartlepool and Darlington are better off in the middle future; Redcar and Cleveland is not',
  )
  expect(fanTitle([never, never])).toBe('None of the two councils is better off by 2014-15 in the middle future')
})

test('a gain that was lost again does not count as the year it began', () => {
  expect(fanTitle([council('Hartlepool', [1, -1, 2])])).toBe('Hartlepool gains in the middle future from 2014-15')
})

test('the title of the chart of leaving gives the date before which leaving costs more than has been gained', () => {
  const byCouncil = (cost: number): OptionAnswer['byCouncil'] => [
    {
      ...({} as OptionAnswer['byCouncil'][number]),
      leaving: [{ year: '2012-13', costPence: cost, gainedSoFarPence: 0 }],
    }, // only `leaving` is read
  ]
  expect(leavingTitle({ leavingPaysFrom: '2018-19', byCouncil: byCouncil(5) }, '2021-22')).toBe(
    'Leaving before 2018-19 costs more than has been gained',
  )
  expect(leavingTitle({ leavingPaysFrom: null, byCouncil: byCouncil(5) }, '2021-22')).toBe(
    'Up to 2021-22, leaving in any year costs more than has been gained',
  )
  expect(leavingTitle({ leavingPaysFrom: null, byCouncil: byCouncil(0) }, '2021-22')).toBe('Leaving costs nothing')
})

test('the title of the waterfall says how much of a claim is a gain', () => {
  const steps = (claim: number, gain: number): OptionAnswer['waterfall']['steps'] => [
    { title: 'Claimed', kind: 'start', pence: pounds(claim), figure: null },
    { title: 'The gain', kind: 'total', pence: pounds(gain), figure: null },
  ]
  expect(waterfallTitle(steps(2_100_000, 700_000))).toBe(
    'Of £2.1m a year claimed, £0.7m is a gain that would not have come alone',
  )
  expect(waterfallTitle(steps(9_000_000, -83_000))).toBe(
    'Of £9.0m a year claimed, none is a gain: it ends £83,000 a year worse',
  )
  expect(waterfallTitle(steps(0, -19_000))).toBe('Nothing is claimed: it costs £19,000 more a year')
  expect(waterfallTitle([])).toBe('Nothing is claimed')
})

test('the title of what the answer depends on names the heaviest assumption and whether the sign can turn', () => {
  const swing = (title: string, varianceShare: number, low: number, high: number): OptionAnswer['tornado'][number] => ({
    name: title,
    title,
    grade: 'D',
    rankCorrelation: 0,
    varianceShare,
    varianceShareError: 0.01,
    lowPence: pounds(low),
    highPence: pounds(high),
    lowValue: 'low',
    highValue: 'high',
  })
  const turning = swing('Posts removed', 0.3, -5, 5)
  const steady = swing('Set-up cost', 0.5, -9, -1)
  expect(tornadoTitle([turning], -1)).toBe(
    '“Posts removed” carries more of the doubt than any other, 30%; by itself it can turn the loss into a gain',
  )
  expect(tornadoTitle([turning], 100)).toContain('turn the gain into a loss')
  expect(tornadoTitle([turning, steady], -1)).toBe(
    '“Set-up cost” carries more of the doubt than any other, 50%; by itself it does not turn the loss into a gain, but one other can',
  )
  expect(tornadoTitle([steady], -1)).toContain('neither it nor any other can turn the loss into a gain')
})

test('the title of the evidence says how much of the doubt is judgement', () => {
  const evidence = (judgement: number): OptionAnswer['evidence'] => [
    { grade: 'B', share: 1 - judgement },
    { grade: 'D', share: judgement },
  ]
  expect(evidenceTitle({ evidence: evidence(0.86) })).toBe('More of the doubt rests on judgement than on evidence: 86%')
  expect(evidenceTitle({ evidence: evidence(0.2) })).toBe('20% of the doubt rests on judgement')
  expect(evidenceTitle({ evidence: evidence(0) })).toBe('None of the doubt rests on judgement')
})
