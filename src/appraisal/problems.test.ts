import { expect, test } from 'vitest'
import { caseProblems, isWarning } from './problems.ts'

test('every code says what it means, and a warning never refuses a file', () => {
  for (const [code, { means, status, kind }] of Object.entries(caseProblems)) {
    expect(code).toMatch(/^CASE-\d\d\d?$/)
    expect(means).toMatch(/^[A-Z][^.]+$/)
    expect(status === 200).toBe(kind === 'warning')
    expect(isWarning(code)).toBe(kind === 'warning')
  }
  expect(isWarning('FIG-01')).toBe(false)
})
