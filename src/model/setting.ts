import { type Assumption, assumption, type Figure, figures, given } from '../figures/index.ts'
import { priorNamed } from '../reference/index.ts'
import { arrangement } from './arrangement.ts'
import { type Membership, membershipOf, type OwnTiming, tooFewFrom } from './membership.ts'
import { once } from './once.ts'
import { phaseOf } from './phase.ts'
import { type Reorganisation, reorganisationOf } from './reorganisation.ts'
import { keyAmong } from './sharing-key.ts'
import { type Timing, timingOf } from './timing.ts'

/** The assumption that stands on a dated prior of the same name. */
export type Assume = (name: string) => Assumption

/** What every part of a case's model shares: its forms, its assumptions, when things happen and how far they have come. */
export interface Setting {
  /** Delivery models in use, by code. */
  readonly used: readonly string[]
  readonly assume: Assume
  /** Each council’s own time in the arrangement. */
  readonly timing: OwnTiming
  /** The arrangement’s time as a whole, for what falls once. */
  readonly whole: Timing
  readonly phaseOf: (lever: string) => ReturnType<typeof phaseOf>
  /** Only where councils join late, leave or come back. */
  readonly membership: Membership | undefined
  /** Only where councils are abolished or founded. */
  readonly reorganisation: Reorganisation | undefined
  /** Whether an option arranges the service at all (1). */
  readonly exists: Figure
  /** Takes part, for the part of the arrangement’s year in which it was in. */
  readonly present: Figure
  /** The same, where the duty is the council’s: what it counts with wherever councils are added up or share a cost. */
  readonly member: Figure
  /** Whether a service is children’s (1), where some are not. */
  readonly childrens: Figure | undefined
  /** The same whoever is in it at the time: takes part at some time, with the duty in hand. */
  readonly entire: Figure
  /** The key by which a cost is shared among the councils that are in it. */
  readonly keyOf: (name: string) => Figure
  /** The key among all that ever take part, by which each has its part of what falls once. */
  readonly keyOfAll: (name: string) => Figure
}

const isChildrens = given('service/isChildrens', {
  title: 'Children’s service (1)',
  unit: 'number',
  by: ['service'],
})

/** What makes a case more than councils that share from start to end. */
export interface Stages {
  readonly isStaged?: boolean
  readonly isReorganised?: boolean
  /** Services that are not children’s, of which no limit for children is asked. */
  readonly hasOtherServices?: boolean
}

/**
 * `byCouncil` names the assumptions that the case gives council by council; each council then has a stream of its own.
 * Title and unit are the prior's. Money stated at the priors' own price level is `prior £`, which only the deflator
 * turns into the case's prices.
 */
export function settingOf(
  used: readonly string[],
  byCouncil: ReadonlySet<string> = new Set(),
  { isStaged = false, isReorganised = false, hasOtherServices = false }: Stages = {},
): Setting {
  const assume = once((name): Assumption => {
    const { title, unit, priceLevel } = priorNamed(name)
    const priced = priceLevel === undefined ? unit : unit.replace('real £', 'prior £')
    return byCouncil.has(name)
      ? assumption(name, { title, unit: priced, by: ['council'] })
      : assumption(name, { title, unit: priced })
  })
  const reorganisation = isReorganised ? reorganisationOf(assume) : undefined
  const whole = timingOf(assume, { reorganised: reorganisation, tooFewFrom: isStaged ? tooFewFrom : undefined })
  const exists = reorganisation?.exists ?? arrangement.exists
  const membership = isStaged ? membershipOf(whole, exists, reorganisation?.waits) : undefined
  const timing: OwnTiming = { ...whole, ...membership }
  const present = membership?.present ?? arrangement.takesPart
  const { takesPart } = arrangement
  const holds = reorganisation?.holds
  const entire = holds === undefined ? takesPart : holding('reorganisation/entire', takesPart, holds)
  const member =
    holds === undefined ? present : present === takesPart ? entire : holding('reorganisation/member', present, holds)
  const keyOf = once((name) => keyAmong(member, name))
  return {
    used,
    assume,
    timing,
    whole,
    phaseOf: once((lever) => phaseOf(lever, timing)),
    membership,
    reorganisation,
    exists,
    present,
    member,
    entire,
    keyOf,
    keyOfAll: entire === member ? keyOf : once((name) => keyAmong(entire, name, `key/${name}/all`)),
    childrens: hasOtherServices ? isChildrens : undefined,
  }
}

function holding(group: string, present: Figure, holds: Figure): Figure {
  return figures(
    group,
    { present, holds },
    { member: { title: 'Takes part, with the duty in hand', unit: 'share', is: 'present × holds' } },
  ).member
}
