import type { CaseFile } from '../../src/appraisal/case-file/schema.ts'
import {
  allLines,
  type BaselineReturn,
  baselineCells,
  type ExampleCouncil,
  lookedAfterMeasures,
  ownLeaders,
  workforceMeasures,
} from './cells.ts'
import type { Returns } from './returns.ts'
import { teesCouncils, teesLookedAfter, teesPopulationKey } from './three-councils.ts'

const HARTLEPOOL = 'E06000001'
const REDCAR = 'E06000003'
const DARLINGTON = 'E06000005'
const all = teesCouncils.map(({ code }) => code)

const CHILDREN = 'childrens-services'
const LIGHTING = 'street-lighting'
const WASTE = 'waste-disposal'

/** Members were told of the programme at a seminar on this day. */
const SEMINAR = '2012-08-14'
/** The articles give no day. The latest speaks of the seminar as still to come, so its eve stands for the day. */
const REPORTED = '2012-08-13'
/** No real saving before 2013-14, so nothing begins before it does. */
const START = '2013-04-01'
const ONE_YEAR_ON = '2014-04-01'
const WASTE_ENDS_FOR_ONE = '2016-04-01'

type Membership = CaseFile['options'][number]['services'][number]['membership']

/** The programme was begun by two and widened to three within a year; the parts of it are taken to grow alike. */
const redcarLater: Membership = { [REDCAR]: { joins: ONE_YEAR_ON } }

const programmeReport = {
  publication: 'Hartlepool Mail, “Collaboration work ongoing”',
  edition: 'August 2012; day not on the page',
  address: 'http://www.hartlepoolmail.co.uk/news/collaboration-work-ongoing-1-4810343',
}
const mayorsReport = {
  publication: 'Hartlepool Mail, “Mayor: Collaboration plan could save millions”',
  edition: '2012; day not on the page',
  address: 'https://www.hartlepoolmail.co.uk/news/mayor-collaboration-plan-could-save-millions-1-4328055',
}
const feasibilityReport = {
  publication: 'Hartlepool Mail, “Hartlepool looks to collaborate with Darlington”',
  edition: 'about November 2011; day not on the page',
  address: 'https://www.hartlepoolmail.co.uk/news/hartlepool-looks-to-collaborate-with-darlington-1-3947233',
}

/** The collaboration programme: Darlington and Hartlepool, then Redcar and Cleveland, as at 14 August 2012. */
export function collaborationProgramme(returns: Returns) {
  const children = baselineCells(returns, teesCouncils, childrensReturn)
  return {
    concordat: 1,
    name: 'collaboration-programme',
    title: 'The collaboration programme: Darlington, Hartlepool, and Redcar and Cleveland',
    question:
      'Should the programme that Darlington and Hartlepool began, and Redcar and Cleveland has joined, share children’s management alone, or street lighting and waste too, and can one council leave one part?',
    decisionDate: SEMINAR,
    firstYear: '2012-13',
    years: 10,
    priceBase: '2012-13',
    horizonShown: [3, 5, 10],
    seed: 2012,
    draws: 1024,
    councils: teesCouncils.map(({ code, number, name, shortName }) => ({
      code,
      name,
      shortName,
      reportingUnit: number,
    })),
    services: [
      { code: CHILDREN, title: 'Children’s services', kind: 'childrens', lines: allLines(children) },
      { code: LIGHTING, title: 'Street lighting', kind: 'other', lines: [LINES.lighting] },
      { code: WASTE, title: 'Waste disposal', kind: 'other', lines: [LINES.waste] },
    ],
    baseline: [...children, ...otherServices(returns).map(({ cell }) => cell)],
    pools: { rule: 'pool-rule-1', entries: otherServices(returns).map(({ entry }) => entry) },
    agencyBill: [],
    establishment: [],
    contracts: [],
    measures: teesCouncils.flatMap((council) => [
      ...workforceMeasures(returns, council),
      ...lookedAfterMeasures(council, teesLookedAfter[council.code as keyof typeof teesLookedAfter]), // codes of the list above
    ]),
    facts: teesCouncils.flatMap((council) => ownLeaders(council, { from: '2012-04-01', to: '2022-03-31' })),
    finance: [],
    needs: needs(),
    reorganisations: [],
    ownEfficiencies: [],
    keys: [teesPopulationKey(returns)],
    options: options(),
    assumptions: { 'R9/hubFte': smallHub() },
    evidence: [],
    streams: {},
    nextStream: 1,
    correlations: [],
    guardrails: { setOn: '2012-07-31', limits: {} },
    criteria: [],
    principles: principles(),
    scenarios: scenarios(),
    overrides: [],
  }
}

const childrensReturn: BaselineReturn = {
  year: '2012-13',
  published: '2013-12-31',
  note: 'Publication day from memory: about the end of 2013.',
  hindsightReason:
    'The return before it, 2011-12, has commissioning and social work on one line, and the pool rule needs them apart. It was not out in August 2012 either.',
}

const LINES = { lighting: 'streetLighting', waste: 'wasteDisposal' } as const

/** Darlington’s street lighting, for want of any figure: a round sum for a council of its size. */
const DARLINGTON_LIGHTING_POUNDS = 1_000_000

/**
 * Street lighting and waste disposal, of which no budget is published: Darlington’s waste is one month of its payments
 * times twelve, and the other councils stand to it as their children do, the one count of people in these sources.
 * All of it counts as bought, since what is known is what was paid to others.
 */
function otherServices(returns: Returns) {
  const payments = returns.payments('Darlington, October 2012', 'Waste Management')
  const aMonth = payments.reduce((pence, { text }) => pence + Math.round(Number(text) * 100), 0)
  const aYear = (aMonth * 12) / 100
  const people = (council: string) => Number(returns.population('2012', council).text)
  const likeDarlington = (pounds: number, council: string) =>
    Math.round((pounds * people(council)) / people(DARLINGTON) / 1000) * 1000
  const guess = (publication: string, note: string) => ({ source: { publication, note }, published: SEMINAR })
  const byChildren =
    'Darlington’s figure times children in mid-2012 over Darlington’s, to the nearest £1,000. To be replaced by the council’s revenue outturn, RO2 and RO5, of 2011-12.'
  return teesCouncils.flatMap((council) => [
    otherCell(council, 'lighting', {
      pounds: likeDarlington(DARLINGTON_LIGHTING_POUNDS, council.code),
      grade: 'D',
      ...guess(
        'Judgement',
        council.code === DARLINGTON
          ? 'No figure is published: £1m is a round sum for energy, lamps and columns in a council of this size. To be replaced by the council’s revenue outturn, RO2, of 2011-12.'
          : byChildren,
      ),
    }),
    council.code === DARLINGTON
      ? otherCell(council, 'waste', {
          pounds: aYear,
          grade: 'C',
          source: {
            publication: 'Payments over £500, October 2012 (Darlington Borough Council)',
            edition: 'October 2012',
            file: payments[0]?.file,
            record: payments.map(({ record }) => record).join(', '),
            cell: payments[0]?.column,
            note: 'Both payments of the month under the account “Waste Management”, £282,916.45 net of VAT, times 12. One month is not a year, and collection by the council’s own staff is not in it.',
          },
          published: '2012-11-30',
          hindsightReason: 'The earliest month of payments in these sources; no budget by service is.',
        })
      : otherCell(council, 'waste', {
          pounds: likeDarlington(aYear, council.code),
          grade: 'D',
          ...guess('Judgement', byChildren),
        }),
  ])
}

interface OtherFigure {
  readonly pounds: number
  readonly grade: 'C' | 'D'
  readonly source: object
  readonly published: string
  readonly hindsightReason?: string
}

function otherCell(
  { code: council }: ExampleCouncil,
  line: keyof typeof LINES,
  { pounds, grade, source, ...published }: OtherFigure,
) {
  return {
    cell: {
      council,
      line: LINES[line],
      label: { lighting: 'Street lighting', waste: 'Waste disposal' }[line],
      year: '2012-13',
      measure: 'gross',
      pounds,
      source,
      ...published,
      grade,
    },
    entry: {
      council,
      line: LINES[line],
      pool: 'bought.other',
      pounds,
      grade: 'D',
      source: {
        publication: 'Judgement',
        note: 'All of it counts as bought: only what was paid to others is known. To be replaced by the service’s own split of staff, energy and contracts.',
      },
    },
  }
}

function needs() {
  return [
    {
      council: HARTLEPOOL,
      title: 'Cuts of up to £20m over the next five years, whole council',
      pounds: 20_000_000,
      from: '2013-14',
      to: '2017-18',
      source: { ...programmeReport, note: 'The next five years as said in August 2012; which years is judgement.' },
      published: REPORTED,
      grade: 'B',
    },
    {
      council: DARLINGTON,
      title: 'Savings of £7.8m, whole council',
      pounds: 7_800_000,
      from: '2012-13',
      to: '2014-15',
      source: {
        ...feasibilityReport,
        note: 'No years are said. Hartlepool’s £15m of the same article was later said to be over three years; the same is assumed here, which is judgement.',
      },
      published: '2011-11-30',
      grade: 'C',
    },
  ]
}

function principles() {
  return [
    {
      code: 'identity-and-accountability',
      title: 'Each council keeps its identity and sovereignty, with clear accountability',
      test: 'accountabilityKept',
      setOn: REPORTED,
      source: {
        ...mayorsReport,
        note: 'One of two key features reported to Hartlepool’s cabinet; agreed by August 2012.',
      },
    },
    {
      code: 'additional-benefit',
      title: 'Working together brings demonstrable additional benefit over working separately',
      test: 'benefitOverAlone',
      threshold: 0.6,
      setOn: REPORTED,
      source: {
        ...mayorsReport,
        note: 'The principle is reported; that “demonstrable” asks for 60 futures in 100 is judgement, to be replaced by what members say.',
      },
    },
  ]
}

function scenarios() {
  return [
    {
      code: 'grant-withdrawn',
      title: 'The regional grant for the business case is not paid',
      on: false,
      changes: [{ kind: 'grantEnds', from: '2012-13' }],
    },
    {
      code: 'redcar-leaves',
      title: 'Redcar and Cleveland leaves everything on 1 April 2016',
      on: false,
      changes: [{ kind: 'partnerLeaves', council: REDCAR, from: WASTE_ENDS_FOR_ONE }],
    },
    {
      code: 'a-year-late',
      title: 'Everything starts a year later',
      on: false,
      changes: [{ kind: 'startsLater', months: 12 }],
    },
  ]
}

/** A hub of posts would cost more than two services of this size could save: the work is added to posts in place. */
function smallHub() {
  return {
    distribution: { kind: 'triangular', low: 0, mode: 0.5, high: 1 },
    central: 0.5,
    unit: 'FTE',
    source: {
      publication: 'Judgement',
      note: 'Sharing equipment and skills is said to be the aim, not a commissioning hub: half a post for both services together. To be replaced by the business case’s own figure.',
    },
    grade: 'D',
    owner: 'Programme manager',
    date: REPORTED,
    note: 'Only street lighting and waste are bought together in this case, so this touches nothing else.',
  }
}

function options() {
  return [
    {
      code: 'separate',
      title: 'Separate, with own efficiencies',
      summary:
        'Each council keeps its services and finds savings by itself. No savings plan by service is on record, so the part of each saving that would have come anyway stands in for it.',
      role: 'counterfactual',
      councils: all,
      services: [],
    },
    {
      code: 'childrens-management',
      title: 'Shared children’s management',
      summary:
        'One senior team for three children’s services; street lighting and waste stay apart. What the business case of August 2012 was working on.',
      role: 'lessAmbitious',
      councils: all,
      services: [management()],
      lines: businessCase(),
    },
    {
      code: 'three-services',
      title: 'Children’s management with street lighting and waste',
      summary:
        'One senior team for children’s services, and equipment for street lighting and waste disposal bought and used together. Skills shared between crews are priced by no lever and bring nothing here. No source gives a budget for either service.',
      role: 'preferred',
      councils: all,
      services: [management(), equipment(LIGHTING), equipment(WASTE)],
      lines: businessCase(),
    },
    {
      code: 'three-services-in-stages',
      title: 'Three services begun by two councils',
      summary:
        'As the programme itself grew: Darlington and Hartlepool begin, and Redcar and Cleveland joins every part a year later. The year between is judgement.',
      role: 'alternative',
      councils: all,
      services: [management(redcarLater), equipment(LIGHTING, redcarLater), equipment(WASTE, redcarLater)],
      lines: businessCase(),
    },
    {
      code: 'one-leaves-waste',
      title: 'Three services with Darlington out of waste in 2016',
      summary:
        'One council must be able to pull out of one part: Darlington leaves waste on 1 April 2016 and stays in the rest. Which council, which part and when are judgement; Darlington’s waste is the one with a published figure.',
      role: 'alternative',
      councils: all,
      services: [management(), equipment(LIGHTING), equipment(WASTE, { [DARLINGTON]: { leaves: WASTE_ENDS_FOR_ONE } })],
      lines: businessCase(),
    },
  ]
}

function management(membership?: Membership) {
  return {
    service: CHILDREN,
    deliveryModel: 'M01',
    start: START,
    minimumTermMonths: 0,
    ...(membership && { membership }),
  }
}

/** Equipment bought and used together: volume is the one lever that fits. */
function equipment(service: string, membership?: Membership) {
  return {
    service,
    deliveryModel: 'M08',
    start: START,
    minimumTermMonths: 0,
    ...(membership && { membership }),
    levers: [{ code: 'L03' }],
  }
}

/** The business case and the grant that pays for it, in equal parts: nothing to the councils, a cost to the public. */
function businessCase() {
  const line = (code: string, title: string, kind: 'cost' | 'grant') =>
    all.map((council) => ({
      code,
      title,
      council,
      service: CHILDREN,
      catalogueCode: 'O1',
      kind,
      ...(kind === 'grant'
        ? { conditions: ['That it pays for the business case for collaboration, and for nothing else'] }
        : {}),
      costKind: 'oneOff',
      byYear: { '2012-13': 25_000 },
      ...(kind === 'grant' ? { transfer: true } : {}),
      source: {
        ...mayorsReport,
        note:
          kind === 'grant'
            ? 'About £75,000, covered by money from the Regional Improvement and Efficiency Partnership. Equal parts, the year and the wording of the condition are judgement.'
            : 'About £75,000. Equal parts and the year are judgement. The set-up of the shared team holds a business case too, so this counts a little twice, against sharing.',
      },
      published: '2012-03-31',
      grade: 'B',
    }))
  return [
    ...line('business-case', 'The business case', 'cost'),
    ...line('improvement-grant', 'Regional improvement grant for the business case', 'grant'),
  ]
}
