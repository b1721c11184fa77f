import { expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import { appraise } from './appraise.ts'
import { readCaseFile } from './case-file/index.ts'
import { workbookOf } from './explaining.ts'
import { licenceNotice } from './licence-notice.ts'
import { aCase } from './testing/a-case.ts'

const readFrom = (...sources: readonly string[]) => ({
  baseline: sources.map((source) => ({ source }) as Answer['baseline'][number]),
})

test('official figures are attributed as their licence asks, and a case of a council’s own books says nothing', () => {
  const words = 'Contains public sector information licensed under the Open Government Licence v3.0.'
  expect(licenceNotice(readFrom('General ledger, 2024-25', 'Section 251 outturn, 2024-25'))).toBe(words)
  expect(licenceNotice(readFrom('Children looked after in England (Department for Education), 2025'))).toBe(words)
  expect(licenceNotice(readFrom('General ledger, 2024-25'))).toBeUndefined()
})

test('the workbook of a case carries the notice on its first sheet', () => {
  const reading = readCaseFile(aCase())
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const appraisal = appraise(reading.case, { draws: 64 })
  const notice = licenceNotice(appraisal.answer)
  const [about] = workbookOf(appraisal).sheets
  expect(notice).toBeDefined()
  expect(about?.rows).toContainEqual([{ kind: 'text', text: notice, look: 'text' }])
})
