import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EmbeddedTables } from '../database/embedded-tables.ts'
import { newTables } from '../embedded/build-tables.ts'
import type { Migration } from '../migrations/index.ts'
import type { Line } from '../record/line.ts'
import { Replay } from '../record/replay.ts'
import type { KeptPersonal } from './kept-personal.ts'
import { type LiveTables, tablesToldBy } from './live-tables.ts'

/** Tables built from a record in a temporary folder, to be compared with those in use, of either database. */
export class TablesElsewhere {
  readonly #folder: string
  readonly #tables: EmbeddedTables
  readonly #replay: Replay

  private constructor(folder: string, tables: EmbeddedTables, migrations: readonly Migration[]) {
    this.#folder = folder
    this.#tables = tables
    this.#replay = new Replay(tables, migrations)
  }

  static async open(migrations: readonly Migration[]): Promise<TablesElsewhere> {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-tables-'))
    try {
      return new TablesElsewhere(folder, await newTables(join(folder, 'tables')), migrations)
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  }

  personal(rows: readonly KeptPersonal[]): void {
    this.#replay.personal(
      rows.map(({ content, ...rest }) => ({ ...rest, content: typeof content === 'string' ? undefined : content })),
    )
  }

  add(line: Line): void {
    this.#replay.add(line)
  }

  told(): Promise<LiveTables> {
    this.#replay.flush()
    return tablesToldBy({ query: async (text, values) => this.#tables.query(text, values) as never })
  }

  /** The rows of a recorded table as JSON text, some at a time. */
  *rowsOf(table: string): Generator<readonly string[]> {
    this.#tables.run(`begin; declare row_by_row cursor for select to_jsonb(x)::text as row from ${table} x`)
    try {
      for (;;) {
        const rows = this.#tables.run('fetch 500 from row_by_row').map(({ row }) => String(row))
        if (rows.length === 0) return
        yield rows
      }
    } finally {
      this.#tables.run('commit')
    }
  }

  async close(): Promise<void> {
    await this.#tables.close().catch(() => {})
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
