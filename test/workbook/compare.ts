import {
  isMissing,
  membersAt,
  missingInWords,
  type Plan,
  type Reading,
  type WorkbookSheets,
  workbookPlace,
} from '../../src/figures/index.ts'
import type { FoundCell, Recalculated } from './recalculate.ts'

/** A cell where the spreadsheet and the central reading disagree. */
export interface Difference {
  readonly figure: string
  readonly at: Readonly<Record<string, string>>
  readonly sheet: string
  readonly address: string
  readonly formula: string
  readonly ours: string
  readonly theirs: string
}

/**
 * Every cell of every figure, ours against the spreadsheet's. A money line must be the same whole pennies; any other
 * number must be within 1e-12 of its size (or of one, where it is smaller); a gap must be its reason; what cannot be
 * worked here must be an error there.
 */
export function compareWorkbook(
  plan: Plan,
  reading: Reading,
  workbook: WorkbookSheets,
  found: Recalculated,
): readonly Difference[] {
  return plan.figures.flatMap(({ figure, layout }) =>
    Array.from({ length: layout.cells }, (_, cell) => cell).flatMap((cell): Difference[] => {
      const at = membersAt(plan.grid, layout, cell)
      const place = workbookPlace(plan, workbook, figure, at)
      const theirs = found.get(place.sheet)?.get(place.address)
      const value = reading.cell(figure, at)
      const ours = isMissing(value) ? missingInWords(value.missing) : value
      if (agree(ours, theirs, figure.kind === 'figure' && figure.line)) return []
      const formula = place.cell?.kind === 'formula' ? place.cell.formula : ''
      return [
        {
          figure: figure.name,
          at,
          sheet: place.sheet,
          address: place.address,
          formula,
          ours: String(ours),
          theirs: theirs === undefined ? 'nothing' : JSON.stringify(theirs),
        },
      ]
    }),
  )
}

function agree(ours: number | string, theirs: FoundCell | undefined, line: boolean): boolean {
  if (typeof ours === 'string') return theirs?.kind === 'text' && theirs.text === ours
  if (!Number.isFinite(ours)) return theirs?.kind === 'error'
  if (theirs?.kind !== 'number') return false
  if (line && Math.abs(ours) < mostPennies)
    return Math.round(ours * 100) === Math.round(theirs.value * 100) && Math.abs(ours - theirs.value) < 1e-4
  return Math.abs(ours - theirs.value) <= 1e-12 * Math.max(1, Math.abs(ours))
}

/** Above this a double holds no pennies. */
const mostPennies = Number.MAX_SAFE_INTEGER / 100
