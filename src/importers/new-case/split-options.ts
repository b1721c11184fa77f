import type { CaseFile } from '../../appraisal/index.ts'
import { council } from '../../reference/index.ts'
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
      title: `${host.shortName} runs one service for ${both(plan)}`,
      summary: `The county’s service is kept whole from vesting day. ${host.name} employs the staff and runs it under an agreement; each council keeps its duty, its director and its lead member.`,
      role: 'alternative',
      councils: codes,
      services: [arranged('M19', plan, { host: host.code })],
    },
    {
      code: 'joint-company',
      title: `A company that ${both(plan)} own${successors.length === 1 ? 's' : ''} together`,
      summary:
        'The staff go to a new company on vesting day, which runs one service under a contract with each council. No saving on managers or support is claimed, since they are one team today.',
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
export function hostOf({ host, successors }: SplitPlan): SplitPlan['successors'][number] {
  const named = successors.find(({ code }) => code === host)
  if (named !== undefined) return named
  return successors.reduce((largest, each) => (each.population0to17 > largest.population0to17 ? each : largest))
}

function withNeighbour(plan: SplitPlan, neighbour: string): Option {
  const name = council(neighbour)?.shortName ?? neighbour
  return {
    code: 'buy-with-neighbour',
    title: `Buy together with ${name}`,
    summary: `Each council runs its own service, and from vesting day they buy together with ${name}. Only a discount for volume is worked, and it counts what the successors bought as one before; placements have no volume discount. One director or one department for two of them is not worked here: it would need ${name}’s own plans.`,
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
  return { service: SERVICE, deliveryModel, start: vestingDay, minimumTermMonths: 0, ...more }
}

function both({ successors }: SplitPlan): string {
  return successors.length === 2 ? 'both' : `all ${successors.length}`
}
