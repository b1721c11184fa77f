import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer } from '../database/connection.ts'
import type { EmbeddedTables } from '../database/embedded-tables.ts'
import { fingerprintOf, type Migration } from '../migrations/index.ts'
import { type RecordFault, recordFault } from '../record/faults.ts'
import { appendLine, syncFolder } from '../record/journal.ts'
import type { PersonalRow } from '../record/personal-lines.ts'
import { buildTables } from './build-tables.ts'
import { type Level, replayAll, type StartReport, start } from './start.ts'

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
    rmSync(markToRebuild(options.folder), { force: true })
    const engine = new Engine(level, options)
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
    const done = new Set(rows.map(({ about }) => about.sha256))
    return this.#options.migrations.filter((each) => !done.has(fingerprintOf(each)))
  }

  query(text: string, values: readonly unknown[], begin?: Purpose): Answer {
    this.#mayGoOn()
    const first = this.#begin(begin)
    return this.#tables.query(text, values, first)
  }

  /** Several statements without values: a migration’s. */
  run(text: string): void {
    this.#mayGoOn()
    this.#begin('migration')
    this.#tables.run('begin')
    this.#tables.run(text)
    this.#tables.forget()
  }

  /** Closes the transaction into an entry: seal, line, COMMIT. Where the disk is full nothing has happened. */
  seal(meta: Meta, begin?: Purpose): Sealed {
    this.#mayGoOn()
    const first = this.#begin(begin)
    const entry = this.#tables.query<{
      n: number
      hash: string
      bodyhash: string
      body: string
      personal: readonly PersonalRow[] | null
    }>('select n, hash, bodyhash, body, personal from record.seal($1)', [JSON.stringify(meta)], first).rows[0]
    if (entry === undefined) throw new Error('the record gave no entry')
    this.#tables.run('set constraints all immediate')
    this.#write(entry)
    try {
      this.#tables.run('commit')
    } catch (error) {
      throw this.#fatal(error, 'The tables did not take an entry that is in the journal')
    }
    this.#isInside = false
    this.#isUnpulsed = true
    this.#acts += 1
    void this.#sync()
    if (this.#acts % actsBetweenVacuums === 0) this.#vacuum()
    else if (performance.now() - this.#lastPulse > 1000) this.#beat()
    return { n: entry.n, hash: entry.hash, position: this.position }
  }

  /** Ends a transaction that changed nothing, or takes back what it changed. Gives what it can have seen. */
  end(): number {
    if (this.#isInside) {
      this.#isInside = false
      this.#tables.run('rollback')
    }
    return this.position
  }

  /** The record’s files and its tables, built anew beside and swapped; nothing else runs meanwhile. */
  async rebuild(): Promise<number> {
    this.#mayGoOn()
    writeFileSync(markToRebuild(this.#options.folder), '', { flush: true })
    this.#level.journal.syncNow()
    await this.#tables.close()
    let entries = 0
    try {
      const { journal, personal, report } = this.#level
      const tables = await buildTables(this.#options.folder, (building) => {
        entries = replayAll(building, journal, personal, this.#options.migrations)
      })
      this.#level = { journal, personal, tables, report }
    } catch (error) {
      throw this.#fatal(error, 'The tables could not be built anew')
    }
    rmSync(markToRebuild(this.#options.folder), { force: true })
    return entries
  }

  /**
   * Blanks the rows of persons that an entry ordered erased, on disk. Done again at every start until it is done; the
   * tables are built anew after it, even if the process ends in between.
   */
  blank(commitments: readonly string[]): number {
    const ordered = new Set(commitments)
    const held = this.#level.personal.toBlank(ordered)
    if (held.length === 0) return 0
    writeFileSync(markToRebuild(this.#options.folder), '', { flush: true })
    syncFolder(this.#options.folder)
    return this.#level.personal.blank(held)
  }

  async close(): Promise<void> {
    clearInterval(this.#pulse)
    if (this.#isStopped) return
    this.#isStopped = true
    const { journal, personal, tables } = this.#level
    if (this.#isInside) tables.run('rollback')
    if (personal.file.length > personal.file.synced) personal.file.syncNow()
    journal.syncNow()
    this.#options.onSynced(journal.synced)
    tables.run('checkpoint')
    await tables.close()
    journal.close()
    personal.file.close()
  }

  get #tables(): EmbeddedTables {
    return this.#level.tables
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
  #write(entry: {
    readonly n: number
    readonly hash: string
    readonly bodyhash: string
    readonly body: string
    readonly personal: readonly PersonalRow[] | null
  }): void {
    const { journal, personal } = this.#level
    const before = { journal: journal.length, personal: personal.file.length }
    try {
      personal.append(entry.personal ?? [])
      appendLine(journal, entry)
    } catch (error) {
      journal.cutBack(before.journal)
      personal.file.cutBack(before.personal)
      this.end()
      throw recordFault(
        'RECORD-FULL',
        journal.path,
        'The record could not be written, so nothing was changed. Make room on the disk and try again.',
        error,
      )
    }
  }

  async #sync(): Promise<void> {
    if (this.#isSyncing) return
    this.#isSyncing = true
    const { journal, personal } = this.#level
    try {
      while (journal.synced < journal.length && !this.#isStopped) {
        // Let the acts that wait for this thread write their lines first: one sync serves them all.
        const upTo = journal.length
        if (personal.file.synced < personal.file.length) await personal.file.sync()
        await journal.sync()
        this.#options.onSynced(Math.max(upTo, journal.synced))
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
    const { rows } = this.#tables.query<{ commitments: readonly string[] }>(
      "select body::jsonb -> 'about' -> 'commitments' as commitments from record.entry where kind = 'personal.erased'",
    )
    const ordered = rows.flatMap(({ commitments }) => commitments)
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

const markToRebuild = (folder: string) => join(folder, 'tables.rebuild')
