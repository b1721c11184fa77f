import fc from 'fast-check'
import { vi } from 'vitest'
import type { CaseFile } from '../../src/appraisal/index.ts'
import { aCase, type CaseFileAsWritten } from '../../src/appraisal/testing/a-case.ts'
import { caseOf } from './examples.ts'

/** Councils that existed on the day of the generated cases. */
const councilCodes = ['E06000001', 'E06000003', 'E06000005', 'E10000021'] as const
const lines = ['socialWork', 'commissioningAndStrategy', 'residential', 'fostering'] as const
const source = { publication: 'A number made up for a law that holds whatever the number' }
const published = '2012-12-13'

/** What one council's part of a drawn case is made from. */
interface CouncilDrawn {
  readonly pounds: readonly number[]
  readonly boughtShare: number
  readonly inPost: number
  readonly agency: number
  readonly empty: number
  readonly openCases: number
  readonly starts: number | null
  readonly ownShare: number
  readonly key: number
}

interface OptionDrawn {
  readonly model: string
  /** Form of a second service, where there is one and several councils share. */
  readonly secondModel: string
  readonly start: string
  readonly term: number
  readonly returns: boolean
  readonly leavesOut: number
  readonly saving: number
}

interface CaseDrawn {
  readonly councils: readonly CouncilDrawn[]
  readonly options: readonly OptionDrawn[]
  readonly key: 'equal' | 'stated' | 'baselineSpend'
  readonly years: number
  readonly twoServices: boolean
  readonly seed: number
}

const council: fc.Arbitrary<CouncilDrawn> = fc.record({
  pounds: fc.array(fc.integer({ min: 200_000, max: 40_000_000 }), { minLength: lines.length, maxLength: lines.length }),
  boughtShare: fc.double({ min: 0, max: 0.6, noNaN: true }),
  inPost: fc.integer({ min: 30, max: 250 }),
  agency: fc.integer({ min: 0, max: 30 }),
  empty: fc.integer({ min: 1, max: 30 }),
  openCases: fc.integer({ min: 500, max: 4000 }),
  starts: fc.option(fc.integer({ min: 2, max: 30 })),
  ownShare: fc.constantFrom(0, 0, 0.01, 0.05),
  key: fc.integer({ min: 1, max: 60_000 }),
})

/** Forms that several councils enter, and forms of one. */
export const sharedForms = ['M01', 'M02', 'M04', 'M07', 'M08'] as const
export const formsOfOne = ['M09', 'M11', 'M12', 'M15', 'M16'] as const

const starts = ['2013-04-01', '2013-10-01', '2014-02-01', '2014-04-01', '2015-09-01'] as const

function option(models: readonly string[]): fc.Arbitrary<OptionDrawn> {
  return fc.record({
    model: fc.constantFrom(...models),
    secondModel: fc.constantFrom(...sharedForms),
    start: fc.constantFrom(...starts),
    term: fc.constantFrom(0, 24, 36),
    returns: fc.boolean(),
    leavesOut: fc.integer({ min: 0, max: 3 }),
    saving: fc.integer({ min: 0, max: 2000 }),
  })
}

const drawn: fc.Arbitrary<CaseDrawn> = fc.record({
  councils: fc.array(council, { minLength: 2, maxLength: 4 }),
  options: fc.tuple(
    option([...sharedForms, 'M10']),
    option([...sharedForms, 'M10', ...formsOfOne]),
    option(formsOfOne),
  ),
  key: fc.constantFrom('equal', 'stated', 'baselineSpend'),
  years: fc.integer({ min: 8, max: 10 }),
  twoServices: fc.boolean(),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
})

/** A small case that may be appraised: two to four councils, three arrangements, whatever numbers. */
export const anyCase: fc.Arbitrary<CaseFile> = drawn.map((each) => caseOf(written(each)))

const isSoaking = process.env['CONCORDAT_SOAK'] === '1'
if (isSoaking) vi.setConfig({ testTimeout: 1_800_000 })

/** Runs of a property: a few, always the same, so that a failure can be had again; many and new when asked to soak. */
export function runs(usual: number): { readonly numRuns: number; readonly seed?: number } {
  return isSoaking ? { numRuns: usual * 20 } : { numRuns: usual, seed: 2013 }
}

function written({ councils, options, key, years, twoServices, seed }: CaseDrawn): CaseFileAsWritten {
  const codes = councilCodes.slice(0, councils.length)
  const services = twoServices
    ? [
        { code: 'fieldwork', title: 'Fieldwork', lines: ['socialWork', 'commissioningAndStrategy'] },
        { code: 'care', title: 'Care', lines: ['residential', 'fostering'] },
      ]
    : [{ code: 'childrens-services', title: 'Children’s services', lines: [...lines] }]
  const ofEach = <T>(make: (code: string, each: CouncilDrawn) => readonly T[]): T[] =>
    codes.flatMap((code, index) => {
      const each = councils[index]
      return each === undefined ? [] : make(code, each)
    })
  return {
    ...aCase(),
    councils: codes.map((code) => ({ code, name: `Council ${code}`, shortName: code })),
    services,
    years,
    seed,
    draws: 64,
    horizonShown: [3, 5],
    baseline: ofEach((code, each) =>
      lines.map((line, index) => cell(code, line, each.pounds[index] ?? 0, each.boughtShare)),
    ),
    establishment: [],
    contracts: [],
    finance: [],
    criteria: [],
    measures: ofEach(measures),
    facts: ofEach((code) => [
      { council: code, kind: 'director' as const, from: '2010-01-01', value: 'a director of its own', source },
      { council: code, kind: 'leadMember' as const, from: '2010-01-01', value: 'a lead member of its own', source },
    ]),
    ownEfficiencies: ofEach((code, each) =>
      each.ownShare === 0
        ? []
        : (['mgmt.pay', 'bought.other'] as const).map((pool) => ({
            council: code,
            pool,
            year: '2013-14',
            share: each.ownShare,
            source,
            grade: 'C' as const,
          })),
    ),
    keys: [
      {
        for: 'default',
        key,
        ...(key === 'stated'
          ? { values: Object.fromEntries(ofEach((code, each) => [[code, each.key] as const])) }
          : {}),
        source,
        date: '2012-06-30',
        reason: 'Drawn',
      },
    ],
    options: [
      { code: 'separate', title: 'Separate', summary: 'Each alone', role: 'counterfactual', councils: [...codes] },
      ...options.map((each, index) =>
        optionWritten(
          each,
          index,
          codes,
          services.map(({ code }) => code),
        ),
      ),
    ],
    correlations: [],
    scenarios: [],
    assumptions: {},
    streams: {},
    nextStream: 1,
  }
}

function optionWritten(
  each: OptionDrawn,
  index: number,
  codes: readonly string[],
  services: readonly string[],
): CaseFileAsWritten['options'][number] {
  const isOfOne = formsOfOne.some((model) => model === each.model)
  const taking = isOfOne
    ? codes.slice(each.leavesOut % codes.length).slice(0, 1)
    : codes.length > 2
      ? codes.filter((_, at) => at !== each.leavesOut)
      : codes
  const returns = each.model === 'M16' || (each.returns && each.term > 0)
  const [service = ''] = services
  const formOf = (place: number) => (place === 0 ? each.model : each.secondModel)
  return {
    code: `option-${index + 1}`,
    title: `Option ${index + 1}`,
    summary: each.model,
    councils: [...taking],
    // A company takes the service in which the social workers stand.
    services: (isOfOne ? [service] : services).map((one, place) => ({
      service: one,
      deliveryModel: formOf(place),
      start: each.start,
      minimumTermMonths: returns && each.term === 0 ? 24 : each.term,
      atEndOfTerm: returns ? ('return' as const) : ('continue' as const),
      ...(formOf(place) === 'M04' ? { host: taking[0] ?? '' } : {}),
    })),
    lines:
      each.saving === 0
        ? []
        : [
            {
              code: `typed-${index + 1}`,
              title: 'A saving typed in',
              council: taking[0] ?? '',
              service,
              pool: 'other.pay' as const,
              kind: 'saving' as const,
              costKind: 'recurrent' as const,
              byYear: { '2015-16': each.saving, '2016-17': each.saving + 0.37 },
              source,
              grade: 'C' as const,
            },
          ],
  }
}

function cell(code: string, line: string, pounds: number, boughtShare: number): CaseFileAsWritten['baseline'][number] {
  const bought = Math.floor(pounds * boughtShare)
  return {
    council: code,
    line,
    label: line,
    year: '2011-12',
    measure: 'gross',
    pounds,
    providers: { own: pounds - bought, private: bought, otherPublic: 0, voluntary: 0 },
    source,
    published,
  }
}

function measures(
  code: string,
  { inPost, agency, empty, openCases, starts }: CouncilDrawn,
): NonNullable<CaseFileAsWritten['measures']> {
  const values = {
    openCases,
    caseload: 16,
    inPostFte: inPost,
    agencyFte: agency,
    vacantFte: agency + empty,
    agencyCoverFte: agency,
    placedOver20Miles: 0.12,
    ...(starts === null ? {} : { startsFte: starts, leaversFte: starts }),
  }
  return Object.entries(values).map(([measure, value]) => ({
    council: code,
    measure: measure as keyof typeof values, // the names above are names of measures
    date: '2012-09-30',
    value,
    source,
    published,
    grade: 'A' as const,
  }))
}
