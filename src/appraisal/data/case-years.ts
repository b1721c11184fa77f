import { type FinancialYear, isFinancialYear, yearsFrom } from '../../figures/index.ts'
import type { CaseFile } from '../case-file/index.ts'

/** The years of a case. Its first year was checked when the file was read. */
export function caseYears({ firstYear, years }: Pick<CaseFile, 'firstYear' | 'years'>): readonly FinancialYear[] {
  if (!isFinancialYear(firstYear)) throw new Error(`${firstYear} is no financial year`)
  return yearsFrom(firstYear, years)
}
