import { type Answer, answerSchema } from '../../appraisal/index.ts'
import { anOption, type OptionShape } from './sample-option.ts'
import { sampleScenarios } from './sample-scenarios.ts'

/**
 * Hand-made answers for tests of the pages: shapes like the worked examples, numbers of no authority.
 *
 * They are never shipped and never shown: tests of the pages' layout use them where a whole appraisal would be slow.
 */
export function threeCouncils(): Answer {
  return sample({
    name: 'three-sample',
    question: 'Should three councils share children’s services, and how far?',
    councils: [
      { code: 'E06000001', name: 'Hartlepool Borough Council', shortName: 'Hartlepool' },
      { code: 'E06000003', name: 'Redcar and Cleveland Borough Council', shortName: 'Redcar and Cleveland' },
      { code: 'E06000005', name: 'Darlington Borough Council', shortName: 'Darlington' },
    ],
    options: [
      {
        code: 'separate',
        title: 'Separate, with own efficiencies',
        role: 'counterfactual',
        gain: 0,
        spread: 0,
        state: 'open',
      },
      { code: 'joint', title: 'Joint commissioning', role: 'lessAmbitious', gain: 0.3, spread: 0.6, state: 'open' },
      {
        code: 'senior-team',
        title: 'Shared senior team',
        role: 'alternative',
        gain: 2.1,
        spread: 2.2,
        state: 'notShownSafe',
      },
      { code: 'lead', title: 'Lead authority', role: 'alternative', gain: -0.8, spread: 2.8, state: 'open' },
      {
        code: 'merged',
        title: 'Merged departments',
        role: 'alternative',
        gain: 0.4,
        spread: 3.5,
        state: 'stopped',
        stop: 'guardrail',
      },
    ],
    state: 'found',
    headline: 'A shared senior team would probably leave all three councils better off than working alone.',
  })
}

export function oneCouncil(): Answer {
  return sample({
    name: 'one-sample',
    question: 'Should one county move its children’s services to a trust that it owns?',
    councils: [{ code: 'E10000021', name: 'Northamptonshire County Council', shortName: 'Northamptonshire' }],
    options: [
      { code: 'separate', title: 'The council carries on', role: 'counterfactual', gain: 0, spread: 0, state: 'open' },
      {
        code: 'recruit',
        title: 'Recruit without a trust',
        role: 'lessAmbitious',
        gain: 1.4,
        spread: 1.3,
        state: 'open',
      },
      {
        code: 'trust',
        title: 'Council-owned trust',
        role: 'preferred',
        gain: -9.2,
        spread: 6,
        state: 'stopped',
        stop: 'claim',
      },
      {
        code: 'directed',
        title: 'Trust under direction',
        role: 'alternative',
        gain: -7.1,
        spread: 5,
        state: 'notShownSafe',
      },
      {
        code: 'brought-back',
        title: 'Trust, brought back after five years',
        role: 'alternative',
        gain: -14.3,
        spread: 5,
        state: 'open',
      },
    ],
    state: 'stopped',
    headline: 'The plan is stopped: the saving it claims is more than the whole premium in the agency bill.',
  })
}

interface Shape {
  readonly name: string
  readonly question: string
  readonly councils: Answer['case']['councils']
  readonly options: readonly OptionShape[]
  readonly state: Answer['finding']['state']
  readonly headline: string
}

function sample({ name, question, councils, options, state, headline }: Shape): Answer {
  const years = Array.from({ length: 10 }, (_, n) => `${2012 + n}-${String(13 + n)}`)
  const codes = councils.map(({ code }) => code)
  return answerSchema.parse({
    case: {
      name,
      title: `${question.slice(0, 30)}…`,
      question,
      decisionDate: '2012-12-31',
      firstYear: '2012-13',
      years: 10,
      yearList: years,
      priceBase: '2012-13',
      horizonShown: [3, 5, 10],
      councils,
      services: [{ code: 'childrens-services', title: 'Children’s services' }],
    },
    engine: 1,
    seed: 7,
    draws: 1024,
    problems: [],
    warnings: [{ code: 'CASE-90', place: 'criteria', sentence: 'No criteria are in the case.' }],
    finding: {
      state,
      headline,
      paragraphs: [
        'Against carrying on with its own efficiencies, each council gains a little in most futures.',
        'Leaving early costs more than has been gained.',
      ],
      explained: ['The sign of the result hangs on one post in Hartlepool.'],
    },
    assumed: [
      assumed('L01/cutShare', 'Management posts removed', '25% (18% to 36%)', 'B', 0.34, 'prior'),
      assumed('wrapper/deadweight', 'Would have happened anyway', '35% (25% to 52%)', 'D', 0.51, 'prior'),
      assumed('rule/discount', 'Discount rate', '3.5%', 'A', null, 'rule'),
      assumed('L11/age', 'Average age of those made redundant', '48 (44 to 52)', 'C', 0.01, 'case'),
    ],
    hindsight: [
      {
        place: 'baseline[0]',
        what: 'Spend on residential care 2012-13',
        published: '2013-12-12',
        reason: 'No earlier return has the provider split.',
      },
    ],
    counterfactual: {
      option: 'separate',
      byCouncil: codes.map((council, n) => ({
        council,
        spendPence: years.map((year, y) => ({ year, pence: 2_000_000_000 + n * 9_123_457 + y * 1_234_567 })),
      })),
      byPool: [
        {
          pool: 'agency',
          title: 'Agency staff',
          byCouncil: codes.map((council) => ({
            council,
            spendPence: years.map((year) => ({ year, pence: 12_345_678 })),
          })),
        },
      ],
    },
    baseline: codes.flatMap((council, n) => [
      baselineLine(council, 'residential', '5 Residential care', 267_493_300 + n, null),
      baselineLine(
        council,
        'universalYoungPeople',
        '27 Universal services for young people',
        n === 0 ? 0 : 66_338_800,
        null,
      ),
      baselineLine(council, 'youthJustice', '30 Youth justice', n === 2 ? null : 31_573_700, n === 2 ? 'blank' : null),
    ]),
    agencyBills:
      codes.length > 1
        ? []
        : [
            {
              council: codes[0],
              year: '2014-15',
              billPence: 2_200_000_000,
              poolPence: 2_180_000_000,
              sentence: 'The bill of £22m covers £21.8m in the pool for agency staff.',
            },
          ],
    options: options.map((option) => anOption(option, codes, years)),
    ...(councils.length > 1 ? sampleScenarios(options) : { scenarios: null, waiting: [] }),
    valueOfInformation: {
      all: worthKnowing('all the councils together'),
      byCouncil: councils.map(({ code, shortName }) => ({ council: code, ...worthKnowing(shortName) })),
    },
    principles: codes.length === 1 ? [] : agreed(codes),
    needs: codes.length === 1 ? [] : [aNeed(codes[0] ?? '')],
    correlationRepair: null,
    middlesSentence:
      'Each council’s middle future is a different future, so the middles do not add up to the middle of the total.',
    priceLed: null,
    portfolio: null,
    commissionedOut: null,
    outcomes: [],
  })
}

function worthKnowing(whom: string) {
  return {
    chosen: 'joint',
    chosenMeanPence: 30_000_000,
    perfectPence: 24_000_000,
    byAssumption: [
      {
        name: 'L01/cutShare',
        title: 'Management posts removed',
        grade: 'B',
        pence: 9_100_000,
        standardErrorPence: 800_000,
      },
    ],
    sentence: `Knowing “Management posts removed” before deciding would be worth up to about £91,000 to ${whom}; nothing else would be worth anything by itself.`,
  }
}

function agreed(codes: readonly string[]) {
  const judged = (holds: boolean, sentence: string, council: string) => ({ council, holds, sentence, fields: [] })
  return [
    {
      code: 'sovereignty',
      title: 'Each council keeps its identity, sovereignty and clear accountability',
      test: 'accountabilityKept',
      threshold: null,
      setOn: '2012-07-01',
      source: 'Report to members, July 2012',
      byOption: [
        {
          option: 'lead',
          holds: false,
          byCouncil: codes.map((council, n) => ({
            ...judged(n === 1, n === 1 ? 'Yes: it keeps them.' : 'No: “decides” changes.', council),
            fields:
              n === 1
                ? []
                : [
                    {
                      service: 'childrens-services',
                      field: 'Decides',
                      before: 'its own cabinet',
                      after: 'the host’s cabinet, by delegation',
                      breaks: true,
                    },
                  ],
          })),
        },
      ],
    },
    {
      code: 'benefit',
      title: 'Working together brings more than working separately',
      test: 'benefitOverAlone',
      threshold: 0.75,
      setOn: '2013-02-01',
      source: 'Report to members, July 2012',
      byOption: [
        { option: 'joint', holds: true, byCouncil: codes.map((council) => judged(true, 'Yes: 79 in 100.', council)) },
      ],
    },
  ]
}

function aNeed(council: string) {
  const at = (share: number) => Math.round(61_200_000 * share)
  return {
    council,
    title: 'Cuts to be found over five years',
    pence: 2_000_000_000,
    from: '2012-13',
    to: '2016-17',
    yearsCounted: ['2012-13', '2013-14', '2014-15', '2015-16', '2016-17'],
    outsideSentence: null,
    source: 'Press report of 2012',
    grade: 'B',
    isHindsight: false,
    mostFrom: 'joint',
    byOption: [
      {
        option: 'joint',
        gainPence: {
          central: at(1),
          mean: at(0.9),
          p5: at(0.1),
          p10: at(0.2),
          p25: at(0.6),
          p50: at(0.9),
          p75: at(1.2),
          p80: at(1.3),
          p90: at(1.6),
          p95: at(1.9),
          standardError: at(0.01),
        },
        lastYearPence: at(0.3),
        share: 0.0306,
        sentence: '“Joint commissioning” would find about 3% of the £20.0m Hartlepool has to find by 2016-17.',
      },
    ],
  }
}

function assumed(
  name: string,
  title: string,
  value: string,
  grade: string,
  varianceShare: number | null,
  kind: string,
) {
  return {
    name,
    title,
    unit: 'share',
    value,
    central: 0.25,
    grade,
    source: 'Published evaluation, 2012, page 4',
    kind,
    isNearest: grade === 'C',
    isHindsight: grade === 'B',
    isJudgement: grade === 'D',
    note: grade === 'D' ? 'Critics of the tri-borough: single boroughs did about as well alone.' : '',
    stream: kind === 'rule' ? null : 3,
    varianceShare,
    varianceShareError: varianceShare === null ? null : 0.01,
  }
}

function baselineLine(council: string, line: string, label: string, grossPence: number | null, missing: string | null) {
  return {
    council,
    line,
    label,
    grossPence,
    missing,
    pools: grossPence === null ? {} : { 'other.pay': grossPence },
    source: `Section 251 outturn, table A1, 2012-13, outturn_1213.csv record ${line.length + 2000}, TotalExpenditure`,
    grade: 'A',
    isHindsight: true,
  }
}
