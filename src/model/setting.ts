import { type Assumption, assumption } from '../figures/index.ts'
import { priorNamed } from '../reference/index.ts'
import { once } from './once.ts'
import { phaseOf } from './phase.ts'
import { timingOf } from './timing.ts'

/** The assumption that stands on a dated prior of the same name. */
export type Assume = (name: string) => Assumption

/** What every part of a case's model shares: its forms, its assumptions, when things happen and how far they have come. */
export interface Setting {
  /** Delivery models in use, by code. */
  readonly used: readonly string[]
  readonly assume: Assume
  readonly timing: ReturnType<typeof timingOf>
  readonly phaseOf: (lever: string) => ReturnType<typeof phaseOf>
}

/**
 * `byCouncil` names the assumptions that the case gives council by council; each council then has a stream of its own.
 * Title and unit are the prior's. Money stated at the priors' own price level is `prior £`, which only the deflator
 * turns into the case's prices.
 */
export function settingOf(used: readonly string[], byCouncil: ReadonlySet<string> = new Set()): Setting {
  const assume = once((name): Assumption => {
    const { title, unit, priceLevel } = priorNamed(name)
    const priced = priceLevel === undefined ? unit : unit.replace('real £', 'prior £')
    return byCouncil.has(name)
      ? assumption(name, { title, unit: priced, by: ['council'] })
      : assumption(name, { title, unit: priced })
  })
  const timing = timingOf(assume)
  return { used, assume, timing, phaseOf: once((lever) => phaseOf(lever, timing)) }
}
