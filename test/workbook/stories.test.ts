import { beforeAll, expect, test } from 'vitest'
import { type Appraisal, appraise, workbookOf } from '../../src/appraisal/index.ts'
import { writeWorkbook } from '../../src/publishing/index.ts'
import { everyLever } from '../support/every-lever.ts'
import { appraisedExample, exampleNames } from '../support/examples.ts'
import { compareWorkbook } from './compare.ts'
import { noSpreadsheet, type Recalculated, recalculateAll } from './recalculate.ts'

const withEveryLever = () => appraise(everyLever('M10', ['L03', 'L04', 'L07', 'L08', 'L09']), { draws: 64 })
const stories: readonly (readonly [string, () => Appraisal])[] = [
  ...exampleNames.map((name) => [name, () => appraisedExample(name)] as const),
  ['a jointly owned company with every lever', withEveryLever],
]

const worked = new Map<string, { readonly appraisal: Appraisal; readonly found: Recalculated }>()
// One spreadsheet program recalculates them all: it takes longer to start than to work.
beforeAll(() => {
  if (noSpreadsheet !== undefined) return
  const appraisals = stories.map(([name, appraisal]) => [name, appraisal()] as const)
  const found = recalculateAll(appraisals.map(([, appraisal]) => writeWorkbook(workbookOf(appraisal))))
  for (const [index, [name, appraisal]] of appraisals.entries())
    worked.set(name, { appraisal, found: found[index] ?? new Map() })
}, 300_000)

for (const [name] of stories) {
  test(`a spreadsheet recalculates the central case of ${name}: money to the penny, the rest to the twelfth digit`, (context) => {
    if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
    const { appraisal, found = new Map() } = worked.get(name) ?? {}
    if (appraisal === undefined) throw new Error(`${name} was not recalculated`)
    const workbook = workbookOf(appraisal)
    const formulas = workbook.sheets.flatMap(({ rows }) =>
      rows.flat().filter((cell) => cell?.kind === 'formula'),
    ).length
    expect(formulas).toBeGreaterThan(5000)
    const differences = compareWorkbook(appraisal.prepared.plan, appraisal.worked.central, workbook, found)
    expect(differences.slice(0, 10)).toEqual([])
    expect(differences).toHaveLength(0)
  })
}
