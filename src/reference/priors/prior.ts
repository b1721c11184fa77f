import type { Day, Grade } from '../dated.ts'
import { type SourceMark, sources } from '../sources.ts'

/** Delivery models that priors are told apart by. */
export type PricedModel = (typeof pricedModels)[number]

/** Units as figures write them. The year of a yearly figure is not part of its unit: `£/FTE` is pounds a post a year. */
export type PriorUnit =
  | 'real £'
  | 'real £/FTE'
  | 'real £/month'
  | 'real £/contract'
  | 'real £/user'
  | 'real £/record'
  | 'real £/children'
  | 'real £/children/week'
  | 'FTE'
  | 'contract'
  | 'month'
  | 'week'
  | 'year'
  | 'share'
  | 'ratio'

/** Natural limits that draws are held to. */
export interface Limits {
  readonly low?: number
  readonly high?: number
}

/**
 * How an uncertain number may fall. `lch`: the smaller end is the 10th percentile and the larger the 90th of a PERT
 * curve with `central` as its most likely value; rows that run from weak to strong benefit may descend, so `low` may
 * be the larger number. `fixed`: one number, no doubt stated. Pounds are pounds, never thousands.
 */
export type PriorDistribution =
  | {
      readonly kind: 'lch'
      readonly low: number
      readonly central: number
      readonly high: number
      readonly limits?: Limits
    }
  | { readonly kind: 'fixed'; readonly value: number }

/**
 * What to assume about one quantity where a case brings no figure of its own, from when to when, on whose authority
 * and how good that is.
 */
export interface Prior {
  /** Path that the case file and the figures use, `L01/rate M01`. */
  readonly name: string
  readonly title: string
  readonly unit: PriorUnit
  /** Only where the quantity differs by delivery model. */
  readonly model?: PricedModel
  readonly distribution: PriorDistribution
  /** Money only: prices it is stated in; the case re-prices it with the deflator. */
  readonly priceLevel?: 'mid-2020s'
  /**
   * Which printed end favours the option, where one does: a ceiling takes every parameter at that end.
   */
  readonly favourable?: 'low' | 'high'
  readonly grade: Grade
  readonly source: string
  /** Day the evidence came out; later than a case's decision date it is hindsight, and the page says so. */
  readonly published: Day
  readonly note?: string
  readonly effectiveFrom: Day
  readonly effectiveTo?: Day
}

/** Weak, middle and strong end as printed, or one number that is not in doubt. */
export type Range = readonly [low: number, central: number, high: number] | number

/** Where a prior's numbers come from. */
export interface Evidence {
  readonly grade: Grade
  readonly source: string
  readonly published: Day
  readonly note?: string
}

/** The priors reach back to the first case dates the rule packs know. */
const firstDay = '2010-01-01'
/** Day on which the judgements were set down. They were made knowing what had happened by then. */
const judgedOn = '2026-11-21'
const replaceIt = 'Judgement, replace with local figure.'

/** No good public figure exists: the number is a judgement, made beside the publications named. */
export function judgement(why: string, ...beside: readonly SourceMark[]): Evidence {
  const seen = beside.map(cite).join('; ')
  return {
    grade: 'D',
    source: seen === '' ? 'judgement' : `judgement, beside ${seen}`,
    published: judgedOn,
    note: `${replaceIt} ${why}`,
  }
}

/** The number is published, for the same thing (A) or a near one (B), or worked from published figures (C). */
export function evidence(grade: 'A' | 'B' | 'C', marks: readonly SourceMark[], note?: string): Evidence {
  const dates = marks.map((mark) => sources[mark].published as Day).sort()
  return {
    grade,
    source: marks.map(cite).join('; '),
    published: dates[dates.length - 1] ?? judgedOn,
    ...(note === undefined ? {} : { note }),
  }
}

/** What a row may say besides its number: model, favourable end, limits of its own (`none`: it may go below nought), dates. */
export interface RowOptions {
  readonly model?: PricedModel
  readonly favourable?: 'low' | 'high'
  readonly limits?: Limits | 'none'
  readonly from?: Day
  readonly to?: Day
}

/** One prior. Shares are held to 0 and 1, everything else to 0 from below, unless the row says otherwise. */
export function row(
  name: string,
  title: string,
  unit: PriorUnit,
  range: Range,
  from: Evidence,
  options: RowOptions = {},
): Prior {
  return {
    name: options.model === undefined ? name : `${name} ${options.model}`,
    title,
    unit,
    ...(options.model === undefined ? {} : { model: options.model }),
    distribution: distributionOf(range, limitsOf(unit, options.limits)),
    ...(unit.startsWith('real £') ? { priceLevel: 'mid-2020s' as const } : {}),
    ...(options.favourable === undefined ? {} : { favourable: options.favourable }),
    ...from,
    effectiveFrom: options.from ?? firstDay,
    ...(options.to === undefined ? {} : { effectiveTo: options.to }),
  }
}

/** The same prior for several delivery models, one name each. */
export function rowsByModel(
  name: string,
  title: string,
  unit: PriorUnit,
  ranges: Readonly<Partial<Record<PricedModel, Range>>>,
  from: Evidence,
  options: RowOptions = {},
): readonly Prior[] {
  return pricedModels.flatMap((model) => {
    const range = ranges[model]
    return range === undefined ? [] : [row(name, title, unit, range, from, { ...options, model })]
  })
}

export const pricedModels = [
  'M01',
  'M02',
  'M04',
  'M07',
  'M08',
  'M09',
  'M10',
  'M11',
  'M12',
  'M15',
  'M16',
  'M17',
  'M18',
  'M19',
] as const

function cite(mark: SourceMark): string {
  const { title, address } = sources[mark]
  return `${title}, ${address}`
}

function distributionOf(range: Range, limits: Limits | undefined): PriorDistribution {
  if (typeof range === 'number') return { kind: 'fixed', value: range }
  const [low, central, high] = range
  return { kind: 'lch', low, central, high, ...(limits === undefined ? {} : { limits }) }
}

function limitsOf(unit: PriorUnit, own: Limits | 'none' | undefined): Limits | undefined {
  if (own === 'none') return undefined
  if (own !== undefined) return own
  return unit === 'share' ? { low: 0, high: 1 } : { low: 0 }
}
