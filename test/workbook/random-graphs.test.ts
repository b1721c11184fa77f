import { expect, test } from 'vitest'
import {
  centralReading,
  type Figure,
  figuresReached,
  type Plan,
  planFigures,
  type Reading,
  workbookReading,
} from '../../src/figures/index.ts'
import { randomGraph } from '../../src/figures/testing/random-graph.ts'
import { writeWorkbook } from '../../src/publishing/index.ts'
import { compareWorkbook } from './compare.ts'
import { noSpreadsheet, recalculateAll } from './recalculate.ts'

const graphs = process.env['CONCORDAT_SOAK'] === '1' ? 400 : 16
const first = Number(process.env['CONCORDAT_SEED'] ?? 1)

test(`on ${graphs} graphs made up at random, a spreadsheet finds the same numbers, the same pennies and the same gaps`, (context) => {
  if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
  let cells = 0
  for (let seed = first; seed < first + graphs; seed += 40)
    cells += judge(seed, seed + 40 < first + graphs ? seed + 40 : first + graphs)
  expect(cells).toBeGreaterThan(graphs * 20)
}, 3_600_000)

function judge(from: number, to: number): number {
  const cases = Array.from({ length: to - from }, (_, index) => {
    const { outputs, data } = randomGraph(from + index)
    const plan = planFigures(outputs, data)
    const workbook = workbookReading(plan)
    return { seed: from + index, plan, workbook, reading: centralReading(plan) }
  })
  const found = recalculateAll(cases.map(({ workbook }) => writeWorkbook(workbook)))
  let cells = 0
  for (const [index, { seed, plan, workbook, reading }] of cases.entries()) {
    const there = found[index]
    if (there === undefined) throw new Error('A workbook did not come back')
    const strange = awkward(plan, reading)
    // Spreadsheets have no infinities and no numbers below 1e-307: there they may find an error where we go on.
    const differences = compareWorkbook(plan, reading, workbook, there).filter(
      ({ figure, theirs }) => !(strange.has(figure) && theirs.includes('"error"')),
    )
    expect(differences, `seed ${seed}`).toEqual([])
    cells += plan.figures.reduce((sum, { figure, layout }) => sum + (strange.has(figure.name) ? 0 : layout.cells), 0)
  }
  return cells
}

/** The figures that rest on a number no spreadsheet holds, or on a division by nought and the like. */
function awkward(plan: Plan, reading: Reading): ReadonlySet<string> {
  const faulty = new Set(reading.faults.map(({ figure }) => figure))
  const missing = (figure: Figure) => plan.settled(true).figures.get(figure)?.gaps
  const own = (figure: Figure): boolean =>
    faulty.has(figure.name) ||
    (figure.kind === 'figure' && /1e-310|1e308/.test(figure.is)) ||
    reading
      .values(figure)
      .some(
        (value, cell) =>
          missing(figure)?.[cell] === undefined &&
          !(value === 0 || (Math.abs(value) > 1e-290 && Math.abs(value) < 1e290)),
      )
  const from = new Set(plan.figures.filter(({ figure }) => own(figure)).map(({ figure }) => figure))
  return new Set(
    plan.figures
      .filter(({ figure }) => figuresReached([figure]).some((each) => from.has(each)))
      .map(({ figure }) => figure.name),
  )
}
