import { closest, isFinancialYear, type Problem } from '../../figures/index.ts'
import {
  type CouncilCode,
  continuingCode,
  council,
  countiesWithDistricts,
  type Day,
  type FutureCouncil,
  futureCouncils,
  type Grade,
  type PlannedCouncil,
  suggestCouncil,
} from '../../reference/index.ts'
import { type ImportProblemCode, importProblem } from '../problems.ts'
import { isRecord, type PlanReader, planReader } from './plan-reader.ts'

/** The series of a county that are split among its successors, each by weights of its own. */
export const splitSeries = ['spend', 'lookedAfter', 'cases', 'socialWorkers'] as const
export type SplitSeries = (typeof splitSeries)[number]

/** Weights that somebody states for a series, in place of the number of children by district. */
export interface StatedWeights {
  /** `children looked after by home district, 31 March 2026`, as every figure split by them says. */
  readonly what: string
  readonly values: Readonly<Record<CouncilCode, number>>
  readonly source: string
  readonly grade: Grade
}

/** A council to come, with its own short name and the people of all ages who live there, where they are given. */
export interface PlannedSuccessor extends FutureCouncil {
  readonly shortName: string
  readonly people?: number
}

/** How a county’s children’s services are to be divided, checked. */
export interface SplitPlan {
  readonly county: CouncilCode
  readonly decisionDate: Day
  readonly vestingDay: Day
  /** The financial year of the baseline; the newest one out on the day of the decision where left out. */
  readonly year?: string
  readonly neighbour?: CouncilCode
  /** The successor that runs the service for all, in the option of one host; the largest where left out. */
  readonly host?: CouncilCode
  /** Whose division it is. */
  readonly note?: string
  readonly peopleSource?: string
  readonly successors: readonly PlannedSuccessor[]
  readonly weights: Readonly<Partial<Record<SplitSeries, StatedWeights>>>
}

/** Most counties of the reorganisation under way end on this day; a plan may say another. */
export const usualVestingDay: Day = '2028-04-01'

const keys = [
  ...['decisionDate', 'vestingDay', 'year', 'neighbour', 'host', 'note', 'peopleSource'],
  ...['councils', 'weights'],
]

/**
 * Reads the file that says how a county is divided, from its text. Every problem at once, each with its place in the
 * file; with one there is no plan.
 */
export function readSplitPlan(
  county: CouncilCode,
  text: string,
): { readonly plan: SplitPlan } | { readonly problems: readonly Problem[] } {
  let written: unknown
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read'
    return {
      problems: [
        importProblem(
          'IMP-120',
          'the file',
          `The file is not JSON: ${why}. Compare it with examples/suffolk.into.json.`,
        ),
      ],
    }
  }
  if (!isRecord(written))
    return {
      problems: [
        importProblem(
          'IMP-120',
          'the file',
          'The file holds no object. Begin with { and give “decisionDate” and “councils”.',
        ),
      ],
    }
  return planOf(continuingCode(county), written)
}

function planOf(county: CouncilCode, written: Readonly<Record<string, unknown>>) {
  const reader = planReader()
  reader.knownKeys(written, keys, '')
  const decisionDate = reader.day(written, 'decisionDate') ?? ''
  const vestingDay = written['vestingDay'] === undefined ? usualVestingDay : (reader.day(written, 'vestingDay') ?? '')
  const councils = reader.list(written, 'councils')
  const planned = councils.map((each, i) => plannedOf(reader, each, i))
  const year = reader.textAt(written, 'year')
  const neighbour = reader.textAt(written, 'neighbour')
  const host = reader.textAt(written, 'host')
  const note = reader.textAt(written, 'note')
  const peopleSource = reader.textAt(written, 'peopleSource')
  const codes = planned.map(({ code }) => code)
  const weights = weightsOf(reader, written['weights'], codes)
  const ofGeography = planned.length === 0 ? { councils: [] } : futureCouncils(county, planned)
  const problems = [
    ...reader.problems,
    ...('problems' in ofGeography ? ofGeography.problems.map(inFile) : []),
    ...daysInOrder(decisionDate, vestingDay),
    ...countyThere(county, decisionDate),
    ...enoughCouncils(planned, Array.isArray(written['councils'])),
    ...neighbourKnown(county, neighbour, decisionDate),
    ...hostKnown(host, codes),
    ...yearKnown(year),
    ...peopleComplete(planned, peopleSource),
  ]
  if (problems.length > 0 || 'problems' in ofGeography) return { problems }
  const successors = ofGeography.councils.map((each): PlannedSuccessor => {
    const own = planned.find(({ code }) => code === each.code)
    return {
      ...each,
      shortName: own?.shortName ?? each.name,
      ...(own?.people === undefined ? {} : { people: own.people }),
    }
  })
  const plan: SplitPlan = {
    county,
    decisionDate,
    vestingDay,
    ...(year === undefined ? {} : { year }),
    ...(neighbour === undefined ? {} : { neighbour: continuingCode(neighbour) }),
    ...(host === undefined ? {} : { host }),
    ...(note === undefined ? {} : { note }),
    ...(peopleSource === undefined ? {} : { peopleSource }),
    successors,
    weights,
  }
  return { plan }
}

interface Planned extends PlannedCouncil {
  readonly shortName?: string
  readonly people?: number
}

function plannedOf(reader: PlanReader, each: Readonly<Record<string, unknown>>, i: number): Planned {
  const place = `councils[${i}].`
  reader.knownKeys(each, ['code', 'name', 'shortName', 'districts', 'people'], place)
  const shortName = reader.textAt(each, 'shortName', place)
  const people = reader.numberAt(each, 'people', place)
  return {
    code: reader.needed(each, 'code', place),
    name: reader.needed(each, 'name', place),
    districts: reader.texts(each, 'districts', place),
    ...(shortName === undefined ? {} : { shortName }),
    ...(people === undefined ? {} : { people }),
  }
}

function weightsOf(reader: PlanReader, written: unknown, codes: readonly CouncilCode[]): SplitPlan['weights'] {
  if (written === undefined) return {}
  if (!isRecord(written)) {
    reader.add(
      'IMP-125',
      'weights',
      `“weights” is no object. Write { "lookedAfter": { "what": …, "values": … } }, or leave it out.`,
    )
    return {}
  }
  return Object.fromEntries(
    Object.entries(written).flatMap(([series, entry]) => {
      const place = `weights.${series}`
      if (!splitSeries.some((each) => each === series)) {
        const near = closest(series, [...splitSeries])
        const hint = near === undefined ? `There are ${splitSeries.join(', ')}.` : `Did you mean ${near}?`
        reader.add('IMP-125', place, `No series “${series}” is split. ${hint}`)
        return []
      }
      if (!isRecord(entry)) {
        reader.add(
          'IMP-125',
          place,
          `The weights of ${series} are no object. Give “what”, “values”, “source” and “grade”.`,
        )
        return []
      }
      const stated = statedOf(reader, entry, codes, place)
      return stated === undefined ? [] : [[series, stated]]
    }),
  )
}

function statedOf(
  reader: PlanReader,
  entry: Readonly<Record<string, unknown>>,
  codes: readonly CouncilCode[],
  place: string,
): StatedWeights | undefined {
  reader.knownKeys(entry, ['what', 'values', 'source', 'grade'], `${place}.`)
  const what = reader.needed(entry, 'what', `${place}.`)
  const source = reader.needed(entry, 'source', `${place}.`)
  const grade = entry['grade']
  if (grade !== 'A' && grade !== 'B' && grade !== 'C' && grade !== 'D') {
    reader.add('IMP-125', `${place}.grade`, `The grade is ${shown(grade)}. Write A, B, C or D: D is judgement.`)
    return undefined
  }
  const values = isRecord(entry['values']) ? entry['values'] : {}
  const wrong = codes.filter((code) => !(typeof values[code] === 'number' && values[code] > 0))
  const strangers = Object.keys(values).filter((code) => !codes.includes(code))
  for (const code of wrong)
    reader.add(
      'IMP-125',
      `${place}.values`,
      `${code} has the weight ${shown(values[code])}. Write a number above nought for every new council.`,
    )
  for (const code of strangers)
    reader.add(
      'IMP-125',
      `${place}.values.${code}`,
      `“${code}” is none of the new councils. They are ${codes.join(', ')}.`,
    )
  if (wrong.length > 0 || strangers.length > 0) return undefined
  return {
    what,
    source,
    grade,
    values: Object.fromEntries(codes.map((code) => [code, Number(values[code])])),
  }
}

/** The list is called `into` where it is checked and `councils` in the file. */
function inFile({ place, ...rest }: Problem): Problem {
  return { ...rest, place: place.replace(/^into\b/, 'councils') }
}

function daysInOrder(decisionDate: Day, vestingDay: Day): readonly Problem[] {
  if (decisionDate === '' || vestingDay === '') return []
  if (!vestingDay.endsWith('-04-01'))
    return [
      said('IMP-123', 'vestingDay', `Vesting day is ${vestingDay}. Councils are founded on 1 April: write that day.`),
    ]
  if (vestingDay <= decisionDate)
    return [
      said(
        'IMP-123',
        'vestingDay',
        `Vesting day is ${vestingDay}, not after the decision on ${decisionDate}. Write a later 1 April.`,
      ),
    ]
  if (Number(vestingDay.slice(0, 4)) - Number(decisionDate.slice(0, 4)) > 6)
    return [
      said(
        'IMP-123',
        'vestingDay',
        `Vesting day is ${vestingDay}, more than six years after the decision on ${decisionDate}. The case covers ten years, and would hardly see the new councils: write an earlier day.`,
      ),
    ]
  return []
}

function countyThere(county: CouncilCode, decisionDate: Day): readonly Problem[] {
  const found = council(county)
  if (found?.validTo === undefined || decisionDate === '' || decisionDate <= found.validTo) return []
  return [
    said(
      'IMP-124',
      'decisionDate',
      `${found.name} ended on ${found.validTo}, before the decision on ${decisionDate}. Correct the day.`,
    ),
  ]
}

function enoughCouncils(planned: readonly Planned[], isList: boolean): readonly Problem[] {
  if (!isList || planned.length > 1) return []
  return [
    said(
      'IMP-126',
      'councils',
      `The plan has ${planned.length === 0 ? 'no new council' : 'one new council'}. A division needs two or more, each with its districts.`,
    ),
  ]
}

function neighbourKnown(county: CouncilCode, neighbour: string | undefined, day: Day): readonly Problem[] {
  if (neighbour === undefined) return []
  const found = council(continuingCode(neighbour))
  if (found === undefined) {
    const near = suggestCouncil(neighbour)
    const hint = near === undefined ? 'Give a code such as E10000020.' : `Did you mean ${near.code} (${near.name})?`
    return [
      said('IMP-124', 'neighbour', `“${neighbour}” is no code of an English council with children’s services. ${hint}`),
    ]
  }
  if (found.code === county)
    return [
      said(
        'IMP-124',
        'neighbour',
        `${found.name} is the county that is divided. Name another council, or leave “neighbour” out.`,
      ),
    ]
  if (day !== '' && found.validTo !== undefined && found.validTo < day)
    return [
      said(
        'IMP-124',
        'neighbour',
        `${found.name} ended on ${found.validTo}, before the decision. ${found.successors.length === 0 ? 'Name another.' : `Name ${found.successors.join(' or ')}.`}`,
      ),
    ]
  return []
}

function hostKnown(host: string | undefined, codes: readonly CouncilCode[]): readonly Problem[] {
  return host === undefined || codes.includes(host)
    ? []
    : [said('IMP-124', 'host', `“${host}” is none of the new councils. Write ${codes.join(' or ')}.`)]
}

function yearKnown(year: string | undefined): readonly Problem[] {
  return year === undefined || isFinancialYear(year)
    ? []
    : [said('IMP-122', 'year', `The year is “${year}”. Write a financial year like 2024-25.`)]
}

/** What being smaller costs is worked from the people of all successors, so they are given for all or for none. */
function peopleComplete(planned: readonly Planned[], source: string | undefined): readonly Problem[] {
  const some = planned.some(({ people }) => people !== undefined)
  if (!some) return []
  return [
    ...planned.flatMap(({ code, people }, i) =>
      people !== undefined
        ? []
        : [
            said(
              'IMP-128',
              `councils[${i}].people`,
              `${code} has no number of people, and other new councils have. Give it for all, or for none.`,
            ),
          ],
    ),
    ...(source === undefined
      ? [said('IMP-128', 'peopleSource', 'The people of all ages have no source. Write where the numbers are from.')]
      : []),
  ]
}

/** Sentences of a county that cannot be divided, for whoever asked by its code. */
export function unknownCounty(code: string): Problem | undefined {
  const found = council(continuingCode(code))
  if (found !== undefined && countiesWithDistricts.includes(found.code)) return undefined
  const near = found === undefined ? suggestCouncil(code) : undefined
  const hint =
    near === undefined
      ? 'Give the code of a county, such as E10000029 for Suffolk.'
      : `Did you mean ${near.code} (${near.name})?`
  const what =
    found === undefined
      ? `“${code}” is no code of an English council with children’s services.`
      : `${found.name} has no districts today, so it cannot be divided by them.`
  return said('IMP-127', code, `${what} ${hint}`)
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : `“${String(value)}”`
}

function said(code: ImportProblemCode, place: string, sentence: string): Problem {
  return importProblem(code, place, sentence)
}
