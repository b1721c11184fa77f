import type { Connection } from '../database/connection.ts'
import { differences, tablesToldBy } from '../keeping/live-tables.ts'
import { TablesElsewhere } from '../keeping/tables-elsewhere.ts'
import type { Migration } from '../migrations/index.ts'
import { recordFault } from '../record/faults.ts'
import { lineOf } from '../record/line.ts'
import { connectTo } from './audit.ts'
import { databaseRecord } from './record-reader.ts'

/**
 * Puts the tables of a PostgreSQL level with its record: built elsewhere, compared, and those that differ replaced in one
 * transaction, while no act can be sealed. Readers see the old rows until it is done. Gives the entries.
 */
export async function rebuildPostgres(url: string, migrations: readonly Migration[]): Promise<number> {
  const connection = await connectTo(url)
  const elsewhere = await TablesElsewhere.open(migrations)
  try {
    await connection.run('begin isolation level repeatable read; lock table record.head in exclusive mode')
    const source = await databaseRecord(connection, 'the database')
    for await (const rows of source.personal()) elsewhere.personal(rows)
    for await (const raws of source.lines()) {
      for (const { bytes } of raws) {
        const line = lineOf(bytes)
        if (line === undefined) {
          throw recordFault(
            'RECORD-ROT',
            'the database',
            'The record itself is damaged, so its tables were left as they are. Run `concordat record verify`.',
          )
        }
        elsewhere.add(line)
      }
    }
    const should = await elsewhere.told()
    const differing = differences(await tablesToldBy(connection), should).map(({ table }) => table)
    await connection.run("set local session_replication_role = 'replica'")
    for (const table of differing) await replace(connection, elsewhere, table)
    const after = differences(await tablesToldBy(connection), should)
    if (after.length > 0) throw new Error(`the tables could not be put level: ${after[0]?.sentence}`)
    await connection.run('commit')
    return should.n
  } finally {
    await connection.close().catch(() => {})
    await elsewhere.close()
  }
}

/** Rows travel as text: a number keeps every digit. */
async function replace({ query }: Connection, elsewhere: TablesElsewhere, table: string): Promise<void> {
  await query(`delete from ${table}`)
  for (const rows of elsewhere.rowsOf(table)) {
    await query(
      `insert into ${table} select (jsonb_populate_record(null::${table}, r)).* from jsonb_array_elements($1::jsonb) r`,
      [`[${rows.join(',')}]`],
    )
  }
}
