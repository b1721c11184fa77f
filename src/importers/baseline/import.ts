import { compareText } from '../../figures/index.ts'
import type { Day } from '../../reference/index.ts'
import type { Publication } from '../importer.ts'
import type { Neighbour, Observation } from '../observation.ts'

/** One file that was read and taken: what it is, who took it, and every figure in it. */
export interface Import {
  /** SHA-256 of the file’s bytes, so that the same file is the same import whatever it is called. */
  readonly id: string
  /** The file’s name, for people to find it again. */
  readonly file: string
  readonly kind: string
  readonly publication: Publication
  /** Version of the readers that made figures of the bytes. */
  readonly importerVersion: string
  /** Who took it. */
  readonly by?: string
  readonly observations: readonly Observation[]
  /** Statistical neighbours that it names. */
  readonly neighbours?: readonly Neighbour[]
}

/**
 * Each file once, from the one that stands least to the one that stands most. A publication of its own stands over one
 * that carries others’ figures; then the later published; then the later edition; then the later imported. A file
 * imported again keeps its place; read again by another version of its reader, it is as last read.
 */
export function inOrderOfStanding(imports: readonly Import[]): readonly Import[] {
  return eachOnce(imports)
    .map((each, order) => ({ each, order, out: releaseDay(each) }))
    .sort(
      (a, b) =>
        Number(a.each.publication.isSecondary !== true) - Number(b.each.publication.isSecondary !== true) ||
        compareText(a.out, b.out) ||
        compareText(a.each.publication.edition, b.each.publication.edition) ||
        a.order - b.order,
    )
    .map(({ each }) => each)
}

/** Whether only the order in which they were imported says which of the two stands. */
export function isOfOneRank(a: Import, b: Import): boolean {
  return (
    a.publication.isSecondary === b.publication.isSecondary &&
    a.publication.edition === b.publication.edition &&
    releaseDay(a) === releaseDay(b)
  )
}

function eachOnce(imports: readonly Import[]): readonly Import[] {
  const kept = new Map<string, Import>()
  for (const each of imports) {
    const before = kept.get(each.id)
    if (before === undefined || each.importerVersion !== before.importerVersion) kept.set(each.id, each)
  }
  return [...kept.values()]
}

/**
 * The day it came out. Where the file does not say, the last day that it counts: nothing is published sooner, and every
 * file then has a place in one order, which comparing editions for some and days for others would not give.
 */
function releaseDay({ publication, observations }: Import): Day {
  if (publication.published !== undefined) return publication.published
  let last = ''
  for (const { period } of observations) if (period.to > last) last = period.to
  return last
}
