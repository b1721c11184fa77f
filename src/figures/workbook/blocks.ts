import { canonical } from '../dimensions.ts'
import type { Dimension, Figure } from '../figure.ts'
import { formulaText } from '../formula/print.ts'
import { parts, type Tree } from '../formula/tree.ts'
import { type Layout, positionsAlong } from '../reading/layout.ts'
import { variesBy } from '../reading/part.ts'
import type { Plan } from '../reading/plan.ts'
import { unitOfPart } from '../unit-of-part.ts'
import type { Address } from './ranges.ts'
import { sheetNames } from './sheet-names.ts'
import type { Block } from './sheets.ts'
import { stepsOfFormula } from './steps-of-formula.ts'

/** Rows to be written: one figure's cells, or those of a step of its formula. */
export interface PlacedBlock extends Block {
  readonly of: Figure
  /** What is worked in each cell; undefined for a given or an assumption. */
  readonly tree: Tree | undefined
  readonly isStep: boolean
  readonly title: string
  readonly unit: string
  readonly layout: Layout
  readonly addresses: readonly Address[]
}

export interface SheetPlan {
  readonly name: string
  readonly months: boolean
  readonly blocks: readonly PlacedBlock[]
}

export interface Placed {
  readonly sheets: readonly SheetPlan[]
  /** By figure, and by part of a formula for a step. */
  readonly blockOf: ReadonlyMap<Figure | Tree, PlacedBlock>
  readonly columns: Columns
}

/** Columns from the left: title, where (one for each dimension used), unit, source, whole period, then years or months. */
export interface Columns {
  readonly where: readonly Dimension[]
  readonly unit: number
  readonly source: number
  readonly whole: number
  readonly firstPeriod: number
}

/** The first row under the two headings. */
const firstRow = 3

/**
 * Where every figure of a plan goes: one sheet for all names that begin alike (`L01/…`), in order of work, with a
 * second for its monthly figures; rows by option, council, service and so on, the last fastest, so that what is added
 * up over it is one range. `alsoSteps`: parts of formulas that get rows because the formula would be too long.
 */
export function placeBlocks(plan: Plan, alsoSteps: ReadonlySet<Tree>): Placed {
  const unplaced = plan.figures.flatMap(({ figure }) => blocksOfFigure(plan, figure, alsoSteps))
  const columns = columnsFor(unplaced)
  const wanted = [...new Set(unplaced.map(sheetWanted))]
  const names = sheetNames(['About', ...wanted]).slice(1)
  const sheets: SheetPlan[] = []
  const blockOf = new Map<Figure | Tree, PlacedBlock>()
  for (const [index, group] of wanted.entries()) {
    const name = names[index] ?? group
    let row = firstRow
    const blocks: PlacedBlock[] = []
    for (const each of unplaced) {
      if (sheetWanted(each) !== group) continue
      const block = placed(plan, each, name, row, columns)
      row += rowsOf(plan, each.rowsBy)
      blocks.push(block)
      blockOf.set(each.isStep && each.tree !== undefined ? each.tree : each.of, block)
    }
    sheets.push({ name, months: blocks[0]?.across === 'month', blocks })
  }
  return { sheets, blockOf, columns }
}

type Unplaced = Omit<PlacedBlock, 'sheet' | 'firstRow' | 'addresses'>

/** A figure, after the steps of its formula. */
function blocksOfFigure(plan: Plan, figure: Figure, alsoSteps: ReadonlySet<Tree>): readonly Unplaced[] {
  const shape = (by: readonly Dimension[]) => {
    const monthly = by.includes('year') && by.includes('month')
    const across = monthly ? ('month' as const) : by.includes('year') ? ('year' as const) : ('whole' as const)
    return {
      layout: plan.grid.layout(by),
      across,
      rowsBy: by.filter((each) => each !== 'year' && !(monthly && each === 'month')),
    }
  }
  const own: Unplaced = {
    figure: figure.name,
    of: figure,
    tree: figure.kind === 'figure' ? figure.tree : undefined,
    isStep: false,
    title: figure.title,
    unit: figure.unit,
    ...shape(figure.by),
  }
  if (figure.kind !== 'figure') return [own]
  const inside = { around: plan.settled(true).around, scope: figure.scope }
  const trees = [...new Set([...stepsOfFormula(figure.tree), ...partsAmong(figure.tree, alsoSteps)])]
  const steps = trees.map(
    (tree, index): Unplaced => ({
      figure: `${figure.name}:${index + 1}`,
      of: figure,
      tree,
      isStep: true,
      title: `Step of “${figure.title}”: ${formulaText(tree).slice(0, 200)}`,
      unit: unitOfPart(tree, figure.scope),
      ...shape(canonical(variesBy(inside, tree))),
    }),
  )
  return [...steps, own]
}

function partsAmong(tree: Tree, wanted: ReadonlySet<Tree>): readonly Tree[] {
  return wanted.size === 0
    ? []
    : [...parts(tree).flatMap((part) => partsAmong(part, wanted)), ...(wanted.has(tree) ? [tree] : [])]
}

/** `L01/mgmt.pay/gain` goes to the sheet `L01`; its months, if it has any, to `L01 months`. */
function sheetWanted({ of, across }: Unplaced): string {
  const group = of.name.split('/')[0] ?? of.name
  return across === 'month' ? `${group} months` : group
}

function columnsFor(blocks: readonly Unplaced[]): Columns {
  const where = canonical(blocks.flatMap(({ rowsBy }) => rowsBy))
  const unit = 1 + where.length
  return { where, unit, source: unit + 1, whole: unit + 2, firstPeriod: unit + 3 }
}

function rowsOf(plan: Plan, rowsBy: readonly Dimension[]): number {
  return rowsBy.reduce((rows, dimension) => rows * plan.grid.sizeOf(dimension), 1)
}

function placed(plan: Plan, block: Unplaced, sheet: string, firstRowOfBlock: number, columns: Columns): PlacedBlock {
  const { layout, rowsBy, across } = block
  const rows = plan.grid.layout(rowsBy)
  const row = new Int32Array(layout.cells).fill(firstRowOfBlock)
  for (const [index, dimension] of rowsBy.entries()) {
    const positions = positionsAlong(layout, dimension)
    for (let cell = 0; cell < layout.cells; cell++) row[cell]! += positions[cell]! * rows.strides[index]! // arrays of this layout's length
  }
  const year = positionsAlong(layout, 'year')
  const month = positionsAlong(layout, 'month')
  const months = plan.grid.sizeOf('month')
  const column = (cell: number): number =>
    across === 'whole'
      ? columns.whole
      : columns.firstPeriod + (across === 'year' ? year[cell]! : year[cell]! * months + month[cell]!)
  const addresses = Array.from({ length: layout.cells }, (_, cell) => ({
    sheet,
    row: row[cell]!,
    column: column(cell),
    fixed: across === 'whole',
  }))
  return { ...block, sheet, firstRow: firstRowOfBlock, addresses }
}
