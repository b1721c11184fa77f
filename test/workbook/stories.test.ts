import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { appraise, readCaseFile, workbookOf } from '../../src/appraisal/index.ts'
import { writeWorkbook } from '../../src/publishing/index.ts'
import { everyLever } from '../support/every-lever.ts'
import { exampleNames } from '../support/examples.ts'
import { compareWorkbook } from './compare.ts'
import { noSpreadsheet, recalculate } from './recalculate.ts'

const storyCase = (name: string) => () => {
  const reading = readCaseFile(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.case
}
const cases = {
  ...Object.fromEntries(exampleNames.map((name) => [name, storyCase(name)])),
  'a jointly owned company with every lever': () => everyLever('M10', ['L03', 'L04', 'L07', 'L08', 'L09']),
}

for (const [name, theCase] of Object.entries(cases)) {
  test(`a spreadsheet recalculates the central case of ${name}: money to the penny, the rest to the twelfth digit`, (context) => {
    if (noSpreadsheet !== undefined) context.skip(noSpreadsheet)
    const appraisal = appraise(theCase(), { draws: 64 })
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
