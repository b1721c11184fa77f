import { createHash, randomUUID } from 'node:crypto'
import { type KeptDraft, readDraft } from '../../cases/index.ts'
import type { Actor, Store } from '../../store/index.ts'
import { notFoundPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { type Handler, htmlReply, type PageReply, type PageRequest, type Site } from '../route.ts'

type DraftHandler = (draft: KeptDraft, request: PageRequest, site: Site) => PageReply | Promise<PageReply>

/** Of a case that lives in the store; a worked example says that it is copied before it is changed. */
export function ofDraft(handler: DraftHandler): Handler {
  return async (request, site) => {
    const name = request.params['name'] ?? ''
    const onShelf = site.shelf.list().find((entry) => entry.name === name)
    // A file that is served under a name is what its pages show.
    const isFile = onShelf !== undefined && onShelf.revision === undefined
    const draft = isFile ? undefined : await readDraft(site.store, name)
    if (draft !== undefined) return handler(draft, request, site)
    if (onShelf === undefined) return htmlReply(notFoundPage(`There is no case called “${name}”.`), 404)
    return htmlReply(
      notFoundPage('This case is a file and is not changed here. Copy it, and change the copy.', [
        { title: 'Copy this case', href: paths.newCase(name) },
        { title: onShelf.title, href: paths.case(name) },
      ]),
      404,
    )
  }
}

/** A new request id for a form: the same form sent twice does one thing. */
export function newRequest(): string {
  return randomUUID()
}

/**
 * Who acts, and by which request. A form that is sent again with other content is another request: what was typed after
 * going back in the browser is not mistaken for what was sent before.
 */
export function actorOf(
  { localUser }: Store,
  fields: Readonly<Record<string, string>>,
): Actor & { readonly request: string } {
  const content = createHash('sha256')
    .update(JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))))
    .digest('hex')
  return {
    ...localUser,
    request: `${(fields['request'] ?? '').replace(/[^\w-]/g, '').slice(0, 60)} ${content.slice(0, 32)}`,
  }
}
