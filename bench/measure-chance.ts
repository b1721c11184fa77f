import { columnQuantile, quantileStandardError, standardErrorsTold, summarise } from '../src/figures/index.ts'
import type { EvaluatorOfW } from './draws-of-w.ts'
import { placesOfW, type SummariesOfW } from './summaries-of-w.ts'

/** One column of draws, by seed: in eight scrambles of Sobol points, or plain. */
export type DrawColumn = (seed: number, draws: number, sampler: 'sobol' | 'philox') => Float64Array

export interface ChanceAsked {
  readonly draws: number
  /** How many seeds, each drawn in scrambles and plainly. */
  readonly replicates: number
  /** How many further sets of draws in scrambles, of seeds of their own, the truth is taken from. */
  readonly setsForTruth: number
}

/** What scrambles gain over plain draws, and whether the error bar they give can be believed. */
export interface ChanceMeasured extends ChanceAsked {
  readonly statistics: readonly StatisticMeasured[]
}

export interface StatisticMeasured {
  readonly statistic: Statistic
  readonly truth: number
  /** Over the seeds: the spread of what plain draws give, and of what scrambles give. */
  readonly plainVariance: number
  readonly scrambledVariance: number
  /** How many times smaller scrambles make the variance, and the 95 per cent interval for want of more seeds. */
  readonly ratio: { readonly value: number; readonly least: number; readonly greatest: number }
  /** The share of seeds whose error bar holds the truth. */
  readonly holds: {
    /** 2.365 standard errors: 95 in 100 by Student’s t with the seven degrees of freedom that eight scrambles leave. */
    readonly student: number
    /** Two standard errors: 91 in 100 by the same t. */
    readonly two: number
  }
}

export type Statistic = (typeof statistics)[number]['name']

/** The product’s own statistics and standard errors: from the spread of the scrambles, draw d in scramble d mod 8. */
const statistics = [
  {
    name: 'mean',
    of: (column: Float64Array) => summarise(column).mean,
    error: (column: Float64Array) => summarise(column).standardError,
  },
  {
    name: 'P5',
    of: (column: Float64Array) => columnQuantile(column, 0.05),
    error: (column: Float64Array) => quantileStandardError(column, 0.05),
  },
  {
    name: 'P50',
    of: (column: Float64Array) => columnQuantile(column, 0.5),
    error: (column: Float64Array) => quantileStandardError(column, 0.5),
  },
  {
    name: 'P95',
    of: (column: Float64Array) => columnQuantile(column, 0.95),
    error: (column: Float64Array) => quantileStandardError(column, 0.95),
  },
] as const

/** Total net present value of option 3, by whichever evaluator of W. */
export function totalOfOption3(evaluator: EvaluatorOfW, sobolStreams?: readonly number[]): DrawColumn {
  return (seed, draws, sampler) => {
    const total = evaluator({ seed, draws, sampler, sobolStreams }).outputs[placesOfW.totals + 2]
    if (total === undefined) throw new Error('W has no third option')
    return total.slice() // so that the other 148 columns can go
  }
}

/**
 * Sobol streams by the length of a parameter’s bar in option 3’s tornado, the longest on stream 1: the earlier
 * dimensions of a Sobol sequence are the more even ones, in pairs above all.
 */
export function streamsByImportance({ tornado }: SummariesOfW): readonly number[] {
  const bars = (tornado[2] ?? []).map((rank, parameter) => ({ parameter, length: Math.abs(rank) }))
  const streams = bars.map(() => 0)
  bars.sort((a, b) => b.length - a.length)
  for (const [place, { parameter }] of bars.entries()) streams[parameter] = place + 1
  return streams
}

export function measureChance(column: DrawColumn, asked: ChanceAsked): ChanceMeasured {
  const seeds = Array.from({ length: asked.replicates }, (_, index) => index + 1)
  const scrambled = seeds.map((seed) => saidOf(column(seed, asked.draws, 'sobol')))
  const plain = seeds.map((seed) => saidOf(column(seed, asked.draws, 'philox')))
  const truths = truthOf(column, asked)
  return {
    ...asked,
    statistics: statistics.map(({ name }, at) => {
      const truth = truths[at]! // one of each statistic, here and below
      const [plainVariance, scrambledVariance] = [plain, scrambled].map((all) =>
        varianceOf(all.map((said) => said[at]!.value)),
      ) as [number, number]
      const value = plainVariance / scrambledVariance
      // The logarithm of a ratio of two variances of R numbers each has a variance of about 4 ÷ (R − 1).
      const factor = Math.exp(1.96 * Math.sqrt(4 / (asked.replicates - 1)))
      const heldBy = (errors: number) =>
        scrambled.filter((said) => Math.abs(said[at]!.value - truth) <= errors * said[at]!.error).length /
        asked.replicates
      return {
        statistic: name,
        truth,
        plainVariance,
        scrambledVariance,
        ratio: { value, least: value / factor, greatest: value * factor },
        holds: { student: heldBy(standardErrorsTold), two: heldBy(2) },
      }
    }),
  }
}

interface Said {
  readonly value: number
  readonly error: number
}

function saidOf(column: Float64Array): readonly Said[] {
  return statistics.map(({ of, error }) => ({ value: of(column), error: error(column) }))
}

/** The statistics of all further sets together: scrambles of other seeds, so independent of those that are judged. */
function truthOf(column: DrawColumn, { draws, setsForTruth }: ChanceAsked): readonly number[] {
  const all = new Float64Array(draws * setsForTruth)
  for (let set = 0; set < setsForTruth; set++) all.set(column(firstSeedForTruth + set, draws, 'sobol'), set * draws)
  return statistics.map(({ of }) => of(all))
}

const firstSeedForTruth = 1_000_001

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
