import {
  allLines,
  baselineCells,
  type ExampleCouncil,
  lookedAfterMeasures,
  ownLeaders,
  workforceMeasures,
} from './cells.ts'
import type { Returns } from './returns.ts'

/** The three councils of two of the worked cases, in the order in which they stand in them. */
export const teesCouncils: readonly ExampleCouncil[] = [
  { code: 'E06000001', number: '805', name: 'Hartlepool Borough Council', shortName: 'Hartlepool' },
  { code: 'E06000003', number: '807', name: 'Redcar and Cleveland Borough Council', shortName: 'Redcar and Cleveland' },
  { code: 'E06000005', number: '841', name: 'Darlington Borough Council', shortName: 'Darlington' },
]

/** 31 March 2016: `LACnum` and `LACDistance`. */
export const teesLookedAfter = {
  E06000001: { lookedAfter: 206, placedOver20MilesPercent: 8 },
  E06000003: { lookedAfter: 199, placedOver20MilesPercent: 13 },
  E06000005: { lookedAfter: 205, placedOver20MilesPercent: 14 },
} as const

/** Three councils, one department: Darlington, Hartlepool, and Redcar and Cleveland, as at March 2013. */
export function threeCouncils(returns: Returns) {
  const baseline = baselineCells(returns, teesCouncils, {
    year: '2012-13',
    published: '2013-12-31',
    note: 'Publication day from memory: about the end of 2013.',
    hindsightReason:
      'The return before it, 2011-12, has commissioning and social work on one line, and the pool rule needs them apart.',
  })
  return {
    concordat: 1,
    name: 'three-councils',
    title: 'Three councils, one department: Darlington, Hartlepool, and Redcar and Cleveland',
    question:
      'Should Darlington, Hartlepool, and Redcar and Cleveland share children’s services, and if so how far: buying together, one senior team, one lead council or one department?',
    decisionDate: '2013-03-31',
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
    services: [{ code: 'childrens-services', title: 'Children’s services', lines: allLines(baseline) }],
    baseline,
    pools: { rule: 'pool-rule-1', entries: [] },
    agencyBill: [],
    establishment: [],
    contracts: [],
    measures: teesCouncils.flatMap((council) => [
      ...workforceMeasures(returns, council),
      ...lookedAfterMeasures(council, teesLookedAfter[council.code as keyof typeof teesLookedAfter]), // codes of the list above
    ]),
    facts: teesCouncils.flatMap((council) => ownLeaders(council, { from: '2012-04-01', to: '2022-03-31' })),
    finance: [],
    ownEfficiencies: [],
    keys: [teesPopulationKey(returns)],
    options: options(),
    assumptions: {},
    evidence: [],
    streams: {},
    nextStream: 1,
    correlations: [],
    guardrails: { setOn: '2012-11-30', limits: {} },
    criteria: [],
    scenarios: [],
    overrides: [],
  }
}

/** Children in each of the three councils: the key where a case has no agreement on record. */
export function teesPopulationKey(returns: Returns) {
  const figures = teesCouncils.map(({ code }) => ({ code, ...returns.population('2012', code) }))
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
      note: 'Records in the order of the councils. First published in June 2013 (from memory) and revised since: hindsight.',
    },
    date: '2012-06-30',
    reason:
      'No agreement between the three is on record. Population is stable, published for every council and cannot be moved by how one of them counts its work.',
  }
}

function options() {
  const shared = (deliveryModel: string, host?: string) => [
    {
      service: 'childrens-services',
      deliveryModel,
      start: '2013-04-01',
      minimumTermMonths: 0,
      ...(host === undefined ? {} : { host }),
    },
  ]
  const all = teesCouncils.map(({ code }) => code)
  return [
    {
      code: 'separate',
      title: 'Separate, with own efficiencies',
      summary:
        'Each council keeps its own service and finds savings by itself. No savings plan by service is on record, so the part of each saving that would have come anyway stands in for it.',
      role: 'counterfactual',
      councils: all,
      services: [],
    },
    {
      code: 'joint-commissioning',
      title: 'Joint commissioning',
      summary:
        'The three buy together through a small hub and keep everything else apart. The lightest of the forms named in September 2012.',
      role: 'lessAmbitious',
      councils: all,
      services: shared('M08'),
    },
    {
      code: 'shared-senior-team',
      title: 'Shared senior team',
      summary:
        'One senior management team for three services; staff stay with their councils. Named in September 2012. No source says which form officers preferred.',
      role: 'alternative',
      councils: all,
      services: shared('M01'),
    },
    {
      code: 'lead-authority',
      title: 'Lead authority',
      summary:
        'Redcar and Cleveland, the largest by spend, runs the service for all three. No source names this form; it stands here because it is what councils usually weigh beside a merger.',
      role: 'alternative',
      councils: all,
      services: shared('M04', 'E06000003'),
    },
    {
      code: 'merged-departments',
      title: 'Merged departments',
      summary: 'The three departments become one under one director. The fullest of the forms named in September 2012.',
      role: 'alternative',
      councils: all,
      services: shared('M07'),
    },
  ]
}
