import type { Socket } from 'node:net'
import type { Log } from '../server-log.ts'

/** What is said to a connection on which no whole request came in. Whatever came in is not repeated. */
const replies: Readonly<Record<string, readonly [status: number, sentence: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
}

/** Closes a connection on which something came in that is no request, or came in too slowly, and tells the log. */
export function badConnections(log: Log) {
  return ({ code = '' }: Error & { readonly code?: string }, socket: Socket): void => {
    if (code === 'ECONNRESET' || socket.destroyed) return void socket.destroy()
    const [status, words] = replies[code] ?? [400, 'Bad Request']
    log({ time: new Date().toISOString(), kind: 'connection', status, code: /^[A-Z_]{1,60}$/.test(code) ? code : '' })
    // Where an answer was begun on it, a second one would be taken for its middle.
    if (socket.writable && socket.bytesWritten === 0)
      socket.write(`HTTP/1.1 ${status} ${words}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
    socket.destroy()
  }
}
