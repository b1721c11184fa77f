import { expect, test } from 'vitest'
import { appraisedExample, exampleCase } from '../../../test/support/examples.ts'
import { appraise } from '../appraise.ts'
import { readCaseFile } from '../case-file/index.ts'
import { aCase, type Changes } from '../testing/a-case.ts'
import { answerTo } from '../testing/appraised.ts'
import { combinationsOf, futuresEach } from './combinations.ts'
import { contradiction } from './under-scenarios.ts'

const source = { publication: 'Cabinet report' }
const [hartlepool, darlington] = ['E06000001', 'E06000005']
const late = { code: 'late', title: 'A year late', on: false, changes: [{ kind: 'startsLater', months: 12 }] }
const judged = {
  code: 'judged',
  title: 'Darlington is judged inadequate',
  on: false,
  changes: [{ kind: 'judgement', council: darlington, from: '2013-06-01', value: 'inadequate', source }],
}
/** A proposal that gains by a typed saving, and so hangs on what takes it away. */
const gaining = (more: object = {}) => ({
  'options[2].items': [{ kind: 'setUp', code: 'O1', pounds: 20_000, priceBase: '2012-13', source, grade: 'B' }],
  'assumptions."R9/hubFte"': {
    distribution: { kind: 'fixed', value: 0 },
    central: 0,
    unit: 'FTE',
    source,
    grade: 'B',
    owner: 'Programme director',
    date: '2012-12-01',
  },
  'options[2].lines': [
    {
      code: 'buying-saving',
      title: 'Saving by buying together',
      council: hartlepool,
      service: 'childrens-services',
      pool: 'bought.other',
      kind: 'saving',
      costKind: 'recurrent',
      ramp: { fullYearPounds: 60_000, from: '2013-14', shares: [1] },
      source,
      grade: 'C',
      ...more,
    },
  ],
})

function read(changes: Changes) {
  const reading = readCaseFile(aCase({ scenarios: [], ...changes }))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.case
}

const answerOf = (changes: Changes) => answerTo(read(changes))

const scenario = (code: string, on: boolean, isChanging: boolean) => ({
  code,
  title: code,
  on,
  ...(isChanging ? { changes: [{ kind: 'startsLater' as const, months: 12 }] } : {}),
})

test('each scenario is switched alone, and those with changes in every combination', () => {
  const scenarios = [scenario('a', false, true), scenario('b', true, true), scenario('line', false, false)]
  expect(combinationsOf({ scenarios }).map((codes) => codes.join('+'))).toEqual(['b', 'a+b', '', 'b+line', 'a'])
})

test('of more than four, each alone and all together', () => {
  const scenarios = ['a', 'b', 'c', 'd', 'e'].map((code) => scenario(code, false, true))
  expect(combinationsOf({ scenarios }).map((codes) => codes.join('+'))).toEqual([
    '',
    'a',
    'b',
    'c',
    'd',
    'e',
    'a+b+c+d+e',
  ])
})

test('light readings are worked on about as many futures in all as the case', () => {
  expect([1, 2, 4, 5, 16, 40].map((readings) => futuresEach(readings, 1024))).toEqual([256, 256, 256, 128, 64, 64])
  expect(futuresEach(2, 64)).toBe(64)
})

test('a case without scenarios says nothing of them', () => {
  const { scenarios, waiting } = answerOf({})
  expect(scenarios).toBeNull()
  expect(waiting).toEqual([])
})

test('as the case stands a light reading on as many futures gives the present values of the whole appraisal', () => {
  const answer = answerOf({ scenarios: [late, judged] })
  const [standing] = answer.scenarios?.rows ?? []
  expect(standing).toMatchObject({ on: [], switched: [] })
  expect(standing?.options).toHaveLength(3)
  for (const { option, state, centralPence, meanPence } of standing?.options ?? []) {
    const whole = answer.options.find(({ code }) => code === option)
    expect([option, state, centralPence, meanPence]).toEqual([
      option,
      whole?.state,
      whole?.presentValuePence.central,
      whole?.presentValuePence.mean,
    ])
  }
})

test('a row is what the whole appraisal gives with those scenarios on', () => {
  const apart = answerOf({ scenarios: [late, judged] })
  const row = apart.scenarios?.rows.find(({ on }) => on.join() === 'late,judged')
  const whole = answerOf({
    scenarios: [
      { ...late, on: true },
      { ...judged, on: true },
    ],
  })
  expect(whole.scenarios?.list.map(({ on }) => on)).toEqual([true, true])
  for (const { option, state, meanPence } of row?.options ?? []) {
    const same = whole.options.find(({ code }) => code === option)
    expect([option, state, meanPence]).toEqual([option, same?.state, same?.presentValuePence.mean])
  }
})

test('the survivor is the option that stands open and is no worse than carrying on alone in most ways', () => {
  const { scenarios } = answerOf({ ...gaining(), scenarios: [late, judged] })
  expect(scenarios?.survivors).toEqual(['buying'])
  expect(scenarios?.survival).toContainEqual({ option: 'buying', survives: 3, of: 4 })
  expect(scenarios?.sentences[0]).toMatch(/^Buying together survives most: .* in three of the four ways/)
})

test('where none survives it is said, and carrying on alone is the answer', () => {
  const { scenarios } = answerOf({ scenarios: [late] })
  expect(scenarios?.survivors).toEqual([])
  expect(scenarios?.sentences[0]).toContain('No option survives')
})

test('an option that a scenario leaves no year to happen in is not worked, and the others are', () => {
  const tooLate = { ...late, changes: [{ kind: 'startsLater', months: 96 }] }
  const laterStart = { 'options[1].services[0].start': '2014-04-01' }
  const { scenarios } = answerOf({ ...laterStart, scenarios: [tooLate] })
  const row = scenarios?.rows[1]?.options ?? []
  expect(row.map(({ option, state }) => [option, state])).toEqual([
    ['do-minimum', 'notWorked'],
    ['buying', 'open'],
    ['senior-team', 'notShownSafe'],
  ])
  expect(row[0]?.why[0]).toContain('2022-04-01')
})

const lineOnly = { code: 'saved', title: 'The contract can be let again', on: false }
const waits = (of: object = {}) => ({
  scenarios: [lineOnly],
  waiting: [
    { code: 'contract', title: 'Wait', event: 'saved', chance: 0.5, until: '2014-03-31', source, grade: 'D', ...of },
  ],
})

test('waiting for an event that decides between gain and loss is worth what is learned less what the delay costs', () => {
  const { waiting, scenarios } = answerOf({ ...gaining({ scenario: 'saved' }), ...waits() })
  const [found] = waiting
  if (found === undefined) throw new Error('no answer')
  expect(found.months).toBe(12)
  const [alone, ...others] = found.choices
  expect(alone).toMatchObject({ option: 'separate', now: { happensPence: 0, notPence: 0 }, expectedPence: 0 })
  const buying = others.find(({ option }) => option === 'buying')
  const [standing, saved] = scenarios?.rows ?? []
  const meanIn = (row: typeof saved) => row?.options.find(({ option }) => option === 'buying')?.meanPence
  expect(buying?.now).toEqual({ happensPence: meanIn(saved), notPence: meanIn(standing) })
  expect(found.waitingBest).toEqual({ happens: ['buying'], not: ['separate', 'do-minimum'] })
  expect(found.learnedPence).toBeGreaterThan(0)
  expect(found.differencePence).toBe(found.learnedPence - found.delayCostPence)
  expect(found.differencePence).toBe(found.waitingPence - found.nowPence)
  expect(found.answers.some(({ waits: isBest }) => isBest)).toBe(true)
  expect([found.answers[0]?.from, found.answers.at(-1)?.to]).toEqual([0, 1])
  const chances = found.choices.reduce((sum, { chanceBest }) => sum + (chanceBest ?? 0), 0)
  expect(chances).toBeCloseTo(1, 3)
})

test('an option that the event would stop cannot be decided for now, and its reader is told', () => {
  const { waiting } = answerOf({
    ...gaining(),
    scenarios: [judged],
    waiting: [{ ...waits().waiting[0], event: 'judged' }],
  })
  const buying = waiting[0]?.choices.find(({ option }) => option === 'buying')
  expect(buying).toMatchObject({ now: { happensPence: null }, expectedPence: null, chanceBest: null })
  expect(buying?.now.notPence).toBeGreaterThan(0)
  expect(buying?.leftOut).toMatch(/^decided now, if the event happens: stopped/)
  expect(waiting[0]?.sentences.join(' ')).toContain('Not among the choices: “Buying together”')
})

test('the same case gives the same answer twice, and every sentence ends as one', () => {
  const written = { ...gaining({ scenario: 'saved' }), ...waits() }
  const [once, again] = [appraise(read(written)).answer, appraise(read(written)).answer]
  expect(again.scenarios).toEqual(once.scenarios)
  expect(again.waiting).toEqual(once.waiting)
  for (const { headline, sentences } of once.waiting)
    for (const sentence of [headline, ...sentences]) expect(sentence).toMatch(/^[A-Z“].*\.$/)
})

test('where nothing proposed is worth more than carrying on alone, the proposals are weighed among themselves too', () => {
  const { waiting, options } = appraisedExample('stopping-in-time').answer
  const [answer] = waiting
  if (answer === undefined || answer.amongProposals === null) throw new Error('the case could wait')
  const { choices, chance, amongProposals } = answer
  const [alone, ...proposals] = choices
  expect([answer.nowBest, answer.nowPence]).toEqual([[alone?.option], 0])
  const best = (values: readonly (number | null)[]) =>
    Math.max(...values.filter((value): value is number => value !== null && value !== 0))
  const later = chance * best(proposals.map((each) => each.later.happensPence))
  const otherwise = (1 - chance) * best(proposals.map((each) => each.later.notPence))
  expect(amongProposals.waitingPence).toBe(Math.round(later + otherwise))
  expect(amongProposals.differencePence).toBeGreaterThan(0)
  const told = answer.sentences.join(' ')
  expect(told).toContain('If one of the proposals is to be done all the same')
  for (const code of amongProposals.nowBest) expect(told).toContain(options.find((each) => each.code === code)?.title)
})

test('where the limits for children stop an option only if the event happens, it is said up to which chance they would not', () => {
  const theCase = exampleCase('stopping-in-time')
  const [waiting] = theCase.waiting
  if (waiting === undefined) throw new Error('the case could wait')
  const { choices, sentences } = appraisedExample('stopping-in-time').answer.waiting[0] ?? {
    choices: [],
    sentences: [],
  }
  const upTo = choices.find(({ option }) => option === 'trust-dismantled')?.allowedUpTo ?? 0
  expect(upTo).toBeGreaterThan(0.1)
  expect(upTo).toBeLessThan(waiting.chance)
  expect(sentences.join(' ')).toContain(`at a chance of up to about ${Math.round(upTo * 100)} in 100`)
  // The case itself, worked at chances on either side of it, is open and stopped.
  const stateAt = (chance: number) =>
    appraise(
      { ...theCase, reorganisations: theCase.reorganisations.map((each) => ({ ...each, chance })) },
      { draws: 256 },
    ).answer.options.find(({ code }) => code === 'trust-dismantled')?.state
  expect([stateAt(upTo - 0.15), stateAt(upTo + 0.15)].map((state) => state === 'stopped')).toEqual([false, true])
}, 60_000)

test('scenarios that say two things of one council are never switched on together, and are named', () => {
  const { scenarios } = exampleCase('stopping-in-time')
  const codes = scenarios.map(({ code }) => code)
  expect(contradiction({ scenarios }, codes)).toEqual({
    one: 'abolished',
    other: 'not-abolished',
    what: 'whether and when E10000021 is reorganised',
  })
  expect(contradiction({ scenarios }, ['abolished'])).toBeUndefined()
  for (const on of combinationsOf({ scenarios })) expect(contradiction({ scenarios }, on)).toBeUndefined()
})

test('once the event is switched on there is nothing to wait for', () => {
  const theCase = { ...exampleCase('stopping-in-time'), draws: 64 }
  const on = { ...theCase, scenarios: theCase.scenarios.map((one) => ({ ...one, on: one.code === 'abolished' })) }
  const { waiting } = appraise(on, { draws: 64 }).answer
  expect(waiting).toEqual([])
})
