export * from './and-then.ts'
export * from './commissioned-out.ts'
export * from './continuing.ts'
export * from './cost-catalogue.ts'
export * from './councils.ts'
export * from './dated.ts'
export * from './measures.ts'
export * from './pool-rule.ts'
export * from './pools.ts'
export {
  type Evidence,
  type Limits,
  type PricedModel,
  type Prior,
  type PriorDistribution,
  type PriorUnit,
  pricedModels,
} from './priors/prior.ts'
export { peopleWithoutDiseconomy } from './priors/reorganisation.ts'
export { setUpScale } from './priors/set-up.ts'
export * from './priors.ts'
export * from './rules/consultation.ts'
export * from './rules/deflator.ts'
export * from './rules/discounting.ts'
export * from './rules/employer-contributions.ts'
export * from './rules/optimism-bias.ts'
export * from './rules/pensions.ts'
export * from './rules/redundancy.ts'
export * from './rules/taxes.ts'
export * from './s251-lines.ts'
export * from './sources.ts'
export * from './staff-share.ts'
