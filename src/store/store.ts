import { randomBytes, randomUUID } from 'node:crypto'
import { statfsSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { DatabaseError } from 'pg-protocol'
import type { Backend, Session } from './backend.ts'
import { type Connection, tablesOf } from './database/connection.ts'
import { type Documents, openDocuments } from './documents.ts'
import { type EmbeddedBackend, openEmbedded } from './embedded/embedded.ts'
import type { StartReport } from './embedded/start.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { fingerprintOf, type Migration, migrations as shipped } from './migrations/index.ts'
import { openPostgres } from './postgres/postgres.ts'
import { publicKeyOf } from './record/checkpoint-key.ts'
import { type RecordCode, type RecordFault, recordFault } from './record/faults.ts'
import { cutsIn } from './record/journal.ts'
import type { EntryBody } from './record/line.ts'
import type { Tables } from './tables.ts'

/** What a reader of the record sees of an act: no personal data, money in whole pence. */
export type About = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** Who acts: a person by random id, and in which role. */
export interface Actor {
  readonly by: string
  readonly as: string
}

/** An act, before it is done: who, on what, and of which kind (`case.saved`, `version.frozen`). */
export interface Act extends Actor {
  readonly kind: string
  readonly council?: string
  readonly case?: string
  /** Unique to the person: the same request asked again gives the first answer and does nothing. */
  readonly request?: string
}

/** Inside one transaction. */
export interface Transaction extends Connection {
  readonly tables: Kysely<Tables>
}

/** An act that is done and on disk, or that was done before under the same request. */
export type Done<T> =
  | { readonly n: number; readonly hash: string; readonly repeated: false; readonly answer: T }
  | { readonly n: number; readonly hash: string; readonly repeated: true; readonly about: About }

/** What an act found out as it was done: what it tells a reader, and what it answers whoever asked. */
export interface Outcome<T> {
  readonly about?: About
  readonly case?: string
  readonly answer: T
}

export interface StoreOptions {
  readonly folder: string
  /** A PostgreSQL’s address; the embedded database without it. */
  readonly databaseUrl?: string
  /** The built command, from which the embedded database gets a thread of its own. */
  readonly threadFile?: string
  readonly keepFree?: number
  readonly migrations?: readonly Migration[]
  readonly rebuild?: boolean
  /** Accepts a clock that is behind the last entry by more than five minutes. */
  readonly isClockAccepted?: boolean
  readonly now?: () => Date
  readonly onFatal?: (fault: RecordFault) => void
}

/** Where everything is kept. Every change is an act, and every act one entry of the record. */
export interface Store {
  readonly kind: 'embedded' | 'postgres'
  readonly folder: string
  readonly documents: Documents
  /** What starting found; embedded only. */
  readonly report: StartReport | undefined
  readonly backend: Backend
  readonly embedded: EmbeddedBackend | undefined
  readonly lock: FolderLock
  readonly now: () => Date
  /** The one local user there is until people sign in. */
  readonly localUser: Actor
  /** Does an act in one transaction; resolves when it is on disk. What the work throws takes everything back. */
  act<T>(act: Act, work: (t: Transaction) => Promise<Outcome<T>>): Promise<Done<T>>
  /** Reads in one transaction; resolves when everything it can have seen is on disk. */
  read<T>(work: (t: Transaction) => Promise<T>): Promise<T>
  /** Bytes free on the disk of the data directory above what is kept free; below nought, nothing more is taken. */
  room(): number
  /** Waits for acts that were begun; then closes. */
  close(): Promise<void>
}

const keptFree = 256 * 1024 * 1024
const operator: Actor = { by: '00000000-0000-4000-8000-000000000000', as: 'operator' }
const clockTolerance = 5 * 60 * 1000

/** Opens the store of a data folder: takes the lock, brings journal and tables level, runs what migrations are new. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder, databaseUrl, now = () => new Date(), migrations = shipped } = options
  const lock = lockFolder(folder)
  try {
    const onFatal = options.onFatal ?? (() => {})
    const embedded =
      databaseUrl === undefined
        ? await openEmbedded({
            folder,
            migrations,
            keepFree: options.keepFree ?? keptFree,
            onFatal,
            rebuild: options.rebuild ?? false,
            ...(options.threadFile === undefined ? {} : { threadFile: options.threadFile }),
          })
        : undefined
    const backend = embedded ?? (await openPostgres(databaseUrl ?? '', migrations))
    const act = acting(backend, now)
    try {
      await checkClock(backend, now, options.isClockAccepted ?? false)
      await open(act, backend, folder)
      const localUser = await theLocalUser(act, backend)
      return {
        kind: backend.kind,
        folder,
        documents: openDocuments(folder),
        report: embedded?.report,
        backend,
        embedded,
        lock,
        now,
        localUser,
        act: (of, work) => act(of, work),
        read: (work) => reading(backend, work),
        room: () => {
          const { bavail, bsize } = statfsSync(folder)
          return bavail * bsize - (options.keepFree ?? keptFree)
        },
        close: async () => {
          await backend.close()
          lock.release()
        },
      }
    } catch (error) {
      await backend.close().catch(() => {})
      throw error
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

type Acting = <T>(
  act: Act,
  work: (t: Transaction, session: Session) => Promise<Outcome<T>>,
  purpose?: 'act' | 'migration',
) => Promise<Done<T>>

function acting(backend: Backend, now: () => Date): Acting {
  return async (act, work, purpose = 'act') => {
    try {
      const { position, done } = await backend.inTurn(purpose, async (session) => {
        if (act.case !== undefined) await lockCase(session, act.case)
        const first = await askedBefore(session, act)
        if (first !== undefined) return { position: await session.end(), done: first }
        const outcome = await work(transactionOf(session), session)
        const { n, hash, position } = await session.seal(metaOf(act, outcome, now()))
        return { position, done: { n, hash, repeated: false as const, answer: outcome.answer } }
      })
      await backend.durable(position)
      return done
    } catch (error) {
      // Two of the same request at once: the second finds what the first has done.
      if (!isRepeat(error)) throw refused(error)
      const first = await reading(backend, (t) => askedBefore(t, act))
      if (first === undefined) throw error
      return first
    }
  }
}

/** Acts on one case are done one after the other, on either database. */
async function lockCase({ query }: Connection, id: string): Promise<void> {
  await query('select from cases.case where id = $1 for update', [id])
}

/** What the database refuses in the record’s name, as the fault it is. */
function refused(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error
  const [, code = '', why = ''] = /^(RECORD-UNSEALED|RECORD-LARGE): (.*)$/s.exec(error.message) ?? []
  return code === '' ? error : recordFault(code as RecordCode, 'the act', `Nothing was changed: ${why}.`, error)
}

function transactionOf(session: Session): Transaction {
  return { query: session.query, tables: tablesOf<Tables>(session) }
}

function metaOf(act: Act, outcome: Outcome<unknown>, at: Date): Readonly<Record<string, unknown>> {
  return {
    at: at.toISOString(),
    by: act.by,
    as: act.as,
    council: act.council ?? null,
    case: outcome.case ?? act.case ?? null,
    kind: act.kind,
    request: act.request ?? null,
    salt: randomBytes(16).toString('hex'),
    about: outcome.about ?? {},
  }
}

async function reading<T>(backend: Backend, work: (t: Transaction) => Promise<T>): Promise<T> {
  const { answer, seen } = await backend.inTurn('read', async (session) => {
    const answer = await work(transactionOf(session))
    return { answer, seen: await session.end() }
  })
  await backend.durable(seen)
  return answer
}

async function askedBefore({ query }: Connection, { by, request }: Act) {
  if (request === undefined) return undefined
  const first = await query<{ n: number; hash: string; body: string }>(
    'select n, hash, body from record.entry where by = $1 and request = $2',
    [by, request],
  )
  const [entry] = first.rows
  if (entry === undefined) return undefined
  const { about } = JSON.parse(entry.body) as EntryBody
  return { n: entry.n, hash: entry.hash, repeated: true as const, about: about as About }
}

function isRepeat(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '23505' && error.constraint === 'entry_request'
}

/** An operator has to accept a clock that was set back: entries would bear times before those they follow. */
async function checkClock(backend: Backend, now: () => Date, isAccepted: boolean): Promise<void> {
  const { rows } = await reading(backend, ({ query }) => query<{ at: string }>('select at from record.head'))
  const last = rows[0]?.at ?? ''
  if (last === '' || isAccepted) return
  const behind = Date.parse(last) - now().getTime()
  if (behind <= clockTolerance) return
  throw recordFault(
    'RECORD-CLOCK',
    last,
    `The clock says ${now().toISOString()}, which is ${Math.round(behind / 60_000)} minutes before the last entry. Set the clock, or start once with concordat serve --accept-clock if the clock is right now.`,
  )
}

/** The first entry, an entry for a tail that was cut, and the migrations that have not been run here. */
async function open(act: Acting, backend: Backend, folder: string): Promise<void> {
  const head = await reading(backend, ({ query }) => query<{ n: number }>('select n from record.head'))
  if (head.rows[0]?.n === 0) {
    const about = { record: randomUUID(), key: publicKeyOf(folder) }
    await act({ ...operator, kind: 'record.opened' }, async () => ({ about, answer: undefined }))
  }
  for (const cut of await untold(backend, folder)) {
    await act({ ...operator, kind: 'record.cut' }, async () => ({ about: cut, answer: undefined }))
  }
  for (const migration of await backend.migrationsToRun()) {
    const about = { name: migration.name, sha256: fingerprintOf(migration) }
    await act(
      { ...operator, kind: 'schema.migrated' },
      async (_, session) => {
        await session.run(migration.sql)
        return { about, answer: undefined }
      },
      'migration',
    )
  }
}

/** Tails that were cut and that no entry tells of yet: the process may have ended between the one and the other. */
async function untold(backend: Backend, folder: string): Promise<readonly About[]> {
  const cuts = cutsIn(folder)
  if (cuts.length === 0) return []
  const { rows } = await reading(backend, ({ query }) =>
    query<{ kept: string }>(
      "select body::jsonb -> 'about' ->> 'kept' as kept from record.entry where kind = 'record.cut'",
    ),
  )
  const told = new Set(rows.map(({ kept }) => kept))
  return cuts.filter(({ kept }) => !told.has(kept)).map((cut) => ({ ...cut }))
}

/** Made once: everything is done in this person’s name until people sign in. */
async function theLocalUser(act: Acting, backend: Backend): Promise<Actor> {
  const found = await reading(backend, ({ query }) =>
    query<{ about: { person: string } }>(
      "select body::jsonb -> 'about' as about from record.entry where kind = 'person.local' order by n limit 1",
    ),
  )
  const known = found.rows[0]?.about.person
  const person = known ?? randomUUID()
  if (known === undefined) {
    await act({ ...operator, kind: 'person.local' }, async ({ tables }) => {
      await tables
        .insertInto('personal.person')
        .values({ id: person, subject: person, name: 'Local user', email: null })
        .execute()
      return { about: { person }, answer: undefined }
    })
  }
  return { by: person, as: 'local user' }
}
