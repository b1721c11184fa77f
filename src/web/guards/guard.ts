import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readinessReply } from '../handlers/health.ts'
import { notUnderstoodPage, stoppingPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { contentOf, htmlReply, type PageReply, type Site } from '../route.ts'
import { isFromOurPages, isLoopback, isOurName } from './callers.ts'
import { safetyHeaders } from './headers.ts'
import { type Limits, limitConnections } from './limits.ts'

interface GuardOptions {
  readonly limits: Limits
  /** The public address of the site, where a proxy answers for it. */
  readonly origin: string | undefined
  /** What its pages are framed for. */
  readonly site: Pick<Site, 'isOpenToOthers'>
}

/**
 * What every request passes before a route sees it, in this order: it is counted, the server must not be stopping, it
 * must be called by a name of its own, and what changes anything must come from our own pages. Addresses that do not
 * exist are no exception.
 */
export function guard(app: FastifyInstance, { limits, origin, site }: GuardOptions): void {
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
  })
  limitConnections(app, limits, origin !== undefined)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(safetyHeaders({ runsEngine: request.routeOptions.config.runsEngine === true }))
  })
  app.addHook('onRequest', app.rateLimit())
  app.addHook('onRequest', async (request, reply) => {
    const refusal =
      (isStopping ? whileStopping(request) : undefined) ??
      tooManyHeaders(request, limits) ??
      calledByAnotherName(request, origin) ??
      sentFromElsewhere(request, origin)
    if (refusal !== undefined) return answer(reply, refusal, site)
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    // A connection that stays open would hold up the end.
    if (isStopping) reply.header('connection', 'close')
    return payload
  })
}

/** Whoever watches the server asks every few seconds; from this machine that is never too often. */
export function isProbeFromHere(request: FastifyRequest): boolean {
  return isProbe(request) && isLoopback(request.ip)
}

function isProbe({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === paths.health() || routeOptions.url === paths.readiness()
}

/** What was begun before is finished; what comes after is told to come again. */
function whileStopping({ routeOptions }: FastifyRequest): PageReply | undefined {
  if (routeOptions.url === paths.health()) return undefined
  if (routeOptions.url === paths.readiness()) return readinessReply({ ready: false, why: 'The server is stopping.' })
  return { ...htmlReply(stoppingPage(), 503), headers: { 'retry-after': '10' } }
}

function tooManyHeaders({ raw }: FastifyRequest, limits: Limits): PageReply | undefined {
  return raw.rawHeaders.length > 2 * limits.headers
    ? htmlReply(notUnderstoodPage('The request has more headers than any browser sends.'), 431)
    : undefined
}

function calledByAnotherName({ headers, raw }: FastifyRequest, origin: string | undefined): PageReply | undefined {
  const hosts = raw.rawHeaders.filter((word, index) => index % 2 === 0 && word.toLowerCase() === 'host').length
  // A request made in a test comes in by no socket: it stands for one on this machine, at the port that goes unsaid.
  const door = { address: raw.socket.localAddress, port: raw.socket.localPort ?? 80 }
  return hosts <= 1 && isOurName(headers.host, door, origin)
    ? undefined
    : htmlReply(
        notUnderstoodPage(
          'This server does not go by the name in the address. Open it by the address it printed when it started. Whoever runs it can set CONCORDAT_ORIGIN to its public address.',
        ),
        421,
      )
}

function sentFromElsewhere({ method, headers }: FastifyRequest, origin: string | undefined): PageReply | undefined {
  return method === 'GET' || method === 'HEAD' || isFromOurPages(headers, origin)
    ? undefined
    : htmlReply(notUnderstoodPage('This form was sent from another site. Open the page here and send it again.'), 403)
}

function answer(reply: FastifyReply, refusal: PageReply, site: GuardOptions['site']): FastifyReply {
  const { type, body } = contentOf(refusal, site)
  // What was sent along is not read, so the connection cannot be used again.
  return reply
    .code(refusal.status)
    .headers({ ...refusal.headers, connection: 'close', 'content-type': type })
    .send(body)
}
