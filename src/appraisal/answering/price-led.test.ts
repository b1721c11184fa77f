import { expect, test } from 'vitest'
import { answerSchema } from '../answer.ts'
import { type CaseFile, readCaseFile } from '../case-file/index.ts'
import { aCase, type Changes } from '../testing/a-case.ts'
import { answerTo as answerToCase } from '../testing/appraised.ts'

const source = { publication: 'Scores of the working group' }

function caseWith(changes: Changes = {}): CaseFile {
  const reading = readCaseFile(aCase(changes))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.case
}

/** The answer as it is printed, so that a key the schema lacks is a mistake here too. */
function answerTo(changes: Changes = {}) {
  return answerSchema.parse(answerToCase(caseWith(changes), 64))
}

const quality = (scores: Readonly<Record<string, number>>) => ({
  code: 'quality',
  title: 'Quality',
  weight: 40,
  financial: false,
  scores,
  source,
  grade: 'D',
})
const cost = (scores: Readonly<Record<string, number>>) => ({
  code: 'cost',
  title: 'Cost',
  weight: 60,
  financial: true,
  scores,
  source,
  grade: 'D',
})

test('a case without criteria has no answer to how far price led', () => {
  const { priceLed, portfolio, outcomes } = answerTo({ criteria: [] })
  expect({ priceLed, portfolio, outcomes }).toEqual({ priceLed: null, portfolio: null, outcomes: [] })
})

test('mean present value scores the options, the worst nought and the best a hundred', () => {
  const { priceLed, options } = answerTo()
  const [criterion] = priceLed?.criteria ?? []
  expect(criterion).toMatchObject({ code: 'cost', weightShare: 0.6, scoredBy: 'Mean present value' })
  const means = new Map(options.map(({ code, presentValuePence }) => [code, presentValuePence.mean]))
  const ordered = [...(criterion?.scores ?? [])].sort((a, b) => (means.get(a.option) ?? 0) - (means.get(b.option) ?? 0))
  expect(ordered.at(0)?.score).toBe(0)
  expect(ordered.at(-1)?.score).toBe(100)
  const [least = 0, most = 0] = [means.get(ordered.at(0)?.option ?? ''), means.get(ordered.at(-1)?.option ?? '')]
  for (const { option, score } of ordered)
    expect(score).toBeCloseTo((100 * ((means.get(option) ?? 0) - least)) / (most - least), 1)
})

test('what costs less to set up scores higher, and carrying on, which costs nothing, a hundred', () => {
  const { priceLed } = answerTo({ 'criteria[0].figure': 'setUp' })
  const scores = Object.fromEntries((priceLed?.criteria[0]?.scores ?? []).map(({ option, score }) => [option, score]))
  expect(scores['separate']).toBe(100)
  expect(Object.values(scores)).toContain(0)
})

test('the four ways are said in sentences that a councillor can read aloud', () => {
  const { priceLed } = answerTo({
    criteria: [
      cost({ separate: 0, 'do-minimum': 0, buying: 100, 'senior-team': 40 }),
      quality({ separate: 90, 'do-minimum': 10, buying: 40, 'senior-team': 50 }),
    ],
  })
  expect(priceLed?.ways).toMatchObject({ firstPlaced: ['buying'], priceDecided: true, priceWouldHaveSufficed: true })
  expect(Object.values(priceLed?.ways.sentences ?? {})).toEqual([
    '“Buying together” is placed first with 76.0 points of 100, 32.0 more than “A shared senior team”.',
    'Price carries 60% of the weight.',
    'Price makes up 65.2% of what tells the options apart: their scores lie further apart on price than on the rest.',
    'Price decided: with every financial score made equal, “Separate” would be placed first instead.',
    'Price would have sufficed: on the financial scores alone “Buying together” would be first too.',
    'More than the whole lead comes from price (112.5% of 32.0 points): on everything else “Buying together” is 4.0 points behind “A shared senior team”.',
    'The first place turns once with the weight on price: below 33.3% it is “Separate”, above 33.3% “Buying together”. Price was given 60%.',
  ])
})

test('price that works against the winner is said to, and so is a tie', () => {
  const behind = answerTo({
    criteria: [
      cost({ separate: 50, 'do-minimum': 0, buying: 55, 'senior-team': 0 }),
      quality({ separate: 90, 'do-minimum': 10, buying: 40, 'senior-team': 50 }),
    ],
  }).priceLed?.ways.sentences
  expect(behind?.margin).toBe(
    'Price takes from the lead (−17.6% of 17.0 points): on price “Separate” is 3.0 points behind “Buying together”, and the other criteria make up for it.',
  )
  const level = answerTo({
    criteria: [
      cost({ separate: 50, 'do-minimum': 0, buying: 50, 'senior-team': 0 }),
      quality({ separate: 40, 'do-minimum': 10, buying: 40, 'senior-team': 50 }),
    ],
  }).priceLed?.ways
  expect(level?.sentences.first).toBe(
    '“Buying together” and “Separate” are placed first together, with 46.0 points of 100 each.',
  )
  expect(level?.margin).toBeNull()
  expect(level?.sentences.margin).toBe('There is no lead, so no part of one comes from price.')
})

test('an option that is stopped takes no part, and its reason stands beside', () => {
  const claim = {
    code: 'large-claim',
    title: 'A claim no team could meet',
    council: 'E06000001',
    service: 'childrens-services',
    pool: 'mgmt.pay',
    kind: 'saving',
    costKind: 'recurrent',
    claims: ['L01'],
    byYear: { '2013-14': 5_000_000, '2014-15': 5_000_000 },
    source,
    grade: 'C',
  }
  const { priceLed, options } = answerTo({ 'options[3].lines[0]': claim })
  expect(options.find(({ code }) => code === 'senior-team')?.state).toBe('stopped')
  expect(priceLed?.options.map(({ code }) => code)).not.toContain('senior-team')
  expect(priceLed?.leftOut).toMatchObject([{ option: 'senior-team' }])
  expect(priceLed?.leftOut[0]?.reason).not.toBe('')
  expect(priceLed?.criteria[0]?.scores.map(({ option }) => option)).not.toContain('senior-team')
})

const decision = (code: string, pounds: number, own: number, bought: number, taken?: string) => ({
  code,
  title: `Decision ${code}`,
  council: 'E06000001',
  date: '2012-04-01',
  pounds,
  criteria: [
    { code: 'money', title: 'Money', weight: 50, financial: true },
    { code: 'care', title: 'Care', weight: 50, financial: false },
  ],
  options: [
    { code: 'own', title: 'Own', scores: { money: own, care: 60 } },
    { code: 'bought', title: 'Bought', scores: { money: bought, care: 40 } },
  ],
  ...(taken === undefined ? {} : { taken }),
  source,
  published: '2013-01-31',
  grade: 'D',
})

test('a portfolio shows in how many decisions price decided, by number and by pounds, beside what the survey said', () => {
  const { portfolio } = answerTo({
    portfolio: [decision('a', 3_000, 20, 80, 'own'), decision('b', 1_000, 50, 50, 'own'), decision('c', 2_000, 80, 20)],
  })
  expect(portfolio).toMatchObject({
    count: 3,
    decidedByPrice: 1,
    shareByNumber: 0.333333,
    totalPence: 600_000,
    decidedByPricePence: 300_000,
    shareByPounds: 0.5,
  })
  expect(portfolio?.decisions.map(({ takenWasFirst }) => takenWasFirst)).toEqual([false, true, null])
  expect(portfolio?.sentences).toEqual([
    'On these scores price would have decided 1 of the 3 decisions: 33% by number, and 50% of the £6,000 a year that they were about.',
    'What was taken is on record for 2 of them: in 1 it is the option that these scores place first. Where it is not, something other than these scores led the decision, or the scores are wrong.',
    'The weights and scores of all of them are judgement (grade D): the shares say what follows from those scores, and not what was in anybody’s mind.',
  ])
  expect(portfolio?.said.sentence).toContain('40% of decisions are led by cost')
})

test('who was paid is shared over the lines with a split, of the case and of those it is compared with', () => {
  const { commissionedOut } = answerTo({
    comparators: [
      {
        code: 'E09000030',
        name: 'London Borough of Tower Hamlets',
        shortName: 'Tower Hamlets',
        year: '2012-13',
        spending: [
          {
            line: 'residential',
            label: 'Residential care',
            pounds: 1_000,
            providers: { own: 400, private: 500, otherPublic: 40, voluntary: 60 },
            source,
          },
          { line: 'socialWork', label: 'Social work', pounds: 1_000, source },
          { line: 'youthJustice', label: 'Youth justice', missing: 'blank', source },
        ],
        published: '2013-12-31',
        grade: 'A',
      },
    ],
  })
  // Every line of the small case is 85% own, 10% private and 5% voluntary.
  expect(commissionedOut?.byCouncil).toMatchObject([
    { councilName: 'Hartlepool', isComparator: false, all: { privateAndVoluntaryShare: 0.15 }, isHindsight: false },
    { councilName: 'Darlington', isComparator: false, lookedAfter: { notOwnShare: 0.15 } },
    {
      councilName: 'Tower Hamlets',
      isComparator: true,
      all: { privatePence: 50_000, grossPence: 100_000, privateAndVoluntaryShare: 0.56, notOwnShare: 0.6 },
      withoutSplit: ['Social work', 'Youth justice'],
      isHindsight: true,
    },
  ])
  expect(commissionedOut?.sentences.at(-1)).toBe(
    'Of the three councils shown the share was largest and smallest in Tower Hamlets (56%) and Darlington (15%).',
  )
})

test('an outcome is better or worse only where one way is better, and hindsight is said', () => {
  const entry = (code: string, polarity: string, period: string, value: number) => ({
    council: 'E06000001',
    code,
    title: code,
    unit: '% of pupils',
    polarity,
    period,
    value,
    england: 50,
    source,
    published: '2020-01-31',
    grade: 'B',
  })
  const { outcomes } = answerTo({
    outcomes: [
      entry('attainment', 'higher', '2017', 51),
      entry('attainment', 'higher', '2016', 49),
      entry('absence', 'lower', '2016', 51),
      entry('poverty', 'neutral', '2016', 51),
    ],
  })
  expect(outcomes.map(({ sentence }) => sentence)).toEqual([
    '2017: 51% of pupils, against England’s 50 (better). Higher is better. Better than England in 1 of 2 periods. All of it came out after the decision date, so none of it could have been known to members.',
    '2016: 51% of pupils, against England’s 50 (worse). Lower is better. All of it came out after the decision date, so none of it could have been known to members.',
    '2016: 51% of pupils, against England’s 50. Neither more nor less is good or bad in itself. All of it came out after the decision date, so none of it could have been known to members.',
  ])
})
