import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseError } from 'pg-protocol'
import type { Answer } from '../database/connection.ts'
import { type EmbeddedTables, TablesBroken } from '../database/embedded-tables.ts'
import { fingerprintOf, type Migration, refuseNewer } from '../migrations/index.ts'
import { type RecordFault, recordFault } from '../record/faults.ts'
import { appendLine, syncFolder } from '../record/journal.ts'
import type { PersonalRow } from '../record/personal-lines.ts'
import { buildTables, syncAll } from './build-tables.ts'
import { erasedIn, type Level, replayAll, type StartReport, start } from './start.ts'

/** What an act tells of itself, as `record.seal` takes it. */
export type Meta = Readonly<Record<string, unknown>>

/** What a transaction is for: acts may be refused where reading goes on; an audit reads beyond the walls. */
export type Purpose = 'act' | 'read' | 'migration' | 'audit'

/** An entry that was written, and how far the journal must be synced before anyone is told. */
export interface Sealed {
  readonly n: number
  readonly hash: string
  readonly position: number
}

export interface EngineOptions {
  readonly folder: string
  readonly migrations: readonly Migration[]
  /** Free space below which new acts are refused, in bytes. */
  readonly keepFree: number
  /** The journal is on disk up to this byte. */
  readonly onSynced: (position: number) => void
  /** The process must stop: what waits has an unknown outcome. */
  readonly onFatal: (fault: RecordFault) => void
}

/** What `record.seal` makes of a transaction. */
interface Entry {
  readonly n: number
  readonly hash: string
  readonly bodyhash: string
  readonly body: string
  readonly personal: readonly PersonalRow[] | null
}

const actsBetweenVacuums = 2000
const begins: Record<Purpose, string> = {
  act: 'begin; set local role concordat_application',
  read: 'begin read only; set local role concordat_application',
  migration: 'begin',
  audit: 'begin isolation level repeatable read, read only',
}

/**
 * The embedded store: tables in PGlite, the journal beside them. One transaction at a time; the entry’s line is written
 * before COMMIT, and synced once for everyone who waits. Runs in a thread of its own, or in the caller’s.
 */
export class Engine {
  readonly #options: EngineOptions
  readonly report: StartReport
  #level: Level
  #isInside = false
  #isSyncing = false
  #syncing: Promise<void> = Promise.resolve()
  #isStopped = false
  #acts = 0
  #isUnpulsed = false
  #lastPulse = 0
  #free: { readonly bytes: number; readonly at: number } | undefined
  readonly #pulse: NodeJS.Timeout

  private constructor(level: Level, options: EngineOptions) {
    this.#level = level
    this.#options = options
    this.report = level.report
    this.#pulse = setInterval(() => this.#beat(), 1000)
    this.#pulse.unref()
  }

  static async open(options: EngineOptions, rebuild = false): Promise<Engine> {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    const again = existsSync(markToRebuild(options.folder))
    const level = await start(options.folder, options.migrations, rebuild || again)
    const engine = new Engine(level, options)
    engine.#markTables()
    // Whatever was ordered erased and not yet blanked may have got into the tables again.
    if (engine.#blankErased() > 0) await engine.rebuild()
    options.onSynced(level.journal.synced)
    return engine
  }

  /** The journal’s length: what a transaction that ends now can have seen. */
  get position(): number {
    return this.#level.journal.length
  }

  /** Migrations that have not been run here, in order. */
  migrationsToRun(): readonly Migration[] {
    const { rows } = this.#tables.query<{ about: { sha256?: string } }>(
      "select body::jsonb -> 'about' as about from record.entry where kind = 'schema.migrated'",
    )
    const done = new Set(rows.map(({ about }) => String(about.sha256)))
    refuseNewer(done, this.#options.migrations)
    return this.#options.migrations.filter((each) => !done.has(fingerprintOf(each)))
  }

  query(text: string, values: readonly unknown[], begin?: Purpose): Answer {
    this.#mayGoOn()
    const first = this.#begin(begin)
    return this.#asked(() => this.#tables.query(text, values, first))
  }

  /** Several statements without values: a migration’s. */
  run(text: string): void {
    this.#mayGoOn()
    this.#begin('migration')
    this.#asked(() => {
      this.#tables.run('begin')
      this.#tables.run(text)
      this.#tables.forget()
    })
  }

  /** Closes the transaction into an entry: seal, line, COMMIT. Where the disk is full nothing has happened. */
  seal(meta: Meta, begin?: Purpose): Sealed {
    this.#mayGoOn()
    const first = this.#begin(begin)
    const entry = this.#asked(() => {
      const text = 'select n, hash, bodyhash, body, personal from record.seal($1)'
      const { rows } = this.#tables.query<Entry>(text, [JSON.stringify(meta)], first)
      this.#tables.run('set constraints all immediate')
      return rows[0]
    })
    if (entry === undefined) throw new Error('the record gave no entry')
    this.#write(entry)
    try {
      this.#tables.run('commit')
    } catch (error) {
      throw this.#fatal(error, 'The tables did not take an entry that is in the journal')
    }
    this.#isInside = false
    this.#isUnpulsed = true
    this.#acts += 1
    if (!this.#isSyncing) this.#syncing = this.#sync()
    if (this.#acts % actsBetweenVacuums === 0) this.#vacuum()
    else if (performance.now() - this.#lastPulse > 1000) this.#beat()
    return { n: entry.n, hash: entry.hash, position: this.position }
  }

  /** Ends a transaction that changed nothing, or takes back what it changed. Gives what it can have seen. */
  end(): number {
    if (this.#isInside) {
      this.#isInside = false
      this.#asked(() => this.#tables.run('rollback'))
    }
    return this.position
  }

  /** The record’s files and its tables, built anew beside and swapped; nothing else runs meanwhile. */
  async rebuild(): Promise<number> {
    this.#mayGoOn()
    writeFileSync(markToRebuild(this.#options.folder), '', { flush: true })
    const { journal, personal, report } = this.#level
    const erased = new Set(erasedIn(this.#tables))
    // There is nothing to bring to disk every second while they are built.
    this.#isUnpulsed = false
    let entries = 0
    await this.#syncing
    this.#mayGoOn()
    try {
      personal.file.syncNow()
      journal.syncNow()
      await this.#tables.close()
      const tables = await buildTables(this.#options.folder, (building) => {
        entries = replayAll(building, journal, personal, this.#options.migrations, erased)
      })
      this.#level = { journal, personal, tables, report }
    } catch (error) {
      throw this.#fatal(error, 'The tables could not be built anew')
    }
    this.#markTables()
    return entries
  }

  /**
   * Tables of a PGlite that never asked for a sync may be anything after a power cut: they bear a mark to be built anew
   * that only a clean stop takes away.
   */
  #markTables(): void {
    if (this.#tables.isSynced) rmSync(markToRebuild(this.#options.folder), { force: true })
    else this.#mark()
  }

  #mark(): void {
    writeFileSync(markToRebuild(this.#options.folder), '', { flush: true })
    syncFolder(this.#options.folder)
  }

  /**
   * Blanks the rows of persons that an entry ordered erased, on disk. Done again at every start until it is done; the
   * tables are built anew after it, even if the process ends in between.
   */
  blank(commitments: readonly string[]): number {
    const ordered = new Set(commitments)
    const { personal } = this.#level
    if (!personal.holds(ordered)) return 0
    try {
      this.#mark()
      return personal.blank(ordered)
    } catch (error) {
      throw this.#fatal(error, 'The disk did not confirm that rows of persons were blanked')
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#pulse)
    // A sync that fails must be heard: asked again, the disk may say that all is well.
    await this.#syncing
    if (this.#isStopped) return
    const { journal, personal, tables } = this.#level
    this.end()
    try {
      if (personal.file.length > personal.file.synced) personal.file.syncNow()
      journal.syncNow()
    } catch (error) {
      throw this.#fatal(error, 'The disk did not confirm that the record was written')
    }
    this.#isStopped = true
    this.#options.onSynced(journal.synced)
    try {
      tables.run('checkpoint')
      await tables.close()
      if (!tables.isSynced) {
        syncAll(join(this.#options.folder, 'tables'))
        rmSync(markToRebuild(this.#options.folder), { force: true })
      }
    } finally {
      journal.close()
      personal.file.close()
    }
  }

  get #tables(): EmbeddedTables {
    return this.#level.tables
  }

  /** Asks the tables. No room for their rows is refused like no room for the record; tables that break off end the process. */
  #asked<T>(ask: () => T): T {
    try {
      return ask()
    } catch (error) {
      if (error instanceof TablesBroken) throw this.#fatal(error, 'The tables broke off')
      if (error instanceof DatabaseError && error.code === diskFull) throw noRoom(this.#options.folder, error)
      throw error
    }
  }

  #mayGoOn(): void {
    if (this.#isStopped) throw recordFault('RECORD-STOPPED', this.#options.folder, 'The store has been stopped.')
  }

  #begin(purpose: Purpose | undefined): string | undefined {
    if (purpose === undefined) return undefined
    if (purpose === 'act' || purpose === 'migration') this.#spaceLeft()
    this.#isInside = true
    return begins[purpose]
  }

  #spaceLeft(): void {
    const { folder, keepFree } = this.#options
    const now = performance.now()
    if (this.#free === undefined || now - this.#free.at > 1000 || this.#free.bytes < keepFree) {
      const { bavail, bsize } = statfsSync(folder)
      this.#free = { bytes: bavail * bsize, at: now }
    }
    if (this.#free.bytes >= keepFree) return
    const free = Math.floor(this.#free.bytes / 1_048_576)
    throw recordFault(
      'RECORD-SPACE',
      folder,
      `The disk has ${free} MB left, less than the ${Math.ceil(keepFree / 1_048_576)} MB that are kept free. Nothing was changed; what is there can be read. Make room and try again.`,
    )
  }

  /** Rows of persons first: an entry on disk must never name a row that is not. */
  #write(entry: Entry): void {
    const { journal, personal } = this.#level
    const before = { journal: journal.length, personal: personal.file.length }
    try {
      personal.append(entry.personal ?? [])
      appendLine(journal, entry)
    } catch (error) {
      try {
        journal.cutBack(before.journal)
        personal.file.cutBack(before.personal)
      } catch (again) {
        throw this.#fatal(again, 'What could not be written to the record whole could not be taken back either')
      }
      this.end()
      throw noRoom(journal.path, error)
    }
  }

  /** One sync for every act that wrote its line before it; those that come while it runs wait for the next. */
  async #sync(): Promise<void> {
    this.#isSyncing = true
    const { journal, personal } = this.#level
    try {
      while (journal.synced < journal.length && !this.#isStopped) {
        // The rows of persons that these lines name are written already, and the rows that later lines name are not.
        const upTo = journal.length
        if (personal.file.synced < personal.file.length) await personal.file.sync()
        await journal.sync(upTo)
        this.#options.onSynced(journal.synced)
      }
    } catch (error) {
      this.#fatal(error, 'The disk did not confirm that the record was written')
    } finally {
      this.#isSyncing = false
    }
  }

  /** A synced commit bounds what a start has to replay after a power cut. */
  #beat(): void {
    if (!this.#isUnpulsed || this.#isInside || this.#isStopped) return
    this.#isUnpulsed = false
    this.#lastPulse = performance.now()
    this.#guarded(
      "begin; set local synchronous_commit = on; select pg_logical_emit_message(true, 'concordat', 'sync'); commit",
    )
  }

  #vacuum(): void {
    for (const table of ['record.pending', 'record.open', 'record.head']) this.#guarded(`vacuum ${table}`)
  }

  #guarded(text: string): void {
    try {
      this.#tables.run(text)
    } catch (error) {
      this.#fatal(error, 'The tables could not be kept in order')
    }
  }

  #blankErased(): number {
    const ordered = erasedIn(this.#tables)
    return ordered.length === 0 ? 0 : this.blank(ordered)
  }

  /** Never tried again: the kernel may have dropped the bytes and call them clean. */
  #fatal(cause: unknown, what: string): RecordFault {
    const fault = recordFault(
      'RECORD-UNKNOWN-OUTCOME',
      this.#options.folder,
      `${what}. The service stops; whether the last acts were kept shows when it starts again: ask again with the same request.`,
      cause,
    )
    if (!this.#isStopped) {
      this.#isStopped = true
      clearInterval(this.#pulse)
      this.#options.onFatal(fault)
    }
    return fault
  }
}

/** PostgreSQL’s code for a disk without room. */
const diskFull = '53100'

function noRoom(place: string, cause: unknown): RecordFault {
  return recordFault(
    'RECORD-FULL',
    place,
    'The record could not be written, so nothing was changed. Make room on the disk and try again.',
    cause,
  )
}

const markToRebuild = (folder: string) => join(folder, 'tables.rebuild')
