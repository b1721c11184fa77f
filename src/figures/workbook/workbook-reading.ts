import type { Figure } from '../figure.ts'
import type { Tree } from '../formula/tree.ts'
import { centralReading, type Reading } from '../reading/central.ts'
import type { Plan } from '../reading/plan.ts'
import { type Placed, placeBlocks } from './blocks.ts'
import { type Content, contentOf } from './content.ts'
import { columnLetters } from './ranges.ts'
import { aboutSheet, sheetOf } from './sheet.ts'
import { cellNames } from './sheet-names.ts'
import type { Block, WorkbookSheets } from './sheets.ts'
import { tooLong } from './too-long.ts'

/**
 * The central case as a workbook that works itself out: every figure the results rest on, as cells.
 *
 * Givens and assumptions are numbers; every other cell is its definition as a formula, without a result. A line is
 * `ROUND(…, 2)` in the same cell in which the central reading rounds it. A gap is its reason as text. A part that is
 * added up, compared, looked up or run on, and is not a named figure, gets rows of its own (“Step of …”) above its figure.
 * Plain data: `writeWorkbook` (room `publishing`) makes the file.
 *
 * `name`: the workbook's title. `notes`: rows that stand on its first sheet. `reading`: where the inputs come from when not the central values.
 */
export function workbookReading(
  plan: Plan,
  {
    name = 'Concordat',
    notes = [],
    reading = centralReading(plan),
  }: { readonly name?: string; readonly notes?: readonly string[]; readonly reading?: Reading } = {},
): WorkbookSheets {
  const { placed, content } = fitting(plan, reading)
  const named = [...content.names].map(([figure, cellName]) => {
    const block = placed.blockOf.get(figure)
    return {
      name: cellName,
      sheet: block?.sheet ?? '',
      address: `$${columnLetters(placed.columns.whole)}$${block?.firstRow ?? 0}`,
    }
  })
  const blocks = [...placed.blockOf.values()].map(
    ({ figure, sheet, firstRow, rowsBy, across }): Block => ({ figure, sheet, firstRow, rowsBy, across }),
  )
  return {
    title: name,
    sheets: [
      aboutSheet(name, placed, notes),
      ...placed.sheets.map((sheet) => sheetOf(sheet, plan, placed.columns, content)),
    ],
    names: named,
    wholeColumn: placed.columns.whole,
    blocks: Object.fromEntries(blocks.map((block) => [block.figure, block])),
  }
}

/** Places figures until no formula is longer than a spreadsheet takes: a part of one that is too long gets rows of its own. */
function fitting(plan: Plan, reading: Reading): { readonly placed: Placed; readonly content: Content } {
  const alsoSteps = new Set<Tree>()
  for (;;) {
    const placed = placeBlocks(plan, alsoSteps)
    const content = contentOf(plan, reading, placed, namesOf(plan))
    const long = tooLong(placed, content, alsoSteps)
    if (long.length === 0) return { placed, content }
    for (const part of long) alsoSteps.add(part)
  }
}

/** Every assumption that is the same for all has a cell with a name. */
function namesOf(plan: Plan): ReadonlyMap<Figure, string> {
  const scalars = plan.figures
    .map(({ figure }) => figure)
    .filter((figure) => figure.kind === 'assumption' && figure.by.length === 0)
  const names = cellNames(scalars.map((figure) => figure.name))
  return new Map(scalars.map((figure, index) => [figure, names[index] ?? '']))
}
