import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'

export async function listening(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  // It listens on an address, not on a pipe.
  return (app.server.address() as AddressInfo).port
}

export interface Raw {
  readonly write: (text: string | Uint8Array) => void
  /** All that came back, once the other side has closed the connection. */
  readonly closed: Promise<{ readonly text: string; readonly afterMs: number }>
  /** Resolves when what came back holds the words. */
  readonly said: (words: string) => Promise<string>
  readonly end: () => void
}

/** A connection on which anything can be sent, whole requests or not. */
export function rawConnection(port: number): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    let text = ''
    const waiting = new Set<() => void>()
    const socket = connect(port, '127.0.0.1')
    const closed = new Promise<{ readonly text: string; readonly afterMs: number }>((close) =>
      socket.once('close', () => close({ text, afterMs: performance.now() - began })),
    )
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      for (const look of waiting) look()
    })
    // Writing to a connection that was closed on us is what some of these tests are about.
    socket.on('error', (error) => reject(error))
    socket.once('connect', () =>
      resolve({
        write: (what) => void socket.write(what),
        closed,
        said: (words) =>
          new Promise((found) => {
            const look = () => {
              if (!text.includes(words)) return
              waiting.delete(look)
              found(text)
            }
            waiting.add(look)
            look()
          }),
        end: () => void socket.destroy(),
      }),
    )
  })
}
