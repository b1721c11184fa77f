import type { Problem } from '../../figures/index.ts'
import type { Observation } from '../observation.ts'
import { importProblem } from '../problems.ts'

/** A nought that stands between two other figures of the same series. */
export interface ZeroBetween {
  readonly zero: Observation
  readonly before: Observation
  readonly after: Observation
}

/**
 * Noughts with a figure other than nought on either side in time, for the same council, measure and filters: spending
 * that stops for a year and comes back is more often a line left blank. Years without a figure are passed over; a nought
 * at the start or the end of a series is left alone, for what begins or ends may well do so.
 */
export function zerosBetween(observations: readonly Observation[]): readonly ZeroBetween[] {
  const series = new Map<string, (Observation & { readonly value: number })[]>()
  for (const each of observations) {
    if (typeof each.value !== 'number') continue
    const filters = Object.entries(each.filters).map(([name, value]) => `${name}=${value}`)
    const key = [each.area.key, each.measure, ...filters.sort()].join('|')
    const before = series.get(key)
    // The type says what was just looked at: the value is a number.
    const numbered = each as Observation & { readonly value: number }
    if (before === undefined) series.set(key, [numbered])
    else before.push(numbered)
  }
  return [...series.values()].flatMap((unordered) => {
    const ordered = [...unordered].sort((a, b) => (a.period.from < b.period.from ? -1 : 1))
    return ordered.flatMap((zero, at) => {
      if (zero.value !== 0) return []
      const before = ordered.slice(0, at).findLast(({ value }) => value !== 0)
      const after = ordered.slice(at + 1).find(({ value }) => value !== 0)
      return before === undefined || after === undefined ? [] : [{ zero, before, after }]
    })
  })
}

/** Each of them as a warning that asks for the figure. */
export function zeroBetweenWarnings(observations: readonly Observation[]): readonly Problem[] {
  return zerosBetween(observations).map(({ zero, before, after }) =>
    importProblem(
      'IMP-54',
      [zero.sheet, `row ${zero.row}`].filter((part) => part !== undefined).join('!'),
      `${zero.area.name} has 0 in “${zero.column}” for ${zero.period.label}, between ${before.text} (${before.period.label}) and ${after.text} (${after.period.label}). It is likely to be missing; ask the council before you use it.`,
    ),
  )
}
