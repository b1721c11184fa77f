import type { Dimension } from './figure.ts'

/** One member of a dimension: a council, a service, a year. */
export interface Member {
  readonly code: string
  readonly title: string
  readonly shortTitle?: string
}

const first: readonly Dimension[] = ['option', 'council', 'service']
const last: readonly Dimension[] = ['year', 'month']

/** Canonical order: option, council, service, others by name, year, month. Each dimension once. */
export function canonical(dimensions: Iterable<Dimension>): readonly Dimension[] {
  return [...new Set(dimensions)].sort((a, b) => place(a) - place(b) || compareText(a, b))
}

function place(dimension: Dimension): number {
  const early = first.indexOf(dimension)
  if (early >= 0) return early
  const late = last.indexOf(dimension)
  return late >= 0 ? 100 + late : 50
}

/**
 * Members in the order of their codes, so that the order of a file changes no digit: whole numbers by size
 * (step 10 after step 9), everything else letter by letter. Years are written so that this is by date.
 */
export function inOrderOfCode<M extends { readonly code: string }>(members: readonly M[]): readonly M[] {
  return [...members].sort((a, b) => compareCodes(a.code, b.code))
}

export function compareCodes(a: string, b: string): number {
  if (/^\d{1,15}$/.test(a) && /^\d{1,15}$/.test(b)) return Number(a) - Number(b) || compareText(a, b)
  return compareText(a, b)
}

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
