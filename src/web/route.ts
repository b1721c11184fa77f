import type { PageParts } from './page.tsx'
import { renderPage } from './page.tsx'
import type { MethodPage } from './pages/methods.tsx'
import type { CaseShelf } from './shelf.ts'

/** What the pages are made from. Files are read by the top floor and handed in. */
export interface Site {
  readonly shelf: CaseShelf
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
}

export interface PageReply {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export type Handler = (request: PageRequest, site: Site) => PageReply | Promise<PageReply>

export interface Route {
  readonly path: string
  readonly handler: Handler
  readonly rules: RouteRules
}

/** Who may read a page, and what the record will say of it: reading leaves no entry. */
export interface RouteRules {
  readonly mayBeReadBy: 'anyone'
  readonly recordedAs: null
}

const open: RouteRules = { mayBeReadBy: 'anyone', recordedAs: null }

/** A page anyone may read. */
export function get(path: string, handler: Handler, rules: RouteRules = open): Route {
  return { path, handler, rules }
}

export function htmlReply(parts: PageParts, status = 200): PageReply {
  return { status, type: 'text/html; charset=utf-8', body: renderPage(parts) }
}

export function redirect(to: string): PageReply {
  return { status: 302, type: 'text/plain; charset=utf-8', body: `See ${to}\n`, headers: { location: to } }
}
