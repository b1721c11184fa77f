/** Nothing is drawn below `low` or above `high`: what would be is moved to the limit. */
export interface Limits {
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** One certain value. */
export interface Fixed {
  readonly kind: 'fixed'
  readonly value: number
}

/** Anywhere between two ends, each value as likely as another. */
export interface Uniform {
  readonly kind: 'uniform'
  readonly low: number
  readonly high: number
}

/** Between two ends, most likely at the mode, falling away in straight lines. */
export interface Triangular {
  readonly kind: 'triangular'
  readonly low: number
  readonly mode: number
  readonly high: number
}

/** Between two ends, most likely at the mode: a beta curve with weight 4 on the mode. */
export interface Pert {
  readonly kind: 'pert'
  readonly low: number
  readonly mode: number
  readonly high: number
}

/**
 * Low, central and high as the priors give them: the smaller of `low` and `high` is the 10th percentile, the larger
 * the 90th (a row may run from weak to strong and so descend), and `central` the most likely value of a PERT curve
 * whose ends are solved for. Three equal numbers are a fixed value. With `bounds: 'absolute'`, low and high are the
 * ends themselves.
 */
export interface LowCentralHigh {
  readonly kind: 'lch'
  readonly low: number
  readonly central: number
  readonly high: number
  readonly bounds?: 'absolute' | undefined
}

export interface Normal {
  readonly kind: 'normal'
  readonly mean: number
  readonly sd: number
}

/** A number whose natural logarithm is normal, with mean `mu` and standard deviation `sigma`. */
export interface Lognormal {
  readonly kind: 'lognormal'
  readonly mu: number
  readonly sigma: number
}

/** A beta curve between `low` and `high`, 0 and 1 when they are not given. */
export interface Beta {
  readonly kind: 'beta'
  readonly alpha: number
  readonly beta: number
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** One of several values, each with its chance; the chances add up to 1. The k-th is drawn when the uniform is below the sum of the first k chances. */
export interface Discrete {
  readonly kind: 'discrete'
  readonly values: readonly number[]
  readonly chances: readonly number[]
}

/**
 * Values that were observed, in ascending order: the first is the least that is drawn, the last the most, and in
 * between neighbours are joined by straight lines (quantiles of type 7, R. J. Hyndman and Y. Fan, 1996).
 */
export interface Empirical {
  readonly kind: 'empirical'
  readonly values: readonly number[]
}

/** A table of quantiles at equal steps of chance from 0 to 1, joined by straight lines. Its ends are coarse: prefer a curve. */
export interface Table {
  readonly kind: 'table'
  readonly values: readonly number[]
}

/** How an uncertain number may turn out, in the unit of the assumption it belongs to. */
export type Distribution = (
  | Fixed
  | Uniform
  | Triangular
  | Pert
  | LowCentralHigh
  | Normal
  | Lognormal
  | Beta
  | Discrete
  | Empirical
  | Table
) & { readonly limits?: Limits | undefined }

/** The value itself, moved to the limit it passes. */
export function withinLimits(value: number, limits: Limits | undefined): number {
  if (limits?.low !== undefined && value < limits.low) return limits.low
  if (limits?.high !== undefined && value > limits.high) return limits.high
  return value
}
