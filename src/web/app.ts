import { randomBytes } from 'node:crypto'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { faultPage, notFoundPage, notUnderstoodPage, tooManyPage } from './pages/problems.tsx'
import { htmlReply, type PageReply, type PageRequest, type Site } from './route.ts'
import { routes } from './routes.ts'
import { acceptsForm, formLimits, readForm } from './sent-form.ts'

interface AppOptions {
  readonly site: Site
  /** Where a fault is told to whoever runs the server: its reference and the error. */
  readonly onFault?: (reference: string, error: unknown) => void
  /** Requests a minute from one address. */
  readonly requestsAMinute?: number
}

/** The website: routes, their guards, and what happens when something goes wrong. It does not listen yet. */
export async function buildApp({
  site,
  onFault = () => {},
  requestsAMinute = 600,
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: 1024,
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_error, _request, reply) => {
      send(reply, htmlReply(notUnderstoodPage('The address could not be read. Check it and try again.'), 400))
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  })
  await app.register(helmet, {
    // Pages carry no scripts and no styles of their own, and only this server's style sheets and pictures.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Without it browsers hide from our own server which page a form was sent from.
    referrerPolicy: { policy: 'same-origin' },
    // The server speaks plain HTTP on this machine; whoever puts it behind HTTPS sets this there.
    hsts: false,
  })
  await app.register(rateLimit, {
    max: requestsAMinute,
    timeWindow: '1 minute',
    allowList: (request) => request.url === '/health',
  })
  await app.register(multipart, { limits: formLimits, throwFileSizeLimit: true })
  const sending = new Set<string>()
  for (const { method, path, handler } of routes) {
    if (method === 'GET')
      app.get(path, async (request, reply) => send(reply, await handler(pageRequest(request), site)))
    else
      app.post(path, { bodyLimit: formLimits.fileSize + 65_536 }, async (request, reply) => {
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
  // Addresses that do not exist count towards the limit as well.
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
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
  app.setErrorHandler((error: unknown, _request, reply) => {
    const status = statusOf(error)
    if (status === 429) return send(reply, htmlReply(tooManyPage(), 429))
    if (status === 413)
      return send(
        reply,
        htmlReply(
          notUnderstoodPage(
            `The file is over ${formLimits.fileSize >> 20} MB, the most that a page takes. Hand in the years or sheets you need, or import it with the command.`,
          ),
          413,
        ),
      )
    if (status < 500)
      return send(reply, htmlReply(notUnderstoodPage('The address could not be read. Check it and try again.'), status))
    const reference = randomBytes(5).toString('hex')
    onFault(reference, error)
    return send(reply, htmlReply(faultPage(reference), 500))
  })
  return app
}

const readOnly = 'This page is for reading: nothing can be sent to it.'

function send(reply: FastifyReply, { status, type, body, headers = {} }: PageReply): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers, 'content-type': type })
    .send(typeof body === 'string' ? body : Buffer.from(body))
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

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' && status >= 400 ? status : 500
}
