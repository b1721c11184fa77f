import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Why there is nothing to serve; undefined where the command has been built. */
export const notBuilt = existsSync(command) ? undefined : 'dist/cli.js is not there: npm run build makes it'

/**
 * The website as a newcomer starts it, with case files of one’s own where any are named, on a port of its own. Cases are
 * worked when they are asked for, so that tests do not wait for those that nobody looks at.
 */
export async function startServer({
  cases = [],
  data,
}: {
  readonly cases?: readonly string[]
  /** The data directory; one of its own, removed at the end, where none is given. */
  readonly data?: string
} = {}): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const own = data === undefined ? mkdtempSync(join(tmpdir(), 'concordat-server-')) : undefined
  const server: ChildProcess = spawn(process.execPath, [command, 'serve', '--on-demand', ...cases], {
    env: { ...process.env, PORT: '0', CONCORDAT_DATA: data ?? own, CONCORDAT_FREE_SPACE_MB: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    const listen = (bytes: Buffer) => {
      said += bytes.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found !== null) resolve(found[0])
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
    setTimeout(() => reject(new Error(`The server said no address: ${said}`)), 90_000).unref()
  })
  return {
    address,
    stop: () =>
      new Promise<void>((resolve) => {
        server.once('exit', () => {
          if (own !== undefined) rmSync(own, { recursive: true, force: true })
          resolve()
        })
        if (!server.kill('SIGTERM')) resolve()
      }),
  }
}
