import { fsyncSync } from 'node:fs'
import { dirname } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { DatabaseError, serialize } from 'pg-protocol'
import type { BackendMessage } from 'pg-protocol/dist/messages.js'
import { Parser } from 'pg-protocol/dist/parser.js'
import { syncFolder } from '../record/journal.ts'
import { type Answer, type Row, readValue, writtenValue } from './connection.ts'

/**
 * PostgreSQL’s codes for files that fail it and for damaged data. Out of room (53100) is none of them: the statement is
 * taken back, and the next may find room.
 */
const isBreak = (code = '') => code.startsWith('58') || code.startsWith('XX')

interface OpenFile {
  readonly nfd: number
  readonly node: object
}

/**
 * PGlite’s own file layer has no operation that syncs a file; PostgreSQL’s calls would vanish. This gives it one. It syncs
 * the name with the file, as PostgreSQL trusts its file system to do.
 */
class SyncedFiles extends NodeFS {
  syncs = 0

  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...given)
    const addSync = ({
      NODEFS,
    }: {
      NODEFS: { stream_ops: Record<string, unknown>; realPath(node: object): string }
    }) => {
      const named = new WeakSet<object>()
      NODEFS.stream_ops['fsync'] = ({ nfd, node }: OpenFile) => {
        fsyncSync(nfd)
        if (!named.has(node)) syncFolder(dirname(NODEFS.realPath(node)))
        named.add(node)
        this.syncs += 1
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync as never] } }
  }
}

const startParams = [
  ...PGlite.defaultStartParams.filter((each) => each !== '-F'),
  ...['fsync=on', 'wal_sync_method=fsync', 'synchronous_commit=off', 'timezone=UTC', 'extra_float_digits=1'].flatMap(
    (each) => ['-c', each],
  ),
]

interface Prepared {
  readonly name: string
  columns: readonly { readonly name: string; readonly dataTypeID: number }[] | undefined
}

/** The database broke off in the middle of something: nothing it says from now on can be trusted. */
export class TablesBroken extends Error {}

/**
 * PostgreSQL in WebAssembly over one folder, spoken to in PostgreSQL’s own messages, one at a time and at once: a
 * statement is prepared when first used and costs one message after that.
 */
export class EmbeddedTables {
  readonly #db: PGlite
  readonly #files: SyncedFiles
  readonly #parser = new Parser()
  readonly #prepared = new Map<string, Prepared>()
  #names = 0

  private constructor(db: PGlite, files: SyncedFiles) {
    this.#db = db
    this.#files = files
  }

  /** Opens the folder, or makes a database in an empty one. Throws when it is another version’s, or half made. */
  static async open(folder: string): Promise<EmbeddedTables> {
    const files = new SyncedFiles(folder)
    const db = await PGlite.create({ fs: files, startParams })
    const tables = new EmbeddedTables(db, files)
    tables.run('checkpoint')
    return tables
  }

  /** Whether the file layer has been asked to sync: never means a PGlite whose ways we do not know, not to be trusted. */
  get isSynced(): boolean {
    return this.#files.syncs > 0
  }

  /** One or several statements without values. */
  run(text: string): readonly Row[] {
    return this.#rows(this.#talk([serialize.query(text)]), undefined).rows
  }

  /** One statement with its values. Before it, in the same message, any number of statements that give no rows. */
  query<R = Row>(text: string, values: readonly unknown[] = [], first?: string): Answer<R> {
    const known = this.#prepared.get(text)
    const statement = known ?? this.#newStatement()
    const messages = this.#tell([
      ...(first === undefined ? [] : [serialize.query(first)]),
      ...(known === undefined ? [serialize.parse({ name: statement.name, text })] : []),
      serialize.bind({ statement: statement.name, values: values.map(writtenValue) }),
      ...(statement.columns === undefined ? [serialize.describe({ type: 'P', name: '' })] : []),
      serialize.execute({}),
      serialize.sync(),
    ])
    // A statement that was prepared stays prepared, also where it then failed.
    if (messages.some(({ name }) => name === 'parseComplete')) this.#prepared.set(text, statement)
    refuseFault(messages)
    const { rows, affected, columns } = this.#rows(messages, statement.columns)
    statement.columns = columns ?? []
    return { rows: rows as readonly R[], affected }
  }

  /** Forgets prepared statements: a migration may have changed what they mean. */
  forget(): void {
    this.run('deallocate all')
    this.#prepared.clear()
  }

  async close(): Promise<void> {
    await this.#db.close()
  }

  /** A name is never given twice: a statement that failed when it was first run may still stand under it. */
  #newStatement(): Prepared {
    this.#names += 1
    return { name: `s${this.#names}`, columns: undefined }
  }

  #talk(messages: readonly Buffer[]): readonly BackendMessage[] {
    const told = this.#tell(messages)
    refuseFault(told)
    return told
  }

  #tell(messages: readonly Buffer[]): readonly BackendMessage[] {
    const told: BackendMessage[] = []
    const reply = this.#reply(Buffer.concat(messages))
    this.#parser.parse(Buffer.from(reply), (message) => told.push(message))
    const isEnded = told.at(-1)?.name === 'readyForQuery' || told.some((each) => each instanceof DatabaseError)
    if (!isEnded) throw new TablesBroken('no answer came to its end')
    return told
  }

  #reply(message: Buffer): Uint8Array {
    try {
      return this.#db.execProtocolRawSync(message)
    } catch (cause) {
      throw new TablesBroken('the embedded database broke off', { cause })
    }
  }

  #rows(messages: readonly BackendMessage[], known: Prepared['columns']) {
    let columns = known
    let affected = 0
    const rows: Row[] = []
    for (const message of messages as readonly (BackendMessage & Record<string, unknown>)[]) {
      if (message.name === 'rowDescription') columns = message['fields'] as Prepared['columns']
      else if (message.name === 'dataRow') {
        const fields = message['fields'] as readonly (string | null)[]
        rows.push(
          Object.fromEntries(
            (columns ?? []).map(({ name, dataTypeID }, at) => [name, readValue(dataTypeID, fields[at] ?? null)]),
          ),
        )
      } else if (message.name === 'commandComplete') affected = Number(/(\d+)$/.exec(String(message['text']))?.[1] ?? 0)
    }
    return { rows, affected, columns }
  }
}

function refuseFault(messages: readonly BackendMessage[]): void {
  const fault = messages.find((message): message is DatabaseError => message instanceof DatabaseError)
  if (fault === undefined) return
  if (fault.severity !== 'ERROR' || isBreak(fault.code)) throw new TablesBroken(fault.message, { cause: fault })
  throw fault
}
