export { checkDistribution } from './check-distribution.ts'
export type { RankCorrelation, Repair } from './correlated-groups.ts'
export { nearestCorrelation, rankOfScoreCorrelation, scoreCorrelationOfRank } from './correlation.ts'
export { describeDistribution } from './describe-distribution.ts'
export type {
  Beta,
  Discrete,
  Distribution,
  Empirical,
  Fixed,
  Limits,
  Lognormal,
  LowCentralHigh,
  Normal,
  Pert,
  Table,
  Triangular,
  Uniform,
} from './distribution.ts'
export { withinLimits } from './distribution.ts'
export { type ChanceParameter, type ChanceRequest, checkChance, type PreparedChance, prepareChance } from './draws.ts'
export { joeKuoDimensions } from './joe-kuo.ts'
export { type KeptChance, keepChance } from './kept.ts'
export { solveLowCentralHigh } from './low-central-high.ts'
export { mean } from './mean.ts'
export { type OwnEffects, ownEffects, type SlicedNumber } from './own-effects.ts'
export { philox, philoxUniform } from './philox.ts'
export { plainNumber } from './plain-number.ts'
export { type ChanceProblemCode, chanceProblems } from './problems.ts'
export { quantile } from './quantile.ts'
export { correlationOfRanks, type Ordered, ordered, rankCorrelation, ranks } from './rank.ts'
export { type NamedColumn, type TornadoBar, tornado } from './sensitivity.ts'
export { slicesOf } from './slices.ts'
export { scrambles, sobolStream, sourceOfStream } from './sobol.ts'
export {
  chance,
  columnQuantile,
  type Percentiles,
  percentiles,
  quantileOfSorted,
  quantileStandardError,
  type Summary,
  standardErrorsTold,
  summarise,
  summariseLive,
} from './summary.ts'
export { type SwitchingValue, switchingValue } from './switching-value.ts'
export { type Choice, choiceBetween, type ValueOfKnowing, valueOfKnowing } from './value-of-information.ts'
export { type VarianceShare, type VarianceShares, varianceShares } from './variance-share.ts'
