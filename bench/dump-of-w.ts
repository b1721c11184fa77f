import { createHash } from 'node:crypto'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { endianness } from 'node:os'
import type { DrawsOfW, EvaluatorOfW } from './draws-of-w.ts'
import { uniformsOfW } from './plain-sampling-of-w.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { optionsOfW, placesOfW, type SummariesOfW, summariesByFigures } from './summaries-of-w.ts'
import { keysOfW } from './workload-w.ts'

/** What another implementation of W is checked by. */
export interface CheckedOfW {
  readonly draws: number
  readonly uniforms: readonly number[]
  /** SHA-256 of the uniforms, and of the 189 columns of the dump, as little-endian binary64. */
  readonly uniformsHash: string
  readonly columnsHash: string
  readonly options: readonly {
    readonly option: string
    readonly mean: number
    readonly p5: number
    readonly p50: number
    readonly p95: number
    readonly allBetterOff: number
  }[]
  /** The longest bars of option 3's tornado. */
  readonly bars: readonly { readonly parameter: string; readonly rank: number }[]
}

/**
 * Writes W's draws at the published seed: little-endian binary64, the 40 parameters and then the 149 results in the
 * order of the specification, all draws of one column after another's. No heading.
 */
export function dumpW(file: string, evaluator: EvaluatorOfW, draws: number): CheckedOfW {
  const drawn = evaluator({ seed: publishedOfW.seed, draws, sampler: 'philox' })
  const opened = openSync(file, 'w')
  try {
    for (const column of columnsOf(drawn)) writeFileSync(opened, bytesOf(column))
  } finally {
    closeSync(opened)
  }
  return checkedOfW(drawn, summariesByFigures(drawn))
}

export function checkedOfW(drawn: DrawsOfW, { outputs, chances, tornado }: SummariesOfW): CheckedOfW {
  const draws = drawn.parameters[0]?.length ?? 0
  const uniforms = uniformsOfW(publishedOfW.seed, draws)
  const bars = (tornado[2] ?? []).map((rank, parameter) => ({ parameter: keysOfW[parameter] ?? '', rank }))
  return {
    draws,
    uniforms: [...(uniforms[0]?.subarray(0, 3) ?? [])],
    uniformsHash: hashOf(uniforms),
    columnsHash: hashOf(columnsOf(drawn)),
    options: Array.from({ length: optionsOfW }, (_, index) => {
      const { mean, p5, p50, p95 } = outputs[placesOfW.totals + index]! // 149 of them
      return { option: `o${index + 1}`, mean, p5, p50, p95, allBetterOff: chances[index]!.all } // one for each option
    }),
    bars: bars.sort((a, b) => Math.abs(b.rank) - Math.abs(a.rank)).slice(0, 3),
  }
}

/** SHA-256 of columns one after another, as little-endian binary64. */
export function hashOf(columns: readonly Float64Array[]): string {
  const hash = createHash('sha256')
  for (const column of columns) hash.update(bytesOf(column))
  return hash.digest('hex')
}

/** The check values as lines, beside what is published where the draws are as many. */
export function checkLines({
  draws,
  uniforms,
  uniformsHash,
  columnsHash,
  options,
  bars,
}: CheckedOfW): readonly string[] {
  const isPublished = draws === publishedOfW.draws
  const beside = (value: string) => (isPublished ? `   published ${value}` : '')
  return [
    `Uniforms of parameter 0: ${uniforms.map((uniform) => uniform.toFixed(8)).join(' ')}`,
    `SHA-256 of the uniforms: ${uniformsHash}${beside(`${publishedOfW.uniformsHash}…`)}`,
    `SHA-256 of the columns:  ${columnsHash}`,
    'Total net present value, £m: mean, P5, P50, P95, chance that every council is better off',
    ...options.map(({ option, mean, p5, p50, p95, allBetterOff }, index) => {
      const row = (numbers: readonly number[], all: number) =>
        `${numbers.map((number) => number.toFixed(6)).join(' ')} ${all.toFixed(4)}`
      const published = publishedOfW.options[index]
      return `  ${option}: ${row([mean, p5, p50, p95], allBetterOff)}${
        published === undefined
          ? ''
          : beside(row([published.mean, published.p5, published.p50, published.p95], published.allBetterOff))
      }`
    }),
    'Longest bars of o3’s tornado, rank correlation',
    ...bars.map(({ parameter, rank }, index) => {
      const published = publishedOfW.bars[index]
      return `  ${parameter}: ${rank.toFixed(5)}${
        published === undefined ? '' : beside(`${keysOfW[published.parameter]} ±${published.size.toFixed(3)}`)
      }`
    }),
  ]
}

function columnsOf({ parameters, outputs }: DrawsOfW): readonly Float64Array[] {
  return [...parameters, ...outputs]
}

function bytesOf(column: Float64Array): Uint8Array {
  if (endianness() !== 'LE') throw new Error('This machine keeps its numbers the other way round')
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}
