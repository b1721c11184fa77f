import type { Problem } from '../figures/index.ts'
import type { Store } from '../store/index.ts'
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
  /** Where cases live, and the record of what was done. */
  readonly store: Store
  /** What a case that is a file says, worked examples too; undefined for a case of the store. */
  readonly caseFile: (name: string) => Promise<Readonly<Record<string, unknown>> | undefined>
  /** Works a draft, or a worked example, and freezes it: the version’s document, not yet kept. */
  readonly freeze: (name: string) => Promise<FrozenCase | { readonly problems: readonly Problem[] }>
  /** The project's pages on each calculation, and its glossary, where they were found. */
  readonly methods: readonly MethodPage[]
  readonly glossary: string | undefined
  readonly assets: ReadonlyMap<string, Asset>
  /** Of Concordat, as its package says. */
  readonly version: string
  /** Whether it can keep what it is given: for whoever watches the server. */
  readonly ready: () => Promise<Readiness>
  /** It listens to more than its own machine, and nobody signs in: every page says so. */
  readonly isOpenToOthers: boolean
}

/** A version’s document, with its content hash, and of which revision of the draft it is. */
export interface FrozenCase {
  readonly document: Uint8Array
  readonly hash: string
  readonly engine: number
  /** Of a draft; a worked example has none. */
  readonly revision: number | undefined
}

/** `why` names no folder, address or person. */
export interface Readiness {
  readonly ready: boolean
  readonly why?: string
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

/** What is answered: a page that has still to be put into its frame, or bytes of a type of their own. */
export type PageReply = (PageToFrame | Content) & {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
}

interface PageToFrame {
  readonly page: PageParts
}

export interface Content {
  readonly type: string
  /** Text that comes piece by piece is sent as it comes, so that memory does not grow with it. */
  readonly body: string | Uint8Array | AsyncIterable<string>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly runsEngine?: boolean
  }
}

export type Handler = (request: PageRequest, site: Site) => PageReply | Promise<PageReply>

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly handler: Handler
  readonly rules: RouteRules
  /** The page may load our scripts and compile WebAssembly, because the engine runs on it; no other page may. */
  readonly runsEngine: boolean
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
export function get(
  path: string,
  handler: Handler,
  rules: RouteRules = open,
  { runsEngine = false }: { readonly runsEngine?: boolean } = {},
): Route {
  return { method: 'GET', path, handler, rules, runsEngine }
}

/** Something that may be done; it answers forms sent from our own pages and from nowhere else. */
export function post(path: string, handler: Handler, rules: RouteRules): Route {
  return { method: 'POST', path, handler, rules, runsEngine: false }
}

export function htmlReply(page: PageParts, status = 200): PageReply {
  return { status, page }
}

/** What goes out. Every page is put into its frame here, refusals too, so that none goes without the server’s warning. */
export function contentOf(reply: PageReply, { isOpenToOthers }: Pick<Site, 'isOpenToOthers'>): Content {
  if (!('page' in reply)) return reply
  return {
    type: 'text/html; charset=utf-8',
    body: renderPage(reply.page, isOpenToOthers ? { warning: openWarning } : {}),
  }
}

const openWarning = 'Nobody signs in here: anybody who can reach this server can read and change what it keeps.'

export function redirect(to: string, status: 302 | 303 = 302): PageReply {
  return { status, type: 'text/plain; charset=utf-8', body: `See ${to}\n`, headers: { location: to } }
}
