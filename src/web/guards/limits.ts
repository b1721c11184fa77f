import type { FastifyInstance } from 'fastify'

/** How much one caller, and all of them, may ask of the server. */
export interface Limits {
  /** From one address; of IPv6, from one network of /64, which is what one household or office has. */
  readonly requestsAMinute: number
  /** How long the headers of a request may take to come in. */
  readonly headersMs: number
  /** How long a whole request may take to come in; 60 MB over a slow line of 3 Mbit/s take 160 seconds. */
  readonly requestMs: number
  /** How long a connection on which nothing is asked stays open. */
  readonly keepAliveMs: number
  /** How often the three above are looked at. */
  readonly checkEveryMs: number
  readonly connections: number
  /** Of them from one address; where a proxy stands before the server, all come from one. */
  readonly connectionsFromOneAddress: number
  readonly headers: number
  readonly headerBytes: number
  readonly addressCharacters: number
}

export const defaultLimits: Limits = {
  requestsAMinute: 600,
  headersMs: 15_000,
  requestMs: 180_000,
  keepAliveMs: 10_000,
  checkEveryMs: 5_000,
  connections: 1_000,
  connectionsFromOneAddress: 100,
  headers: 100,
  headerBytes: 16_384,
  addressCharacters: 4_096,
}

/** Refuses connections beyond the limits: whoever holds many open cannot keep others out. */
export function limitConnections({ server }: FastifyInstance, limits: Limits, isBehindProxy: boolean): void {
  server.maxConnections = limits.connections
  if (isBehindProxy) return
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const from = socket.remoteAddress ?? ''
    const before = open.get(from) ?? 0
    if (before >= limits.connectionsFromOneAddress) return void socket.destroy()
    open.set(from, before + 1)
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1
      if (left === 0) open.delete(from)
      else open.set(from, left)
    })
  })
}
