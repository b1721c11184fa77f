import { isIP } from 'node:net'

/** What a request says of where it is going and where it comes from. */
export interface CallerHeaders {
  readonly host?: string | undefined
  readonly origin?: string | undefined
  readonly 'sec-fetch-site'?: string | readonly string[] | undefined
}

/** The door a request came in by: the address and port that the server was reached at. */
export interface Door {
  readonly address: string | undefined
  readonly port: number
}

/** A name that means this machine to itself, whoever asks. */
export function isLoopback(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(bare)
}

/**
 * Whether the server goes by the name it was called by. A page of another site can have its own name lead a browser
 * to this machine (DNS rebinding), but it cannot make the browser call this machine by a number or by `localhost`: so
 * those are taken, at a loopback door only the loopback names with its port, and of other names only the one in
 * CONCORDAT_ORIGIN.
 */
export function isOurName(host: string | undefined, door: Door, ourOrigin: string | undefined): boolean {
  const called = hostOf(host)
  if (called === undefined) return false
  if (ourOrigin !== undefined && new URL(ourOrigin).host === hostOf(host, ourOrigin)?.host) return true
  if (door.address !== undefined && !isLoopback(door.address)) return isNumberOrLocal(called.hostname)
  return isLoopback(called.hostname) && Number(called.port || 80) === door.port
}

/**
 * Whether what was sent comes from one of our own pages. Browsers say so in two headers that no page can change: one of
 * them must say that it does, and neither may say anything else. A program that sends forms has to say it too.
 */
export function isFromOurPages(headers: CallerHeaders, ourOrigin: string | undefined): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers
  const isOurs = origin !== undefined && isOurOrigin(origin, host, ourOrigin)
  if (origin !== undefined && !isOurs) return false
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return isOurs || site === 'same-origin'
}

/** Where the server is called by its public name that is its origin; otherwise it speaks plain HTTP. */
function isOurOrigin(origin: string, host: string | undefined, ourOrigin: string | undefined): boolean {
  if (!URL.canParse(origin)) return false
  const isPublic = ourOrigin !== undefined && new URL(ourOrigin).host === hostOf(host, ourOrigin)?.host
  // Both without the port that goes without saying.
  return new URL(origin).origin === (isPublic ? ourOrigin : hostOf(host)?.origin)
}

/** A Host header taken apart; undefined where it is not one name, with or without a port. */
function hostOf(host: string | undefined, like = 'http://any'): URL | undefined {
  if (host === undefined || !/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(host)) return undefined
  try {
    return new URL(`${new URL(like).protocol}//${host}`)
  } catch {
    return undefined
  }
}

function isNumberOrLocal(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || hostname === 'localhost'
}
