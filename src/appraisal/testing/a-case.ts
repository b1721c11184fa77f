import type { z } from 'zod'
import type { caseFileSchema } from '../case-file/schema.ts'

/** A case file as people write it, defaults left out. */
export type CaseFileAsWritten = z.input<typeof caseFileSchema>

/** Places of the case and what to write there instead; `undefined` takes out what stands there. */
export type Changes = Readonly<Record<string, unknown>>

/**
 * A small case file that may be appraised, for tests: Hartlepool and Darlington, round numbers, three options.
 *
 * A test names only what it is about, by place: `aCase({ 'baseline[0].year': '2012-14' })`. Each call is a new case,
 * so one test cannot spoil another.
 */
export function aCase(changes: Changes = {}): CaseFileAsWritten {
  // A copy: what several places of the case have in common is one object here.
  const written = structuredClone(wholeCase())
  for (const [place, value] of Object.entries(changes)) write(written, stepsOf(place), value, place)
  return written
}

/** The steps of a place: `options[2].byYear."2019-20"` is options, 2, byYear, 2019-20. */
export function stepsOf(place: string): readonly (string | number)[] {
  const steps = [...place.matchAll(/\[(\d+)\]|"((?:[^"\\]|\\.)*)"|([^.[\]"]+)/g)]
  return steps.map(([, index, quoted, plain]) => (index === undefined ? (quoted ?? plain ?? '') : Number(index)))
}

function write(written: object, steps: readonly (string | number)[], value: unknown, place: string): void {
  const last = steps.at(-1)
  let inner: unknown = written
  for (const step of steps.slice(0, -1))
    inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined
  if (typeof inner !== 'object' || inner === null || last === undefined)
    throw new Error(`The case of the tests has no place ${place}`)
  if (value === undefined) Reflect.deleteProperty(inner, last)
  else Reflect.set(inner, last, value)
}

const hartlepool = 'E06000001'
const darlington = 'E06000005'
const source = { publication: 'Section 251 outturn', edition: '2011-12', record: 2 }
const lines = ['socialWork', 'commissioningAndStrategy', 'residential']

function wholeCase(): CaseFileAsWritten {
  return {
    concordat: 1,
    name: 'two-councils',
    title: 'Two councils',
    question: 'Should Hartlepool and Darlington share a senior team?',
    decisionDate: '2013-03-31',
    firstYear: '2012-13',
    years: 10,
    priceBase: '2012-13',
    horizonShown: [3, 5, 10],
    seed: 2012,
    draws: 64,
    councils: [
      { code: hartlepool, name: 'Hartlepool Borough Council', shortName: 'Hartlepool' },
      { code: darlington, name: 'Darlington Borough Council', shortName: 'Darlington' },
    ],
    services: [{ code: 'childrens-services', title: 'Children’s services', lines: [...lines] }],
    baseline: [hartlepool, darlington].flatMap((council, i) =>
      lines.map((line, j) => baselineCell(council, line, 1_000_000 + 250_000 * i + 100_000 * j)),
    ),
    pools: { rule: 'pool-rule-1' },
    establishment: [establishmentRow()],
    contracts: [
      {
        council: hartlepool,
        service: 'childrens-services',
        supplier: 'Supervised contact',
        valuePounds: 40_000,
        endDate: '2015-03-31',
        source,
      },
    ],
    measures: [hartlepool, darlington].flatMap(measuresOf),
    facts: [hartlepool, darlington].flatMap((council) => [
      { council, kind: 'director' as const, from: '2010-01-01', value: 'a director of its own', source },
      { council, kind: 'leadMember' as const, from: '2010-01-01', value: 'a lead member of its own', source },
    ]),
    finance: [{ council: hartlepool, year: '2012-13', generalReservesPounds: 5_000_000, source }],
    ownEfficiencies: [hartlepool, darlington].map((council) => ({
      council,
      pool: 'mgmt.pay' as const,
      year: '2013-14',
      share: 0.02,
      source,
      grade: 'C' as const,
    })),
    keys: [
      {
        for: 'default',
        key: 'population0to17',
        values: { [hartlepool]: 20_000, [darlington]: 22_000 },
        source,
        date: '2012-06-30',
        reason: 'Leadership follows the number of children',
      },
    ],
    options: [
      {
        code: 'separate',
        title: 'Separate',
        summary: 'Each council on its own',
        role: 'counterfactual',
        councils: [hartlepool, darlington],
      },
      {
        code: 'do-minimum',
        title: 'Do the minimum',
        summary: 'Each council keeps its service and meets its duties',
        role: 'doMinimum',
        councils: [hartlepool, darlington],
        services: [{ service: 'childrens-services', deliveryModel: 'M00', start: '2013-04-01' }],
      },
      {
        code: 'buying',
        title: 'Buying together',
        summary: 'Joint commissioning',
        role: 'lessAmbitious',
        councils: [hartlepool, darlington],
        services: [{ service: 'childrens-services', deliveryModel: 'M08', start: '2013-04-01' }],
      },
      {
        code: 'senior-team',
        title: 'A shared senior team',
        summary: 'One senior team for both councils',
        role: 'preferred',
        councils: [hartlepool, darlington],
        services: [
          { service: 'childrens-services', deliveryModel: 'M01', start: '2013-04-01', levers: [{ code: 'L01' }] },
        ],
        items: [{ kind: 'setUp', code: 'O1', pounds: 75_000, priceBase: '2012-13', source, grade: 'B' }],
        lines: [
          {
            code: 'one-director',
            title: 'One director for both',
            council: hartlepool,
            service: 'childrens-services',
            pool: 'mgmt.pay',
            kind: 'saving',
            costKind: 'recurrent',
            byYear: { '2013-14': 10_000, '2014-15': 20_000 },
            source,
            grade: 'C',
          },
        ],
      },
    ],
    assumptions: {
      'general/delay': {
        distribution: { kind: 'uniform', low: 0, high: 24 },
        central: 12,
        unit: 'month',
        source,
        grade: 'D',
        owner: 'Programme director',
        date: '2012-12-01',
      },
    },
    streams: { 'general/delay': 1, 'general/realisation': 2 },
    nextStream: 3,
    correlations: [{ a: 'general/delay', b: 'general/realisation', rank: -0.3, source }],
    guardrails: { setOn: '2012-11-30', limits: { 'GUARD-03': { default: 20 } } },
    criteria: [
      {
        code: 'cost',
        title: 'Cost',
        weight: 60,
        financial: true,
        figure: 'presentValue',
        setOn: '2012-11-30',
        source,
        grade: 'C',
      },
      {
        code: 'quality',
        title: 'Quality for children',
        weight: 40,
        financial: false,
        scores: { separate: 50, 'do-minimum': 45, buying: 55, 'senior-team': 60 },
        setOn: '2012-11-30',
        source,
        grade: 'D',
      },
    ],
    scenarios: [{ code: 'no-grant', title: 'Without the grant', on: false }],
    overrides: [],
  }
}

function baselineCell(council: string, line: string, pounds: number) {
  return {
    council,
    line,
    label: line,
    year: '2011-12',
    measure: 'gross' as const,
    pounds,
    providers: { own: pounds * 0.85, private: pounds * 0.1, otherPublic: 0, voluntary: pounds * 0.05 },
    source,
    published: '2012-12-13',
  }
}

function establishmentRow() {
  return {
    council: hartlepool,
    service: 'childrens-services',
    tier: 'socialWork' as const,
    grade: 'Band 10',
    fte: 60,
    vacantFte: 6,
    payPounds: 2_400_000,
    onCostShare: 0.26,
    employer: hartlepool,
    aged55Share: 0.2,
    lengthOfService: [
      { fromYears: 0, toYears: 5, share: 0.4 },
      { fromYears: 5, toYears: 40, share: 0.6 },
    ],
    source,
  }
}

function measuresOf(council: string) {
  const values = {
    openCases: 900,
    caseload: 16,
    inPostFte: 54,
    agencyFte: 5,
    vacantFte: 6,
    agencyCoverFte: 4,
    placedOver20Miles: 0.12,
  }
  return Object.entries(values).map(([measure, value]) => ({
    council,
    // The names above are names of measures.
    measure: measure as keyof typeof values,
    date: '2012-09-30',
    value,
    source,
    published: '2013-02-28',
    grade: 'A' as const,
  }))
}
