import { existsSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprintOf, type Migration } from '../migrations/index.ts'
import { connectTo, type OneConnection } from '../postgres/audit.ts'
import { openPostgres } from '../postgres/postgres.ts'
import { databaseRecord } from '../postgres/record-reader.ts'
import { recordFault } from '../record/faults.ts'
import { syncFolder } from '../record/journal.ts'
import { type EntryBody, headOf, isMigration, type Line, lineOf } from '../record/line.ts'
import { ChainCheck } from './chain-check.ts'
import { damaged } from './export.ts'
import type { KeptPersonal } from './kept-personal.ts'
import { differences, type LiveTables, tablesToldBy } from './live-tables.ts'
import type { RecordSource } from './source.ts'
import { TablesElsewhere } from './tables-elsewhere.ts'

/** What was moved, and the digests that agree on both sides. */
export interface Moved {
  readonly entries: number
  readonly hash: string
  readonly tables: number
}

/** Puts a record, checked on the way, into an empty PostgreSQL: the same lines, entry by entry; then compares. */
export async function intoPostgres(
  source: RecordSource,
  url: string,
  migrations: readonly Migration[],
  progress: (bytes: number) => void = () => {},
): Promise<Moved> {
  // Puts the ground of the record there, and refuses a server that may lose what it acknowledges.
  await (await openPostgres(url, migrations)).close()
  const connection = await connectTo(url)
  const elsewhere = await TablesElsewhere.open(migrations)
  try {
    const { rows } = await connection.query<{ n: number }>('select n from record.head')
    if (rows[0]?.n !== 0) {
      throw recordFault('RECORD-BACKUP', 'DATABASE_URL', 'The database holds a record already. Name an empty one.')
    }
    await connection.run('begin')
    for await (const some of source.personal()) {
      await putPersonal(connection, some)
      elsewhere.personal(some)
    }
    const chain = new ChainCheck(source.place, { mayLeaveOut: false })
    let batch: Line[] = []
    const flush = async () => {
      if (batch.length > 0) await enter(connection, batch)
      batch = []
    }
    for await (const raws of source.lines()) {
      for (const raw of raws) {
        const checked = raw.isUnfinished === true ? undefined : chain.line(raw)
        const line = checked === undefined ? undefined : lineOf(raw.bytes)
        const [wrong] = chain.findings
        if (line === undefined || wrong !== undefined) {
          throw damaged(wrong?.place ?? source.place, wrong?.sentence ?? 'The last line has no end.')
        }
        elsewhere.add(line)
        if (isMigration(line.body)) {
          await flush()
          await migrate(connection, line, migrations)
        } else batch.push(line)
      }
      await flush()
      const end = raws.at(-1)
      if (end !== undefined) progress(end.at + end.bytes.length)
    }
    const [here, should] = [await tablesToldBy(connection), await elsewhere.told()]
    refuseDifferences(here, should)
    await connection.run('commit')
    return { entries: chain.entries, hash: chain.last.hash, tables: Object.keys(should.digests).length }
  } finally {
    await connection.close().catch(() => {})
    await elsewhere.close()
  }
}

/**
 * Writes the record of a PostgreSQL as a journal and rows of persons into a folder that has none; the store builds its
 * tables from them when it opens. The caller holds the folder's lock. Gives the tables it must then have.
 */
export async function outOfPostgres(
  url: string,
  folder: string,
  progress: (bytes: number) => void = () => {},
): Promise<LiveTables> {
  const [journal, personal] = [join(folder, 'record.journal'), join(folder, 'personal.lines')]
  if (existsSync(journal)) {
    throw recordFault('RECORD-BACKUP', journal, 'The data directory holds a record already. Move it away first.')
  }
  const connection = await connectTo(url)
  try {
    await connection.run('begin isolation level repeatable read, read only')
    const told = await tablesToldBy(connection)
    const source = await databaseRecord(connection, 'record.entry')
    await written(personal, source.personalLines())
    await written(journal, journalLines(source, progress))
    // Tables of another record would be taken for this one's.
    rmSync(join(folder, 'tables'), { recursive: true, force: true })
    renameSync(beside(personal), personal)
    renameSync(beside(journal), journal)
    syncFolder(folder)
    return told
  } finally {
    await connection.close().catch(() => {})
  }
}

/** After a record was moved to PostgreSQL its folder may not go on by itself, nor keep rows of persons that nobody would erase. */
export function retireFolder(folder: string): void {
  renameSync(join(folder, 'record.journal'), join(folder, 'record.moved'))
  for (const name of ['personal.lines', 'tables']) rmSync(join(folder, name), { recursive: true, force: true })
  syncFolder(folder)
}

export function refuseDifferences(here: LiveTables, should: LiveTables): void {
  const [first] = differences(here, should)
  if (here.n === should.n && here.hash === should.hash && first === undefined) return
  throw recordFault(
    'RECORD-TABLES',
    first?.table ?? 'the record',
    `What was moved is not the same on both sides: ${first?.sentence ?? `entry ${here.n} there, entry ${should.n} here`}. Nothing was changed.`,
  )
}

async function putPersonal({ query }: OneConnection, rows: readonly KeptPersonal[]): Promise<void> {
  const whole = rows.map(({ place, commitment, n, content }) => {
    if (content === 'damaged') throw damaged(place, 'A row of a person is damaged.')
    // The person of a row that was erased is no longer known.
    return content === 'blank' ? { commitment, n, table: 'erased', subject: nobody } : { commitment, n, ...content }
  })
  await query(
    `insert into record.personal (commitment, n, tbl, subject, salt, body)
       select l ->> 'commitment', (l ->> 'n')::bigint, l ->> 'table', (l ->> 'subject')::uuid, l ->> 'salt', l ->> 'row'
       from jsonb_array_elements($1::jsonb) l`,
    [JSON.stringify(whole)],
  )
}

const nobody = '00000000-0000-4000-8000-000000000000'

async function enter({ query }: OneConnection, lines: readonly Line[]): Promise<void> {
  const bodies = lines.map(({ body }) => body)
  try {
    await query('select record.replay($1)', [bodies])
  } catch (error) {
    if ((error as { readonly code?: string }).code !== '42501') throw error
    throw recordFault(
      'RECORD-NOT-DURABLE',
      'DATABASE_URL',
      'The database’s user may not set session_replication_role, which putting a record into it takes. Grant it (`grant set on parameter session_replication_role to …`) or use the owner of the server for the move.',
      error,
    )
  }
  await query('select record.enter($1, $2, $3, $4, $5)', [
    lines.map(({ n }) => n),
    lines.map(({ hash }) => hash),
    lines.map(({ bodyhash }) => bodyhash),
    bodies,
    bodies.map(headOf),
  ])
}

async function migrate(connection: OneConnection, line: Line, migrations: readonly Migration[]): Promise<void> {
  const { name, sha256 } = (JSON.parse(line.body) as EntryBody).about
  const migration = migrations.find((each) => fingerprintOf(each) === sha256)
  if (migration === undefined) {
    throw recordFault(
      'RECORD-NEWER',
      `entry ${line.n}`,
      `The record was written by a newer Concordat: it ran the migration “${String(name)}”, which this build does not have. Nothing was changed.`,
    )
  }
  await connection.run("set local session_replication_role = 'replica'")
  await connection.run(migration.sql)
  await enter(connection, [line])
}

const beside = (path: string) => `${path}.unfinished`

async function written(path: string, parts: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(beside(path), 'w', 0o600)
  try {
    for await (const part of parts) await file.writeFile(part)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function* journalLines(source: RecordSource, progress: (bytes: number) => void): AsyncGenerator<Buffer> {
  const chain = new ChainCheck(source.place, { mayLeaveOut: false })
  const newline = Buffer.from('\n')
  for await (const raws of source.lines()) {
    for (const raw of raws) chain.line(raw)
    const [wrong] = chain.findings
    if (wrong !== undefined) throw damaged(wrong.place, wrong.sentence)
    yield Buffer.concat(raws.flatMap(({ bytes }) => [bytes, newline]))
    const end = raws.at(-1)
    if (end !== undefined) progress(end.at + end.bytes.length)
  }
}
