export {
  type Accountability,
  type DeliveryModel,
  deliveryModel,
  deliveryModels,
  formsNotYetPriced,
} from './delivery-models/index.ts'
export { asTheOptionSays, type Flow } from './flow.ts'
export { type Guardrail, stoppedAbove, warnedFrom } from './guardrails/guardrail.ts'
export { levers } from './levers/index.ts'
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
