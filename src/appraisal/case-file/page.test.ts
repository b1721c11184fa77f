import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { caseProblems } from '../problems.ts'
import { caseFileSchema } from './schema.ts'

const page = readFileSync(new URL('../../../docs/reference/case-file.md', import.meta.url), 'utf8')

test('the page on the case file names every section of it', () => {
  for (const section of Object.keys(caseFileSchema.shape)) expect(page).toContain(`\`${section}\``)
})

test('the page on the case file lists every code with what it means', () => {
  const rows = Object.entries(caseProblems).map(([code, { means, kind }]) => `| ${code} | ${means} | ${kind} |`)
  expect(page.split('\n').filter((row) => row.startsWith('| CASE-'))).toEqual(rows)
})
