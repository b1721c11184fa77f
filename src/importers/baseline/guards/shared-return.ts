import { listInWords, type Problem } from '../../../figures/index.ts'
import { type CouncilCode, council, type Dates, type JointReturn, laitMeasure } from '../../../reference/index.ts'
import type { Observation, Period } from '../../observation.ts'
import { importProblem } from '../../problems.ts'
import { periodKey, seriesKey } from '../cell.ts'

/** One service of several councils, as it shows in a file. */
export interface SharedReturn {
  /** One row for all of them, or the one figure written into each council’s row. */
  readonly how: 'oneRow' | 'sameFigure'
  readonly councils: readonly CouncilCode[]
  readonly measure: string
  readonly filters: Readonly<Record<string, string>>
  readonly periods: readonly Period[]
  /** False where nothing but the figures says so: then it is told, and the figures are left as they stand. */
  readonly isSure: boolean
}

/** Among councils not known to be partners, so many periods in a row must agree before anybody is told. */
const tellingPeriods = 3

/**
 * Services that several councils report once: in one row, or as one figure written into each council’s row.
 *
 * Two councils’ figures agree by chance now and then (a rate of 12.9, a score of 104), so a figure counts as one
 * return’s only where they are known partners and it is a measure of the return that they share, or where known
 * partners agree in three quarters of at least two periods. In the interactive tool every measure of the workforce
 * census passes for both known pairs, and of all other measures only those that a joint service reports.
 */
export function sharedReturns(
  observations: readonly Observation[],
  known: readonly JointReturn[],
): readonly SharedReturn[] {
  const series = bySeries(observations)
  return [
    ...[...series.values()].flatMap(inOneRow),
    ...[...series.values()].flatMap((one) => known.flatMap((partners) => ofPartners(one, partners))),
    ...[...series.values()].flatMap((one) => unknownPairs(one, known)),
  ]
}

/** What a person should know about them: each set of councils once for one row, once for one figure in several. */
export function sharedReturnWarnings(shared: readonly SharedReturn[]): readonly Problem[] {
  const groups = new Map<string, SharedReturn[]>()
  for (const each of shared) {
    const key = `${each.how} ${each.isSure} ${each.councils.join('+')}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()].map(warningOf)
}

interface Series {
  readonly measure: string
  readonly filters: Readonly<Record<string, string>>
  readonly periods: ReadonlyMap<string, { readonly period: Period; readonly figures: Map<CouncilCode, number> }>
  readonly joint: readonly Observation[]
}

function bySeries(observations: readonly Observation[]): ReadonlyMap<string, Series> {
  const all = new Map<
    string,
    Series & {
      periods: Map<string, { period: Period; figures: Map<CouncilCode, number> }>
      joint: Observation[]
    }
  >()
  for (const observation of observations) {
    const { measure, filters, area, period, value } = observation
    if (area.level !== 'council') continue
    const key = seriesKey(observation)
    let series = all.get(key)
    if (series === undefined) {
      series = { measure, filters, periods: new Map(), joint: [] }
      all.set(key, series)
    }
    if (area.councils.length > 1) series.joint.push(observation)
    const [only] = area.councils
    if (area.councils.length !== 1 || only === undefined || typeof value !== 'number' || value === 0) continue
    const at = series.periods.get(periodKey(period)) ?? { period, figures: new Map<CouncilCode, number>() }
    at.figures.set(only, Number(value.toPrecision(12)))
    series.periods.set(periodKey(period), at)
  }
  return all
}

function inOneRow({ measure, filters, joint }: Series): readonly SharedReturn[] {
  const keys = [...new Set(joint.map(({ area }) => area.key))]
  return keys.flatMap((key) => {
    const rows = joint.filter(({ area }) => area.key === key)
    const councils = rows[0]?.area.councils
    return councils === undefined
      ? []
      : [{ how: 'oneRow', councils, measure, filters, periods: rows.map(({ period }) => period), isSure: true }]
  })
}

function ofPartners(series: Series, partners: JointReturn): readonly SharedReturn[] {
  const { agreed, common } = agreement(series, partners.councils, partners)
  const isOfTheReturn = partners.returns.some((which) => isOfReturn(series.measure, which))
  const isSure = isOfTheReturn || (agreed.length >= 2 && agreed.length * 4 >= common * 3)
  return agreed.length === 0 || !isSure
    ? []
    : [
        {
          how: 'sameFigure',
          councils: [...partners.councils].sort(),
          measure: series.measure,
          filters: series.filters,
          periods: agreed,
          isSure,
        },
      ]
}

/** Whether the measure is of that return, in its own publication or as the interactive tool repeats it. */
function isOfReturn(measure: string, which: JointReturn['returns'][number]): boolean {
  switch (which) {
    case 'workforce':
      return (
        measure.startsWith('workforce/') ||
        (measure.startsWith('lait/') && /workforce/i.test(laitMeasure(measure.slice('lait/'.length))?.topic ?? ''))
      )
    default:
      return which satisfies never
  }
}

function unknownPairs(series: Series, known: readonly JointReturn[]): readonly SharedReturn[] {
  if (series.periods.size < tellingPeriods) return []
  return pairsThatAgree(series)
    .filter((pair) => !known.some(({ councils }) => pair.every((code) => councils.includes(code))))
    .flatMap((councils): readonly SharedReturn[] => {
      const { agreed, common, values } = agreement(series, councils)
      const isTelling = agreed.length >= tellingPeriods && agreed.length === common && new Set(values).size > 1
      return isTelling
        ? [
            {
              how: 'sameFigure',
              councils,
              measure: series.measure,
              filters: series.filters,
              periods: agreed,
              isSure: false,
            },
          ]
        : []
    })
}

/** Pairs with one figure of at least three digits in at least one period: the few that are worth a closer look. */
function pairsThatAgree({ periods }: Series): readonly (readonly CouncilCode[])[] {
  const pairs = new Map<string, readonly CouncilCode[]>()
  for (const { figures } of periods.values()) {
    const byFigure = new Map<number, CouncilCode[]>()
    for (const [code, figure] of figures) {
      if (String(Math.abs(figure)).replace('.', '').length < 3) continue
      byFigure.set(figure, [...(byFigure.get(figure) ?? []), code])
    }
    for (const codes of byFigure.values()) {
      // A figure that many councils have is a score or a round number, not a return of theirs.
      if (codes.length !== 2) continue
      const pair = [...codes].sort()
      pairs.set(pair.join('+'), pair)
    }
  }
  return [...pairs.values()]
}

function agreement(
  { periods }: Series,
  councils: readonly CouncilCode[],
  dates: Partial<Dates> = {},
): { readonly agreed: readonly Period[]; readonly common: number; readonly values: readonly number[] } {
  const agreed: Period[] = []
  const values: number[] = []
  let common = 0
  for (const { period, figures } of periods.values()) {
    if (period.to < (dates.effectiveFrom ?? '') || period.from > (dates.effectiveTo ?? '9999')) continue
    const theirs = councils.flatMap((code) => figures.get(code) ?? [])
    const [first] = theirs
    if (theirs.length !== councils.length || first === undefined) continue
    common += 1
    if (!theirs.every((figure) => figure === first)) continue
    agreed.push(period)
    values.push(first)
  }
  return { agreed, common, values }
}

function warningOf(group: readonly SharedReturn[]): Problem {
  const [first] = group
  if (first === undefined) throw new Error('A group has at least one member')
  const names = listInWords(first.councils.map((code) => council(code)?.name ?? code))
  const measures = [...new Set(group.map(({ measure }) => measure))]
  const which = measures.length === 1 ? measures[0] : `${measures[0]} and ${measures.length - 1} more measures`
  const place = `${names}, ${which}`
  if (first.how === 'oneRow')
    return importProblem(
      'IMP-90',
      place,
      `${names} make one return for one service (${which}). Its figures cover all of them, are counted once, and are no one council’s own.`,
    )
  return importProblem(
    'IMP-90',
    place,
    first.isSure
      ? `${names} have the identical figure in ${which}: it is one return written into each council’s row. It is shown and counted once, for all of them together.`
      : `${names} have the identical figure in every period of ${which}. If they share a service it is counted twice: ask both councils whose return it is.`,
  )
}
