import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { readableAddress } from './guards/address.ts'
import { badConnections } from './guards/connections.ts'
import { guard, isProbeFromHere } from './guards/guard.ts'
import { defaultLimits, type Limits } from './guards/limits.ts'
import { faultPage, notFoundPage, notUnderstoodPage, tooManyPage } from './pages/problems.tsx'
import { contentOf, htmlReply, type PageReply, type PageRequest, type Site } from './route.ts'
import { routes } from './routes.ts'
import { acceptsForm, formLimits, notAForm, readForm, tooLarge } from './sent-form.ts'
import { type Log, logRequests } from './server-log.ts'

interface AppOptions {
  readonly site: Site
  /** Where a fault is told to whoever runs the server: its reference and the error. */
  readonly onFault?: (reference: string, error: unknown) => void
  /** Where requests, bad connections and faults are told of; nowhere when left out. */
  readonly log?: Log
  /** The public address of the site, where a proxy on this machine answers for it: CONCORDAT_ORIGIN. */
  readonly origin?: string | undefined
  /** Requests a minute from one address. */
  readonly requestsAMinute?: number
  /** What else is limited, where it is not as usual. */
  readonly limits?: Partial<Limits>
}

/** The website: routes, their guards, and what happens when something goes wrong. It does not listen yet. */
export async function buildApp({
  site,
  onFault = () => {},
  log = () => {},
  origin,
  requestsAMinute = defaultLimits.requestsAMinute,
  limits: asked = {},
}: AppOptions): Promise<FastifyInstance> {
  const limits: Limits = { ...defaultLimits, requestsAMinute, ...asked }
  const app = fastify({
    logger: false,
    bodyLimit: 1024,
    genReqId: () => randomBytes(9).toString('base64url'),
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: limits.headerBytes,
    },
    clientErrorHandler: badConnections(log),
    // A proxy on this machine says whom it asks for; anybody else’s word for it is not taken.
    trustProxy: origin === undefined ? false : 'loopback',
    // We answer what comes in while the server stops: see guard.
    return503OnClosing: false,
    rewriteUrl: ({ url = '/' }) => readableAddress(url, limits.addressCharacters),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: limits.addressCharacters },
  })
  // Nothing but forms is read: no JSON and no plain text, which other sites’ pages may send without asking.
  app.removeAllContentTypeParsers()
  const logged = logRequests(app, log)
  const told = (request: FastifyRequest, error: unknown) => {
    const reference = randomBytes(5).toString('hex')
    logged.fault(request, reference, error)
    onFault(reference, error)
    return reference
  }
  const send = (reply: FastifyReply, answer: PageReply) => {
    const { type, body } = contentOf(answer, site)
    return reply
      .code(answer.status)
      .headers({ ...answer.headers, 'content-type': type })
      .send(typeof body === 'string' ? body : bytesOf(body, (error) => isUnderWay(reply) && told(reply.request, error)))
  }
  await app.register(rateLimit, {
    global: false,
    max: limits.requestsAMinute,
    timeWindow: '1 minute',
    allowList: isProbeFromHere,
  })
  guard(app, { limits, origin, site })
  await app.register(multipart, { limits: formLimits, throwFileSizeLimit: true })
  const sending = new Set<string>()
  for (const { method, path, handler, runsEngine } of routes) {
    const config = { runsEngine }
    if (method === 'GET')
      app.get(path, { config }, async (request, reply) => send(reply, await handler(pageRequest(request), site)))
    else
      app.post(path, { config, bodyLimit: formLimits.wholeForm }, async (request, reply) => {
        const refused = acceptsForm(request, sending)
        if (refused !== undefined) return send(reply, refused)
        sending.add(request.ip)
        try {
          return send(reply, await handler({ ...pageRequest(request), form: await readForm(request) }, site))
        } finally {
          sending.delete(request.ip)
        }
      })
  }
  app.setNotFoundHandler((request, reply) => {
    if (request.originalUrl !== request.url)
      return send(reply, htmlReply(notUnderstoodPage('The address could not be read. Check it and try again.'), 400))
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(reply.header('allow', 'GET, HEAD'), htmlReply(notUnderstoodPage(readOnly), 405))
    return send(
      reply,
      htmlReply(
        notFoundPage('If you typed the address, check it. If you followed a link, it may be out of date.'),
        404,
      ),
    )
  })
  app.setErrorHandler((error: unknown, request, reply) => {
    const status = statusOf(error)
    if (status === 429) return send(reply, htmlReply(tooManyPage(), 429))
    if (status < 500) {
      // Of a form that is refused unread, the rest is not waited for.
      if (request.method !== 'GET' && request.method !== 'HEAD') reply.header('connection', 'close')
      return send(reply, htmlReply(notUnderstoodPage(whyNotTaken(status, codeOf(error))), status))
    }
    return send(reply, htmlReply(faultPage(told(request, error)), 500))
  })
  return app
}

const readOnly = 'This page is for reading: nothing can be sent to it.'

/** What breaks off before anything went out is answered like any fault; later there is only the connection to break. */
function isUnderWay({ raw }: FastifyReply): boolean {
  return raw.headersSent
}

/** Where what comes piece by piece breaks off, the connection does too: nobody takes a part for the whole. */
function bytesOf(body: Uint8Array | AsyncIterable<string>, onBroken: (error: unknown) => void): Buffer | Readable {
  return body instanceof Uint8Array ? Buffer.from(body) : Readable.from(body).once('error', onBroken)
}

function pageRequest({ params, query }: FastifyRequest): PageRequest {
  return { params: texts(params), query: texts(query) }
}

/** The entries of an object from outside whose values are text; what is given several times stands with commas. */
function texts(from: unknown): Readonly<Record<string, string>> {
  if (typeof from !== 'object' || from === null) return {}
  return Object.fromEntries(
    Object.entries(from).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[name, value] as const]
        : Array.isArray(value)
          ? [[name, value.filter((each) => typeof each === 'string').join(',')] as const]
          : [],
    ),
  )
}

function whyNotTaken(status: number, code: string): string {
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FILES_LIMIT')
    return 'The form has more fields or files than any of our pages. Use the form on the page, and hand in one file at a time.'
  if (status === 413) return tooLarge
  if (status === 415) return notAForm
  return 'What was sent could not be read. Open the page again, and send the form from there.'
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' && status >= 400 ? status : 500
}
