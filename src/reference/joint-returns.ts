import type { CouncilCode } from './councils.ts'
import { type Dates, type Day, holdsOn } from './dated.ts'

/** Councils that one body answers for, so that a return holds one figure for all of them. */
export interface JointReturn extends Dates {
  /** In order of code. */
  readonly councils: readonly CouncilCode[]
  /** The families of returns that are made together; others are made by each council. */
  readonly returns: readonly 'workforce'[]
  /** Who makes it. */
  readonly body: string
  readonly source: string
}

/**
 * Councils known to make one return together. The Department has written such a return as one row of both councils, or
 * as a row of the first with the other’s cells not applicable, or left the other out.
 */
export const jointReturns: readonly JointReturn[] = [
  {
    councils: ['E09000021', 'E09000027'],
    returns: ['workforce'],
    body: 'Achieving for Children',
    effectiveFrom: '2014-04-01',
    source:
      'DfE, Children’s social work workforce, data guidance 2020 and 2021 (one return, reported against Kingston upon Thames); one row of both in every year from 2017 to 2025 in the indicators file of 2025',
  },
  {
    councils: ['E06000061', 'E06000062'],
    returns: ['workforce'],
    body: 'Northamptonshire Children’s Trust',
    effectiveFrom: '2021-04-01',
    source:
      'DfE, Children’s social work workforce, data guidance 2021 (one return, reported against North Northamptonshire; it expected separate ones from 2022, which did not come); one row of both in every year from 2021 to 2025 in the indicators file of 2025',
  },
]

/** The joint returns of a family that hold on a day. */
export function jointReturnsOn(family: string, day: Day): readonly JointReturn[] {
  return jointReturns.filter((each) => each.returns.some((name) => name === family) && holdsOn(each, day))
}
