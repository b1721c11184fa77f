import type { CaseFile } from '../appraisal/index.ts'
import { type FinancialYear, listInWords, startingYear } from '../figures/index.ts'
import { type CouncilCode, council } from '../reference/index.ts'
import { caseWorkbook } from './case-workbook.ts'

/** What an empty workbook is made for, and whatever of its case is known already. */
export interface TemplateChoice {
  readonly councils: readonly CouncilCode[]
  /** The year of the baseline, and the first of the case. */
  readonly year: FinancialYear
  readonly baseline: CaseFile['baseline']
  readonly measures?: CaseFile['measures']
  /** Stands in place of what an empty workbook would hold, section by section. */
  readonly known?: Partial<CaseFile>
}

/**
 * A workbook for councils that think of sharing: their baseline filled in, everything that no return holds left blank.
 * The bytes of an .xlsx file; name, question, decision date and an option are what it must be given.
 */
export function caseTemplate(choice: TemplateChoice): Uint8Array {
  return caseWorkbook(templateCase(choice))
}

/** As much of the case as is known before anybody fills anything in. */
export function templateCase({
  councils,
  year,
  baseline,
  measures = [],
  known = {},
}: TemplateChoice): Partial<CaseFile> {
  const named = councils.map((code) => {
    const found = council(code)
    return {
      code,
      name: found?.name ?? code,
      shortName: found?.shortName ?? code,
      ...(found === undefined ? {} : { reportingUnit: found.dfeNumber }),
    }
  })
  return {
    title: `Sharing children’s services: ${listInWords(named.map(({ shortName }) => shortName))}`,
    firstYear: year,
    years: 10,
    priceBase: year,
    horizonShown: [3, 5, 10],
    seed: startingYear(year),
    draws: 1024,
    pools: { rule: 'pool-rule-1', entries: [] },
    nextStream: 1,
    councils: named,
    services: [
      {
        code: 'childrens-services',
        title: 'Children’s services',
        kind: 'childrens',
        lines: [...new Set(baseline.map(({ line }) => line))],
      },
    ],
    baseline,
    measures,
    options: [
      {
        code: 'separate',
        title: 'Separate, with own efficiencies',
        summary: 'Each council keeps its own service and finds savings by itself.',
        role: 'counterfactual',
        councils: [...councils],
        services: [],
        items: [],
        lines: [],
        oneOffFundedBy: 'reserve',
      },
    ],
    ...known,
  }
}
