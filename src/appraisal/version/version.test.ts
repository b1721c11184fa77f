import { expect, test } from 'vitest'
import { canonicalJson, engineNumber, sha256 } from '../../figures/index.ts'
import { readCaseFile } from '../case-file/index.ts'
import { aCase, type Changes, stepsOf } from '../testing/a-case.ts'
import { diffOfVersions } from './diff.ts'
import type { Version } from './document.ts'
import { freezeVersion } from './freeze.ts'
import { readVersion } from './read-version.ts'
import { type Rerun, rerunVersion } from './rerun.ts'
import { sealed } from './seals.ts'

const [separate, , , seniorTeam] = aCase().options

/** Three years of one option, with a claim and a scenario that changes something: every kind of reading is in its version. */
const brief: Changes = {
  years: 3,
  horizonShown: [3],
  options: [
    separate,
    {
      ...seniorTeam,
      lines: seniorTeam?.lines?.map((line) => ({
        ...line,
        claims: ['L01'],
        byYear: { '2013-14': 400_000, '2014-15': 400_000 },
      })),
    },
  ],
  criteria: [],
  scenarios: [{ code: 'later', title: 'Half a year later', on: false, changes: [{ kind: 'startsLater', months: 6 }] }],
  needs: [
    {
      council: 'E06000001',
      title: 'To find by 2014-15',
      pounds: 500_000,
      from: '2013-14',
      to: '2014-15',
      source: { publication: 'Medium-term financial strategy' },
      published: '2013-01-31',
      grade: 'B',
    },
  ],
}

function versionOf(changes: Changes = brief): Version {
  const reading = readCaseFile(aCase(changes))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const frozen = freezeVersion(reading.case)
  if ('problems' in frozen) throw new Error(JSON.stringify(frozen.problems))
  return frozen.version
}

const frozen = canonicalJson(versionOf())

/** A version as somebody with an editor has it. */
// biome-ignore lint/suspicious/noExplicitAny: a hand that edits a file keeps to no type.
type Loose = any
type Edit = (version: Loose) => void
/** What stands at a place, as a change of it. */
type Now = (was: Loose) => unknown

const more =
  (by: number): Now =>
  (was) =>
    was + by
const to =
  (value: unknown): Now =>
  () =>
    value

/** Changes one value by its place: `case.baseline[1].pounds`. */
function at(place: string, now: Now): Edit {
  return (version) => {
    const steps = stepsOf(place)
    const inner = steps.slice(0, -1).reduce<Loose>((held, step) => held[step], version)
    const last = steps.at(-1) ?? ''
    inner[last] = now(inner[last])
  }
}

/** The version after it went through somebody's hands: as edited, or with all its hashes made again as well. */
function edited(edit: Edit, isSealed: 'as it was' | 'sealed again'): Version {
  const version: Loose = JSON.parse(frozen)
  edit(version)
  return isSealed === 'sealed again' ? sealed(version) : version
}

/** Code and place of the first problem of a re-run. */
function firstOf(rerun: Rerun): readonly [state: string, code?: string, place?: string] {
  if (rerun.state === 'same') return ['same', ...rerun.notes.slice(0, 1).map(({ code }) => code)] as never // a note has a code
  return [rerun.state, rerun.problems[0]?.code, rerun.problems[0]?.place] as never // every other state has a problem
}

function option(version: Loose, code: string): Loose {
  return version.answer.options.find((each: Loose) => each.code === code)
}

test('a version goes through a file and re-runs the same, every number of it', () => {
  const reading = readVersion(frozen)
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const rerun = rerunVersion(reading.version)
  expect(rerun).toMatchObject({ state: 'same', notes: [] })
  expect(rerun.state === 'same' && rerun.numbers).toBeGreaterThan(600)
  expect(reading.version.contentHash).toMatch(/^[0-9a-f]{64}$/)
})

test('the content hash is SHA-256 of the canonical JSON of the rest, and the same each time', () => {
  const { contentHash, ...rest } = JSON.parse(frozen)
  expect(sha256(canonicalJson(rest))).toBe(contentHash)
  expect(canonicalJson(versionOf())).toBe(frozen)
})

test('a version holds every prior, rule and fact that its figures took, with its source', () => {
  const { readings, rules, answer } = JSON.parse(frozen) as Version
  const [main] = readings
  const taken = [...(main?.parameters ?? []).map(({ key }) => key), ...rules.map(({ name }) => name)]
  for (const { name, source, kind } of answer.assumed) {
    expect(taken).toContain(name)
    const held = main?.parameters.find(({ key }) => key === name) ?? rules.find((rule) => rule.name === name)
    expect(held?.source).toBe(source)
    if (kind !== 'rule') expect(main?.parameters.find(({ key }) => key === name)?.from).toBe(kind)
  }
  expect(main?.givens['rules/normalPensionAge']?.sources.join()).not.toBe('')
  expect(readings.map(({ name }) => name)).toEqual([
    'case',
    'nobody leaves',
    'formulas in place of claims',
    'situation |0|',
    'situation later|0|',
  ])
})

test('a formula changed after the version was frozen gives other pennies, and the first figure it changes is named', () => {
  const changed = edited((version) => {
    const text = version.texts.find(({ name }: Loose) => name === 'economic/discounted')
    expect(text.is).toBeTypeOf('string')
    text.is = `(${text.is}) × 101%`
  }, 'sealed again')
  const rerun = rerunVersion(changed)
  expect(firstOf(rerun).slice(0, 2)).toEqual(['differs', 'VERSION-07'])
  const first = rerun.state === 'differs' ? rerun.first : undefined
  expect(first).toMatchObject({ figure: 'economic/discounted', at: { option: 'senior-team' } })
  expect(first?.worked).not.toBe(first?.frozen)
  expect(rerun.state === 'differs' && rerun.count).toBeGreaterThan(5)
})

test('one penny of the answer changed is found, with option, council, figure, year and both amounts', () => {
  const before: Loose = JSON.parse(frozen)
  const was = option(before, 'senior-team').byCouncil[1].movement[2].recurrentPence
  const rerun = rerunVersion(
    edited((version) => {
      option(version, 'senior-team').byCouncil[1].movement[2].recurrentPence += 1
    }, 'sealed again'),
  )
  expect(rerun).toMatchObject({
    state: 'differs',
    count: 1,
    first: {
      place: 'answer.options[1].byCouncil[1].movement[2].recurrentPence',
      at: { option: 'senior-team', council: 'E06000005', year: '2014-15' },
      frozen: was + 1,
      worked: was,
    },
  })
  expect(rerun.state === 'differs' && rerun.problems[0]?.sentence).toMatch(
    /“A shared senior team”, Darlington, 2014-15/,
  )
})

test.each<readonly [what: string, place: string, now: Now]>([
  ['a percentile', 'answer.options[1].presentValuePence.p5', more(-100)],
  ['a chance', 'answer.options[1].chanceBetterOff', to(0.9999)],
  ['a chance that a limit breaks', 'answer.options[1].guardrails[2].byCouncil[0].chance', more(0.25)],
  ['a bar', 'answer.options[1].tornado[0].lowPence', more(1)],
  ['a claim', 'answer.options[1].stops[0].claim.allowedPence', more(1)],
  ['what the formula gives', 'answer.options[1].stops[0].claim.presentValueWithFormulaPence', more(1)],
  ['a scenario', 'answer.scenarios.rows[1].options[0].meanPence', more(1)],
  ['a need', 'answer.needs[0].byOption[0].gainPence.p50', more(1)],
  ['what knowing is worth', 'answer.valueOfInformation.all.perfectPence', more(1)],
])('%s of the answer changed is found', (_, place, now) => {
  expect(firstOf(rerunVersion(edited(at(place, now), 'sealed again')))).toEqual(['differs', 'VERSION-07', place])
})

test('a number that no formula gives, and that does not follow from the case, is found as well', () => {
  const rerun = rerunVersion(
    edited((version) => {
      version.answer.options[0].byCouncil[0].movement[2].reservesPence -= 1
    }, 'sealed again'),
  )
  expect(firstOf(rerun)).toEqual(['differs', 'VERSION-08', 'answer.options[0].byCouncil[0].movement[2].reservesPence'])
})

const edits: readonly (readonly [what: string, place: string, now: Now])[] = [
  ['the title', 'case.title', to('Three councils')],
  ['the decision date', 'case.decisionDate', to('2013-03-30')],
  ['a council’s name', 'case.councils[0].shortName', to('Hartley')],
  ['an option’s title', 'case.options[1].title', to('Another')],
  ['a baseline label', 'case.baseline[0].label', to('Another line')],
  ['a measure', 'case.measures[2].value', more(1)],
  ['an own efficiency', 'case.ownEfficiencies[1].share', to(0.03)],
  ['a key', 'case.keys[0].values.E06000001', more(1)],
  ['an item', 'case.options[1].items[0].pounds', more(1)],
  ['a line', 'case.options[1].lines[0].byYear."2013-14"', more(1)],
  ['a start', 'case.options[1].services[0].start', to('2013-06-01')],
  ['an assumption', 'case.assumptions."general/delay".central', to(11)],
  ['a distribution', 'case.assumptions."general/delay".distribution.high', to(23)],
  ['a stream', 'case.streams."general/delay"', to(900)],
  ['a correlation', 'case.correlations[0].rank', to(-0.2)],
  ['a limit', 'case.guardrails.limits."GUARD-03".default', to(21)],
  ['a scenario', 'case.scenarios[0].changes[0].months', to(7)],
  ['reserves', 'case.finance[0].generalReservesPounds', more(1)],
]

test.each(edits)('a case with %s changed by hand is refused with the place', (_, place, now) => {
  expect(firstOf(rerunVersion(edited(at(place, now), 'as it was')))).toEqual(['damaged', 'VERSION-03', place])
})

test.each(edits)('a case with %s changed by hand is found though every hash was made again', (what, place, now) => {
  const [state, code, found = ''] = firstOf(rerunVersion(edited(at(place, now), 'sealed again')))
  // Reserves are no input of a figure; they show in what is left of them.
  expect([state, code]).toEqual(what === 'reserves' ? ['differs', 'VERSION-08'] : ['damaged', 'VERSION-05'])
  if (what !== 'reserves') expect(place.startsWith(found), `${found} for ${place}`).toBe(true)
  expect(found).not.toBe('case')
})

test('a baseline figure raised by a penny, its providers with it, is found with the place', () => {
  const edit: Edit = (version) => {
    at('case.baseline[1].pounds', more(0.01))(version)
    at('case.baseline[1].providers.own', more(0.01))(version)
  }
  const place = 'case.baseline[1].pounds'
  expect(firstOf(rerunVersion(edited(edit, 'as it was')))).toEqual(['damaged', 'VERSION-03', place])
  expect(firstOf(rerunVersion(edited(edit, 'sealed again')))).toEqual(['damaged', 'VERSION-05', place])
})

test('a case that could not have been worked is refused though every hash was made again', () => {
  const place = 'case.options[1].services[0].start'
  expect(firstOf(rerunVersion(edited(at(place, to('1999-01-01')), 'sealed again')))).toEqual([
    'damaged',
    'VERSION-05',
    place,
  ])
})

test.each<readonly [what: string, found: string, place: string, now: Now]>([
  [
    'a figure of the answer',
    'answer.options[1].presentValuePence.mean',
    'answer.options[1].presentValuePence.mean',
    more(1),
  ],
  ['a formula', 'texts[40]', 'texts[40].title', to('Another title')],
  [
    'an input',
    'readings[0].givens."baseline/mgmt.pay".cells[0]',
    'readings[0].givens."baseline/mgmt.pay".cells[0]',
    more(1),
  ],
  ['the seed', 'seed', 'seed', more(1)],
  ['the hash', 'contentHash', 'contentHash', to('0'.repeat(64))],
])('%s changed by hand is refused with the place', (_, found, place, now) => {
  expect(firstOf(rerunVersion(edited(at(place, now), 'as it was')))).toEqual(['damaged', 'VERSION-03', found])
})

test('an input changed with every hash made again no longer follows from the case', () => {
  const input = at('readings[0].givens."measure/openCases".cells[1]', more(1))
  expect(firstOf(rerunVersion(edited(input, 'sealed again')))).toEqual(['damaged', 'VERSION-05', 'case.measures[7]'])
})

test('a rule left out of a version is told, and does not keep its case from being looked at', () => {
  const withoutRule: Edit = (version) => void version.rules.splice(1, 1)
  expect(firstOf(rerunVersion(edited(withoutRule, 'sealed again')))).toEqual(['same', 'VERSION-10'])
  const both: Edit = (version) => {
    withoutRule(version)
    at('case.measures[2].value', more(1))(version)
  }
  expect(firstOf(rerunVersion(edited(both, 'sealed again')))).toEqual(['damaged', 'VERSION-05', 'case.measures[2]'])
})

test('an empty section left out of the case is the same case', () => {
  const rerun = rerunVersion(edited((version) => void delete version.case.evidence, 'sealed again'))
  expect(firstOf(rerun)).toEqual(['same'])
})

test('a version that no longer says which formula gives a present value is refused', () => {
  const rerun = rerunVersion(
    edited((version) => {
      version.published = version.published.filter(({ figure }: Loose) => figure !== 'economic/presentValue')
    }, 'sealed again'),
  )
  expect(firstOf(rerun).slice(0, 2)).toEqual(['damaged', 'VERSION-04'])
})

test('another engine number is never the same: it says which is needed and which this is', () => {
  const other = edited(at('engine', more(1)), 'sealed again')
  expect(rerunVersion(other)).toMatchObject({ state: 'otherEngine', needed: engineNumber + 1, own: engineNumber })
  expect(firstOf(rerunVersion(other))).toEqual(['otherEngine', 'VERSION-06', 'engine'])
})

test('a version of a model that has moved on gives its own pennies, and the reader is told that today’s are others', () => {
  // A version of an older build: a formula and a prior that this build holds otherwise, and pennies that are theirs.
  const older = edited((version) => {
    version.texts.find(({ name }: Loose) => name === 'economic/presentValue').title = 'Value today'
    version.readings[0].parameters.find(({ key }: Loose) => key === 'general/realisation').source = 'An older edition'
    version.answer.finding.headline = 'Worded as it was then'
  }, 'sealed again')
  const rerun = rerunVersion(older)
  expect(firstOf(rerun)).toEqual(['same', 'VERSION-10'])
  expect(rerun.state === 'same' && rerun.notes[0]?.sentence).toMatch(/1 formula \(economic\/presentValue\).*1 prior/)
  // Its pennies are still held to its own formulas.
  const penny = edited((version) => {
    version.texts.find(({ name }: Loose) => name === 'economic/presentValue').title = 'Value today'
    version.answer.options[1].presentValuePence.central += 1
  }, 'sealed again')
  expect(firstOf(rerunVersion(penny)).slice(0, 2)).toEqual(['differs', 'VERSION-07'])
})

test('a build that reads cases by other rules does not judge the case, and says so', () => {
  const rerun = rerunVersion(edited(at('reader', to(999)), 'sealed again'))
  expect(firstOf(rerun)).toEqual(['same', 'VERSION-11'])
})

test('words that this build would choose otherwise are no other pennies', () => {
  const rerun = rerunVersion(edited(at('answer.finding.headline', to('In other words')), 'sealed again'))
  expect(firstOf(rerun)).toEqual(['same', 'VERSION-09'])
})

test('a case with text in two spellings cannot be frozen, and the place is said', () => {
  const reading = readCaseFile(aCase({ 'options[1].summary': 'Cafe\u0301' }))
  if ('problems' in reading) throw new Error('it reads well')
  expect(freezeVersion(reading.case)).toMatchObject({
    problems: [{ code: 'VERSION-01', place: 'case.options[1].summary' }],
  })
})

test('what is not a version is told with the place', () => {
  const problemsOf = (text: string) => {
    const reading = readVersion(text)
    return 'problems' in reading ? reading.problems.map(({ code, place }) => [code, place]) : []
  }
  expect(problemsOf('{"a":1,"a":2}')).toEqual([['VERSION-02', 'a']])
  expect(problemsOf(frozen.replace('"years":3', '"years":3.00000000000000001'))).toEqual([
    ['VERSION-02', 'answer.case.years'],
  ])
  const { texts: _, ...rest } = JSON.parse(frozen)
  expect(problemsOf(JSON.stringify(rest))).toEqual([['VERSION-02', 'texts']])
  expect(problemsOf(JSON.stringify({ ...JSON.parse(frozen), extra: 1 }))[0]?.[0]).toBe('VERSION-02')
})

test('the diff of two versions says which figures changed, by how much, and what in the case explains it', () => {
  const [before, after] = [
    JSON.parse(frozen) as Version,
    versionOf({
      ...brief,
      'ownEfficiencies[0].share': 0.03,
      'assumptions."general/delay".central': 6,
    }),
  ]
  const diff = diffOfVersions(before, after)
  const changed = diff.figures.find(
    ({ figure, option: of, council, reading }) =>
      figure === 'presentValue' && of === 'senior-team' && council === null && reading === 'central',
  )
  const [was, is] = [before, after].map((version) => option(version, 'senior-team').presentValuePence.central)
  expect(changed).toMatchObject({ unit: 'pence', before: was, after: is, change: is - was })
  expect(changed?.change).not.toBe(0)
  expect(diff.sections).toEqual([
    { section: 'ownEfficiencies', places: ['ownEfficiencies[0].share'], count: 1 },
    { section: 'assumptions', places: ['assumptions."general/delay".central'], count: 1 },
  ])
  expect(diff.assumptions).toMatchObject([{ key: 'general/delay', before: { central: 12 }, after: { central: 6 } }])
  expect(diff.inputs.map(({ name }) => name)).toContain('ownEfficiencies/share mgmt.pay')
  expect(diff.formulas).toEqual([])
  expect(diff.isSameLuck).toBe(true)
  expect(diff.figures.some(({ figure, year }) => figure === 'movement' && year !== null)).toBe(true)
})

test('a version has no difference from itself', () => {
  const version = JSON.parse(frozen) as Version
  expect(diffOfVersions(version, version)).toMatchObject({
    figures: [],
    sections: [],
    assumptions: [],
    inputs: [],
    rules: [],
    formulas: [],
  })
})
