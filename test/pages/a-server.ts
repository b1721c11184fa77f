import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { aDataFolder } from '../../src/store/testing/a-store.ts'

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Why there is nothing to serve; undefined where the command has been built. */
export const notBuilt = existsSync(command) ? undefined : 'dist/cli.js is not there: npm run build makes it'

/** How a server of a test is started. */
export interface ServerOptions {
  readonly cases?: readonly string[]
  /** The data directory; one of its own, removed at the end, where none is given. */
  readonly data?: string
  /** Other settings of the environment. */
  readonly settings?: Readonly<Record<string, string>>
}

/** A server that was started and may not be there yet. */
export interface LaunchedServer {
  /** Where it is, once it says so; refused where it ends before. */
  readonly address: Promise<string>
  readonly stop: () => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
  /** How it ended, once it has: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
  /** All that it has written to both its streams. */
  readonly said: () => string
}

/**
 * The website as a newcomer starts it, with case files of one’s own where any are named, on a port of its own. Cases are
 * worked when they are asked for, so that tests do not wait for those that nobody looks at.
 */
export async function startServer({
  data,
  ...options
}: ServerOptions = {}): Promise<Omit<LaunchedServer, 'address'> & { readonly address: string }> {
  const own = data === undefined ? await aDataFolder() : undefined
  const server = launchServer({ ...options, data: data ?? own ?? '' })
  const stop = async () => {
    await server.stop()
    if (own !== undefined) rmSync(own, { recursive: true, force: true })
  }
  return { ...server, stop, address: await server.address }
}

/** The same, told of at once: for whoever kills it while it starts. */
export function launchServer({
  cases = [],
  data,
  settings = {},
}: ServerOptions & { readonly data: string }): LaunchedServer {
  const server: ChildProcess = spawn(process.execPath, [command, 'serve', '--on-demand', ...cases], {
    env: { ...process.env, PORT: '0', CONCORDAT_DATA: data, CONCORDAT_FREE_SPACE_MB: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    server.once('exit', (code, signal) => resolve(code ?? signal ?? -1)),
  )
  const address = new Promise<string>((resolve, reject) => {
    const listen = (bytes: Buffer) => {
      said += bytes.toString()
      const found = /http:\/\/(127\.0\.0\.1|0\.0\.0\.0):\d+/.exec(said)
      if (found !== null) resolve(found[0])
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
    setTimeout(() => reject(new Error(`The server said no address: ${said}`)), 90_000).unref()
  })
  const signal = (word: NodeJS.Signals) => void server.kill(word)
  const stop = async () => {
    signal('SIGTERM')
    await ended
  }
  return { address, stop, signal, ended, said: () => said }
}
