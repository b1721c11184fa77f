import type { EmbeddedTables } from '../database/embedded-tables.ts'
import { fingerprintOf, type Migration } from '../migrations/index.ts'
import { recordFault } from './faults.ts'
import { type EntryBody, headOf, isMigration, type Line } from './line.ts'
import type { PersonalRow } from './personal-lines.ts'

/** A row of a person; without content once it is erased. */
export interface ReplayedPersonal {
  readonly commitment: string
  readonly n: number
  readonly content: Omit<PersonalRow, 'commitment' | 'n'> | undefined
}

const entriesOfABatch = 2000
const bytesOfABatch = 32 * 1024 * 1024

/**
 * Turns lines of the record back into tables, in batches. At a migration it stops, runs the shipped SQL the entry names,
 * and goes on, so that old rows always meet the tables they were written for.
 */
export class Replay {
  readonly #tables: EmbeddedTables
  readonly #migrations: ReadonlyMap<string, Migration>
  #batch: Line[] = []
  #bytes = 0
  /** Entries applied so far. */
  entries = 0

  constructor(tables: EmbeddedTables, migrations: readonly Migration[]) {
    this.#tables = tables
    this.#migrations = new Map(migrations.map((each) => [fingerprintOf(each), each]))
  }

  /** Rows of persons, which have to be there before the entries that stand for them. */
  personal(lines: readonly ReplayedPersonal[]): void {
    for (let at = 0; at < lines.length; at += entriesOfABatch) {
      const some = lines.slice(at, at + entriesOfABatch)
      this.#tables.query(
        `insert into record.personal (commitment, n, tbl, subject, salt, body)
           select l ->> 'commitment', (l ->> 'n')::bigint, l ->> 'table', (l ->> 'subject')::uuid, l ->> 'salt', l ->> 'row'
           from jsonb_array_elements($1::jsonb) l on conflict (commitment) do nothing`,
        [
          JSON.stringify(
            some.flatMap(({ commitment, n, content }) =>
              content === undefined ? [] : [{ commitment, n, ...content }],
            ),
          ),
        ],
      )
    }
  }

  add(line: Line): void {
    if (isMigration(line.body)) {
      this.flush()
      this.#migrate(line)
      return
    }
    this.#batch.push(line)
    this.#bytes += line.body.length
    if (this.#batch.length >= entriesOfABatch || this.#bytes >= bytesOfABatch) this.flush()
  }

  flush(): void {
    if (this.#batch.length === 0) return
    this.#apply(this.#batch)
    this.#batch = []
    this.#bytes = 0
  }

  #apply(lines: readonly Line[]): void {
    this.#tables.run('begin')
    this.#enter(lines)
    this.#tables.run('commit')
  }

  #enter(lines: readonly Line[]): void {
    const bodies = lines.map(({ body }) => body)
    this.#tables.query('select record.replay($1)', [bodies])
    this.#tables.query('select record.enter($1, $2, $3, $4, $5)', [
      lines.map(({ n }) => n),
      lines.map(({ hash }) => hash),
      lines.map(({ bodyhash }) => bodyhash),
      bodies,
      bodies.map(headOf),
    ])
    this.entries += lines.length
  }

  #migrate(line: Line): void {
    const { name, sha256 } = (JSON.parse(line.body) as EntryBody).about
    const migration = this.#migrations.get(String(sha256))
    if (migration === undefined) {
      throw recordFault(
        'RECORD-NEWER',
        `entry ${line.n}`,
        `The record was written by a newer Concordat: it ran the migration “${String(name)}”, which this build does not have. Nothing was changed.`,
      )
    }
    this.#tables.run("begin; set local session_replication_role = 'replica'")
    this.#tables.run(migration.sql)
    this.#enter([line])
    this.#tables.run('commit')
    this.#tables.forget()
  }
}
