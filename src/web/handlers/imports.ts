import type { HeldFile } from '../import-desk.ts'
import { importPreviewPage } from '../pages/import.tsx'
import { notFoundPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { formProblem } from '../problems.ts'
import { htmlReply, redirect } from '../route.ts'
import { caseReply, heldSchema, importReply, withDesk } from './import-replies.ts'
import { guided } from './mapping.ts'

export const importForm = withDesk((answer, _request, site) => importReply(answer, site, [], 200))

export const importPreview = withDesk(async (answer, { form }, site) => {
  const { file, fields } = form ?? { fields: {} }
  if (file === undefined)
    return importReply(answer, site, [formProblem('FORM-01', 'file', 'Choose the file to import.')], 422)
  const { as = '', month = '' } = fields
  if (month !== '' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    return importReply(
      answer,
      site,
      [formProblem('FORM-02', 'month', `The month is “${month}”. Write it like 2014-06.`)],
      422,
    )
  const choice = { ...(as === '' ? {} : { as }), ...(month === '' ? {} : { month }) }
  const result = await site.desk.preview(file, choice)
  if (!('problems' in result))
    return caseReply(answer, site, importPreviewPage(answer, result.held, result.preview), 200)
  const isOfNoKind = result.problems.some(({ code }) => code === 'IMP-10' || code === 'IMP-80')
  return isOfNoKind ? guided(answer, site, file, result.problems) : importReply(answer, site, result.problems, 422)
})

export const importKeep = withDesk(async (answer, { form }, site) => {
  const held = heldOf(form?.fields['held'])
  if (held === undefined)
    return importReply(
      answer,
      site,
      [formProblem('FORM-03', 'file', 'The form was not whole. Choose the file again.')],
      422,
    )
  const result = await site.desk.keep(answer.case.name, held)
  return 'problems' in result
    ? importReply(answer, site, result.problems, 422)
    : redirect(paths.import(answer.case.name), 303)
})

export const importUndo = withDesk(async (answer, { params }, site) => {
  const number = Number(params['number'])
  // Only what was kept for this case can be undone on its page.
  const mayUndo = (await site.desk.standing(answer.case.name)).some(
    (each) => each.number === number && each.isForOneCase,
  )
  if (!mayUndo || !(await site.desk.undo(number)))
    return htmlReply(notFoundPage(`No import ${params['number'] ?? ''} stands for this case.`), 404)
  return redirect(paths.import(answer.case.name), 303)
})

/** What the page before sent along: from outside, so checked. */
function heldOf(text: string | undefined): HeldFile | undefined {
  try {
    const { sha256, name, choice } = heldSchema.parse(JSON.parse(text ?? ''))
    const { as, month, council, mapping } = choice
    return {
      sha256,
      name,
      choice: {
        ...(as === undefined ? {} : { as }),
        ...(month === undefined ? {} : { month }),
        ...(council === undefined ? {} : { council }),
        ...(mapping === undefined ? {} : { mapping }),
      },
    }
  } catch {
    return undefined
  }
}
