import { DatabaseError, Pool, type PoolClient } from 'pg'
import type { Backend, Session } from '../backend.ts'
import { type Answer, readValue } from '../database/connection.ts'
import type { Purpose, Sealed } from '../embedded/engine.ts'
import { fingerprintOf, type Migration, refuseNewer } from '../migrations/index.ts'
import { recordFault } from '../record/faults.ts'
import { groundFunctions, groundTables } from '../record/ground.ts'
import { sha256 } from '../record/line.ts'
import { rebuildPostgres } from './rebuild.ts'

const connections = 16
const oldest = 150_000
export const settings =
  "set timezone = 'UTC'; set extra_float_digits = 1; set statement_timeout = '60s'; set idle_in_transaction_session_timeout = '60s'"
const begins: Record<Purpose, string> = {
  act: 'begin; set local role concordat_application',
  read: 'begin read only; set local role concordat_application',
  migration: 'begin; set local statement_timeout = 0',
  audit: 'begin isolation level repeatable read, read only; set local statement_timeout = 0',
}

/** Opens a PostgreSQL, puts the ground of the record in it where it is missing, and refuses one that may lose commits. */
export async function openPostgres(url: string, migrations: readonly Migration[]): Promise<Backend> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: (type: number) => (text: string) => readValue(type, text) } as never,
    onConnect: async (client: PoolClient) => {
      await client.query(settings)
    },
  } as never)
  // A connection that breaks while nobody uses it is replaced; whoever uses one gets its error.
  pool.on('error', () => {})
  try {
    await checkServer(pool)
    await putGround(pool)
  } catch (error) {
    await pool.end()
    throw connectionFault(error)
  }
  return {
    kind: 'postgres',
    inTurn: async (purpose, work) => {
      const client = await pool.connect().catch((error: unknown) => {
        throw connectionFault(error)
      })
      return oneTransaction(client, purpose, work)
    },
    durable: async () => {},
    forget: (commitments) => (commitments.length === 0 ? Promise.resolve() : vacuumPersonal(pool)),
    rebuild: () => rebuildPostgres(url, migrations),
    migrationsToRun: async () => {
      const { rows } = await pool.query<{ sha256: string }>(
        "select body::jsonb -> 'about' ->> 'sha256' as sha256 from record.entry where kind = 'schema.migrated'",
      )
      const done = new Set(rows.map((row) => row.sha256))
      refuseNewer(done, migrations)
      return migrations.filter((each) => !done.has(fingerprintOf(each)))
    },
    close: () => pool.end(),
  }
}

async function oneTransaction<T>(
  client: PoolClient,
  purpose: Purpose,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  let state: 'new' | 'begun' | 'ended' = 'new'
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  const begun = async () => {
    if (state === 'ended') throw new Error('the transaction has ended')
    if (state === 'begun') return
    state = 'begun'
    await client.query(begins[purpose])
  }
  const session: Session = {
    query: async <R>(text: string, values: readonly unknown[] = []): Promise<Answer<R>> => {
      await begun()
      const { rows, rowCount } = await client.query({ name: nameOf(text), text, values: [...values] })
      return { rows: rows as R[], affected: rowCount ?? 0 }
    },
    run: async (text) => {
      await begun()
      await client.query(text)
    },
    seal: async (meta) => {
      await begun()
      const { rows } = await client.query<Pick<Sealed, 'n' | 'hash'>>({
        name: 'record.seal',
        text: 'select n, hash from record.seal($1)',
        values: [JSON.stringify(meta)],
      })
      await client.query('set constraints all immediate')
      state = 'ended'
      try {
        await client.query('commit')
      } catch (error) {
        if (error instanceof DatabaseError && error.code !== undefined && !error.code.startsWith('57P')) throw error
        broken = error as Error
        throw recordFault(
          'RECORD-UNKNOWN-OUTCOME',
          'the database',
          'The connection broke while the act was being committed; whether it was kept is not known: ask again with the same request.',
          error,
        )
      }
      return { n: rows[0]?.n ?? 0, hash: rows[0]?.hash ?? '', position: 0 }
    },
    end: async () => {
      if (state === 'begun') await client.query('rollback')
      state = 'ended'
      return 0
    },
  }
  try {
    return await work(session)
  } finally {
    if ((state as string) === 'begun') {
      await client.query('rollback').catch((error: Error) => {
        broken ??= error
      })
    }
    client.off('error', onError)
    client.release(broken)
  }
}

const names = new Map<string, string>()
/** One name for one text, so that a connection prepares it once. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `c${sha256(text).slice(0, 24)}`
  names.set(text, name)
  return name
}

/**
 * Tables that held a person are written anew, without dead rows, and their statistics, which hold samples of values, too.
 * The write-ahead log, its archive and standbys are the operator’s: they keep the bytes until they are recycled.
 */
async function vacuumPersonal(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    const { rows } = await client.query<{ t: string }>(
      "select w as t from record.watched() w where w like 'personal.%' union all select 'record.personal' order by 1",
    )
    for (const { t } of rows) await client.query(`vacuum (full, analyze) ${t}`)
    // Only a superuser may; elsewhere the server’s own vacuum gets there in time.
    await client.query('vacuum (full) pg_catalog.pg_statistic').catch(() => {})
    await client.query('checkpoint').catch(() => {})
  } finally {
    await client.query("set statement_timeout = '60s'").catch(() => {})
    client.release()
  }
}

async function checkServer(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number; fsync: string; pages: string; commit: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync, current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit",
  )
  const [server] = rows
  if (server === undefined) throw new Error('the database told nothing of itself')
  if (server.version < oldest) {
    throw recordFault(
      'RECORD-NOT-DURABLE',
      'DATABASE_URL',
      'The database is older than PostgreSQL 15, the oldest this works with.',
    )
  }
  const off = [
    ...(server.fsync === 'on' ? [] : ['fsync']),
    ...(server.pages === 'on' ? [] : ['full_page_writes']),
    ...(server.commit === 'off' ? ['synchronous_commit'] : []),
  ]
  if (off.length === 0) return
  throw recordFault(
    'RECORD-NOT-DURABLE',
    'DATABASE_URL',
    `The database has ${off.join(' and ')} switched off, so what it acknowledges could be lost. Switch ${off.length === 1 ? 'it' : 'them'} on.`,
  )
}

async function putGround(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    // Two that start at once take turns.
    await client.query('select pg_advisory_xact_lock(7312405118)')
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('record.head') is not null as there")
    if (rows[0]?.there !== true) await client.query(groundTables)
    const wanted = sha256(groundFunctions)
    const known = await client.query<{ functions: string }>('select functions from record.ground')
    if (known.rows[0]?.functions !== wanted) {
      await client.query(groundFunctions)
      await client.query(
        'insert into record.ground (functions) values ($1) on conflict (single) do update set functions = $1',
        [wanted],
      )
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** Whatever the driver says, without the address, which holds a password. */
export function connectionFault(error: unknown): Error {
  const code = (error as NodeJS.ErrnoException).code
  if (typeof code !== 'string' || !/^(E[A-Z]+|28\w{3}|3D000|57P\w{2})$/.test(code)) return error as Error
  return recordFault('RECORD-STOPPED', 'DATABASE_URL', `The database cannot be reached (${code}).`)
}
