import type { CaseFile } from '../appraisal/index.ts'
import { endsOn, type FinancialYear, type Problem } from '../figures/index.ts'
import { caseFigures } from '../importers/index.ts'
import { caseTemplate } from '../publishing/index.ts'
import type { CouncilCode } from '../reference/index.ts'

/** A case workbook for some councils, with their official figures of a year in it, as the bytes of an .xlsx file. */
export function templateFor(
  councils: readonly CouncilCode[],
  year: FinancialYear,
): { readonly bytes: Uint8Array; readonly warnings: readonly Problem[] } {
  // Who takes a template has not said when the decision is. Measures are those that were out with the return itself.
  const { baseline: lines } = caseFigures({ councils, year, decisionDate: '9999-12-31' })
  const cameOut = lines.reduce((last, { published }) => (published > last ? published : last), endsOn(year))
  const { baseline, pools, agencyBill, measures, warnings } = caseFigures({ councils, year, decisionDate: cameOut })
  const known: Partial<CaseFile> = { pools, agencyBill: [...agencyBill] }
  return { bytes: caseTemplate({ councils, year, baseline: [...baseline], measures: [...measures], known }), warnings }
}

/** The name a template is saved under. */
export function templateName(councils: readonly CouncilCode[], year: string): string {
  return `case-${councils.join('-')}-${year}.xlsx`
}
