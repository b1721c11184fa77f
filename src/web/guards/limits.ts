import type { Socket } from 'node:net'
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

/**
 * Refuses connections beyond the limits: whoever holds many open cannot keep others out. When the server stops, those on
 * which nothing was ever asked are ended; browsers open such ones ahead of need, and they would hold up the end.
 */
export function limitConnections(app: FastifyInstance, limits: Limits, isBehindProxy: boolean): void {
  const open = new Set<Socket>()
  const countOf = new Map<string, number>()
  app.server.maxConnections = limits.connections
  app.server.on('connection', (socket) => {
    const from = socket.remoteAddress ?? ''
    const before = countOf.get(from) ?? 0
    if (!isBehindProxy && before >= limits.connectionsFromOneAddress) return void socket.destroy()
    open.add(socket)
    countOf.set(from, before + 1)
    socket.once('close', () => {
      open.delete(socket)
      const left = (countOf.get(from) ?? 1) - 1
      if (left === 0) countOf.delete(from)
      else countOf.set(from, left)
    })
  })
  app.addHook('preClose', async () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
  })
}
