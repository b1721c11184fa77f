import { given } from '../figures/index.ts'
import { once } from './once.ts'

/**
 * What an option arranges for a service, as the case file gives it. Months count from the first day of the case's
 * first year. Where an option leaves a service with each council, it exists is 0 and the rest does not matter.
 */
export const arrangement = {
  exists: given('arrangement/exists', {
    title: 'Arranged together (1) or left as it is (0)',
    unit: 'number',
    by: ['option', 'service'],
  }),
  model: given('arrangement/model', { title: 'Delivery model, by number', unit: 'number', by: ['option', 'service'] }),
  startMonth: given('arrangement/startMonth', {
    title: 'Planned start, months from the first day of the first year',
    unit: 'month',
    by: ['option', 'service'],
  }),
  minimumTerm: given('arrangement/minimumTerm', {
    title: 'Minimum term, from actual go-live',
    unit: 'month',
    by: ['option', 'service'],
  }),
  returns: given('arrangement/returns', {
    title: 'Brought back at the end of the minimum term (1)',
    unit: 'number',
    by: ['option', 'service'],
  }),
  takesPart: given('arrangement/takesPart', {
    title: 'Council takes part (1)',
    unit: 'number',
    by: ['option', 'council', 'service'],
  }),
  gross: given('arrangement/gross', {
    title: 'Gross spend of the services arranged together, at the priors’ prices',
    unit: 'prior £',
    by: ['option', 'service'],
  }),
  grossShare: given('arrangement/grossShare', {
    title: 'This service’s share of the gross arranged together',
    unit: 'share',
    by: ['option', 'service'],
  }),
} as const

/** From the priors’ price level (mid-2020s) to the case’s price base, by the dated deflator. */
export const reprice = given('prices/reprice', {
  title: 'Prices of the case over those of the priors',
  unit: 'real £/prior £',
  by: [],
})

/** Years from the last baseline year to each year of the case. */
export const yearsSinceBaseline = given('prices/yearsSinceBaseline', {
  title: 'Years since the baseline',
  unit: 'number',
  by: ['year'],
})

/** Years from the case’s price base to each year of the case. */
export const yearsSincePriceBase = given('prices/yearsSincePriceBase', {
  title: 'Years since the price base',
  unit: 'number',
  by: ['year'],
})

/** Whether an option runs a lever on a service: 1 or 0. */
export const runs = once((lever) =>
  given(`runs/${lever}`, { title: `${lever} runs (1) or not (0)`, unit: 'number', by: ['option', 'service'] }),
)

/** What a council puts into a sharing rule, nought where it takes no part. */
export const sharingKey = once((name) =>
  given(`key/${name}`, { title: `Sharing key of ${name}`, unit: 'number', by: ['option', 'council', 'service'] }),
)

/** Whether a council has own efficiencies on record for a pool: 1 or 0. Then the levers’ deadweight is nought there. */
export const hasOwnPlan = once((pool) =>
  given(`ownEfficiencies/onRecord ${pool}`, {
    title: `Own efficiencies on record for ${pool} (1)`,
    unit: 'number',
    by: ['council'],
  }),
)

/** What the case's own list of set-up items says a lever of changeover costs; nought where it lists none. */
export const itemised = once((lever) =>
  given(`items/${lever}`, { title: `${lever} as the case itemises it`, unit: 'real £', by: ['option', 'service'] }),
)
