import { openTables, putFunctions } from '../embedded/build-tables.ts'
import { auditing } from '../postgres/audit.ts'
import { type DatabaseRecord, databaseRecord } from '../postgres/record-reader.ts'
import { type LiveTables, tablesToldBy } from './live-tables.ts'

/** What the tables of a folder hold that nobody has open; the caller holds its lock. Undefined where they do not open. */
export async function tablesAtRest(folder: string): Promise<LiveTables | undefined> {
  const opened = await openTables(folder)
  if (!('tables' in opened)) return undefined
  const { tables } = opened
  try {
    // An earlier build may have left them there.
    putFunctions(tables)
    return await tablesToldBy({ query: async (text, values) => tables.query(text, values) as never })
  } finally {
    await tables.close()
  }
}

/** Does something with the record of a PostgreSQL and a telling of its tables, all of one moment. Changes nothing. */
export function auditTables<T>(
  url: string,
  use: (told: { readonly source: DatabaseRecord; readonly tables: LiveTables }) => Promise<T>,
): Promise<T> {
  return auditing(url, async (connection) =>
    use({ source: await databaseRecord(connection, 'record.entry'), tables: await tablesToldBy(connection) }),
  )
}

/** Does something with the record of a PostgreSQL up to an entry, all of one moment. Changes nothing. */
export function auditRecord<T>(url: string, until: number, use: (source: DatabaseRecord) => Promise<T>): Promise<T> {
  return auditing(url, async (connection) => use(await databaseRecord(connection, 'record.entry', until)))
}
