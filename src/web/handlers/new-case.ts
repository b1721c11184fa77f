import { isFinancialYear } from '../../figures/index.ts'
import { spendingYears } from '../../importers/index.ts'
import { attachment } from '../download.ts'
import { newCasePage } from '../pages/new-case.tsx'
import { paths } from '../paths.ts'
import { formProblem } from '../problems.ts'
import { type Handler, htmlReply, redirect, type Site } from '../route.ts'
import { templateFor, templateName } from '../template.ts'
import { askedProblems, councilsAsked } from './councils.ts'
import { newRequest } from './draft-of.ts'

/** The years of which some return is at hand. */
export const years = () => spendingYears(['E06000005', 'E06000001', 'E06000003'])

export const newCaseForm: Handler = ({ query }, site) => {
  const copyOf = query['copy']
  return htmlReply(newCasePage({ ...forms(site), ...(copyOf === undefined ? {} : { copy: { copyOf } }) }))
}

/** What every form of the page needs. */
function forms({ shelf }: Site) {
  return { years: years(), shelf: shelf.list(), request: newRequest() }
}

/** `/cases/new/workbook.xlsx?first=E06000005&second=E06000001&year=2012-13`. */
export const templateWorkbook: Handler = ({ query }, site) => {
  const asked = councilsAsked(query)
  const year = asked.year ?? ''
  const problems = [
    ...(asked.councils.length === 0 ? [formProblem('FORM-07', 'first', 'Choose the councils of the case.')] : []),
    ...askedProblems(asked),
    ...(asked.councils.length > 0 && isFinancialYear(year) && !spendingYears(asked.councils).includes(year)
      ? [formProblem('FORM-08', 'year', `No return at hand says what these councils spent in ${year}.`)]
      : []),
  ]
  if (problems.length > 0 || !isFinancialYear(year))
    return htmlReply(
      newCasePage({ ...forms(site), asked: { councils: asked.councils, year }, askProblems: problems }),
      422,
    )
  return {
    status: 200,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: templateFor(asked.councils, year).bytes,
    headers: { 'content-disposition': attachment(templateName(asked.councils, year)) },
  }
}

/** A workbook or a case file that was handed in: on to its appraisal, or every problem by sheet and cell. */
export const newCase: Handler = async ({ form }, site) => {
  if (form?.file === undefined)
    return htmlReply(
      newCasePage({
        ...forms(site),
        refused: [formProblem('FORM-09', 'workbook', 'Choose the case workbook to hand in.')],
      }),
      422,
    )
  const result = await site.desk.newCase(form.file)
  return 'problems' in result
    ? htmlReply(newCasePage({ ...forms(site), refused: result.problems }), 422)
    : redirect(paths.case(result.name), 303)
}
