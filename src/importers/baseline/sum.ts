import type { MissingReason, Problem } from '../../figures/index.ts'
import { importProblem } from '../problems.ts'
import { type Between, isBetween, isGap, isWorded } from '../value.ts'
import { type BaselineCell, periodKey, placeOf } from './cell.ts'
import { natureOf } from './measure-nature.ts'
import { relationOf } from './overlaps.ts'
import { asValue, boundsOf } from './values.ts'

/** A member of a sum that has no figure, and why. */
export interface MissingMember {
  readonly unit: string
  readonly measure: string
  readonly missing: MissingReason
}

/**
 * A sum with a member missing: no less than this, where no part can be below nought; otherwise only so far. With every
 * member missing there is no number at all, and never nought.
 */
export type PartSum =
  | { readonly missing: readonly MissingMember[] }
  | { readonly atLeast: number; readonly missing: readonly MissingMember[] }
  | { readonly soFar: Between; readonly missing: readonly MissingMember[] }

/** Figures added up, each once. */
export interface Sum {
  readonly value: number | Between | PartSum
  readonly counted: readonly BaselineCell[]
  /** What was not added, because what it counts is counted already or it was not there, in a sentence each. */
  readonly leftOut: readonly { readonly cell: BaselineCell; readonly because: string }[]
}

/** Measures that can be below nought, so that a sum without one of them is no lower bound. */
const canBeNegative = /\/(net|income|netRevenue)$/

/**
 * Adds figures of one period up, and counts nothing twice: beside a joint return, its members are left out; beside a
 * region, its councils; beside a county, its successors; beside a total, its parts. Where figures overlap and none
 * holds the other, or are of two measures or publications, or are rates, the sum is refused and says why. `absent` are
 * members that no return at hand has: the sum misses them as it misses a gap.
 */
export function sumOf(
  cells: readonly BaselineCell[],
  absent: readonly MissingMember[] = [],
): Sum | { readonly problems: readonly Problem[] } {
  if (cells.length === 0 && absent.length > 0) return { value: { missing: absent }, counted: [], leftOut: [] }
  const problems = refusals(cells)
  if (problems.length > 0) return { problems }
  const leftOut: { cell: BaselineCell; because: string }[] = []
  const counted: BaselineCell[] = []
  for (const [index, cell] of cells.entries()) {
    const because = whyLeftOut(cell, index, cells)
    if (because === undefined) counted.push(cell)
    else leftOut.push({ cell, because })
  }
  return { value: added(counted, absent), counted, leftOut }
}

function refusals(cells: readonly BaselineCell[]): readonly Problem[] {
  const [first, ...others] = cells
  if (first === undefined) return [refusal('nothing', 'There is nothing to add up. Choose at least one figure.')]
  const unaddable = cells.find(({ measure, value }) => isWorded(value) || natureOf(measure) !== 'amount')
  if (unaddable !== undefined)
    return [
      refusal(
        placeOf(unaddable),
        `${unaddable.measure} is a rate, an average or a finding and is not added up. Add its counts up, or compare the figures side by side.`,
      ),
    ]
  const other = others.find(({ period }) => periodKey(period) !== periodKey(first.period))
  if (other !== undefined)
    return [
      refusal(
        placeOf(other),
        `${first.period.label} and ${other.period.label} are two periods. Add up figures of one period at a time.`,
      ),
    ]
  return cells.flatMap((cell, i) => cells.slice(i + 1).flatMap((next) => refusalOfPair(cell, next)))
}

function refusalOfPair(a: BaselineCell, b: BaselineCell): readonly Problem[] {
  const relation = relationOf(a, b)
  const both = `${nameOf(a, b)} and ${nameOf(b, a)}`
  if (relation === 'overlap')
    return [
      refusal(
        placeOf(b),
        `${both} overlap and neither holds the other, so their sum would count something twice. Take one out.`,
      ),
    ]
  if (relation === 'unknown')
    return [refusal(placeOf(b), `It cannot be told whether ${both} count the same thing. Take one out.`)]
  return relation === 'unlike'
    ? [refusal(placeOf(b), `${both} are not parts of one whole and are not added up. Compare them side by side.`)]
    : []
}

function refusal(place: string, sentence: string): Problem {
  return importProblem('IMP-97', place, sentence)
}

/** By unit where the units differ, otherwise by measure and filters. */
function nameOf({ unit, measure, filters }: BaselineCell, beside: BaselineCell): string {
  if (unit.key !== beside.unit.key && measure === beside.measure) return unit.name
  const words = Object.values(filters)
  const what = measure === beside.measure && words.length > 0 ? `${measure} (${words.join(', ')})` : measure
  return unit.key === beside.unit.key ? what : `${unit.name}’s ${what}`
}

function whyLeftOut(cell: BaselineCell, index: number, cells: readonly BaselineCell[]): string | undefined {
  if (isGap(cell.value) && !wasThere(cell))
    return `${cell.unit.name} was not there in ${cell.period.label}, so it has no figure to miss.`
  for (const [i, other] of cells.entries()) {
    if (i === index) continue
    const relation = relationOf(cell, other)
    if (relation === 'same' && isSaidBy(other, i < index, cell)) return `${nameOf(cell, other)} is in the sum already.`
    // A gap holds no part: then the parts count for what they are, and the gap as missing.
    if (relation === 'within' && !isGap(other.value))
      return `${nameOf(cell, other)} is inside ${nameOf(other, cell)}, which is counted.`
  }
  return undefined
}

/** Of two cells about the same, the first stands, and one with a figure before one without. */
function isSaidBy(other: BaselineCell, isBefore: boolean, cell: BaselineCell): boolean {
  return isGap(other.value) === isGap(cell.value) ? isBefore : isGap(cell.value)
}

function wasThere({ unit, period }: BaselineCell): boolean {
  return (
    unit.councils.length === 0 ||
    unit.councils.some(({ validFrom = '', validTo = '9999' }) => validFrom <= period.to && period.from <= validTo)
  )
}

function added(cells: readonly BaselineCell[], absent: readonly MissingMember[]): Sum['value'] {
  let [low, high] = [0, 0]
  const missing: MissingMember[] = [...absent]
  for (const { value, unit, measure } of cells) {
    const bounds = boundsOf(value)
    if (bounds !== undefined) {
      low += bounds.low
      high += bounds.high
    } else if (isGap(value)) missing.push({ unit: unit.name, measure, missing: value.missing })
  }
  const total = { low: withoutDust(low), high: withoutDust(high) }
  const value = asValue(total)
  if (missing.length === 0 && (typeof value === 'number' || isBetween(value))) return value
  if (missing.length === cells.length + absent.length) return { missing }
  const mayFall = cells.some((each) => canBeNegative.test(each.measure) || (boundsOf(each.value)?.low ?? 0) < 0)
  return mayFall ? { soFar: total, missing } : { atLeast: total.low, missing }
}

/** Sums of decimals carry dust in the last of their digits. */
function withoutDust(value: number): number {
  return Number(value.toPrecision(14))
}
