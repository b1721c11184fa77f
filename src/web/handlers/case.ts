import type { Answer } from '../../appraisal/index.ts'
import { isFinancialYear } from '../../figures/index.ts'
import {
  baselineOf,
  comparedWithNeighbours,
  councilBaseline,
  spendingSeries,
  spendingYears,
} from '../../importers/index.ts'
import type { WorkedCase } from '../../publishing/index.ts'
import { council } from '../../reference/index.ts'
import { attachment } from '../download.ts'
import type { PageParts } from '../page.tsx'
import { appraisalPage } from '../pages/appraisal/page.tsx'
import { assumptionsPage } from '../pages/assumptions.tsx'
import { baselinePage, type OfficialSide } from '../pages/baseline.tsx'
import { financePage } from '../pages/finance.tsx'
import { guardrailsPage } from '../pages/guardrails.tsx'
import { optionPage } from '../pages/option.tsx'
import { priceLedPage } from '../pages/price-led.tsx'
import { caseProblemsPage, notFoundPage } from '../pages/problems.tsx'
import { scenariosPage } from '../pages/scenarios.tsx'
import { paths } from '../paths.ts'
import { type Handler, htmlReply, type PageReply, type PageRequest, type Site } from '../route.ts'
import { standing } from '../shelf.ts'

type CaseReply = PageParts | PageReply
type CaseHandler = (worked: WorkedCase, request: PageRequest) => CaseReply | Promise<CaseReply>

/**
 * Waits for the case to be worked; says so where there is no such case, or its file has problems. A page is given the
 * banner that says what kind of case it is of.
 */
export function ofCase(handler: CaseHandler): Handler {
  return async (request, site) => {
    const { shelf } = site
    const name = request.params['name'] ?? ''
    const working = shelf.work(name)
    const entry = shelf.list().find((each) => each.name === name)
    if (working === undefined || entry === undefined)
      return htmlReply(notFoundPage(`There is no case called “${name}”.`), 404)
    const worked = await working
    if (worked.kind === 'problems')
      return htmlReply(caseProblemsPage(name, worked.problems, entry.revision !== undefined), 422)
    const reply = await handler(worked.case, request)
    return 'status' in reply ? reply : htmlReply({ ...reply, banner: standing(entry) })
  }
}

const page = (make: (answer: Answer, query: PageRequest['query']) => PageParts) =>
  ofCase(({ answer }, { query }) => make(answer, query))

export const appraisal = ofCase(
  ({ answer }, { query }) => noSuchOption(answer, query['option']) ?? appraisalPage(answer, query['option']),
)
export const baseline: Handler = (request, site) =>
  ofCase(async ({ answer }) => baselinePage(answer, await officialSide(answer, site)))(request, site)
export const assumptions = page(assumptionsPage)
export const guardrails = page(guardrailsPage)
export const scenarios = page(scenariosPage)
export const priceLed = page(priceLedPage)
export const finance = ofCase(
  ({ answer }, { query }) => noSuchOption(answer, query['option']) ?? financePage(answer, query['option']),
)

export const option = ofCase(({ answer }, { params }) => {
  const found = answer.options.find(({ code }) => code === params['option'])
  return found === undefined
    ? (noSuchOption(answer, params['option'] ?? '') ?? htmlReply(notFoundPage('There is no such option.'), 404))
    : optionPage(answer, found)
})

/** What the returns at hand say of the case’s councils, in the year it begins in or the last before it that has one. */
async function officialSide(answer: Answer, { desk }: Site): Promise<OfficialSide | undefined> {
  const { name, councils, yearList } = answer.case
  const codes = councils.map(({ code }) => code).filter((code) => council(code) !== undefined)
  if (codes.length === 0) return undefined
  const imports = await desk.imports(name, codes)
  const year = spendingYears(codes, imports).find((each) => each <= (yearList[0] ?? ''))
  if (year === undefined || !isFinancialYear(year)) return undefined
  const official = councilBaseline({ councils: codes, year, imports })
  return {
    baseline: official,
    comparison: comparedWithNeighbours(official, imports),
    series: spendingSeries(codes, imports),
    standing: await desk.standing(name),
    own: baselineOf(imports, { councils: codes, measures: ['spreadsheet/'] }).cells,
  }
}

/** The bytes that `appraise --json` prints. */
export const caseData = ofCase(({ json }) => ({ status: 200, type: 'application/json; charset=utf-8', body: json }))

export const caseWorkbook = ofCase(async ({ answer, workbook }) => ({
  status: 200,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: await workbook(),
  headers: { 'content-disposition': attachment(`${answer.case.name}.xlsx`) },
}))

/** A page that says which options there are, when the one asked for is not among them. */
export function noSuchOption(answer: Answer, asked: string | undefined): PageReply | undefined {
  if (asked === undefined || answer.options.some(({ code }) => code === asked)) return undefined
  const links = answer.options.map(({ code, title }) => ({ title, href: paths.option(answer.case.name, code) }))
  return htmlReply(notFoundPage(`This case has no option “${asked}”. It has these:`, links), 404)
}
