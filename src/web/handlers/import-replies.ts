import { z } from 'zod'
import type { Answer } from '../../appraisal/index.ts'
import type { Problem } from '../../figures/index.ts'
import { importPage } from '../pages/import.tsx'
import { htmlReply, type PageReply, type PageRequest, type Site } from '../route.ts'
import { standing } from '../shelf.ts'
import { ofCase } from './case.ts'

/** A file that was put aside, as a page sends it along: from outside, so checked. */
export const heldSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  choice: z.strictObject({
    as: z.string().max(60).optional(),
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
    council: z.string().max(20).optional(),
    mapping: z.unknown().optional(),
  }),
})

type DeskHandler = (answer: Answer, request: PageRequest, site: Site) => PageReply | Promise<PageReply>

/** Of a worked case, with the site’s desk at hand. */
export function withDesk(handler: DeskHandler) {
  return (request: PageRequest, site: Site) => ofCase(({ answer }) => handler(answer, request, site))(request, site)
}

/** The page for handing in a file, with what was refused. */
export async function importReply(
  answer: Answer,
  site: Site,
  refused: readonly Problem[],
  status: number,
): Promise<PageReply> {
  return caseReply(answer, site, importPage(answer, await site.desk.standing(answer.case.name), refused), status)
}

/** A page of the case, with the banner that says what kind of case it is. */
export function caseReply(
  answer: Answer,
  site: Site,
  parts: Parameters<typeof htmlReply>[0],
  status: number,
): PageReply {
  const entry = site.shelf.list().find(({ name }) => name === answer.case.name)
  return htmlReply({ ...parts, ...(entry === undefined ? {} : { banner: standing(entry) }) }, status)
}
