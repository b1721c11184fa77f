import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * A request that was answered, as the log keeps it. It names the route and never the address, so that no figure, case,
 * file or person is named, and nothing that was sent is repeated.
 */
export interface RequestLine {
  readonly time: string
  readonly kind: 'request'
  /** Given to the browser too, in `x-request-id`. */
  readonly id: string
  readonly method: string
  /** As the table of routes has it, `/cases/:name`; null where there is no such page. */
  readonly route: string | null
  readonly status: number
  readonly milliseconds: number
  /** Of the body of the answer. */
  readonly bytes: number
  /** What the page told whoever met a fault of ours. */
  readonly reference?: string
  /** The connection was gone before the answer was out. */
  readonly isCutOff?: true
}

/** A connection that was closed because what came in was no request, or came in too slowly. */
export interface ConnectionLine {
  readonly time: string
  readonly kind: 'connection'
  readonly status: number
  readonly code: string
}

/** A fault of ours: where it is in the code. Its message is left out, because it may repeat what was handed in. */
export interface FaultLine {
  readonly time: string
  readonly kind: 'fault'
  readonly reference: string
  readonly error: string
  readonly code?: string
  readonly at: readonly string[]
  /** The same of what caused it. */
  readonly cause?: Pick<FaultLine, 'error' | 'code' | 'at'>
}

export type LogLine = RequestLine | ConnectionLine | FaultLine
export type Log = (line: LogLine) => void

/** Tells the log of every request once, when its answer is out or its connection gone; `fault` adds its reference. */
export function logRequests(
  app: FastifyInstance,
  log: Log,
): { readonly fault: (request: FastifyRequest, reference: string, error: unknown) => void } {
  const bytes = new WeakMap<FastifyRequest, number>()
  const references = new WeakMap<FastifyRequest, string>()
  const told = new WeakSet<FastifyRequest>()
  const tell = (request: FastifyRequest, reply: FastifyReply) => {
    if (told.has(request)) return
    told.add(request)
    const reference = references.get(request)
    log({
      time: new Date().toISOString(),
      kind: 'request',
      id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      bytes: request.method === 'HEAD' ? 0 : (bytes.get(request) ?? 0),
      ...(reference === undefined ? {} : { reference }),
      ...(reply.raw.writableFinished ? {} : { isCutOff: true as const }),
    })
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.raw.once('close', () => tell(request, reply))
  })
  app.addHook('onSend', async (request, _reply, payload) => {
    if (typeof payload === 'string' || payload instanceof Uint8Array)
      bytes.set(request, typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength)
    return payload
  })
  app.addHook('onResponse', async (request, reply) => tell(request, reply))
  return {
    fault: (request, reference, error) => {
      references.set(request, reference)
      log(faultLine(reference, error))
    },
  }
}

/** Where a fault is in the code, for whoever mends it. */
export function faultLine(reference: string, error: unknown): FaultLine {
  const cause = error instanceof Error && error.cause !== undefined ? whereabouts(error.cause) : undefined
  return {
    time: new Date().toISOString(),
    kind: 'fault',
    reference,
    ...whereabouts(error),
    ...(cause === undefined ? {} : { cause }),
  }
}

function whereabouts(error: unknown): Pick<FaultLine, 'error' | 'code' | 'at'> {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(error.code)
  // The stack begins with the message, which may have lines of its own that look like places.
  const stack = error.stack ?? ''
  const from = stack.indexOf(error.message)
  const places = from < 0 ? '' : stack.slice(from + error.message.length)
  return {
    error: error.name,
    ...(code ? { code: String(Reflect.get(error, 'code')) } : {}),
    at: places
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .map((line) => line.trim().slice('at '.length)),
  }
}
