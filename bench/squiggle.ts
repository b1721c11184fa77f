import { run } from '@quri/squiggle-lang'
import { type Plan, planFigures } from '../src/figures/index.ts'
import { columnsOf, summaryOfColumn } from './engine-of-w.ts'
import type { Choosing, Subset } from './squiggle-subsets.ts'

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

/** A subset as figures, planned: what an edit to a number does not do again. */
export function planOfSubset({ outputs, data }: Subset): Plan {
  return planFigures(outputs, data)
}

/** A planned subset: sampling, draws and summaries. */
export function byFigures(subset: Subset, plan: Plan, draws: number, seed = 12345): readonly SubsetSummary[] {
  const byKey = new Map(subset.parameters.map((parameter) => [parameter.key, parameter]))
  const parameters = plan.parameters.map(({ key }) => byKey.get(key)!) // every assumption of a subset has its distribution
  return columnsOf(plan, subset.outputs, parameters, { seed, draws }).map(summaryOfColumn)
}
