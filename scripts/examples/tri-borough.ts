import { type CaseFile, caseFileSchema, poolsOf, poolTotals } from '../../src/appraisal/index.ts'
import { pence, splitPence, toPence } from '../../src/figures/index.ts'
import type { Pool } from '../../src/reference/index.ts'
import {
  allLines,
  baselineCells,
  type ExampleCouncil,
  lookedAfterMeasures,
  ownLeaders,
  workforceMeasures,
} from './cells.ts'
import type { Returns } from './returns.ts'

const HAMMERSMITH = 'E09000013'
const KENSINGTON = 'E09000020'
const WESTMINSTER = 'E09000033'

const councils: readonly ExampleCouncil[] = [
  {
    code: HAMMERSMITH,
    number: '205',
    name: 'London Borough of Hammersmith and Fulham',
    shortName: 'Hammersmith and Fulham',
  },
  {
    code: KENSINGTON,
    number: '207',
    name: 'Royal Borough of Kensington and Chelsea',
    shortName: 'Kensington and Chelsea',
  },
  { code: WESTMINSTER, number: '213', name: 'Westminster City Council', shortName: 'Westminster' },
]
const all = councils.map(({ code }) => code)

/** 31 March 2016: `LACnum` and `LACDistance`. */
const lookedAfter = {
  [HAMMERSMITH]: { lookedAfter: 198, placedOver20MilesPercent: 20 },
  [KENSINGTON]: { lookedAfter: 105, placedOver20MilesPercent: 13 },
  [WESTMINSTER]: { lookedAfter: 168, placedOver20MilesPercent: 17 },
} as const

const SERVICE = 'childrens-services'
/** Expected in July 2011 for the new director; the single management team was planned for March 2012. */
const START = '2011-09-01'
const ONE_LEAVES = '2018-04-01'
const FIRST_DAY = '2011-04-01'
const LAST_DAY = '2021-03-31'

/** Three boroughs, one department: Hammersmith and Fulham, Kensington and Chelsea, Westminster, as at June 2011. */
export function triBorough(returns: Returns) {
  const baseline = baselineCells(returns, councils, {
    year: '2012-13',
    published: '2013-12-31',
    note: 'Publication day from memory: about the end of 2013.',
    hindsightReason:
      'The returns before it have commissioning and social work on one line, which the pool rule needs apart, and in 2011-12 who provided it is not told well: Hammersmith and Fulham shows no residential or leaving care provision of its own. 2012-13 is the second year of the case and already without the posts that went first, so what sharing could still save is, if anything, understated.',
  })
  const theCase = {
    concordat: 1,
    name: 'tri-borough',
    title: 'Three boroughs, one department: Hammersmith and Fulham, Kensington and Chelsea, and Westminster',
    question:
      'Should Hammersmith and Fulham, Kensington and Chelsea, and Westminster combine children’s services under one director from 2011, is the saving claimed for it to be had, and what does it cost if one of them leaves?',
    decisionDate: '2011-06-20',
    firstYear: '2011-12',
    years: 10,
    priceBase: '2011-12',
    horizonShown: [3, 5, 10],
    seed: 2011,
    draws: 1024,
    councils: councils.map(({ code, number, name, shortName }) => ({ code, name, shortName, reportingUnit: number })),
    services: [{ code: SERVICE, title: 'Children’s services', lines: allLines(baseline) }],
    baseline,
    pools: { rule: 'pool-rule-1', entries: [] },
    agencyBill: [],
    establishment: [],
    contracts: [],
    measures: councils.flatMap((council) => [
      ...workforceMeasures(returns, council),
      ...lookedAfterMeasures(council, lookedAfter[council.code as keyof typeof lookedAfter]), // codes of the list above
    ]),
    facts: [
      ...councils.flatMap((council) => ownLeaders(council, { from: FIRST_DAY, to: LAST_DAY })),
      ...councils.flatMap(({ code }) => sharedDirector(code)),
    ],
    finance: [],
    ownEfficiencies: [],
    keys: [populationKey(returns)],
    options: [separate()],
    assumptions: {},
    evidence: [],
    streams: {},
    nextStream: 1,
    correlations: [],
    guardrails: { setOn: '2011-05-31', limits: {} },
    criteria: [],
    scenarios: [
      {
        code: 'one-council-leaves',
        title: 'Hammersmith and Fulham leaves on 1 April 2018',
        on: false,
        changes: [{ kind: 'partnerLeaves', council: HAMMERSMITH, from: ONE_LEAVES }],
      },
    ],
    overrides: [],
  }
  const inPool = poolShares(caseFileSchema.parse(theCase))
  return { ...theCase, options: options(inPool) }
}

/** Pence of one pool by council, in the order of `councils`. */
type InPool = (pool: Pool) => readonly number[]

function poolShares(theCase: CaseFile): InPool {
  const totals = poolTotals(poolsOf(theCase).cells)
  return (pool) =>
    all.map((code) => totals.find((total) => total.council === code && total.pool === pool)?.pence ?? Number.NaN)
}

/** One person as director for the three, in every option that shares the senior team. */
function sharedDirector(council: string) {
  return ['shared-senior-team', 'merged', 'merged-one-leaves', 'merged-one-leaves-as-published'].map((option) => ({
    council,
    kind: 'director',
    option,
    from: START,
    to: council === HAMMERSMITH && option.startsWith('merged-one-leaves') ? '2018-03-31' : LAST_DAY,
    value: 'One director for the three boroughs, answerable to each of them separately',
    source: {
      publication: 'CYP Now, “Leadership: Three boroughs, one DCS and the potential for significant savings”',
      address:
        'https://www.cypnow.co.uk/best-practice/article/leadership-three-boroughs-one-dcs-and-the-potential-for-significant-savings',
      note: 'Appointed on 21 July 2011, a month after the decision. No local assurance test is on record.',
    },
    grade: 'B',
  }))
}

function populationKey(returns: Returns) {
  const figures = councils.map(({ code }) => ({ code, ...returns.population('2012', code) }))
  return {
    for: 'default',
    key: 'population0to17',
    values: Object.fromEntries(figures.map(({ code, text }) => [code, Number(text)])),
    source: {
      publication: 'Mid-year population estimates, people aged 0 to 17 (Office for National Statistics)',
      edition: 'mid-2012, as revised',
      file: figures[0]?.file,
      record: figures.map(({ record }) => record).join(', '),
      cell: 'population_estimate',
      note: 'Records in the order of the councils. The earliest year in this source; first published in June 2013 (from memory), so hindsight.',
    },
    date: '2012-06-30',
    reason:
      'How the three agreed to share costs is not in the sources used here. Population is stable, published for every council and cannot be moved by how one of them counts its work.',
  }
}

function separate() {
  return {
    code: 'separate',
    title: 'Separate, with own efficiencies',
    summary:
      'Each borough keeps its own service and finds savings by itself. No savings plan by service is on record, so the part of each saving that would have come anyway stands in for it.',
    role: 'counterfactual',
    councils: all,
    services: [],
  }
}

function options(inPool: InPool) {
  return [
    separate(),
    {
      code: 'joint-commissioning',
      title: 'Joint commissioning',
      summary: 'The three buy together through a small hub and keep everything else apart.',
      role: 'lessAmbitious',
      councils: all,
      services: shared('M08'),
    },
    {
      code: 'shared-senior-team',
      title: 'Shared senior team',
      summary: 'One director and one senior team for three services; staff stay with their boroughs.',
      role: 'alternative',
      councils: all,
      services: shared('M01'),
    },
    {
      code: 'merged',
      title: 'Merged departments',
      summary:
        'One director, one management team, and joint fostering, adoption, youth offending and safeguarding board: what was put to the three cabinets in June 2011.',
      role: 'preferred',
      councils: all,
      services: shared('M07'),
    },
    {
      code: 'merged-one-leaves',
      title: 'Merged departments with one council out in 2018',
      summary:
        'The same, until Hammersmith and Fulham goes its own way on 1 April 2018 and the other two go on. That it would was not known in 2011: the date is hindsight, and the cost of it is the model’s.',
      role: 'alternative',
      councils: all,
      services: leftByOne(),
    },
    {
      code: 'merged-one-leaves-as-published',
      title: 'Merged departments with one council out at the published cost',
      summary:
        'The same break-up at what the two that went on told their cabinets it would cost. Hammersmith and Fulham published no figure, so its own cost of leaving is left out. The extra staffing stands beside the gain that ends, so some of it may be counted twice.',
      role: 'alternative',
      councils: all,
      services: leftByOne(),
      items: breakUpItems(),
      lines: breakUpLines(),
    },
    {
      code: 'two-councils',
      title: 'Merged departments of two councils',
      summary: 'Westminster and Kensington and Chelsea merge their departments; Hammersmith and Fulham never joins.',
      role: 'alternative',
      councils: [KENSINGTON, WESTMINSTER],
      services: shared('M07'),
    },
    {
      code: 'claim-of-nine-and-a-half-million',
      title: 'Merged departments with the claim of £9.5m',
      summary:
        'The same departments with the first published claim: £9.5m a year by 2014-15, said of one director and one management team. All of it is put to fewer managers.',
      role: 'alternative',
      councils: all,
      services: shared('M07'),
      lines: claimLines('claim-9-5', 9_500_000, [{ lever: 'L01', pool: 'mgmt.pay' }], firstClaim, inPool),
    },
    {
      code: 'claim-of-eleven-point-eight-million',
      title: 'Merged departments with the claim of £11.8m',
      summary:
        'The same departments with the second published claim: £11.8m a year by 2014-15, said to come from management, overheads and a better deal from suppliers. No part has a figure, so each has a third.',
      role: 'alternative',
      councils: all,
      services: shared('M07'),
      lines: claimLines(
        'claim-11-8',
        11_800_000,
        [
          { lever: 'L01', pool: 'mgmt.pay' },
          { lever: 'L02', pool: 'corp.recharge' },
          { lever: 'L03', pool: 'bought.other' },
        ],
        secondClaim,
        inPool,
      ),
    },
  ]
}

function shared(deliveryModel: string) {
  return [{ service: SERVICE, deliveryModel, start: START, minimumTermMonths: 0 }]
}

function leftByOne() {
  return shared('M07').map((service) => ({ ...service, membership: { [HAMMERSMITH]: { leaves: ONE_LEAVES } } }))
}

interface Claim {
  readonly source: object
  readonly published?: string
}

const firstClaim: Claim = {
  source: {
    publication: 'CYP Now, “Changes at Work: Children’s services merge”',
    edition: '2011; day not on the page',
    address: 'https://www.cypnow.co.uk/other/article/changes-at-work-children-s-services-merge',
    note: 'A saving of £9.5m by 2014/2015 from combining the three departments. Shared over the boroughs by management pay in the baseline, and reached in three equal steps: both judgement.',
  },
}

const secondClaim: Claim = {
  source: {
    publication:
      'CYP Now, “Andrew Christie to take charge at first tri-borough children’s services department”; Community Care, 25 July 2011',
    edition: '22 July 2011',
    address:
      'https://www.cypnow.co.uk/news/article/andrew-christie-to-take-charge-at-first-tri-borough-children-s-services-department',
    note: '£11.8m a year by 2014/15. Thirds by source of saving, shares of the boroughs by the pool that each third comes from, and three equal steps to the full amount are judgement. The claim came out a month after the cabinets decided, so it is hindsight.',
  },
  published: '2011-07-22',
}

const STEPS = { '2012-13': 1, '2013-14': 2 } as const
const YEARS_IN_FULL = ['2014-15', '2015-16', '2016-17', '2017-18', '2018-19', '2019-20', '2020-21']

/** A yearly saving put to levers in equal parts, each shared over the councils by the pool it would come from. */
function claimLines(
  code: string,
  pounds: number,
  parts: readonly { readonly lever: string; readonly pool: Pool }[],
  { source, published }: Claim,
  inPool: InPool,
) {
  const ofLevers = splitPence({ total: toPence(pounds), weights: parts.map(() => 1) })
  return parts.flatMap(({ lever, pool }, at) => {
    const ofCouncils = splitPence({ total: ofLevers[at] ?? pence(0), weights: inPool(pool) })
    return all.map((council, i) => ({
      code: `${code}-${lever}`,
      title: `${councils[i]?.shortName}’s part of £${pounds / 1_000_000}m a year by 2014-15, for ${PARTS[lever]}`,
      council,
      service: SERVICE,
      pool,
      kind: 'saving',
      costKind: 'recurrent',
      byYear: inThreeSteps(ofCouncils[i] ?? pence(0)),
      claims: [lever],
      source,
      ...(published === undefined ? {} : { published }),
      grade: 'B',
    }))
  })
}

const PARTS: Readonly<Record<string, string>> = {
  L01: 'fewer managers',
  L02: 'one back office',
  L03: 'a better deal from suppliers',
}

function inThreeSteps(fullPence: number): Readonly<Record<string, number>> {
  const steps = Object.entries(STEPS).map(([year, step]) => [year, Math.round((fullPence * step) / 3) / 100])
  return Object.fromEntries([...steps, ...YEARS_IN_FULL.map((year) => [year, fullPence / 100])])
}

const breakUpSource = {
  publication:
    'Community Care, “End of London tri-borough arrangements to cost local authorities hundreds of thousands a year”; CYP Now, 12 December 2017',
  edition: '19 December 2017',
  address:
    'https://www.communitycare.co.uk/2017/12/19/end-london-tri-borough-arrangements-cost-local-authorities-hundreds-thousands-year/',
}
const PUBLISHED = '2017-12-19'

/**
 * What each of the two said the break-up adds to staffing a year. One-off costs were published for children’s,
 * adults’ and public health together; children’s part is taken to be as large as its part of this.
 */
const staffing = {
  [WESTMINSTER]: { children: 423_000, together: 423_000 + 310_000 + 74_000 },
  [KENSINGTON]: { children: 348_000, together: 348_000 + 141_000 + 85_000 },
} as const
type Remaining = keyof typeof staffing

function breakUpLines() {
  return ([KENSINGTON, WESTMINSTER] as const).map((council) => ({
    code: 'bi-borough-staffing',
    title: 'Staffing for two councils what was staffed for three',
    council,
    service: SERVICE,
    catalogueCode: 'R14',
    kind: 'cost',
    costKind: 'recurrent',
    byYear: Object.fromEntries(
      ['2018-19', '2019-20', '2020-21'].map((year) => [year, staffing[council as Remaining].children]),
    ),
    priceBase: '2017-18',
    source: {
      ...breakUpSource,
      note: 'Children’s services alone, from each council’s cabinet report. Hindsight: six years after the decision.',
    },
    published: PUBLISHED,
    grade: 'B',
  }))
}

function breakUpItems() {
  const oneOff = (council: Remaining, code: string, pounds: number, what: string) => ({
    kind: 'exit',
    code,
    council,
    pounds: Math.round((pounds * staffing[council].children) / staffing[council].together),
    priceBase: '2017-18',
    source: {
      ...breakUpSource,
      note: `${what} Published for children’s, adults’ and public health together; children’s part is its part of the yearly staffing, which is judgement. Hindsight.`,
    },
    grade: 'C',
  })
  return [
    oneOff(KENSINGTON, 'X3', 350_000, 'Redundancy of more than £350,000.'),
    oneOff(KENSINGTON, 'X7', 75_000, 'Half of £150,000 to move both councils’ staff out of Hammersmith and Fulham.'),
    oneOff(WESTMINSTER, 'X3', 405_000, 'Redundancy of £405,000 before pension costs.'),
    oneOff(WESTMINSTER, 'X7', 75_000, 'Half of £150,000 to move both councils’ staff out of Hammersmith and Fulham.'),
    oneOff(WESTMINSTER, 'X12', 431_000, 'Implementation: £358,000 in 2017-18 and £73,000 in 2018-19.'),
  ]
}
