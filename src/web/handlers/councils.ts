import { isFinancialYear, type Problem } from '../../figures/index.ts'
import { council, suggestCouncil } from '../../reference/index.ts'
import { type CouncilsAsked, councilsPage } from '../pages/councils.tsx'
import { councilFields } from '../parts/council-choice.tsx'
import { formProblem } from '../problems.ts'
import { type Handler, htmlReply, type PageRequest } from '../route.ts'

/** `/councils?councils=E06000005,E06000001&year=2012-13`, or the same chosen in the form. */
export const councilBaselines: Handler = ({ query }) => {
  const asked = councilsAsked(query)
  const problems = askedProblems(asked)
  return htmlReply(councilsPage(asked, problems), problems.length > 0 ? 422 : 200)
}

/** The councils and the year that an address names. */
export function councilsAsked(query: PageRequest['query']): CouncilsAsked {
  const listed = (query['councils'] ?? '').split(',')
  const chosen = councilFields.map((field) => query[field] ?? '')
  const codes = [...listed, ...chosen].map((code) => code.trim()).filter((code) => code !== '')
  const year = query['year']?.trim()
  return { councils: [...new Set(codes)], year: year === '' ? undefined : year }
}

/** What is wrong with them. Nothing asked is no mistake. */
export function askedProblems({ councils, year }: CouncilsAsked): readonly Problem[] {
  return [
    ...councils
      .filter((code) => council(code) === undefined)
      .map((code) => {
        const near = suggestCouncil(code)
        return formProblem(
          'FORM-04',
          'first',
          `“${code.slice(0, 40)}” is no council with children’s services.${near === undefined ? '' : ` Did you mean ${near.name}?`}`,
        )
      }),
    ...(councils.length > 12 ? [formProblem('FORM-05', 'first', 'Choose up to twelve councils.')] : []),
    ...(year === undefined || isFinancialYear(year)
      ? []
      : [formProblem('FORM-06', 'year', `“${year.slice(0, 20)}” is no financial year. Write it like 2012-13.`)]),
  ]
}
