export {
  type Accountability,
  type DeliveryModel,
  deliveryModel,
  deliveryModels,
  formsNotYetPriced,
  formsThat,
  formsWithCost,
} from './delivery-models/index.ts'
export { asTheOptionSays, type Flow } from './flow.ts'
export { type Guardrail, stoppedAbove, warnedFrom } from './guardrails/guardrail.ts'
export { levers } from './levers/index.ts'
export { type NominatedPlaces, placementPools } from './levers/l04-placements.ts'
export type { Nominated } from './levers/l08-premises.ts'
export { type CaseShape, type Model, modelOf } from './model-of.ts'
export { newlyReached, profiles, yearlyShares } from './phase.ts'
export { discountFactorsAt, presentValue, type TimingConvention } from './present-value.ts'
export {
  type Criterion,
  type DecidedByPrice,
  type OptionPoints,
  type PortfolioShare,
  type PriceLed,
  portfolioShare,
  priceLed,
  type ScoredOption,
  type WeightStretch,
} from './price-led.ts'
export { type BestAnswer, type ByState, type Choice, type ValueOfWaiting, valueOfWaiting } from './waiting.ts'
