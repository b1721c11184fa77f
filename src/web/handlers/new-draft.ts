import { copyCase, makeCase, readDraft } from '../../cases/index.ts'
import type { Problem } from '../../figures/index.ts'
import { plainText } from '../draft/value.ts'
import { newCasePage } from '../pages/new-case.tsx'
import { paths } from '../paths.ts'
import { formProblem } from '../problems.ts'
import { type Handler, htmlReply, redirect, type Site } from '../route.ts'
import { actorOf, newRequest } from './draft-of.ts'
import { years } from './new-case.ts'

const asName = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** Addresses under /cases that are no case’s. */
const notNames = new Set(['new'])

/** An empty draft under a name of its own: its sections say what is missing. */
export const newDraft: Handler = async ({ form }, site) => {
  const fields = form?.fields ?? {}
  const name = (fields['name'] ?? '').trim()
  const [title, question] = [plainText(fields['title'] ?? '').trim(), plainText(fields['question'] ?? '').trim()]
  const again = (problem: Problem) =>
    htmlReply(
      newCasePage({
        years: years(),
        shelf: site.shelf.list(),
        request: newRequest(),
        empty: { name, title, question, problem },
      }),
      422,
    )
  const wrong = nameProblem(name, 'name')
  if (wrong !== undefined) return again(wrong)
  const file = {
    concordat: 1,
    ...(title === '' ? {} : { title }),
    ...(question === '' ? {} : { question }),
    horizonShown: [1, 3, 10],
    seed: 1,
    draws: 8192,
  }
  if (isFile(site, name)) return again(taken(name, 'name'))
  const made = await makeCase(site.store, actorOf(site.store, fields), { name, file })
  if (made.kind === 'taken') return again(taken(name, 'name'))
  await site.shelf.refresh()
  return redirect(`${paths.draft(name)}?done=made`, 303)
}

/** A copy of any case, a worked example or one’s own, archived or not, under another name. */
export const newCopy: Handler = async ({ form }, site) => {
  const fields = form?.fields ?? {}
  const name = (fields['copyName'] ?? '').trim()
  const copyOf = fields['copyOf'] ?? ''
  const again = (problem: Problem) =>
    htmlReply(
      newCasePage({
        years: years(),
        shelf: site.shelf.list(),
        request: newRequest(),
        copy: { copyOf, name, problem },
      }),
      422,
    )
  const kept = isFile(site, copyOf) || !asName.test(copyOf) ? undefined : await readDraft(site.store, copyOf)
  const file = kept?.file ?? (await site.caseFile(copyOf))
  if (file === undefined)
    return again(formProblem('FORM-14', 'copyOf', 'Choose the case to copy. There is none of that name.'))
  const wrong = nameProblem(name, 'copyName')
  if (wrong !== undefined) return again(wrong)
  if (isFile(site, name)) return again(taken(name, 'copyName'))
  const made = await copyCase(site.store, actorOf(site.store, fields), {
    name,
    file,
    ...(kept === undefined ? {} : { copyOf: kept.case.id }),
  })
  if (made.kind === 'taken') return again(taken(name, 'copyName'))
  await site.shelf.refresh()
  return redirect(`${paths.draft(name)}?done=made`, 303)
}

/** A case that is served from a file stands before one of the store of the same name. */
function isFile({ shelf }: Site, name: string): boolean {
  return shelf.list().some((entry) => entry.name === name && entry.revision === undefined)
}

function nameProblem(name: string, field: string): Problem | undefined {
  if (name === '') return formProblem('FORM-13', field, 'Enter a name for the case.')
  if (!asName.test(name) || name.length > 60)
    return formProblem(
      'FORM-13',
      field,
      `The name is “${name.slice(0, 80)}”. Write lower-case letters, digits and single hyphens, such as three-councils, at most 60 of them.`,
    )
  return notNames.has(name)
    ? formProblem('FORM-13', field, `“${name}” is an address of the site. Enter another name.`)
    : undefined
}

function taken(name: string, field: string): Problem {
  return formProblem('FORM-13', field, `There is a case called “${name}” already. Enter another name.`)
}
