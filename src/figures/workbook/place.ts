import type { Figure } from '../figure.ts'
import type { At } from '../reading/data.ts'
import type { Plan } from '../reading/plan.ts'
import { columnLetters } from './ranges.ts'
import type { SheetCell, WorkbookSheets } from './sheets.ts'

export interface WorkbookPlace {
  readonly sheet: string
  /** `H41`. */
  readonly address: string
  readonly cell: SheetCell | undefined
}

/**
 * Where one cell of a figure stands in the workbook, and what is in it.
 * Throws a RangeError for a figure or a member that the workbook does not have.
 */
export function workbookPlace(plan: Plan, workbook: WorkbookSheets, figure: Figure, at: At = {}): WorkbookPlace {
  const block = Object.hasOwn(workbook.blocks, figure.name) ? workbook.blocks[figure.name] : undefined
  const sheet = workbook.sheets.find((each) => each.name === block?.sheet)
  if (block === undefined || sheet === undefined) throw new RangeError(`${figure.name} is not in the workbook`)
  const position = (dimension: string): number => {
    const found = (plan.members[dimension] ?? []).findIndex((member) => member.code === at[dimension])
    if (found < 0) throw new RangeError(`${dimension} ${at[dimension] ?? 'is not given and'} is not in the workbook`)
    return found
  }
  const rows = block.rowsBy.reduce((row, dimension) => row * plan.grid.sizeOf(dimension) + position(dimension), 0)
  const across =
    block.across === 'whole'
      ? 0
      : 1 +
        (block.across === 'year' ? position('year') : position('year') * plan.grid.sizeOf('month') + position('month'))
  const row = block.firstRow + rows
  const column = workbook.wholeColumn + across
  return { sheet: block.sheet, address: `${columnLetters(column)}${row}`, cell: sheet.rows[row - 1]?.[column] }
}
