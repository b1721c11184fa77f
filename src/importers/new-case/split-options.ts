import type { CaseFile } from '../../appraisal/index.ts'
import { council, type Day } from '../../reference/index.ts'
import type { SplitPlan } from './plan.ts'

type Option = Pick<CaseFile['options'][number], 'code' | 'title' | 'summary' | 'role' | 'councils'> & {
  readonly services: readonly Partial<CaseFile['options'][number]['services'][number]>[]
}

/** The service of a case made from a plan. */
export const SERVICE = 'childrens-services'

/**
 * What the councils that follow a county could do about children’s services from vesting day: run their own, which is what
 * every other is compared with; keep one service, run by one of them or by a company that they own; buy with a neighbour.
 * Managers and purchases that are one today are not counted as merged: their levers are left out of what the successors
 * do among themselves.
 */
export function splitOptions(plan: SplitPlan): readonly Option[] {
  const { county, neighbour, successors } = plan
  const codes = successors.map(({ code }) => code)
  const countyName = council(county)?.shortName ?? county
  const host = hostOf(plan)
  return [
    {
      code: 'separate',
      title: 'Each successor runs its own service',
      summary: `${countyName} runs the service until vesting day; from then each council that follows it has a service, a director and a senior team of its own.`,
      role: 'counterfactual',
      councils: [county, ...codes, ...(neighbour === undefined ? [] : [neighbour])],
      services: [],
    },
    {
      code: 'hosted-by-one',
      title: `One service for ${both(plan)}, run by ${host.shortName}`,
      summary: `The county’s service is kept whole from vesting day. ${host.name} employs the staff and runs it under an agreement; each council keeps its duty, its director and its lead member.`,
      role: 'alternative',
      councils: codes,
      services: [arranged('M19', plan, { host: host.code })],
    },
    {
      code: 'joint-company',
      title: `A company owned by ${both(plan)}`,
      summary:
        'A year after vesting day, since a new form beside a new council is too much at once, the staff go to a company that runs one service under a contract with each council. No saving on managers or support is counted: they are one team today.',
      role: 'alternative',
      councils: codes,
      services: [
        arranged('M10', plan, {
          atReorganisation: 'inherit',
          levers: ['L05', 'L17', 'L18', 'L19'].map((code) => ({ code })),
        }),
      ],
    },
    ...(neighbour === undefined ? [] : [withNeighbour(plan, neighbour)]),
  ]
}

/** The successor that runs the service for all: the one named, or the one with most children, the first of two as large. */
function hostOf({ host, successors }: SplitPlan): SplitPlan['successors'][number] {
  const named = successors.find(({ code }) => code === host)
  if (named !== undefined) return named
  return successors.reduce((largest, each) => (each.population0to17 > largest.population0to17 ? each : largest))
}

function withNeighbour(plan: SplitPlan, neighbour: string): Option {
  const name = council(neighbour)?.shortName ?? neighbour
  return {
    code: 'buy-with-neighbour',
    title: `Buying together with ${name}`,
    summary: `Each council runs its own service, and from two years after vesting day they buy together with ${name}. Only a discount for volume is worked, also on what the successors bought as one before; placements have none. One director or one department with ${name} is not worked: whether ${name} itself will be divided is not in the case.`,
    role: 'lessAmbitious',
    councils: [...plan.successors.map(({ code }) => code), neighbour],
    services: [arranged('M08', plan, { levers: [{ code: 'L03' }] })],
  }
}

function arranged(
  deliveryModel: string,
  { vestingDay }: SplitPlan,
  more: Partial<CaseFile['options'][number]['services'][number]>,
) {
  const years = yearsToSettle[deliveryModel] ?? 0
  const start = Array.from({ length: years }).reduce<Day>(aYearAfter, vestingDay)
  return { service: SERVICE, deliveryModel, start, minimumTermMonths: 0, ...more }
}

/**
 * Years from vesting day to the start of something new, since the limits for children let nothing go live within a year
 * of it. What is shared with a council that is not divided has a day of its own, and vesting day may slip by a year.
 */
const yearsToSettle: Readonly<Record<string, number>> = { M08: 2, M10: 1 }

/** The same day of the year after. */
export function aYearAfter(day: Day): Day {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
}

function both({ successors }: SplitPlan): string {
  return successors.length === 2 ? 'both' : `all ${successors.length}`
}
