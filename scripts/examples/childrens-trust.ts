import {
  allLines,
  baselineCells,
  type ExampleCouncil,
  lookedAfterMeasures,
  ownLeaders,
  workforceMeasures,
} from './cells.ts'
import type { Returns } from './returns.ts'

const county: ExampleCouncil = {
  code: 'E10000021',
  number: '928',
  name: 'Northamptonshire County Council',
  shortName: 'Northamptonshire',
}

/** The council’s own announcement of its draft plan and budget; CYP Now carried it in the same month. */
const announcement = {
  publication: 'Northamptonshire County Council, “New trust to deliver children’s services in Northamptonshire”',
  edition: '8 December 2015',
  address:
    "https://www3.northamptonshire.gov.uk/news/council-news/Pages/2015/New-trust-to-deliver-children's-services-in-Northamptonshire.aspx",
}
const ANNOUNCED = '2015-12-08'
const START = '2016-09-01'
const YEARS_OF_CLAIM = [
  '2016-17',
  '2017-18',
  '2018-19',
  '2019-20',
  '2020-21',
  '2021-22',
  '2022-23',
  '2023-24',
  '2024-25',
]
const ONLY_WITH_THE_TRUST = 'five-million-only-with-the-trust'

/** A council-owned children’s trust: Northamptonshire, as at December 2015. */
export function childrensTrust(returns: Returns) {
  const baseline = baselineCells(returns, [county], {
    year: '2013-14',
    published: '2014-12-31',
    note: 'Publication day from memory: about the end of 2014.',
  })
  return {
    concordat: 1,
    name: 'childrens-trust',
    title: 'A council-owned children’s trust: Northamptonshire',
    question:
      'Should Northamptonshire move children’s services to a trust that it owns from September 2016, and is the saving of £9m on agency staff to be had?',
    decisionDate: '2015-12-31',
    firstYear: '2015-16',
    years: 10,
    priceBase: '2015-16',
    horizonShown: [3, 5, 10],
    seed: 2015,
    draws: 1024,
    councils: [{ code: county.code, name: county.name, shortName: county.shortName, reportingUnit: county.number }],
    services: [{ code: 'childrens-services', title: 'Children’s services', lines: allLines(baseline) }],
    baseline,
    pools: { rule: 'pool-rule-1', entries: [] },
    agencyBill: [
      {
        council: county.code,
        year: '2015-16',
        pounds: 22_000_000,
        source: {
          ...announcement,
          note: 'Said to be what agency staff in children’s services cost at the time; not an audited figure, and not only social workers.',
        },
        published: ANNOUNCED,
        grade: 'B',
      },
    ],
    establishment: [],
    contracts: [],
    measures: [
      ...workforceMeasures(returns, county),
      ...lookedAfterMeasures(county, { lookedAfter: 995, placedOver20MilesPercent: 16 }),
    ],
    facts: [...judgements(), ...ownLeaders(county, { from: '2015-04-01', to: '2025-03-31' })],
    finance: [],
    ownEfficiencies: [],
    keys: [populationKey(returns)],
    options: options(),
    assumptions: {},
    evidence: [ownPremium()],
    streams: {},
    nextStream: 1,
    correlations: [],
    guardrails: { setOn: '2015-11-30', limits: {} },
    criteria: [],
    scenarios: [
      { code: ONLY_WITH_THE_TRUST, title: 'The £5m more for children and families comes only with a trust', on: false },
    ],
    overrides: [],
  }
}

function judgements() {
  return [
    {
      council: county.code,
      kind: 'judgement',
      from: '2013-03-20',
      to: '2016-04-26',
      value: 'inadequate',
      source: {
        publication: 'Northamptonshire County Council news on two Ofsted inspections of child protection',
        edition: '20 March 2013',
        address: 'https://www3.northamptonshire.gov.uk/news/council-news/Pages/2013/3138.aspx',
        note: 'The official file of judgements begins in 2018.',
      },
      grade: 'B',
    },
    {
      council: county.code,
      kind: 'judgement',
      from: '2016-04-27',
      value: 'requires improvement',
      source: {
        publication: 'Northamptonshire County Council news on Ofsted’s inspection of February 2016',
        edition: '27 April 2016',
        note: 'After the decision, so hindsight. A worse judgement followed in July 2019.',
      },
      grade: 'B',
    },
  ]
}

/**
 * What the county’s own figures of 2018 imply for an agency worker’s premium: £792,000 on 171 workers, £961,000 on
 * 161 and £824,000 on 161 in three months is £62,874 a year each, and £25,000 was saved on each who took a post.
 */
function ownPremium() {
  const monthlyPounds = (792_000 / 171 + 961_000 / 161 + 824_000 / 161) / 3
  const employeePounds = monthlyPounds * 12 - 25_000
  return {
    name: 'L05/agencyPremium',
    council: county.code,
    value: Math.round((25_000 / employeePounds) * 100) / 100,
    unit: 'share',
    source: {
      publication:
        'Northamptonshire Telegraph, “Huge agency spend by Northants County Council revealed”, quoting the council’s stabilisation plan',
      edition: 'early October 2018; the last day of the month stands for the day',
      address: 'https://www.northantstelegraph.co.uk',
      note: 'Article 247434, read as an excerpt.',
    },
    published: '2018-10-31',
    grade: 'C',
    note: 'April to June 2018: £63,000 a year for each agency worker, and £25,000 a head saved on those who became employees, after a bonus. 25 over 38 is about 66%. Three years after the decision, so hindsight.',
  }
}

function populationKey(returns: Returns) {
  const { text, file, record, column } = returns.population('2014', county.code)
  return {
    for: 'default',
    key: 'population0to17',
    values: { [county.code]: Number(text) },
    source: {
      publication: 'Mid-year population estimates, people aged 0 to 17 (Office for National Statistics)',
      edition: 'mid-2014, as revised',
      file,
      record,
      cell: column,
      note: 'First published in June 2015 (from memory) and revised since.',
    },
    date: '2014-06-30',
    reason: 'One council bears everything, so the key moves nothing; it stands here for the splits that came later.',
  }
}

function options() {
  return [
    {
      code: 'separate',
      title: 'The council carries on, with own efficiencies',
      summary:
        'The council keeps the service and goes on recruiting as it does. No savings plan by service is on record.',
      role: 'counterfactual',
      councils: [county.code],
      services: [],
    },
    {
      code: 'recruit-without-a-trust',
      title: 'Recruit without a trust',
      summary: 'The same recruitment effort inside the council: no company, no board, no contract.',
      role: 'lessAmbitious',
      councils: [county.code],
      services: [{ ...service('M00'), levers: [{ code: 'L05' }] }],
    },
    {
      code: 'trust',
      title: 'Council-owned trust',
      summary:
        'The council’s plan of December 2015: a company that it owns runs children’s services from September 2016.',
      role: 'preferred',
      councils: [county.code],
      services: [service('M09')],
      lines: claimLines('trust'),
    },
    {
      code: 'directed-trust',
      title: 'Trust under direction',
      summary:
        'The same company, set up because the Secretary of State directs it, with the grant that has come with directions. No direction was in force in 2015.',
      role: 'alternative',
      councils: [county.code],
      services: [service('M11')],
      lines: claimLines('directed-trust'),
      grant: {
        fund: 'generalFund',
        conditions: [],
        source: {
          publication: 'Judgement',
          note: 'No grant is on record in 2015; £4m was committed later for the plan that succeeded this one (CYP Now, 13 November 2018).',
        },
      },
    },
    {
      code: 'trust-brought-back',
      title: 'Trust, brought back after five years',
      summary:
        'The trust of September 2016 is brought back into the council at the end of a minimum term of five years. The term is judgement: none is on record.',
      role: 'alternative',
      councils: [county.code],
      services: [{ ...service('M16'), minimumTermMonths: 60, atEndOfTerm: 'return' }],
      lines: claimLines('trust-brought-back'),
    },
  ]
}

function service(deliveryModel: string) {
  return { service: 'childrens-services', deliveryModel, start: START, minimumTermMonths: 0 }
}

/** What the council said a trust would save, and what it would spend if that came only with a trust. */
function claimLines(option: string) {
  return [
    {
      code: `${option}-claim`,
      title: 'The council’s claim: a steadier workforce and fewer agency staff',
      council: county.code,
      service: 'childrens-services',
      pool: 'agency',
      kind: 'saving',
      costKind: 'recurrent',
      byYear: everyYear(9_000_000),
      claims: ['L05'],
      source: {
        ...announcement,
        note: 'Said of 2016-17 alone. That it would go on every year after is judgement, in favour of the claim.',
      },
      published: ANNOUNCED,
      grade: 'B',
    },
    {
      code: `${option}-more-for-families`,
      title: 'More spent on children and families',
      council: county.code,
      service: 'childrens-services',
      pool: 'bought.other',
      kind: 'cost',
      costKind: 'recurrent',
      byYear: everyYear(5_000_000),
      scenario: ONLY_WITH_THE_TRUST,
      source: {
        ...announcement,
        note: 'A draft budget increase for children and families as a whole, so it stands in every option alike unless the scenario is switched on. What it buys is not on record: the pool is judgement.',
      },
      published: ANNOUNCED,
      grade: 'B',
    },
  ]
}

function everyYear(pounds: number): Readonly<Record<string, number>> {
  return Object.fromEntries(YEARS_OF_CLAIM.map((year) => [year, pounds]))
}
