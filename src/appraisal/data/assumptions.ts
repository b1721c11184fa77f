import { type Distribution, describeDistribution } from '../../figures/index.ts'
import { deflator, midTwentyTwenties, prior } from '../../reference/index.ts'
import type { CaseFile, Grade } from '../case-file/index.ts'

/** One assumption as the case uses it: its own entry where it has one, otherwise the dated prior. */
export interface Assumption {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly distribution: Distribution
  readonly central: number
  readonly grade: Grade
  readonly source: string
  readonly kind: 'prior' | 'case' | 'rule'
  readonly isNearest: boolean
  readonly published: string
  readonly note: string
  readonly owner: string
}

/**
 * Luck is not an assumption anybody can hold a view on: a plain uniform. In the central case nobody leaves early and
 * nothing strikes from outside, and councils are reorganised where that is more likely than not.
 */
const luck: Readonly<Record<string, { readonly title: string; readonly central: number }>> = {
  'exit/luck': { title: 'Chance that decides an early exit', central: 1 },
  'exit/shockLuck': { title: 'Chance that decides an outside shock', central: 1 },
  'reorganisation/luck': { title: 'Chance that decides whether councils are reorganised', central: 0.5 },
}

export function isLuck(name: string): boolean {
  return Object.hasOwn(luck, name)
}

/** The assumption of that name, for a council where the case says so by council. Undefined where there is none. */
export function assumptionOf(theCase: CaseFile, name: string, council?: string): Assumption | undefined {
  if (isLuck(name)) {
    return {
      name,
      title: luck[name]?.title ?? name,
      unit: 'number',
      distribution: { kind: 'uniform', low: 0, high: 1 },
      central: luck[name]?.central ?? 1,
      grade: 'A',
      source: 'A random number',
      kind: 'rule',
      isNearest: false,
      published: '',
      note: '',
      owner: '',
    }
  }
  const found = prior(name, theCase.decisionDate)
  const entry = theCase.assumptions[name]
  const own = entry === undefined ? undefined : 'byCouncil' in entry ? entry.byCouncil[council ?? ''] : entry
  if (own === undefined) {
    if (found === undefined) return undefined
    const { entry: from, nearest } = found
    const distribution = from.distribution as Distribution
    return {
      name,
      title: from.title,
      unit: from.unit,
      distribution,
      central: centralOf(distribution),
      grade: from.grade,
      source: from.source,
      kind: 'prior',
      isNearest: nearest,
      published: from.published,
      note: from.note ?? '',
      owner: '',
    }
  }
  const factor =
    own.priceLevel === undefined || own.priceLevel === 'mid-2020s'
      ? 1
      : deflator(own.priceLevel, midTwentyTwenties).factor
  return {
    name,
    title: found?.entry.title ?? name,
    unit: own.unit,
    distribution: withLimitsOf(
      found?.entry.distribution as Distribution | undefined,
      scaled(own.distribution as Distribution, factor),
    ),
    central: own.central * factor,
    grade: own.grade,
    source: sourceText(own.source),
    kind: 'case',
    isNearest: false,
    published: own.published ?? '',
    note: own.note ?? '',
    owner: own.owner,
  }
}

/** In words, such as “26%, most likely; 9 in 10 …”. */
export function assumptionInWords({ distribution }: Assumption): string {
  return describeDistribution(distribution)
}

/** A source as one line of text, down to the record and cell. */
export function sourceText(source: CaseFile['baseline'][number]['source']): string {
  const place = [
    source.file,
    source.record === undefined ? undefined : `record ${source.record}`,
    source.cell === undefined ? undefined : `column ${source.cell}`,
  ].filter((part) => part !== undefined)
  return [source.publication, source.edition, place.join(', '), source.address, source.note]
    .filter((part) => part !== undefined && part !== '')
    .join('; ')
}

function centralOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value
    case 'lch':
      return distribution.central
    case 'triangular':
    case 'pert':
      return distribution.mode
    case 'uniform':
      return (distribution.low + distribution.high) / 2
    case 'normal':
      return distribution.mean
    default:
      throw new Error(`A prior of kind ${distribution.kind} has no central value`)
  }
}

/** A share stays between nought and one whoever gives it: a case's own distribution keeps the prior's natural limits. */
function withLimitsOf(priorDistribution: Distribution | undefined, own: Distribution): Distribution {
  const limits = priorDistribution !== undefined && 'limits' in priorDistribution ? priorDistribution.limits : undefined
  if (limits === undefined || own.kind === 'fixed' || ('limits' in own && own.limits !== undefined)) return own
  return { ...own, limits } as Distribution // every kind but `fixed` may carry limits
}

/** Re-priced money: every number of a distribution times the factor. */
function scaled(distribution: Distribution, factor: number): Distribution {
  if (factor === 1) return distribution
  const entries = Object.entries(distribution).map(([key, value]) => [
    key,
    typeof value === 'number' && key !== 'sigma' && key !== 'alpha' && key !== 'beta'
      ? value * factor
      : Array.isArray(value) && key === 'values'
        ? value.map((each: number) => each * factor)
        : value,
  ])
  return Object.fromEntries(entries) as Distribution // the same kind with its numbers multiplied
}
