import type { FastifyRequest } from 'fastify'
import { notUnderstoodPage, tooManyPage } from './pages/problems.tsx'
import { htmlReply, type PageReply, type SentForm } from './route.ts'

/** A page takes one file of up to 60 MB and the fields of a mapping or of a section of a draft. Longer files go in by the command. */
export const formLimits = {
  fileSize: 60 << 20,
  files: 1,
  fields: 2000,
  fieldSize: 262_144,
  fieldNameSize: 300,
  parts: 2002,
  headerPairs: 20,
  /** The file and the fields together, which are all held at once. */
  wholeForm: 64 << 20,
}

export const tooLarge = `The file is over ${formLimits.fileSize >> 20} MB, the most that a page takes. Hand in the years or sheets you need, or import it with the command.`
export const notAForm = 'What was sent is not one of our forms. Use the form on the page.'

/** Why a form is not taken: it is no form, it says itself that it is too long, or the same person’s last one is still being read. */
export function acceptsForm(request: FastifyRequest, sending: ReadonlySet<string>): PageReply | undefined {
  if (!request.isMultipart()) return htmlReply(notUnderstoodPage(notAForm), 415)
  if (Number(request.headers['content-length'] ?? 0) > formLimits.wholeForm)
    return { ...htmlReply(notUnderstoodPage(tooLarge), 413), headers: { connection: 'close' } }
  return sending.has(request.ip) ? htmlReply(tooManyPage(), 429) : undefined
}

/** The fields, and the file where one was chosen; ends with an error that says why where it is more than a form may be. */
export async function readForm(request: FastifyRequest): Promise<SentForm> {
  const { raw } = request
  let bytes = 0
  let stopReading = (_error: Error) => {}
  const count = (chunk: Uint8Array) => {
    bytes += chunk.length
    if (bytes > formLimits.wholeForm) stopReading(new FormError(413, 'FORM_TOO_LARGE'))
  }
  raw.on('data', count)
  try {
    return await Promise.race([
      readParts(request),
      new Promise<never>((_, reject) => {
        stopReading = reject
      }),
    ])
  } catch (error) {
    // Whoever sends half a form, or none, or goes away, meets no fault of ours.
    if (error instanceof Error && 'statusCode' in error) throw error
    throw new FormError(400, 'FORM_NOT_WHOLE')
  } finally {
    raw.off('data', count)
  }
}

async function readParts(request: FastifyRequest): Promise<SentForm> {
  const fields = new Map<string, string>()
  let file: SentForm['file']
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      // A field cut short would be taken for what was meant; our pages send none that is no text.
      if (part.valueTruncated || part.fieldnameTruncated || part.fieldname.length > formLimits.fieldNameSize)
        throw new FormError(413, 'FST_FIELDS_LIMIT')
      if (typeof part.value !== 'string') throw new FormError(400, 'FORM_FIELD_NO_TEXT')
      fields.set(part.fieldname, part.value)
      continue
    }
    const bytes = await part.toBuffer()
    if (part.filename !== '' || bytes.length > 0) file = { name: fileName(part.filename), bytes }
  }
  return { fields: Object.fromEntries(fields), ...(file === undefined ? {} : { file }) }
}

/** A form that is refused while it is read. */
class FormError extends Error {
  readonly statusCode: number
  readonly code: string

  constructor(statusCode: number, code: string) {
    super('a form that is not taken')
    this.statusCode = statusCode
    this.code = code
  }
}

/** A name for people to know the file by: no folders, nothing that is not shown, and not long. */
function fileName(sent: string): string {
  const plain = sent
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{C}"'<>]/gu, '')
    .trim()
  return plain === '' ? 'the file' : plain.slice(0, 120)
}
