import { listInWords, type Problem } from '../../figures/index.ts'
import type { CouncilCode } from '../../reference/index.ts'
import { importProblem } from '../problems.ts'
import { type BaselineCell, placeOf } from './cell.ts'
import { natureOf } from './measure-nature.ts'
import { boundsOf, scaled } from './values.ts'

/** How a joint figure is to be divided: each council’s weight, and what the weights are. */
export interface Apportioning {
  readonly weights: Readonly<Record<CouncilCode, number>>
  /** `children aged 0 to 17, mid-2024`: stated beside every figure made with it. */
  readonly by: string
}

/** One council’s part of a joint return’s figure. It is an estimate, or for a rate the joint rate. */
export interface ApportionedCell extends BaselineCell {
  /** What the part was made with; left out for a rate, which every member has alike. */
  readonly apportionedBy?: string
}

/**
 * A joint return’s figure for each of its councils: never done unless asked for. A rate is copied, for the service is
 * one; an amount is divided by the weights and marked as estimated; a reason is every council’s reason.
 */
export function apportioned(
  cell: BaselineCell,
  { weights, by }: Apportioning,
): readonly ApportionedCell[] | { readonly problems: readonly Problem[] } {
  const codes = cell.unit.councils.map(({ code }) => code)
  const isRate = natureOf(cell.measure) !== 'amount'
  const without = codes.filter((code) => !(Number.isFinite(weights[code]) && (weights[code] ?? -1) >= 0))
  const total = codes.reduce((sum, code) => sum + (weights[code] ?? 0), 0)
  if (!isRate && (without.length > 0 || total === 0))
    return {
      problems: [
        importProblem(
          'IMP-97',
          placeOf(cell),
          `To divide the figure of ${cell.unit.name}, give ${by} for ${without.length > 0 ? listInWords(without) : 'at least one of them, above nought'}.`,
        ),
      ],
    }
  const isDivided = !isRate && boundsOf(cell.value) !== undefined
  return cell.unit.councils.map((covered) => ({
    ...cell,
    unit: { level: 'council', key: covered.code, name: covered.name, councils: [covered] },
    value: isRate ? cell.value : scaled(cell.value, (weights[covered.code] ?? 0) / total),
    marks: isDivided && !cell.marks.includes('estimated') ? [...cell.marks, 'estimated'] : cell.marks,
    ...(isDivided ? { apportionedBy: by } : {}),
  }))
}
