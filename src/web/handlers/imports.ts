import { z } from 'zod'
import type { Answer } from '../../appraisal/index.ts'
import type { Problem } from '../../figures/index.ts'
import type { HeldFile } from '../import-desk.ts'
import { importPage, importPreviewPage } from '../pages/import.tsx'
import { notFoundPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { formProblem } from '../problems.ts'
import { htmlReply, type PageReply, type PageRequest, redirect, type Site } from '../route.ts'
import { standing } from '../shelf.ts'
import { ofCase } from './case.ts'

const heldSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  choice: z.strictObject({
    as: z.string().max(60).optional(),
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
    council: z.string().max(20).optional(),
  }),
})

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
  return 'problems' in result
    ? importReply(answer, site, result.problems, 422)
    : caseReply(answer, site, importPreviewPage(answer, result.held, result.preview), 200)
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

export const importUndo = withDesk((answer, { params }, site) => {
  const number = Number(params['number'])
  // Only what was kept for this case can be undone on its page.
  const mayUndo = site.desk.standing(answer.case.name).some((each) => each.number === number && each.isForOneCase)
  if (!mayUndo || !site.desk.undo(number))
    return htmlReply(notFoundPage(`No import ${params['number'] ?? ''} stands for this case.`), 404)
  return redirect(paths.import(answer.case.name), 303)
})

type DeskHandler = (answer: Answer, request: PageRequest, site: Site) => PageReply | Promise<PageReply>

function withDesk(handler: DeskHandler) {
  return (request: PageRequest, site: Site) => ofCase(({ answer }) => handler(answer, request, site))(request, site)
}

function importReply(answer: Answer, site: Site, refused: readonly Problem[], status: number): PageReply {
  return caseReply(answer, site, importPage(answer, site.desk.standing(answer.case.name), refused), status)
}

function caseReply(answer: Answer, { shelf }: Site, parts: Parameters<typeof htmlReply>[0], status: number): PageReply {
  const entry = shelf.list().find(({ name }) => name === answer.case.name)
  return htmlReply(entry === undefined ? parts : { ...parts, banner: standing(entry) }, status)
}

/** What the page before sent along: from outside, so checked. */
function heldOf(text: string | undefined): HeldFile | undefined {
  try {
    const { sha256, name, choice } = heldSchema.parse(JSON.parse(text ?? ''))
    const { as, month, council } = choice
    return {
      sha256,
      name,
      choice: {
        ...(as === undefined ? {} : { as }),
        ...(month === undefined ? {} : { month }),
        ...(council === undefined ? {} : { council }),
      },
    }
  } catch {
    return undefined
  }
}
