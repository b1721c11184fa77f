import type { Server } from 'node:http'
import type { Io } from './io.ts'

const signals = ['SIGINT', 'SIGTERM'] as const

/** Resolves when the process is told to stop. Told a second time, it ends at once, as it would have without us. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    let isTold = false
    const listen = (signal: NodeJS.Signals) => {
      if (!isTold) {
        isTold = true
        return resolve()
      }
      for (const each of signals) process.off(each, listen)
      process.kill(process.pid, signal)
    }
    for (const each of signals) process.on(each, listen)
  })
}

interface Stoppable {
  readonly server: Server
  readonly close: () => Promise<unknown>
}

/**
 * Takes no more connections, lets what was begun be answered, and cuts off what is not done within the seconds. What
 * still runs then is ended with the process a second later.
 */
export async function closeWithin(app: Stoppable, seconds: number, io: Pick<Io, 'err'>): Promise<void> {
  const timer = setTimeout(() => {
    io.err(`The time for stopping (${seconds} s) is over: what was not answered is cut off.\n`)
    app.server.closeAllConnections()
    setTimeout(() => process.exit(0), 1000).unref()
  }, seconds * 1000)
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
  }
}
