import { type Day, type InForce, inForce } from './dated.ts'
import { buyingPriors } from './priors/buying.ts'
import { changeoverPriors } from './priors/changeover.ts'
import { companyPriors } from './priors/company.ts'
import { exitPriors } from './priors/exit.ts'
import { generalPriors } from './priors/general.ts'
import { leavingPriors } from './priors/leaving.ts'
import { managementPriors } from './priors/management.ts'
import { placementPriors } from './priors/placements.ts'
import { premisesAndSystemsPriors } from './priors/premises-and-systems.ts'
import { type Prior, pricedModels } from './priors/prior.ts'
import { projectionPriors } from './priors/projection.ts'
import { reorganisationPriors } from './priors/reorganisation.ts'
import { runningPriors } from './priors/running.ts'
import { setUpPriors } from './priors/set-up.ts'
import { workforcePriors } from './priors/workforce.ts'

/** Every prior, with every dated entry of those that changed. */
export const priors: readonly Prior[] = [
  ...generalPriors,
  ...projectionPriors,
  ...setUpPriors,
  ...managementPriors,
  ...buyingPriors,
  ...placementPriors,
  ...workforcePriors,
  ...premisesAndSystemsPriors,
  ...leavingPriors,
  ...changeoverPriors,
  ...companyPriors,
  ...runningPriors,
  ...exitPriors,
  ...reorganisationPriors,
]

const entriesByName: ReadonlyMap<string, readonly Prior[]> = groupedByName(priors)

/** The names of all priors, each once, in order of name. */
export const priorNames: readonly string[] = [...entriesByName.keys()].sort()

/** Every prior in force on the day, one for each name, in order of name; the nearest entry where none was. */
export function priorsFor(day: Day): readonly Prior[] {
  return priorNames.flatMap((name) => {
    const found = prior(name, day)
    return found === undefined ? [] : [found.entry]
  })
}

/** The prior of that name on the day, marked where it is only the nearest; undefined where there is no such name. */
export function prior(name: string, day: Day): InForce<Prior> | undefined {
  const entries = entriesByName.get(name)
  return entries === undefined ? undefined : inForce(entries, day)
}

/** The newest entry of a prior that must be there: its title and unit are the same whatever the day. */
export function priorNamed(name: string): Prior {
  const newest = entriesByName.get(name)?.at(-1)
  if (newest === undefined) throw new Error(`No prior is called ${name}`)
  return newest
}

/** A prior's three printed numbers; a fixed one has the same number three times. */
export function rangeOf({ distribution }: Prior): {
  readonly low: number
  readonly central: number
  readonly high: number
} {
  if (distribution.kind === 'fixed')
    return { low: distribution.value, central: distribution.value, high: distribution.value }
  const { low, central, high } = distribution
  return { low, central, high }
}

/** Codes of the delivery models that have a prior of this name of their own, in order. */
export function modelsWithPrior(name: string): readonly string[] {
  return pricedModels.filter((model) => entriesByName.has(`${name} ${model}`))
}

/** The number a ceiling takes: the end that favours the option, or the centre where neither does. */
export function favourableOf(of: Prior): number {
  return rangeOf(of)[of.favourable ?? 'central']
}

function groupedByName(all: readonly Prior[]): ReadonlyMap<string, readonly Prior[]> {
  const byName = new Map<string, Prior[]>()
  for (const each of all) byName.set(each.name, [...(byName.get(each.name) ?? []), each])
  return byName
}
