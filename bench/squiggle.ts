import { run } from '@quri/squiggle-lang'
import { columnsOf } from './engine-of-w.ts'
import type { Choosing, Subset } from './squiggle-subsets.ts'
import { summaryOfColumn } from './summaries-of-w.ts'

/** What both sides are asked of each result. */
export interface SubsetSummary {
  readonly mean: number
  readonly sd: number
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** A subset in Squiggle, from its text to the summaries. Its own luck: it has no stream that ours could share. */
export async function bySquiggle(
  subset: Subset,
  samples: number,
  choosing: Choosing,
  seed = '12345',
): Promise<readonly SubsetSummary[]> {
  const code = `${subset.code(choosing)} -> List.map({|d| [mean(d), stdev(d), quantile(d, 0.05), quantile(d, 0.5), quantile(d, 0.95)]})`
  const { result } = await run(code, {
    environment: { sampleCount: samples, xyPointLength: 1000, seed, profile: false },
  })
  if (!result.ok) throw new Error(`Squiggle: ${result.value.toString()}`)
  const lists = result.value.result.asJS() as readonly (readonly number[])[] // the list that the code ends in
  return lists.map(([mean, sd, p5, p50, p95]) => ({ mean: mean!, sd: sd!, p5: p5!, p50: p50!, p95: p95! })) // five each
}

/** A subset as figures, made ready; what is given back samples, draws and summarises. */
export function byFigures(subset: Subset, seed = 12345): (draws: number) => readonly SubsetSummary[] {
  const columns = columnsOf(subset.data, subset.outputs, subset.parameters)
  return (draws) => columns({ seed, draws }).map(summaryOfColumn)
}
