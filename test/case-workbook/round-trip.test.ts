import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCaseFile } from '../../src/appraisal/index.ts'
import { readCaseWorkbook, readCaseWorkbookFile } from '../../src/importers/index.ts'
import { openFile } from '../../src/importers/table/open-file.ts'
import { caseWorkbook } from '../../src/publishing/index.ts'
import { exampleCase, exampleNames } from '../support/examples.ts'
import { anyCase, runs } from '../support/generated-case.ts'

test.each(exampleNames)('%s comes back from its workbook as it was, nothing lost', async (name) => {
  const theCase = exampleCase(name)
  const reading = await readCaseWorkbookFile({ name: `${name}.xlsx`, bytes: caseWorkbook(theCase) })
  expect('problems' in reading ? reading.problems.slice(0, 5) : reading.case).toEqual(theCase)
})

test.each(exampleNames)('%s as people wrote it comes back without what a default would say', async (name) => {
  const written: unknown = JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'))
  const bytes = caseWorkbook(written as Readonly<Record<string, unknown>>) // an example is an object
  const reading = readCaseWorkbook(await openFile({ name: 'written.xlsx', bytes }, () => undefined))
  expect('problems' in reading ? reading.problems : readCaseFile(reading.case)).toEqual(readCaseFile(written))
})

test('whatever the case, its workbook reads back as the same case', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (theCase) => {
      const reading = await readCaseWorkbookFile({ name: 'drawn.xlsx', bytes: caseWorkbook(theCase) })
      expect('problems' in reading ? reading.problems : reading.case).toEqual(theCase)
    }),
    runs(30),
  )
}, 120_000)

test('the same case makes the same bytes', () => {
  const theCase = exampleCase('three-councils')
  expect(caseWorkbook(theCase)).toEqual(caseWorkbook(theCase))
})
