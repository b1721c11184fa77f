import type { OneMistake } from './one-mistake.ts'

const source = { publication: 'Scores of the working group' }

/** Mistakes about scored decisions, councils compared with, and outcomes. */
export const mistakesOfComparison: readonly OneMistake[] = [
  {
    title: 'a criterion is scored by a figure that can score options',
    changes: { 'criteria[0].figure': 'presentvalue' },
    code: 'CASE-11',
    place: 'criteria[0].figure',
    says: ['“presentvalue”', 'presentValue'],
  },
  {
    title: 'the weights of a decision add up to a hundred',
    changes: { portfolio: [decision({ weight: 30 })] },
    code: 'CASE-56',
    place: 'portfolio[0].criteria',
    says: ['80', '100'],
  },
  {
    title: 'every option of a decision is scored on every criterion',
    changes: { portfolio: [decision({ scores: { money: 40 } })] },
    code: 'CASE-57',
    place: 'portfolio[0].options[1].scores',
    says: ['“bought”', '“care”'],
  },
  {
    title: 'a decision is scored on its own criteria only',
    changes: { portfolio: [decision({ scores: { money: 40, care: 50, cares: 60 } })] },
    code: 'CASE-57',
    place: 'portfolio[0].options[1].scores.cares',
    says: ['“cares”', '“care”'],
  },
  {
    title: 'what was taken is one of the options of the decision',
    changes: { portfolio: [decision({ taken: 'shared' })] },
    code: 'CASE-29',
    place: 'portfolio[0].taken',
    says: ['“shared”', '“own” and “bought”'],
  },
  {
    title: 'a decision is over the spending of a council that the case knows',
    changes: { portfolio: [decision({ council: 'E09000030' })] },
    code: 'CASE-28',
    place: 'portfolio[0].council',
    says: ['“E09000030”', 'comparators'],
  },
  {
    title: 'spending that was decided on is a positive amount',
    changes: { portfolio: [decision({ pounds: -1_000 })] },
    code: 'CASE-21',
    place: 'portfolio[0].pounds',
    says: ['−£1,000'],
  },
  {
    title: 'a council is appraised or compared with, not both',
    changes: { comparators: [comparator({ code: 'E06000001' })] },
    code: 'CASE-27',
    place: 'comparators[0].code',
    says: ['“E06000001”', '“comparators”'],
  },
  {
    title: 'a council compared with is an English council',
    changes: { comparators: [comparator({ code: 'E09000999' })] },
    code: 'CASE-25',
    place: 'comparators[0].code',
    says: ['“E09000999”', 'Tower Hamlets'],
  },
  {
    title: 'who provided a line of a council compared with adds up to it',
    changes: { comparators: [comparator({ pounds: 1_001 })] },
    code: 'CASE-32',
    place: 'comparators[0].spending[0].providers',
    says: ['£1,000', '£1,001'],
  },
  {
    title: 'an outcome is a number or a reason',
    changes: { outcomes: [outcome({ value: undefined })] },
    code: 'CASE-31',
    place: 'outcomes[0]',
    says: ['neither a value nor a reason'],
  },
  {
    title: 'an outcome is given once',
    changes: { outcomes: [outcome({}), outcome({ value: 50 })] },
    code: 'CASE-30',
    place: 'outcomes[1]',
    says: ['“attainment”', 'outcomes[0]'],
  },
]

/** A good decision of a portfolio, with what a mistake changes in it. */
function decision({ weight = 50, scores = { money: 40, care: 50 } as Readonly<Record<string, number>>, ...rest }) {
  return {
    code: 'fostering',
    title: 'Fostering',
    council: 'E06000001',
    date: '2012-04-01',
    pounds: 1_000,
    criteria: [
      { code: 'money', title: 'Money', weight, financial: true },
      { code: 'care', title: 'Care', weight: 50, financial: false },
    ],
    options: [
      { code: 'own', title: 'Own', scores: { money: 60, care: 50 } },
      { code: 'bought', title: 'Bought', scores },
    ],
    source,
    published: '2013-01-31',
    grade: 'D',
    ...rest,
  }
}

function comparator({ pounds = 1_000, code = 'E09000030' }) {
  const providers = { own: 400, private: 500, otherPublic: 40, voluntary: 60 }
  return {
    code,
    name: 'Tower Hamlets',
    shortName: 'Tower Hamlets',
    year: '2011-12',
    spending: [{ line: 'residential', label: 'Residential care', pounds, providers, source }],
    published: '2012-12-31',
    grade: 'A',
  }
}

function outcome(changes: Readonly<Record<string, unknown>>) {
  return {
    council: 'E06000001',
    code: 'attainment',
    title: 'Attainment',
    unit: 'points a pupil',
    polarity: 'higher',
    period: '2012',
    value: 48,
    source,
    published: '2013-01-31',
    grade: 'B',
    ...changes,
  }
}
