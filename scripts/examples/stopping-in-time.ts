import { caseFileSchema, poolsOf } from '../../src/appraisal/index.ts'
import { splitPence, toPence } from '../../src/figures/index.ts'
import { type Pool, pools, s251Lines } from '../../src/reference/index.ts'
import {
  allLines,
  baselineCells,
  type ExampleCouncil,
  lookedAfterMeasures,
  MARCH_2017,
  ownLeaders,
  type Standing,
  workforceMeasures,
} from './cells.ts'
import type { Returns } from './returns.ts'

const county: ExampleCouncil = {
  code: 'E10000021',
  number: '928',
  name: 'Northamptonshire County Council',
  shortName: 'Northants',
}
const north: ExampleCouncil = {
  code: 'E06000061',
  number: '940',
  name: 'North Northamptonshire Council',
  shortName: 'North Northants',
}
const west: ExampleCouncil = {
  code: 'E06000062',
  number: '941',
  name: 'West Northamptonshire Council',
  shortName: 'West Northants',
}
const councils = [county, north, west]
const successors = [north.code, west.code]
const all = councils.map(({ code }) => code)

const CABINET = '2018-06-12'
const SERVICE = 'childrens-services'
/** The planned launch. */
const LAUNCH = '2019-04-01'
/** As expected in June 2018. */
const VESTING = '2020-04-01'
/** The first day that is a year after it. */
const A_YEAR_AFTER_VESTING = '2021-04-01'
const FIRST_DAY = '2018-04-01'
const LAST_DAY = '2028-03-31'

const cabinetReport = {
  publication:
    'Northamptonshire Telegraph, “Northants County Council set to abandon plans for separate children’s services organisation”, on the report to cabinet',
  edition: 'June 2018; the eve of the cabinet stands for the day',
  address:
    'https://www.northantstelegraph.co.uk/news/northants-county-council-set-to-abandon-plans-for-separate-childrens-services-organisation-1023040',
}
const REPORTED = '2018-06-11'

const known: Standing = { grade: 'A', note: 'The latest published before the decision.' }

/** Stopping in time: Northamptonshire, North and West, as seen on 12 June 2018. */
export function stoppingInTime(returns: Returns) {
  const { cells, entries } = spendKnownOnTheDay(returns)
  return {
    concordat: 1,
    name: 'stopping-in-time',
    title: 'Stopping in time: Northamptonshire, and the two councils that may follow it',
    question:
      'Should Northamptonshire go on with a company for children’s services, knowing that it may soon be replaced by two councils that would each have children’s services?',
    decisionDate: CABINET,
    firstYear: '2018-19',
    years: 10,
    priceBase: '2018-19',
    horizonShown: [3, 5, 10],
    seed: 2018,
    draws: 1024,
    councils: councils.map(({ code, number, name, shortName }) => ({ code, name, shortName, reportingUnit: number })),
    services: [{ code: SERVICE, title: 'Children’s services', lines: allLines(cells) }],
    baseline: cells,
    pools: { entries },
    agencyBill: [],
    establishment: [],
    contracts: [],
    measures: [
      ...workforceMeasures(returns, county, known),
      ...lookedAfterMeasures(county, { lookedAfter: 1007, placedOver20MilesPercent: 17 }, MARCH_2017, known),
    ],
    facts: [
      judgement(),
      ...ownLeaders(county, { from: FIRST_DAY, to: LAST_DAY }),
      ...ownLeaders(north, { from: VESTING, to: LAST_DAY }),
      ...ownLeaders(west, { from: VESTING, to: LAST_DAY }),
    ],
    finance: [],
    reorganisations: [reorganisation(returns)],
    ownEfficiencies: [],
    keys: [populationKey(returns)],
    options: options(),
    assumptions: { 'M11/grant': noSecondGrant() },
    evidence: [],
    streams: {},
    nextStream: 1,
    correlations: [],
    guardrails: { setOn: '2018-05-31', limits: {} },
    criteria: [],
    scenarios: scenarios(),
    waiting: [
      {
        code: 'until-the-decision-on-two-councils',
        title: 'Decide when it is known whether the county will be replaced',
        event: 'abolished',
        chance: CHANCE,
        until: '2018-10-31',
        options: ['trust-dismantled', 'trust-inherited', 'trust-after-vesting'],
        source: {
          publication: 'Judgement',
          note: 'Councils had until 31 August 2018 to propose two new councils (Northamptonshire Telegraph, 16 May 2018); two months for the Secretary of State to answer is judgement. The chance is that of the reorganisation.',
        },
        grade: 'D',
      },
    ],
    overrides: [],
  }
}

/** Gross spend of 2016-17 by category, the last year out on the day: series of the interactive tool, in whole pounds. */
const SPEND_2016_17 = [
  {
    line: 'totalSureStart',
    label: 'Total Sure Start children’s centres',
    series: 'SureStartFinance',
    pounds: 7_703_490,
  },
  { line: 'totalLookedAfter', label: 'Total children looked after', series: 'TotalLACFinance', pounds: 71_334_158 },
  {
    line: 'totalOther',
    label: 'Other children’s and families services',
    series: 'OtherChildren&FamilyFinance',
    pounds: 352_471,
  },
  { line: 'totalSafeguarding', label: 'Total safeguarding', series: 'SafeguardingFinance', pounds: 37_778_086 },
  {
    line: 'totalFamilySupport',
    label: 'Total family support services',
    series: 'FamilySupportFinance',
    pounds: 6_775_018,
  },
  {
    line: 'totalYoungPeople',
    label: 'Total services for young people',
    series: 'YoungPeopleFinance',
    pounds: 3_232_448,
  },
  { line: 'youthJustice', label: 'Youth justice', series: 'YouthJusticeFinance', pounds: 2_351_540 },
] as const
type Category = (typeof SPEND_2016_17)[number]['line']

/**
 * What the county was known to spend: 2016-17 by category, since its lines are not in these sources. Each category is
 * made up of pools as the same category of 2013-14 is, the county’s last return here with lines and providers.
 */
function spendKnownOnTheDay(returns: Returns) {
  const mix = mixOf2013(returns)
  return {
    cells: SPEND_2016_17.map(({ line, label, series, pounds }) => ({
      council: county.code,
      line,
      label,
      year: '2016-17',
      measure: 'gross' as const,
      pounds,
      source: {
        publication: 'Section 251 outturn, in the local authority interactive tool (Department for Education)',
        edition: 'update of 8 April 2026',
        file: 'bds_long_0.parquet',
        record: `${series}, 2016-17 (OT), Northamptonshire`,
        cell: 'Values',
        note: 'First published in December 2017 (day from memory: the last of the month stands for it).',
      },
      published: '2017-12-31',
    })),
    entries: SPEND_2016_17.flatMap(({ line, pounds }) => {
      const parts = mix(line)
      const shares = splitPence({ total: toPence(pounds), weights: parts.map(([, pence]) => pence) })
      return parts.map(([pool], i) => ({
        council: county.code,
        line,
        pool,
        pounds: (shares[i] ?? Number.NaN) / 100,
        grade: 'D',
        source: {
          publication: 'Judgement',
          note: 'Made up as pool rule 1 makes up the same category of the section 251 outturn of 2013-14, outturn_1314.csv. To be replaced by the county’s own lines of 2016-17.',
        },
      }))
    }),
  }
}

/** Pools of a category of the 2013-14 return by pool rule 1, in pence, in the order of pool codes. */
function mixOf2013(returns: Returns): (category: Category) => readonly (readonly [Pool, number])[] {
  const baseline = baselineCells(returns, [county], { year: '2013-14', published: '2014-12-31', note: 'For the mix.' })
  const { code, name, shortName } = county
  const { cells } = poolsOf(
    caseFileSchema.parse({
      concordat: 1,
      name: 'mix-of-2013-14',
      title: 'The mix of 2013-14',
      question: 'What was each category made up of?',
      decisionDate: CABINET,
      firstYear: '2013-14',
      years: 1,
      priceBase: '2013-14',
      horizonShown: [1],
      seed: 0,
      draws: 64,
      councils: [{ code, name, shortName }],
      services: [{ code: SERVICE, title: 'Children’s services', lines: allLines(baseline) }],
      baseline,
      pools: { rule: 'pool-rule-1' },
      measures: workforceMeasures(returns, county, known),
      options: [{ code: 'separate', title: 'Separate', summary: 'Separate', role: 'counterfactual', councils: [code] }],
    }),
  )
  return (category) => {
    const ofCategory = cells.filter(({ line }) => linesOf(category).includes(line))
    return pools.flatMap((pool) => {
      const pence = ofCategory.filter((cell) => cell.pool === pool).map((cell) => cell.pence ?? Number.NaN)
      return pence.length === 0 ? [] : [[pool, pence.reduce((sum, each) => sum + each, 0)] as const]
    })
  }
}

/** Lines of the 2013-14 return that a category adds up; youth justice is a line of its own. */
function linesOf(category: Category): readonly string[] {
  const list = s251Lines['2013-14']
  const numbers = list.flatMap((one) => (one.kind === 'subtotal' && one.key === category ? one.adds : []))
  const lines = list.flatMap((one) => (one.kind === 'line' && numbers.includes(one.number) ? [one.key] : []))
  if (lines.length > 0) return lines
  return category === 'totalOther' ? ['otherChildrensServices'] : [category]
}

function judgement() {
  return {
    council: county.code,
    kind: 'judgement',
    from: '2016-04-27',
    value: 'requires improvement',
    source: {
      publication: 'Northamptonshire County Council news on Ofsted’s inspection of February 2016',
      edition: '27 April 2016',
      note: 'The official file of judgements begins in 2018. A focused visit in May 2018 found improvement, but caseloads too high and assessments and plans too variable; it gave no grade.',
    },
    grade: 'B',
  }
}

/** How likely it seemed that the county would be replaced. */
const CHANCE = 0.8

function reorganisation(returns: Returns) {
  const [ofNorth, ofWest] = [north, west].map(({ code }) => Number(returns.population('2021', code).text))
  if (ofNorth === undefined || ofWest === undefined) throw new Error('The successors have a population')
  const northShare = Math.round((ofNorth / (ofNorth + ofWest)) * 1000) / 1000
  return {
    council: county.code,
    into: [
      { council: north.code, weight: northShare, people: 344_000 },
      { council: west.code, weight: Math.round((1 - northShare) * 1000) / 1000, people: 402_000 },
    ],
    vestingDay: VESTING,
    chance: CHANCE,
    source: {
      ...cabinetReport,
      note: `The county was said to end by 2020; 1 April and the chance of 8 in 10 are judgement, to be replaced by what the commissioners thought. Weights: children aged 0 to 17 in mid-2021, ${ofNorth} and ${ofWest}, the first estimate for the two areas in these sources and so hindsight; all people as reported in August 2018, about 344,000 and 402,000 and so hindsight too, give the same to a point.`,
    },
    published: REPORTED,
    grade: 'D',
  }
}

function populationKey(returns: Returns) {
  const figures = [
    { code: county.code, ...returns.population('2017', county.code) },
    ...[north, west].map(({ code }) => ({ code, ...returns.population('2021', code) })),
  ]
  return {
    for: 'default',
    key: 'population0to17',
    values: Object.fromEntries(figures.map(({ code, text }) => [code, Number(text)])),
    source: {
      publication: 'Mid-year population estimates, people aged 0 to 17 (Office for National Statistics)',
      edition: 'mid-2017 for the county, mid-2021 for its successors, as revised',
      file: figures[0]?.file,
      record: figures.map(({ record }) => record).join(', '),
      cell: 'population_estimate',
      note: 'Records in the order of the councils. The successors have no earlier estimate in this source; theirs is hindsight.',
    },
    date: '2017-06-30',
    reason:
      'No agreement between the two successors could exist in 2018. Population is stable, published and cannot be moved by how one of them counts its work.',
  }
}

function options() {
  return [
    {
      code: 'separate',
      title: 'Stop, and keep the service in the council',
      summary:
        'The plan for a company is dropped. The county runs the service, and each council that follows it runs its own. No savings plan by service is on record.',
      role: 'counterfactual',
      councils: all,
      services: [],
    },
    {
      code: 'recruit-without-a-company',
      title: 'Recruit without a company',
      summary:
        'The recruitment effort of the plan inside whichever council has the service, from the autumn of 2018: no company, no board, no contract. The day is judgement.',
      role: 'lessAmbitious',
      councils: all,
      services: [{ ...service('M00', '2018-10-01'), levers: [{ code: 'L05' }] }],
    },
    {
      code: 'trust-dismantled',
      title: 'Set up the company and dismantle it',
      summary:
        'The plan as it stood: a company owned by the county from April 2019, with the innovation grant. It is taken apart if the county ends, and its staff go to the two councils.',
      role: 'alternative',
      councils: all,
      services: [{ ...service('M09', LAUNCH), atReorganisation: 'dismantle' }],
      lines: [innovationGrant()],
    },
    {
      code: 'trust-inherited',
      title: 'Set up once, for both successors to inherit',
      summary:
        'The same company on the same day, set up so that both councils take it over and run it jointly if the county ends. No direction was in force in June 2018; the form is that of a trust under direction because that is how such trusts have come about.',
      role: 'alternative',
      councils: all,
      services: [{ ...service('M11', LAUNCH), atReorganisation: 'inherit' }],
      lines: [innovationGrant()],
    },
    {
      code: 'trust-after-vesting',
      title: 'A company of both successors, a year after they begin',
      summary:
        'Nothing is set up until the two councils exist. A year after they begin they found a company that both own. Without the grant: whether it would still be there is not on record.',
      role: 'alternative',
      councils: successors,
      services: [service('M10', A_YEAR_AFTER_VESTING)],
    },
  ]
}

function service(deliveryModel: string, start: string) {
  return { service: SERVICE, deliveryModel, start, minimumTermMonths: 0 }
}

function innovationGrant() {
  return {
    code: 'innovation-grant',
    title: 'Grant of the children’s social care innovation programme',
    council: county.code,
    service: SERVICE,
    catalogueCode: 'O4',
    kind: 'grant',
    conditions: ['That it is spent on a company that runs children’s services at arm’s length'],
    costKind: 'oneOff',
    byYear: { '2018-19': 4_000_000 },
    transfer: true,
    source: {
      publication: 'CYP Now, “Troubled council shelves plans to outsource children’s services”',
      edition: '24 August 2018',
      address:
        'https://www.cypnow.co.uk/print_article/cyp/news/2005680/troubled-council-puts-plans-to-outsource-childrens-services-on-hold?print=true',
      note: 'That the grant paid for the work was in the report to cabinet; its £4m was read in an article of ten weeks later, so it is hindsight. What had been spent by June 2018 is not on record: all of it is taken to be still to come, and the wording of the condition is judgement.',
    },
    published: '2018-08-24',
    grade: 'B',
  }
}

/** The grant is a line of its own in both options that would have it, so the form brings none of its own. */
function noSecondGrant() {
  return {
    distribution: { kind: 'fixed', value: 0 },
    central: 0,
    unit: 'real £',
    source: {
      publication: 'Judgement',
      note: 'The innovation grant of £4m stands as a line of its own in both options that set the company up at once.',
    },
    grade: 'D',
    owner: 'Section 151 officer',
    date: CABINET,
  }
}

function scenarios() {
  const ends = (code: string, title: string, chance: number) => ({
    code,
    title,
    on: false,
    changes: [{ kind: 'reorganisation', council: county.code, chance }],
  })
  return [
    ends('abolished', 'The county is replaced by two councils in 2020', 1),
    ends('not-abolished', 'The county stays', 0),
    {
      code: 'replaced-a-year-late',
      title: 'The county is replaced, a year later than expected',
      on: false,
      changes: [{ kind: 'reorganisation', council: county.code, chance: 1, vestingDay: A_YEAR_AFTER_VESTING }],
    },
    {
      code: 'grant-ends',
      title: 'The innovation grant is withdrawn',
      on: false,
      changes: [{ kind: 'grantEnds', from: '2018-19' }],
    },
    {
      code: 'judged-inadequate',
      title: 'The next judgement is inadequate',
      on: false,
      changes: [
        {
          kind: 'judgement',
          council: county.code,
          from: LAUNCH,
          value: 'inadequate',
          source: {
            publication: 'Judgement',
            note: 'That the next inspection could go worse is what the focused visit of May 2018 left open; the day is judgement.',
          },
        },
      ],
    },
  ]
}
