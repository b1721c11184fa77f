import type { Grade } from './dated.ts'
import type { LineKey } from './s251-lines.ts'
import { s251Lines } from './s251-lines.ts'

/** What all English authorities bought in one year, beside which a council’s own share is read. */
export interface CommissionedOutContext {
  readonly year: string
  readonly authorities: number
  /** Shares of the gross that is split by provider. */
  readonly own: number
  readonly private: number
  readonly otherPublic: number
  readonly voluntary: number
  /** Private and voluntary together: the median and highest authority, and how many stand at the level asked about. */
  readonly median: number
  readonly highest: number
  readonly level: number
  readonly atLevel: number
  readonly atLevelWithOtherPublic: number
  readonly lookedAfterMedian: number
  readonly lookedAfterAtLevel: number
  readonly source: string
  readonly published: string
  readonly grade: Grade
}

/**
 * Who provided children’s services in England in 2012-13: every line of table A1 that is split by provider (all but
 * youth justice), 152 authorities, £8,554.1m gross.
 */
export const commissionedOutInEngland: CommissionedOutContext = {
  year: '2012-13',
  authorities: 152,
  own: 0.718,
  private: 0.207,
  otherPublic: 0.024,
  voluntary: 0.051,
  median: 0.24,
  highest: 0.547,
  level: 0.4,
  atLevel: 15,
  atLevelWithOtherPublic: 20,
  lookedAfterMedian: 0.446,
  lookedAfterAtLevel: 96,
  source:
    'Department for Education, section 251 outturn 2012-13, table A1 (outturn_1213.csv, lines 4, 15, 16, 20, 26 and 29 of every authority), worked from the four provider columns',
  published: '2013-12-31',
  grade: 'C',
}

/** What the survey of council decision-makers said, as reported. How many were asked is not in the report. */
export const survey2011 = {
  date: '2011-10-17',
  expectedBy: 0.7,
  commissionedOut: 0.4,
  saidBy: 0.9,
  decisionsLedByCost: 0.4,
  source:
    'CYP Now, “Shared service savings must not be at children’s expense”, 17 October 2011, https://www.cypnow.co.uk/opinion/article/shared-service-savings-must-not-be-at-children-s-expense; it gives no sample size and no wording of the questions',
  grade: 'B',
} as const

/** What a column of the return cannot tell, wherever a share of it is shown. */
export const ownershipWarning =
  '“Private” and “voluntary” say who was paid, not who owns or controls them: a council’s own company may stand under private, and a charity’s trading arm too. Nor do they say how well anything was done.'

/** The lines for looked-after children in a year of the return; those of 2012-13 where the year’s table is not listed. */
export function lookedAfterLines(year: string): readonly LineKey[] {
  const table = Object.hasOwn(s251Lines, year) ? s251Lines[year as keyof typeof s251Lines] : s251Lines['2012-13'] // a key, as asked
  const total = table.find((line) => line.kind === 'subtotal' && line.key === 'totalLookedAfter')
  const adds = total?.kind === 'subtotal' ? total.adds : []
  return table.flatMap((line) => (line.kind === 'line' && adds.includes(line.number) ? [line.key] : []))
}
