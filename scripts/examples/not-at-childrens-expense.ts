import type { CaseFile } from '../../src/appraisal/case-file/schema.ts'
import {
  allLines,
  type BaselineReturn,
  baselineCells,
  comparatorOf,
  type ExampleCouncil,
  lookedAfterMeasures,
  ownLeaders,
  workforceMeasures,
} from './cells.ts'
import type { Returns } from './returns.ts'

type Decision = CaseFile['portfolio'][number]
type Providers = NonNullable<CaseFile['baseline'][number]['providers']>

const borough: ExampleCouncil = {
  code: 'E09000030',
  number: '211',
  name: 'London Borough of Tower Hamlets',
  shortName: 'Tower Hamlets',
}

/** Councils of the other stories, whose returns say who was paid. */
const comparators: readonly ExampleCouncil[] = [
  { code: 'E06000001', number: '805', name: 'Hartlepool Borough Council', shortName: 'Hartlepool' },
  { code: 'E06000003', number: '807', name: 'Redcar and Cleveland Borough Council', shortName: 'Redcar and Cleveland' },
  { code: 'E06000005', number: '841', name: 'Darlington Borough Council', shortName: 'Darlington' },
  {
    code: 'E09000013',
    number: '205',
    name: 'London Borough of Hammersmith and Fulham',
    shortName: 'Hammersmith and Fulham',
  },
  {
    code: 'E09000020',
    number: '207',
    name: 'Royal Borough of Kensington and Chelsea',
    shortName: 'Kensington and Chelsea',
  },
  { code: 'E09000033', number: '213', name: 'Westminster City Council', shortName: 'Westminster' },
  { code: 'E10000021', number: '928', name: 'Northamptonshire County Council', shortName: 'Northamptonshire' },
]

/** The day of the survey and of the editorial that asks the question. */
const ASKED = '2011-10-17'
const START = '2013-04-01'

const FAMILY = { code: 'family-support', lines: ['targetedFamilySupport', 'universalFamilySupport'] }
const JUSTICE = { code: 'youth-justice', lines: ['youthJustice'] }
const YOUNG = { code: 'young-people', lines: ['universalYoungPeople', 'targetedYoungPeople'] }

const outturn: BaselineReturn = {
  year: '2012-13',
  published: '2013-12-31',
  note: 'Publication day from memory: about the end of 2013.',
  hindsightReason:
    'Nothing published by October 2011 is in these sources. The return of 2011-12 has commissioning and social work on one line, which the pool rule needs apart.',
}

const judged = (note: string) => ({ publication: 'Judgement', note })

/** Savings must not be at children’s expense: Tower Hamlets and who provides, as at 17 October 2011. */
export function notAtChildrensExpense(returns: Returns) {
  const baseline = baselineCells(returns, [borough], outturn)
  const apart = [...FAMILY.lines, ...YOUNG.lines, ...JUSTICE.lines]
  return {
    concordat: 1,
    name: 'not-at-childrens-expense',
    title: 'Not at children’s expense: Tower Hamlets, and who should provide',
    question:
      'Should Tower Hamlets commission out its services for young people, or those and its family support too, and would price be what decided it?',
    decisionDate: ASKED,
    firstYear: '2012-13',
    years: 10,
    priceBase: '2012-13',
    horizonShown: [3, 5, 10],
    seed: 2011,
    draws: 1024,
    councils: [{ code: borough.code, name: borough.name, shortName: borough.shortName, reportingUnit: borough.number }],
    services: [
      {
        code: 'childrens-services',
        title: 'The rest of children’s services',
        lines: allLines(baseline).filter((line) => !apart.includes(line)),
      },
      { code: FAMILY.code, title: 'Family support, targeted and universal', lines: FAMILY.lines },
      { code: YOUNG.code, title: 'Services for young people', lines: YOUNG.lines },
      { code: JUSTICE.code, title: 'Youth justice', lines: JUSTICE.lines },
    ],
    baseline,
    pools: { rule: 'pool-rule-1', entries: [] },
    agencyBill: [],
    establishment: [],
    contracts: [],
    measures: [
      ...workforceMeasures(returns, borough),
      ...lookedAfterMeasures(borough, { lookedAfter: 304, placedOver20MilesPercent: 15 }),
    ],
    facts: ownLeaders(borough, { from: '2011-04-01', to: '2022-03-31' }),
    finance: [],
    ownEfficiencies: [],
    keys: [populationKey(returns)],
    options: options(),
    assumptions: {},
    evidence: [],
    streams: {},
    nextStream: 1,
    correlations: [],
    guardrails: { setOn: ASKED, limits: {} },
    criteria: criteria(),
    portfolio: [borough, ...comparators].flatMap((council) => decisionsOf(returns, council)),
    comparators: comparators.map((council) => comparatorOf(returns, council, outturn)),
    outcomes: outcomes(),
    scenarios: [],
    overrides: [],
  }
}

function populationKey(returns: Returns) {
  const { text, file, record, column } = returns.population('2012', borough.code)
  return {
    for: 'default',
    key: 'population0to17',
    values: { [borough.code]: Number(text) },
    source: {
      publication: 'Mid-year population estimates, people aged 0 to 17 (Office for National Statistics)',
      edition: 'mid-2012, as revised',
      file,
      record,
      cell: column,
      note: 'First published in June 2013 (from memory) and revised since: hindsight.',
    },
    date: '2012-06-30',
    reason: 'One council bears everything, so the key moves nothing.',
  }
}

function options() {
  const contract = (service: string) => ({ service, deliveryModel: 'M15', start: START, minimumTermMonths: 36 })
  const councils = [borough.code]
  return [
    {
      code: 'separate',
      title: 'The borough goes on providing',
      summary:
        'The borough and its schools keep the services and find savings by themselves. No savings plan by service is on record.',
      role: 'counterfactual',
      councils,
      services: [],
    },
    {
      code: 'young-people-out',
      title: 'Services for young people commissioned out',
      summary:
        'Voluntary or private providers run services for young people under a contract of three years. No such proposal of the borough is on record. No saving from lower pay or from competition is priced: a provider’s offer would be entered as somebody’s claim.',
      role: 'lessAmbitious',
      councils,
      services: [contract(YOUNG.code)],
    },
    {
      code: 'young-people-and-family-out',
      title: 'Services for young people and family support commissioned out',
      summary:
        'The same, with targeted and universal family support. The part of services that the survey’s 40% could mean outside placements.',
      role: 'alternative',
      councils,
      services: [contract(FAMILY.code), contract(YOUNG.code)],
    },
  ]
}

/** The editorial’s test of any saving, beside money. */
const TESTS = [
  { code: 'leadership', title: 'Leadership' },
  { code: 'accountability', title: 'Clear accountability' },
  { code: 'outcomes', title: 'Outcomes for children' },
] as const

const MONEY_WEIGHT = 40
const TEST_WEIGHT = 20
const WEIGHTS =
  'Weights: 40 on money, the share the survey names; 20 on each of the three tests the editorial of 17 October 2011 names. No council’s weights are on record.'

function criteria() {
  const scores: Readonly<Record<(typeof TESTS)[number]['code'], readonly [number, number, number]>> = {
    leadership: [65, 60, 50],
    accountability: [75, 60, 45],
    outcomes: [70, 70, 65],
  }
  return [
    {
      code: 'money',
      title: 'Money',
      weight: MONEY_WEIGHT,
      financial: true,
      figure: 'presentValue',
      source: judged(`${WEIGHTS} The scores are worked from the appraisal.`),
      grade: 'D',
    },
    ...TESTS.map(({ code, title }) => {
      const [separate, young, both] = scores[code]
      return {
        code,
        title,
        weight: TEST_WEIGHT,
        financial: false,
        scores: { separate, 'young-people-out': young, 'young-people-and-family-out': both },
        source: judged(`${WEIGHTS} Scores: judgement, to be replaced by members’ own.`),
        grade: 'D',
      }
    }),
  ]
}

type ProviderKind = 'own' | 'private' | 'voluntary'
const providerTitles: Readonly<Record<ProviderKind, string>> = {
  own: 'The council provides',
  private: 'Private providers',
  voluntary: 'Voluntary providers',
}
const providerKinds = ['own', 'private', 'voluntary'] as const

/**
 * What each kind of provider offers, as judgement and the same for every council, so that none is singled out: in
 * the order money, leadership, accountability, outcomes. Homes of a council’s own cost more for a place than private
 * ones, and its own foster carers less than an agency’s; charities are held to cost less and reach further with
 * young people.
 */
const PROVISION = [
  {
    code: 'residential',
    title: 'Residential care',
    lines: ['residential'],
    scores: { own: [25, 60, 75, 60], private: [65, 50, 50, 55], voluntary: [40, 55, 60, 55] },
  },
  {
    code: 'fostering',
    title: 'Fostering',
    lines: ['fostering'],
    scores: { own: [70, 65, 75, 65], private: [25, 50, 50, 60], voluntary: [35, 55, 55, 60] },
  },
  {
    code: 'young-people',
    title: 'Services for young people',
    lines: YOUNG.lines,
    scores: { own: [45, 60, 70, 55], private: [55, 45, 45, 45], voluntary: [65, 60, 60, 70] },
  },
] as const

/** Who provided residential care, fostering and services for young people, as the return of 2012-13 shows. */
function decisionsOf(returns: Returns, council: ExampleCouncil): readonly Partial<Decision>[] {
  const spending = comparatorOf(returns, council, outturn).spending ?? []
  return PROVISION.map(({ code, title, lines, scores }) => {
    const held = spending.filter(({ line }) => lines.some((one) => one === line))
    const paid = (kind: keyof Providers) => held.reduce((sum, { providers }) => sum + (providers?.[kind] ?? 0), 0)
    const taken = providerKinds.reduce((most, kind) => (paid(kind) > paid(most) ? kind : most))
    const [first] = held
    if (first === undefined) throw new Error(`${council.shortName} has no line for ${code}`)
    return {
      code: `${code}-${council.code}`,
      title: `${title} in ${council.shortName}`,
      council: council.code,
      date: '2012-04-01',
      pounds: held.reduce((pence, { pounds = 0 }) => pence + Math.round(pounds * 100), 0) / 100,
      criteria: [
        { code: 'money', title: 'Money', weight: MONEY_WEIGHT, financial: true },
        ...TESTS.map((test) => ({ ...test, weight: TEST_WEIGHT, financial: false })),
      ],
      options: providerKinds.map((kind) => {
        const [money, leadership, accountability, outcome] = scores[kind]
        return {
          code: kind,
          title: providerTitles[kind],
          scores: { money, leadership, accountability, outcomes: outcome },
        }
      }),
      taken,
      source: {
        ...first.source,
        record: held.map(({ source }) => source.record).join(', '),
        note: 'Taken: the kind of provider that was paid most. The day of the decision is not on record; the first day of the return’s year stands for it.',
      },
      published: outturn.published,
      grade: 'D',
      note: `${WEIGHTS} Scores: judgement, the same for every council.`,
    }
  })
}

/** From 2016 to 2025, one figure a year: the borough, England, and the mean of its ten statistical neighbours. */
const SERIES = [
  {
    code: 'attainment8',
    series: 'AVG_Attain8_Score',
    title: 'Average Attainment 8 score, all pupils',
    unit: 'points a pupil',
    polarity: 'higher',
    borough: [50.2, 47.2, 46.8, 48.1, 50.1, 51.7, 49.8, 48.6, 48.3, 47.4],
    england: [50.1, 46.5, 46.6, 46.7, 50.2, 50.9, 48.8, 46.3, 45.9, 46],
    neighbours: [51, 48, 48, 48.2, 52, 52.9, 51.7, 49.3, 49.4, 49.2],
  },
  {
    code: 'attainment8-fsm',
    series: 'FSM_AVG_Attain8_Score',
    title: 'Average Attainment 8 score, pupils eligible for free school meals',
    unit: 'points a pupil',
    polarity: 'higher',
    borough: [47.9, 45, 44.3, 45.2, 48.7, 49, 46.9, 46.2, 46.8, 45.6],
    england: [39.1, 35.1, 34.5, 34.9, 38.6, 39.1, 36.9, 34.8, 34.6, 35],
    neighbours: [45.5, 41.8, 40.9, 41.6, 45.3, 46.2, 45.1, 42.3, 42.9, 42.8],
  },
  {
    code: 'free-school-meals',
    series: 'SecFSM',
    title: 'Secondary pupils eligible for free school meals',
    unit: '% of pupils',
    polarity: 'neutral',
    borough: [41.6, 39.9, 38.2, 37.3, 37.4, 41.2, 42.1, 42.4, 43.3, 46.2],
    england: [13.2, 12.9, 12.4, 14.1, 15.9, 18.9, 20.9, 22.7, 24.1, 25.8],
    neighbours: [26.6, 24.9, 22.8, 24.8, 27.1, 31.2, 34.1, 36.1, 38, 41.6],
  },
] as const

function outcomes() {
  return SERIES.flatMap(({ code, series, title, unit, polarity, ...values }) =>
    values.borough.map((value, year) => ({
      council: borough.code,
      code,
      title,
      unit,
      polarity,
      period: String(2016 + year),
      value,
      england: values.england[year],
      neighbours: values.neighbours[year],
      source: {
        publication: 'Local authority interactive tool (Department for Education)',
        edition: 'update of 8 April 2026',
        file: 'bds_long_0.parquet',
        record: `${series}, ${2016 + year}, Tower Hamlets and England`,
        cell: 'Values',
        note: `Neighbours: the mean, worked here, of Hackney, Islington, Newham, Manchester, Camden, Haringey, Westminster, Southwark, Birmingham and Brent, the ten of the 2025 model, which calls nine of them not close.${series !== 'SecFSM' && (year === 4 || year === 5) ? ' Grades of this year were assessed by teachers and are not like other years.' : ''}`,
      },
      published: '2026-04-08',
      grade: 'B',
    })),
  )
}
