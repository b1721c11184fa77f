import type { Problem } from '../../figures/index.ts'
import { type AreaFit, bodiesCovering, type CouncilCode, council } from '../../reference/index.ts'
import type { Period } from '../observation.ts'
import type { Value } from '../value.ts'
import { type BaselineCell, periodKey, seriesKey } from './cell.ts'
import { natureOf } from './measure-nature.ts'
import { type Sum, sumOf } from './sum.ts'

/** One time of a series through a reorganisation. */
export interface AreaPoint {
  readonly period: Period
  /** The councils that were there in the area, at the end of the period. */
  readonly bodies: readonly { readonly code: CouncilCode; readonly name: string }[]
  /** Whether together they are the area that was asked for, or cover more. */
  readonly fit: AreaFit
  readonly cells: readonly BaselineCell[]
  /** One council’s figure, or all of them added up; a reason where there is none, and never nought for a gap. */
  readonly value: Sum['value'] | Value
  /** Why figures that are there were not put together. */
  readonly problems: readonly Problem[]
}

/**
 * A council’s series of one measure through every reorganisation of its area: a county goes on in its successors, which
 * are added up where the measure is an amount. A joint return stands for its councils where it covers no more than the
 * area. `cells` are a baseline of the council with its predecessors and successors.
 */
export function areaSeries(
  cells: readonly BaselineCell[],
  { council: code, measure }: { readonly council: CouncilCode; readonly measure: string },
): readonly AreaPoint[] {
  const own = cells.filter((cell) => cell.measure === measure && cell.unit.level === 'council')
  const periods = new Map(own.map((cell) => [`${seriesKey(cell)}\n${periodKey(cell.period)}`, cell] as const))
  return [...periods.values()]
    .sort((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0))
    .map((sample) =>
      pointOf(
        code,
        sample,
        own.filter(
          (cell) => periodKey(cell.period) === periodKey(sample.period) && seriesKey(cell) === seriesKey(sample),
        ),
      ),
    )
}

function pointOf(code: CouncilCode, { period, measure }: BaselineCell, cells: readonly BaselineCell[]): AreaPoint {
  const { bodies, fit } = bodiesCovering(code, period.to)
  const inside = cells.filter(
    ({ unit }) => unit.councils.length > 0 && unit.councils.every((each) => bodies.includes(each.code)),
  )
  const point = {
    period,
    bodies: bodies.map((body) => ({ code: body, name: council(body)?.name ?? body })),
    fit,
    cells: inside,
  }
  const unsaid = bodies.filter((body) => !inside.some(({ unit }) => unit.councils.some((each) => each.code === body)))
  const [only, ...others] = inside
  if (fit !== 'exact' || only === undefined) return { ...point, value: { missing: 'notAvailable' }, problems: [] }
  if (others.length === 0 && unsaid.length === 0) return { ...point, value: only.value, problems: [] }
  if (natureOf(measure) !== 'amount') return { ...point, value: { missing: 'notApplicable' }, problems: [] }
  const sum = sumOf(inside)
  if ('problems' in sum) return { ...point, value: { missing: 'notApplicable' }, problems: sum.problems }
  return { ...point, value: withUnsaid(sum, unsaid, measure), problems: [] }
}

/** Members without a row are missing from the sum as much as those with a reason. */
function withUnsaid({ value }: Sum, unsaid: readonly CouncilCode[], measure: string): Sum['value'] {
  if (unsaid.length === 0) return value
  const missing = unsaid.map((code) => ({
    unit: council(code)?.name ?? code,
    measure,
    missing: 'notAvailable' as const,
  }))
  if (typeof value === 'number') return { soFar: { low: value, high: value }, missing }
  return 'missing' in value ? { ...value, missing: [...value.missing, ...missing] } : { soFar: value, missing }
}
