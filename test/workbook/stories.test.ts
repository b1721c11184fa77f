import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { appraise, readCaseFile, workbookOf } from '../../src/appraisal/index.ts'
import { writeWorkbook } from '../../src/publishing/index.ts'
import { compareWorkbook } from './compare.ts'
import { noSpreadsheet, recalculate } from './recalculate.ts'

for (const name of ['three-councils', 'childrens-trust']) {
  test(`a spreadsheet recalculates the central case of ${name}: money to the penny, the rest to the twelfth digit`, (context) => {
    if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
    const reading = readCaseFile(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'))
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
    const appraisal = appraise(reading.case, { draws: 64 })
    const { plan } = appraisal.prepared
    const workbook = workbookOf(appraisal)
    const formulas = workbook.sheets.flatMap(({ rows }) =>
      rows.flat().filter((cell) => cell?.kind === 'formula'),
    ).length
    expect(formulas).toBeGreaterThan(5000)
    const differences = compareWorkbook(plan, appraisal.worked.central, workbook, recalculate(writeWorkbook(workbook)))
    expect(differences.slice(0, 10)).toEqual([])
    expect(differences).toHaveLength(0)
  }, 300_000)
}
