import type { FastifyRequest } from 'fastify'
import { notUnderstoodPage, tooManyPage } from './pages/problems.tsx'
import { htmlReply, type PageReply, type SentForm } from './route.ts'

/** A page takes one file of up to 60 MB and the fields of a mapping of a few hundred columns. Longer files go in by the command. */
export const formLimits = {
  fileSize: 60 << 20,
  files: 1,
  fields: 400,
  fieldSize: 262_144,
  fieldNameSize: 100,
  parts: 402,
}

/**
 * Why a form is not taken: it was sent from another site’s page, it is no form, or the same person’s last one is still
 * being read.
 */
export function acceptsForm(request: FastifyRequest, sending: ReadonlySet<string>): PageReply | undefined {
  if (!isFromOurPages(request))
    return htmlReply(
      notUnderstoodPage('This form was sent from another site. Open the page here and send it again.'),
      403,
    )
  if (!request.isMultipart())
    return htmlReply(notUnderstoodPage('What was sent is not one of our forms. Use the form on the page.'), 415)
  return sending.has(request.ip) ? htmlReply(tooManyPage(), 429) : undefined
}

/** Browsers say where a form comes from, and no page can change what they say. */
function isFromOurPages({ headers }: FastifyRequest): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (origin === undefined) return true
  try {
    // Both without the port that goes without saying.
    const from = new URL(origin)
    return from.host === new URL(`${from.protocol}//${host ?? ''}`).host
  } catch {
    return false
  }
}

/** The fields, and the file where one was chosen. */
export async function readForm(request: FastifyRequest): Promise<SentForm> {
  const fields: Record<string, string> = {}
  let file: SentForm['file']
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value
      continue
    }
    const bytes = await part.toBuffer()
    if (part.filename !== '' || bytes.length > 0) file = { name: fileName(part.filename), bytes }
  }
  return file === undefined ? { fields } : { fields, file }
}

/** A name for people to know the file by: no folders, nothing that is not shown, and not long. */
function fileName(sent: string): string {
  const plain = sent
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{C}"'<>]/gu, '')
    .trim()
  return plain === '' ? 'the file' : plain.slice(0, 120)
}
