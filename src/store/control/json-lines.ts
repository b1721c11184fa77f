import type { Socket } from 'node:net'

/** The most a line may have: a case file of 50 MB, written as JSON, fits in it. */
const mostOfALine = 128 * 1024 * 1024

/** Calls for each line of JSON that comes; a line that is none, or has no end, closes the connection. */
export function onJsonLines(socket: Socket, each: (value: unknown) => void): void {
  let parts: Buffer[] = []
  let length = 0
  socket.on('data', (data: Buffer) => {
    let rest = data
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      parts.push(rest.subarray(0, end))
      const text = Buffer.concat(parts).toString('utf8')
      parts = []
      length = 0
      rest = rest.subarray(end + 1)
      try {
        each(JSON.parse(text))
      } catch (error) {
        socket.destroy(error as Error)
        return
      }
    }
    parts.push(rest)
    length += rest.length
    if (length > mostOfALine) socket.destroy(new Error('a line is too long'))
  })
}

export function writeJsonLine(socket: Socket, value: unknown): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(value)}\n`)
}
