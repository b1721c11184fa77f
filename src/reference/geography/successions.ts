import type { CouncilCode } from '../councils.ts'
import type { Day, Grade } from '../dated.ts'
import { rowsOf } from './rows.ts'
import { successionRows } from './successions.generated.ts'

/** One council taking over from another, the whole of its area or a part. */
export interface Succession {
  readonly predecessor: CouncilCode
  readonly successor: CouncilCode
  /** First day of the successor. */
  readonly day: Day
  /** The districts that went over, where the predecessor was a county and the files say. */
  readonly through: readonly string[]
  /** The part of the predecessor’s children that live in what went over; left out where no file tells. */
  readonly share?: SuccessionShare
}

/** A part of a whole and what it was measured by. */
export interface SuccessionShare {
  /** From 0 to 1. */
  readonly part: number
  /** `people aged 0 to 17 at mid-2021`. */
  readonly by: string
  readonly grade: Grade
}

/** Where the successions are from. */
export const successionsSource =
  'Office for National Statistics, changes of codes 2018 to 2025 and population estimates, Open Government Licence v3.0; mySociety, names and codes of local authorities, CC BY 4.0; Structural Changes Orders S.I. 2008/634 and S.I. 2008/907'

/**
 * First day that lineage reaches back to. The outturn of 2008-09, by the Department’s numbers, is the earliest return;
 * of councils before it, and of changes before 1 April 2009, nothing is said.
 */
export const lineageBegins: Day = '2008-04-01'

/**
 * Councils that ended before codes begin, by the Department’s number: the outturn of 2008-09 names them by it. Five
 * other counties became unitary on the same day under the number they had, so their figures need no joining.
 */
export const earlierCouncils: readonly {
  readonly number: CouncilCode
  readonly name: string
  readonly validTo: Day
}[] = [
  { number: '820', name: 'Bedfordshire', validTo: '2009-03-31' },
  { number: '875', name: 'Cheshire', validTo: '2009-03-31' },
]

const rows = rowsOf(successionRows)

/** Who took over from whom among councils with children’s services, since 1 April 2009. */
export const successions: readonly Succession[] = rows.flatMap(
  ([predecessor = '', successor = '', day = '', through = '', year = '', part = '']) =>
    day === ''
      ? []
      : [
          {
            predecessor,
            successor,
            day,
            through: through === '' ? [] : through.split('; '),
            ...(part === '' ? {} : { share: shareOf(year, part) }),
          },
        ],
)

const formerly: ReadonlyMap<CouncilCode, CouncilCode> = new Map(
  rows.filter(([, , day]) => day === '').map(([former = '', today = '']) => [former, today]),
)

/** The code of our list for one that a council had before 2014 (Gateshead, Northumberland); any other as it is. */
export function withoutFormerCode(code: CouncilCode): CouncilCode {
  return formerly.get(code) ?? code
}

/** Codes that a council had before those of our list. */
export function formerCodesOf(code: CouncilCode): readonly CouncilCode[] {
  return [...formerly].filter(([, today]) => today === code).map(([former]) => former)
}

function shareOf(year: string, part: string): SuccessionShare {
  if (part === '1') return { part: 1, by: 'the whole area', grade: 'A' }
  const [over = 0, under = 1] = part.split('/').map(Number)
  // Counted after the change, so a near thing for the years before it.
  return { part: over / under, by: `people aged 0 to 17 at mid-${year}`, grade: 'C' }
}
