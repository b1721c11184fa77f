import { expect, test } from 'vitest'
import { aCase, type Changes } from '../../testing/a-case.ts'
import { readCaseFile } from '../read-case-file.ts'

function warningsOf(changes: Changes) {
  const reading = readCaseFile(aCase(changes))
  if (!('case' in reading)) throw new Error(JSON.stringify(reading.problems))
  return reading.warnings
}

const cell = (line: string, measure: string, pounds: number) => ({
  council: 'E06000001',
  line,
  label: line,
  year: '2011-12',
  measure,
  pounds,
  source: { publication: 'Section 251 outturn' },
  published: '2012-12-13',
})

const source = { publication: 'Cabinet report' }

/** A decision that waits thirteen months to know whether a change comes about. */
function waitFor(change: object): Changes {
  return {
    scenarios: [{ code: 'event', title: 'An event', on: false, changes: [change] }],
    waiting: [{ code: 'wait', title: 'Wait', event: 'event', chance: 0.5, until: '2014-04-30', source, grade: 'D' }],
  }
}

/** Two directed companies of Darlington, and grants that end between them. */
function directed(...starts: readonly [string, string]): Changes {
  const company = (index: number, start: string) => ({
    [`options[${index}].councils`]: ['E06000005'],
    [`options[${index}].services[0].deliveryModel`]: 'M11',
    [`options[${index}].services[0].start`]: start,
    [`options[${index}].services[0].levers`]: undefined,
  })
  return {
    ...company(2, starts[0]),
    ...company(3, starts[1]),
    'options[3].lines': [],
    scenarios: [{ code: 'cut', title: 'Grants end', on: false, changes: [{ kind: 'grantEnds', from: '2014-15' }] }],
  }
}

test.each<[title: string, changes: Changes, code: string, place: string, says: readonly string[]]>([
  [
    'a case with no do-minimum is asked for one',
    { 'options[1].role': 'alternative' },
    'CASE-80',
    'options',
    ['do-minimum'],
  ],
  [
    'a case with nothing less ambitious is asked for it',
    { 'options[2].role': 'alternative' },
    'CASE-80',
    'options',
    ['less ambitious'],
  ],
  [
    'a council without own efficiencies is named',
    { 'ownEfficiencies[1]': aCase().ownEfficiencies?.[0] && { ...aCase().ownEfficiencies?.[0], year: '2014-15' } },
    'CASE-81',
    'ownEfficiencies',
    ['Darlington'],
  ],
  [
    'one amount on two lines of a return may be a slip',
    { 'baseline[1].pounds': 1_000_000, 'baseline[1].providers': undefined },
    'CASE-83',
    'baseline[0]',
    ['£1,000,000', '“socialWork”', '“commissioningAndStrategy”'],
  ],
  [
    'nought beside another council’s spending may be booked elsewhere',
    { 'baseline[1].pounds': 0, 'baseline[1].providers': undefined },
    'CASE-84',
    'baseline[1]',
    ['Hartlepool', '“commissioningAndStrategy”'],
  ],
  [
    'net spending below nought is used as it stands',
    { 'baseline[6]': cell('socialWork', 'net', -26_340) },
    'CASE-85',
    'baseline[6].pounds',
    ['−£26,340'],
  ],
  [
    'a missing caseload means not shown safe',
    { 'measures[1].value': undefined, 'measures[1].missing': 'suppressed' },
    'CASE-86',
    'measures',
    ['Hartlepool', '“caseload”', 'GUARD-03'],
  ],
  [
    'a council without a director on record is named',
    { 'facts[2].kind': 'judgement' },
    'CASE-86',
    'measures',
    ['Darlington', '“director”', 'GUARD-01'],
  ],
  [
    'typed lines move by whole years only, however late a scenario starts them',
    { scenarios: [{ code: 'late', title: 'Late', on: false, changes: [{ kind: 'startsLater', months: 18 }] }] },
    'CASE-100',
    'scenarios[0].changes[0].months',
    ['18 months', '“A shared senior team”', 'move by one year'],
  ],
  [
    'typed lines move by whole years only, however long a decision waits',
    waitFor({ kind: 'judgement', council: 'E06000005', from: '2014-04-01', value: 'inadequate', source }),
    'CASE-100',
    'waiting[0].until',
    ['13 months', 'one-off ones are not'],
  ],
  [
    'directed companies set up before and after the grants end share one number',
    directed('2013-04-01', '2015-04-01'),
    'CASE-100',
    'scenarios[0].changes[0].from',
    ['2014-15', 'nought for all of them'],
  ],
  [
    'one event with two chances is told',
    {
      ...waitFor({ kind: 'reorganisation', council: 'E06000005', chance: 1 }),
      'councils[2]': { code: 'E06000061', name: 'A council to come', shortName: 'To come' },
      ...Object.fromEntries([0, 1, 2, 3].map((option) => [`options[${option}].councils[2]`, 'E06000061'])),
      reorganisations: [
        {
          council: 'E06000005',
          into: [{ council: 'E06000061', weight: 1 }],
          vestingDay: '2016-04-01',
          chance: 0.8,
          source,
          published: '2013-01-01',
          grade: 'D',
        },
      ],
    },
    'CASE-101',
    'waiting[0].chance',
    ['“E06000005”', '0.8', '0.5'],
  ],
  [
    'a lever that a form does not bring is worked, and told',
    { 'options[2].services[0].levers': [{ code: 'L01' }] },
    'CASE-87',
    'options[2].services[0].levers[0].code',
    ['M08', 'L01'],
  ],
  [
    'a building counts for nothing where the option does not run its lever',
    {
      buildings: [
        {
          code: 'office',
          title: 'An office',
          council: 'E06000001',
          service: 'childrens-services',
          rentPounds: 1,
          ratesPounds: 1,
          runningPounds: 1,
          releasedOn: '2014-04-01',
          priceBase: '2012-13',
          source: { publication: 'A test' },
          grade: 'D',
        },
      ],
      'options[3].services[0].buildings': ['office'],
    },
    'CASE-96',
    'options[3].services[0].buildings',
    ['L08', 'counts for nothing'],
  ],
  [
    'lower caseloads without a caseload to aim at are nothing',
    { 'options[3].services[0].levers[1]': { code: 'L06' } },
    'CASE-97',
    'options[3].services[0].levers[1]',
    ['“targetCaseload”'],
  ],
  [
    'a case is never funded from lower caseloads alone',
    { 'options[3].services[0].levers[0]': { code: 'L06', targetCaseload: 14 }, 'options[3].lines': [] },
    'CASE-98',
    'options[3].services[0].levers[0]',
    ['never funded from L06 alone'],
  ],
  [
    'an assumption that nothing reads is told with the name that was meant',
    { 'assumptions."general/dellay"': { ...Object.values(aCase().assumptions ?? {})[0] } },
    'CASE-89',
    'assumptions."general/dellay"',
    ['“general/delay”'],
  ],
  [
    'a line without a figure for one council is told',
    { 'services[0].lines[3]': 'fostering' },
    'CASE-90',
    'services[0].lines[3]',
    ['“fostering”', 'Hartlepool and Darlington'],
  ],
  [
    'a return that does not add up is told',
    { 'baseline[6]': cell('socialWork', 'income', 100_000), 'baseline[7]': cell('socialWork', 'net', 899_999) },
    'CASE-91',
    'baseline[7].pounds',
    ['£899,999', '£900,000'],
  ],
  [
    'a case whose members set no limits is told',
    { guardrails: undefined },
    'CASE-92',
    'guardrails',
    ['default limits'],
  ],
  [
    'a weight set after the decision is told',
    { 'criteria[0].setOn': '2013-04-01' },
    'CASE-93',
    'criteria[0].setOn',
    ['2013-04-01', '2013-03-31', '“cost”'],
  ],
  [
    'weights without the day on which members set them are told',
    { 'criteria[1].setOn': undefined },
    'CASE-94',
    'criteria',
    ['“quality”', '“setOn”'],
  ],
  [
    'a principle set once the decision was taken is told',
    { principles: [{ code: 'kept', title: 'Kept', test: 'accountabilityKept', setOn: '2013-04-01', source }] },
    'CASE-103',
    'principles[0].setOn',
    ['“kept”', '2013-04-01', '2013-03-31'],
  ],
  [
    'a need that runs beyond the case is told',
    {
      needs: [
        {
          council: 'E06000001',
          title: 'Cuts',
          pounds: 1_000_000,
          from: '2011-12',
          to: '2014-15',
          source,
          published: '2012-08-01',
          grade: 'B',
        },
      ],
    },
    'CASE-104',
    'needs[0]',
    ['2011-12', '10 years from 2012-13'],
  ],
])('%s', (_title, changes, code, place, says) => {
  const told = warningsOf(changes).find((one) => one.code === code && one.place === place)
  if (told === undefined) throw new Error(`Told instead: ${JSON.stringify(warningsOf(changes), null, 1)}`)
  expect(told.sentence).toMatch(/[.?]$/)
  for (const part of says) expect(told.sentence).toContain(part)
})

test('a claim above its pool is no problem of the file: its ceiling will say', () => {
  const line = 'options[3].lines[0]'
  expect(warningsOf({ [`${line}.claims`]: ['L01'], [`${line}.byYear`]: { '2013-14': 9_000_000 } })).toEqual([])
})

test('a saving up to its pool is accepted, and one pound more is not', () => {
  const at = (pounds: number) => readCaseFile(aCase({ 'options[3].lines[0].byYear': { '2013-14': pounds } }))
  // mgmt.pay of the two lines of Hartlepool that hold it, by pool rule 1, at 2012-13 prices: see the sentence.
  const refused = at(5_000_000)
  if (!('problems' in refused)) throw new Error('Five million was accepted')
  const most = Number(/holds £([\d,.]+)/.exec(refused.problems[0]?.sentence ?? '')?.[1]?.replace(/,/g, ''))
  // 2011-12 own provision of 935,000 for commissioning (85% staff, half of it managers) and 1,020,000 for residential
  // care (75% staff, 6% of it managers), by the deflator 71.9294 ÷ 70.834.
  expect(most).toBeCloseTo((935_000 * 0.85 * 0.5 + 1_020_000 * 0.75 * 0.06) * (71.9294 / 70.834), 1)
  expect(at(Math.floor(most))).toHaveProperty('case')
  expect(at(Math.floor(most) + 1)).toHaveProperty('problems')
})

test('savings on one pool are held against it together', () => {
  const line = aCase().options[3]?.lines?.[0]
  const together = [line, { ...line, code: 'one-team' }].map((each) => ({ ...each, byYear: { '2014-15': 300_000 } }))
  expect(readCaseFile(aCase({ 'options[3].lines': together.slice(0, 1) }))).toHaveProperty('case')
  expect(readCaseFile(aCase({ 'options[3].lines': together }))).toMatchObject({
    problems: [{ code: 'CASE-49', place: 'options[3].lines[0].byYear."2014-15"' }],
  })
})
