import { expect, test } from 'vitest'
import { county, splitCounty } from '../../../test/support/reorganised.ts'
import { type CaseFile, readCaseFile } from '../case-file/index.ts'
import { aCase, type Changes } from '../testing/a-case.ts'
import { caseIn, type Situation, situationsOfWaiting } from './situations.ts'
import { monthsUntil, startsLater } from './starts-later.ts'
import { type Change, codesOn, underItsScenarios, underScenarios } from './under-scenarios.ts'

const [hartlepool, darlington] = ['E06000001', 'E06000005']
const source = { publication: 'Cabinet report' }
const service = 'options[3].services[0]'
const line = 'options[3].lines[0]'

function theCase(changes: Changes, ...scenarioChanges: readonly Change[]): CaseFile {
  const scenarios = [{ code: 'event', title: 'An event', on: false, changes: scenarioChanges }]
  const reading = readCaseFile(aCase({ scenarios, ...changes }))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.case
}

/** A county that may be split in two, with an event that says whether it is. */
function mayBeSplit(change: Change): CaseFile {
  const written = splitCounty([{ code: 'trust' }], { chance: 0.3 })
  return { ...written, scenarios: [{ code: 'event', title: 'An event', on: false, changes: [change] }] }
}

const seniorTeam = ({ options }: CaseFile) => options[3] as CaseFile['options'][number]

test('a case whose scenarios are off, or change nothing, is the very same case', () => {
  const off = theCase({}, { kind: 'startsLater', months: 12 })
  expect(underItsScenarios(off)).toBe(off)
  const on = theCase({ scenarios: [{ code: 'event', title: 'Only a line hangs on it', on: true }] })
  expect(underItsScenarios(on)).toBe(on)
})

test('what is switched on is written into the case once, and the file itself is left alone', () => {
  const written = theCase({}, { kind: 'startsLater', months: 12 })
  const copy = structuredClone(written)
  const later = underScenarios(written, ['event'])
  expect(codesOn(later)).toEqual(['event'])
  expect(underItsScenarios(later)).toBe(later)
  expect(underScenarios(later, ['event'])).toEqual(later)
  expect(written).toEqual(copy)
})

test('a partner leaves what it shares: every option and service of it, or the one that is named', () => {
  const leaves = { kind: 'partnerLeaves' as const, council: darlington, from: '2016-04-01' }
  const everywhere = underScenarios(theCase({}, leaves), ['event'])
  expect(everywhere.options.map(({ services }) => services[0]?.membership?.[darlington]?.leaves)).toEqual([
    undefined,
    '2016-04-01',
    '2016-04-01',
    '2016-04-01',
  ])
  expect(seniorTeam(everywhere).services[0]?.membership?.[hartlepool]).toBeUndefined()
  const one = underScenarios(theCase({}, { ...leaves, option: 'senior-team' }), ['event'])
  expect(one.options.filter(({ services }) => services[0]?.membership !== undefined)).toHaveLength(1)
})

test('a partner that joins later and then leaves keeps its joining; one that came back leaves for good', () => {
  const leaves = { kind: 'partnerLeaves' as const, council: darlington, from: '2018-04-01' }
  const membership = { [darlington]: { joins: '2013-04-01', leaves: '2015-04-01', rejoins: '2016-04-01' } }
  const under = underScenarios(theCase({ [`${service}.membership`]: membership }, leaves), ['event'])
  expect(seniorTeam(under).services[0]?.membership).toEqual({
    [darlington]: { joins: '2013-04-01', leaves: '2018-04-01' },
  })
  const gone = { [darlington]: { leaves: '2015-04-01' } }
  const already = underScenarios(theCase({ [`${service}.membership`]: gone }, leaves), ['event'])
  expect(seniorTeam(already).services[0]?.membership).toEqual(gone)
})

test('a reorganisation takes the chance and the day that the scenario gives it', () => {
  const change = { kind: 'reorganisation' as const, council: county, chance: 1, vestingDay: '2021-04-01' }
  const under = underScenarios(mayBeSplit(change), ['event'])
  expect(under.reorganisations[0]).toMatchObject({ chance: 1, vestingDay: '2021-04-01' })
})

test('a judgement is one more fact, of the lowest grade', () => {
  const change = { kind: 'judgement' as const, council: darlington, from: '2014-04-01', value: 'inadequate', source }
  const written = theCase({}, change)
  const under = underScenarios(written, ['event'])
  expect(under.facts).toHaveLength(written.facts.length + 1)
  expect(under.facts.at(-1)).toMatchObject({ kind: 'judgement', council: darlington, grade: 'D' })
})

test('an assumption is fixed for every council, in its own unit', () => {
  const change = { kind: 'assumption' as const, name: 'general/delay', value: 24, source }
  const own = underScenarios(theCase({}, change), ['event']).assumptions['general/delay']
  expect(own).toMatchObject({ distribution: { kind: 'fixed', value: 24 }, central: 24, unit: 'month' })
  const prior = underScenarios(theCase({}, { ...change, name: 'general/realisation', value: 0.5 }), ['event'])
  expect(prior.assumptions['general/realisation']).toMatchObject({ central: 0.5, unit: 'share', grade: 'D' })
  const entry = { distribution: { kind: 'fixed', value: 6 }, central: 6, unit: 'month', source, grade: 'D' }
  const byCouncil = { [hartlepool]: { ...entry, owner: 'x', date: '2012-12-01' } }
  const each = underScenarios(theCase({ 'assumptions."general/delay"': { byCouncil } }, change), ['event'])
  expect(each.assumptions['general/delay']).toMatchObject({ byCouncil: { [hartlepool]: { central: 24 } } })
})

test('of two scenarios that fix one assumption only one is switched on', () => {
  const fixed = (code: string, value: number, on: boolean) => ({
    code,
    title: code,
    on,
    changes: [{ kind: 'assumption', name: 'general/delay', value, source }],
  })
  const written = theCase({ scenarios: [fixed('slow', 24, false), fixed('quick', 6, true)] })
  expect(underItsScenarios(written).assumptions['general/delay']).toMatchObject({ central: 6 })
  const both = { scenarios: [fixed('slow', 24, true), fixed('quick', 6, true)] }
  expect(() => theCase(both)).toThrow(/CASE-73.*“slow” and “quick”/)
})

test('later starts move the starts, the dates of partners and, by whole years, what is typed', () => {
  const membership = { [darlington]: { joins: '2013-04-01', leaves: '2016-04-01' } }
  const written = theCase({ [`${service}.membership`]: membership })
  const later = startsLater(written, 18)
  expect(seniorTeam(later).services[0]).toMatchObject({
    start: '2014-10-01',
    membership: { [darlington]: { joins: '2014-10-01', leaves: '2017-10-01' } },
  })
  expect(seniorTeam(later).lines[0]?.byYear).toEqual({ '2014-15': 10_000, '2015-16': 20_000 })
  expect(later.options[0]).toBe(written.options[0])
  expect(startsLater(written, 0)).toBe(written)
})

test('what moves past the last year is out of the case, and what stands in carrying on alone does not move', () => {
  const late = startsLater(theCase({ [`${line}.byYear`]: { '2020-21': 5, '2021-22': 7 } }), 12)
  expect(seniorTeam(late).lines[0]?.byYear).toEqual({ '2021-22': 5 })
  const out = startsLater(theCase({ [`${line}.byYear`]: { '2021-22': 7 } }), 12)
  expect(seniorTeam(out).lines[0]?.byYear).toEqual({ '2021-22': 0 })
  const ramp = { fullYearPounds: 100, from: '2013-14', shares: [0.5, 1] }
  const ramped = startsLater(theCase({ [`${line}.byYear`]: undefined, [`${line}.ramp`]: ramp }), 24)
  expect(seniorTeam(ramped).lines[0]?.ramp).toEqual({ ...ramp, from: '2015-16' })
  const alike = { 'options[0].lines': [aCase().options[3]?.lines?.[0]] }
  expect(seniorTeam(startsLater(theCase(alike), 12)).lines[0]?.byYear).toEqual({ '2013-14': 10_000, '2014-15': 20_000 })
})

test('a partner leaves on the day it leaves, however late the proposal starts', () => {
  const leaves: Change = { kind: 'partnerLeaves', council: darlington, from: '2016-04-01' }
  const under = underScenarios(theCase({}, leaves, { kind: 'startsLater', months: 12 }), ['event'])
  expect(seniorTeam(under).services[0]).toMatchObject({
    start: '2014-04-01',
    membership: { [darlington]: { leaves: '2016-04-01' } },
  })
})

test('a grant that ends is paid until then: by year, and by its ramp', () => {
  const grantEnds: Change = { kind: 'grantEnds', from: '2015-16' }
  const grant = { ...aCase().options[3]?.lines?.[0], code: 'grant', kind: 'grant', pool: undefined }
  const byYear = { '2013-14': 5, '2014-15': 6, '2015-16': 7, '2016-17': 8 }
  const typed = underScenarios(theCase({ 'options[3].lines[1]': { ...grant, byYear } }, grantEnds), ['event'])
  expect(seniorTeam(typed).lines[1]?.byYear).toEqual({ '2013-14': 5, '2014-15': 6, '2015-16': 0, '2016-17': 0 })
  expect(seniorTeam(typed).lines[0]).toEqual(seniorTeam(theCase({})).lines[0])
  const ramp = { fullYearPounds: 100, from: '2012-13', shares: [0.5, 1] }
  const ramped = theCase({ 'options[3].lines[1]': { ...grant, byYear: undefined, ramp } }, grantEnds)
  expect(seniorTeam(underScenarios(ramped, ['event'])).lines[1]?.ramp?.shares).toEqual([0.5, 1, 1, 0])
  expect(readCaseFile(underScenarios(ramped, ['event']))).toHaveProperty('case')
})

test('the grant of a directed company ends only where the company is set up too late for it', () => {
  const directed = {
    'options[3].councils': [darlington],
    'options[3].services[0].deliveryModel': 'M11',
    'options[3].services[0].levers': undefined,
    'options[3].lines': [],
  }
  const grantEnds = (from: string) => underScenarios(theCase(directed, { kind: 'grantEnds', from }), ['event'])
  expect(grantEnds('2013-14').assumptions['M11/grant']).toMatchObject({ central: 0 })
  expect(grantEnds('2014-15').assumptions['M11/grant']).toBeUndefined()
})

test('months until a day are counted so that nothing starts before it', () => {
  expect(monthsUntil('2018-06-12', '2019-06-12')).toBe(12)
  expect(monthsUntil('2018-06-12', '2019-06-13')).toBe(13)
  expect(monthsUntil('2018-06-12', '2018-07-01')).toBe(1)
  expect(monthsUntil('2018-01-31', '2018-02-28')).toBe(1)
})

test('an event known not to come gives the reorganisation it speaks of the opposite chance', () => {
  const written = mayBeSplit({ kind: 'reorganisation', council: county, chance: 1 })
  const chanceIn = (situation: Situation) => underItsScenarios(caseIn(written, situation)).reorganisations[0]?.chance
  expect(chanceIn({ on: ['event'] })).toBe(1)
  expect(chanceIn({ on: [], ruledOut: 'event' })).toBe(0)
  expect(chanceIn({ on: [] })).toBe(0.3)
})

test('a decision that waits is worked in four situations, alike but for the event and the start', () => {
  const wait = { code: 'wait', title: 'Wait', event: 'event', chance: 0.5, until: '2014-06-30', source, grade: 'D' }
  const judgement: Change = { kind: 'judgement', council: darlington, from: '2014-04-01', value: 'inadequate', source }
  const written = theCase({ waiting: [wait] }, judgement)
  const [waiting] = written.waiting
  if (waiting === undefined) throw new Error('the case has one')
  const { now, later } = situationsOfWaiting(written, waiting)
  const starts = (situation: Situation) => seniorTeam(underItsScenarios(caseIn(written, situation))).services[0]?.start
  expect([now.happens, now.not, later.happens, later.not].map(starts)).toEqual([
    '2013-04-01',
    '2013-04-01',
    '2014-07-01',
    '2014-07-01',
  ])
  const judged = (situation: Situation) => underItsScenarios(caseIn(written, situation)).facts.length
  expect(judged(now.happens) - judged(now.not)).toBe(1)
})
