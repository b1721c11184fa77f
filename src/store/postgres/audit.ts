import { Client } from 'pg'
import { type Connection, readValue } from '../database/connection.ts'
import { recordFault } from '../record/faults.ts'
import { connectionFault, settings } from './postgres.ts'

/** One connection of its own, for reading or replacing a whole record; the session’s settings are those of every other. */
export interface OneConnection extends Connection {
  run(text: string): Promise<void>
  close(): Promise<void>
}

export async function connectTo(url: string): Promise<OneConnection> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: (type: number) => (text: string) => readValue(type, text) } as never,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`${settings}; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`)
  } catch (error) {
    await client.end().catch(() => {})
    throw connectionFault(error)
  }
  return {
    query: async (text, values = []) => {
      const { rows, rowCount } = await client.query(text, [...values])
      return { rows: rows as never, affected: rowCount ?? 0 }
    },
    run: async (text) => void (await client.query(text)),
    close: () => client.end(),
  }
}

/** Reads everything of one moment, beyond the walls; changes nothing. */
export async function auditing<T>(url: string, read: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connectTo(url)
  try {
    await connection.run('begin isolation level repeatable read, read only')
    const { rows } = await connection.query<{ there: boolean }>(
      "select to_regclass('record.entry') is not null as there",
    )
    if (rows[0]?.there !== true) {
      throw recordFault('RECORD-STOPPED', 'DATABASE_URL', 'The database holds no record of Concordat.')
    }
    return await read(connection)
  } finally {
    await connection.close().catch(() => {})
  }
}
