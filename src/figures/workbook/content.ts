import type { Figure } from '../figure.ts'
import { isMoney } from '../formula/check-units.ts'
import type { Tree } from '../formula/tree.ts'
import { readUnit } from '../formula/unit.ts'
import { type Missing, missingInWords } from '../missing.ts'
import type { Reading } from '../reading/central.ts'
import type { Plan } from '../reading/plan.ts'
import { gapOf } from '../reading/presence.ts'
import type { Placed, PlacedBlock } from './blocks.ts'
import { figureText, textOf } from './formula-text.ts'
import type { CellLook, SheetCell } from './sheets.ts'
import type { Writing } from './writing.ts'

/** What stands in every cell, by block. */
export interface Content {
  readonly cells: ReadonlyMap<PlacedBlock, readonly SheetCell[]>
  readonly names: ReadonlyMap<Figure, string>
  writingOf(block: PlacedBlock): Writing
}

/** Each cell of each block: an input's number, a formula, or the reason there is neither. */
export function contentOf(plan: Plan, reading: Reading, placed: Placed, names: ReadonlyMap<Figure, string>): Content {
  const months = plan.grid.sizeOf('month')
  const { around, figures } = plan.settled(true)
  const monthly = new Set(placed.sheets.filter((sheet) => sheet.months).map((sheet) => sheet.name))
  const writingOf = (block: PlacedBlock): Writing => ({
    around,
    scope: block.of.kind === 'figure' ? block.of.scope : {},
    sheet: block.sheet,
    addressesOf: (of: Figure | Tree) => placed.blockOf.get(of)?.addresses,
    nameOf: (figure) => names.get(figure),
    yearColumn: (year, month) => placed.columns.firstPeriod + (monthly.has(block.sheet) ? year * months + month : year),
    ...(block.isStep && block.tree !== undefined ? { step: block.tree } : {}),
  })
  const cellsOf = (block: PlacedBlock): readonly SheetCell[] => {
    const look = lookOf(block.unit)
    if (block.of.kind !== 'figure' || block.tree === undefined) {
      const gaps = figures.get(block.of)?.gaps
      const values = reading.values(block.of)
      return block.addresses.map(
        (_, cell): SheetCell => missingCell(gaps?.[cell]) ?? inputCell(values[cell] ?? Number.NaN, look),
      )
    }
    const writing = writingOf(block)
    const gap = block.isStep
      ? gapOf(block.tree, block.layout, writing)
      : (cell: number) => figures.get(block.of)?.gaps?.[cell]
    const text = block.isStep ? stepText(block.tree, block, writing) : figureText(block.of, block.layout, writing)
    return block.addresses.map(
      (_, cell): SheetCell => missingCell(gap?.(cell)) ?? { kind: 'formula', formula: text(cell), look },
    )
  }
  return {
    cells: new Map([...placed.blockOf.values()].map((block) => [block, cellsOf(block)])),
    names,
    writingOf,
  }
}

/** What is not a number is an error in a spreadsheet too, and so is what rests on it. */
function inputCell(value: number, look: CellLook): SheetCell {
  return Number.isFinite(value)
    ? { kind: 'number', value, look, input: true }
    : { kind: 'formula', formula: 'NA()', look }
}

function stepText(tree: Tree, block: PlacedBlock, writing: Writing): (cell: number) => string {
  const of = textOf(tree, block.layout, writing)
  return (cell) => of(cell).text
}

function missingCell(gap: Missing | undefined): SheetCell | undefined {
  return gap && { kind: 'missing', text: missingInWords(gap.missing) }
}

function lookOf(unit: string): CellLook {
  const read = readUnit(unit)
  if (read !== undefined && isMoney(read)) return 'money'
  return ['share', '%', 'chance'].includes(unit) ? 'percent' : 'number'
}
