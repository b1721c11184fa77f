import { type Figure, given } from '../figures/index.ts'
import { agencyCeiling } from './entered.ts'
import { isSocialWork, type workforce, workforceMeasures } from './levers/l05-workforce.ts'
import type { Saving } from './story.ts'

/** The ceiling of each lever that a typed line may claim for. */
export function leverCeilings({
  managers,
  backOffice,
  buying,
  staff,
  agencyPool,
  more,
}: {
  managers: Saving
  backOffice: readonly { readonly saving: Saving }[]
  buying: Saving
  staff: ReturnType<typeof workforce> | undefined
  agencyPool: Figure
  /** Ceilings of levers that not every case has, by lever. */
  more: Readonly<Record<string, readonly Figure[]>>
}): Readonly<Record<string, readonly Figure[]>> {
  const forAgency =
    staff === undefined
      ? undefined
      : { agencyMean: staff.yearly.agencyMean, agencyToday: workforceMeasures.agencyToday }
  return {
    L01: [managers.ceiling],
    L02: backOffice.map(({ saving }) => saving.ceiling),
    L03: [buying.ceiling],
    L05: [agencyCeiling(forAgency, agencyPool, isSocialWork)],
    ...more,
  }
}

/** What typed savings take from front-line pools without being a claim for a lower price. */
export function frontLineCut(): Figure {
  return given('entered/frontLineCut', {
    title: 'Typed savings on front-line pools',
    unit: 'real £',
    by: ['option', 'council', 'service', 'year'],
  })
}
