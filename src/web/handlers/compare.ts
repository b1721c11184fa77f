import type { Compared } from '../../charts/index.ts'
import { type ChoiceProblem, type Chosen, comparePage, comparePlaces } from '../pages/compare.tsx'
import { caseProblemsPage } from '../pages/problems.tsx'
import { type Handler, htmlReply } from '../route.ts'
import type { CaseOnShelf } from '../shelf.ts'

/** Options chosen in the address: `/compare?first=CASE/OPTION&second=CASE/OPTION`. */
export const compare: Handler = async ({ query }, { shelf }) => {
  const cases = shelf.list()
  const chosen: Chosen = Object.fromEntries(
    comparePlaces.flatMap((place) => ((query[place] ?? '') === '' ? [] : [[place, query[place]]])),
  )
  const problems = problemsOf(chosen, cases)
  const form = { cases, chosen, problems, compared: [] }
  if (problems.length > 0) return htmlReply(comparePage(form), 422)
  const compared: Compared[] = []
  for (const place of comparePlaces) {
    const [name = '', code] = (chosen[place] ?? '').split('/')
    const worked = await shelf.work(name)
    if (worked === undefined) continue
    if (worked.kind === 'problems') return htmlReply(caseProblemsPage(name, worked.problems), 422)
    const { answer } = worked.case
    const option = answer.options.find((each) => each.code === code)
    if (option !== undefined) compared.push({ answer, option })
  }
  return htmlReply(comparePage({ ...form, compared }))
}

/** One choice alone is a form half filled in, and no mistake yet. */
function problemsOf(chosen: Chosen, cases: readonly CaseOnShelf[]): readonly ChoiceProblem[] {
  return comparePlaces.flatMap((place, index) => {
    const value = chosen[place]
    if (value === undefined) return []
    const [name, code] = value.split('/')
    const found = cases.find((each) => each.name === name)
    if (found === undefined)
      return [{ place, sentence: `There is no case called “${name}”. Choose an option from the list.` }]
    if (!found.options.some((option) => option.code === code))
      return [{ place, sentence: `The case has no option “${code ?? ''}”. Choose an option from the list.` }]
    const isTwice = comparePlaces.slice(0, index).some((before) => chosen[before] === value)
    return isTwice ? [{ place, sentence: 'This option is chosen already. Choose another to set beside it.' }] : []
  })
}
