import type { ImportDesk } from './import-desk.ts'
import type { PageParts } from './page.tsx'
import { renderPage } from './page.tsx'
import type { MethodPage } from './pages/methods.tsx'
import type { CaseShelf } from './shelf.ts'

/** What the pages are made from. Files are read by the top floor and handed in. */
export interface Site {
  readonly shelf: CaseShelf
  /** Reads and keeps files that are handed in. */
  readonly desk: ImportDesk
  /** The project's pages on each calculation, and its glossary, where they were found. */
  readonly methods: readonly MethodPage[]
  readonly glossary: string | undefined
  readonly assets: ReadonlyMap<string, Asset>
}

export interface Asset {
  readonly type: string
  readonly body: string | Uint8Array
}

export interface PageRequest {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The fields and the file of a form that was sent. */
  readonly form?: SentForm
}

export interface SentForm {
  readonly fields: Readonly<Record<string, string>>
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
}

export interface PageReply {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export type Handler = (request: PageRequest, site: Site) => PageReply | Promise<PageReply>

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly handler: Handler
  readonly rules: RouteRules
}

/**
 * Who may read a page or do something on it, and what the record will say of it: reading leaves no entry. Until there
 * are people and sign-in, whoever can reach the server may do what its pages offer; it listens on this machine only.
 */
export type RouteRules =
  | { readonly mayBeReadBy: 'anyone'; readonly recordedAs: null }
  | { readonly mayBeDoneBy: 'anyone'; readonly recordedAs: `${string}.${string}` | null }

const open: RouteRules = { mayBeReadBy: 'anyone', recordedAs: null }

/** A page anyone may read. */
export function get(path: string, handler: Handler, rules: RouteRules = open): Route {
  return { method: 'GET', path, handler, rules }
}

/** Something that may be done; it answers forms sent from our own pages and from nowhere else. */
export function post(path: string, handler: Handler, rules: RouteRules): Route {
  return { method: 'POST', path, handler, rules }
}

export function htmlReply(parts: PageParts, status = 200): PageReply {
  return { status, type: 'text/html; charset=utf-8', body: renderPage(parts) }
}

export function redirect(to: string, status: 302 | 303 = 302): PageReply {
  return { status, type: 'text/plain; charset=utf-8', body: `See ${to}\n`, headers: { location: to } }
}
