import type { Answer } from '../../appraisal/index.ts'
import type { PageParts } from '../page.tsx'
import { appraisalPage } from '../pages/appraisal/page.tsx'
import { assumptionsPage } from '../pages/assumptions.tsx'
import { baselinePage } from '../pages/baseline.tsx'
import { financePage } from '../pages/finance.tsx'
import { guardrailsPage } from '../pages/guardrails.tsx'
import { optionPage } from '../pages/option.tsx'
import { priceLedPage } from '../pages/price-led.tsx'
import { caseProblemsPage, notFoundPage } from '../pages/problems.tsx'
import { scenariosPage } from '../pages/scenarios.tsx'
import { paths } from '../paths.ts'
import { type Handler, htmlReply, type PageReply, type PageRequest } from '../route.ts'
import { standing, type WorkedCase } from '../shelf.ts'

type CaseReply = PageParts | PageReply
type CaseHandler = (worked: WorkedCase, request: PageRequest) => CaseReply | Promise<CaseReply>

/**
 * Waits for the case to be worked; says so where there is no such case, or its file has problems. A page is given the
 * banner that says what kind of case it is of.
 */
export function ofCase(handler: CaseHandler): Handler {
  return async (request, { shelf }) => {
    const name = request.params['name'] ?? ''
    const working = shelf.work(name)
    const entry = shelf.list().find((each) => each.name === name)
    if (working === undefined || entry === undefined)
      return htmlReply(notFoundPage(`There is no case called “${name}”.`), 404)
    const worked = await working
    if (worked.kind === 'problems') return htmlReply(caseProblemsPage(name, worked.problems), 422)
    const reply = await handler(worked.case, request)
    return 'status' in reply ? reply : htmlReply({ ...reply, banner: standing(entry) })
  }
}

const page = (make: (answer: Answer, query: PageRequest['query']) => PageParts) =>
  ofCase(({ answer }, { query }) => make(answer, query))

export const appraisal = ofCase(
  ({ answer }, { query }) => noSuchOption(answer, query['option']) ?? appraisalPage(answer, query['option']),
)
export const baseline = page(baselinePage)
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

/** The bytes that `appraise --json` prints. */
export const caseData = ofCase(({ json }) => ({ status: 200, type: 'application/json; charset=utf-8', body: json }))

export const caseWorkbook = ofCase(async ({ answer, workbook }) => ({
  status: 200,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: await workbook(),
  headers: { 'content-disposition': `attachment; filename="${answer.case.name}.xlsx"` },
}))

/** A page that says which options there are, when the one asked for is not among them. */
export function noSuchOption(answer: Answer, asked: string | undefined): PageReply | undefined {
  if (asked === undefined || answer.options.some(({ code }) => code === asked)) return undefined
  const links = answer.options.map(({ code, title }) => ({ title, href: paths.option(answer.case.name, code) }))
  return htmlReply(notFoundPage(`This case has no option “${asked}”. It has these:`, links), 404)
}
