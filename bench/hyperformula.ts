import { HyperFormula, type RawCellContent, type SimpleCellAddress } from 'hyperformula'
import {
  type At,
  type Figure,
  type Plan,
  type SheetCell,
  type WorkbookSheets,
  workbookPlace,
  workbookReading,
} from '../src/figures/index.ts'
import { planOfW } from './draws-of-w.ts'
import { keysOfW, outputs, type SpecificationOfW } from './workload-w.ts'

/** W as the workbook that publishing makes of it, open in HyperFormula. */
export interface SheetOfW {
  readonly formulas: number
  /** Sets the 40 uncertain numbers in one batch, lets the sheet work itself out, and reads the 149 results. */
  readonly recalculate: (numbers: ArrayLike<number>) => readonly number[]
  readonly close: () => void
}

/** Opens it once: reading the formulas is not part of a recalculation. */
export function openSheetOfW(spec: SpecificationOfW): SheetOfW {
  const plan = planOfW(spec)
  const workbook = workbookReading(plan, { name: 'Workload W' })
  const engine = HyperFormula.buildFromSheets(
    Object.fromEntries(workbook.sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(contentOf))])),
    { licenseKey: 'gpl-v3' },
    workbook.names.map(({ name, sheet, address }) => ({ name, expression: `='${sheet}'!${address}` })),
  )
  const addressOf = (figure: Figure, at: At): SimpleCellAddress => {
    const { sheet, address } = workbookPlace(plan, workbook, figure, at)
    const found = engine.simpleCellAddressFromString(address, engine.getSheetId(sheet) ?? -1)
    if (found === undefined) throw new Error(`HyperFormula has no ${sheet} ${address}`)
    return found
  }
  const inputs = keysOfW.map((key) => {
    const [figure, at] = inputOf(plan, key)
    return addressOf(figure, at)
  })
  const results = outputs.map(({ figure, at }) => addressOf(figure, at))
  return {
    formulas: formulasIn(workbook),
    recalculate: (numbers) => {
      engine.batch(() => {
        for (const [index, address] of inputs.entries()) engine.setCellContents(address, numbers[index] ?? null)
      })
      return results.map((address) => {
        const value = engine.getCellValue(address)
        if (typeof value !== 'number') throw new Error(`HyperFormula gives ${JSON.stringify(value)} for a result of W`)
        return value
      })
    },
    close: () => engine.destroy(),
  }
}

function contentOf(cell: SheetCell | undefined): RawCellContent {
  if (cell === undefined) return null
  switch (cell.kind) {
    case 'number':
      return cell.value
    case 'formula':
      return `=${cell.formula}`
    default:
      return cell.text
  }
}

/** A key of W is an assumption's name and, where it varies by council, the council. */
function inputOf(plan: Plan, key: string): readonly [Figure, At] {
  const [name, council] = key.split(' ')
  const planned = plan.figures.find(({ figure }) => figure.name === name)
  if (planned === undefined) throw new Error(`W has no assumption ${name}`)
  return [planned.figure, council === undefined ? {} : { council }]
}

function formulasIn({ sheets }: WorkbookSheets): number {
  return sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => cell?.kind === 'formula').length
}
