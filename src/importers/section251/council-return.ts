import {
  type Section251Aspect,
  type Section251Key,
  type Section251Kind,
  type Section251Line,
  section251Aspects,
  section251LineOf,
  section251Table,
  section251Tables,
} from '../../reference/index.ts'
import type { Area, Mark, Observation, Period } from '../observation.ts'
import type { Value } from '../value.ts'

/** One figure of a return, with its text as it stands. */
export interface ReturnFigure {
  readonly value: Value
  readonly text: string
  readonly column: string
  readonly marks: readonly Mark[]
}

/** One line of a council’s return for a year. */
export interface ReturnedLine {
  readonly key: Section251Key
  readonly kind: Section251Kind
  /** Its number in that year’s return. */
  readonly ref: string
  /** What it adds up. */
  readonly adds: readonly Section251Key[]
  readonly figures: Readonly<Partial<Record<Section251Aspect, ReturnFigure>>>
  readonly sheet?: string
  readonly row: number
}

/** All that a council, a region or the country returned for a year, by line. */
export interface CouncilReturn {
  readonly area: Area
  readonly period: Period
  readonly lines: ReadonlyMap<Section251Key, ReturnedLine>
}

/** The number in a line’s column; undefined where there is none, or only a reason. */
export function pounds(line: ReturnedLine | undefined, aspect: Section251Aspect): number | undefined {
  const value = line?.figures[aspect]?.value
  return typeof value === 'number' ? value : undefined
}

/** The name of a measure: `section251/residential/gross`. */
export function section251Measure(key: Section251Key, aspect: Section251Aspect): string {
  return `section251/${key}/${aspect}`
}

/** The line and the column that a measure is of; undefined for another family’s. */
export function readSection251Measure(
  measure: string,
): { readonly key: Section251Key; readonly aspect: Section251Aspect } | undefined {
  const [family, key, aspect] = measure.split('/')
  if (family !== 'section251' || key === undefined || aspect === undefined) return undefined
  if (anyLine.get(key) === undefined || !Object.hasOwn(section251Aspects, aspect)) return undefined
  // Both were just found among the keys and the aspects.
  return { key: key as Section251Key, aspect: aspect as Section251Aspect }
}

/** Every return among observations, whatever file each is from, so that they can be checked again when all are there. */
export function councilReturns(observations: Iterable<Observation>): readonly CouncilReturn[] {
  const returns = new Map<string, { area: Area; period: Period; lines: Map<Section251Key, ReturnedLine> }>()
  for (const observation of observations) {
    const measured = readSection251Measure(observation.measure)
    if (measured === undefined) continue
    const { area, period, value, text, column, marks, row, sheet } = observation
    const at = `${area.key}|${period.label}`
    const found = returns.get(at) ?? { area, period, lines: new Map<Section251Key, ReturnedLine>() }
    returns.set(at, found)
    const { key, aspect } = measured
    const before = found.lines.get(key) ?? { ...meaning(period.label, key), figures: {}, row, ...(sheet && { sheet }) }
    found.lines.set(key, { ...before, figures: { ...before.figures, [aspect]: { value, text, column, marks } } })
  }
  return [...returns.values()]
}

/** What a line of a table says of itself, by keys. */
export function meaningOf(line: Section251Line, lines: readonly Section251Line[]) {
  const { key, kind, ref } = line
  return { key, kind, ref, adds: lines.flatMap((each) => (line.adds.includes(each.ref) ? [each.key] : [])) }
}

function meaning(year: string, key: Section251Key) {
  const line = section251LineOf({ year, key }) ?? anyLine.get(key)
  return line === undefined
    ? { key, kind: 'line' as const, ref: '', adds: [] }
    : meaningOf(line, section251Table(year)?.lines ?? [])
}

/** For years whose table is not known: the line as the newest table has it. */
const anyLine: ReadonlyMap<string, Section251Line> = new Map(
  section251Tables.flatMap(({ lines }) => lines.map((line) => [line.key, line] as const)),
)
