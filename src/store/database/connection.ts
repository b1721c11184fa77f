import { createRequire } from 'node:module'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { getTypeParser } from 'pg-types'

/** A row of an answer, by the names of its columns. */
export type Row = Record<string, unknown>

/** What a statement gave: its rows, and how many rows it changed or found. */
export interface Answer<R = Row> {
  readonly rows: readonly R[]
  readonly affected: number
}

/** One connection, inside one transaction: the only way to the database. Values are handed beside the text, never in it. */
export interface Connection {
  query<R = Row>(text: string, values?: readonly unknown[]): Promise<Answer<R>>
}

const bigint = 20
const asText = new Set([1082, 1114, 1184, 1700])

/**
 * How a value that came as text is read, alike on both databases: days, times and exact decimals stay text; whole
 * numbers of 8 bytes become numbers, and one beyond what a number holds is refused, not rounded.
 */
export function readValue(type: number, text: string | null): unknown {
  if (text === null) return null
  if (type === bigint) {
    const whole = Number(text)
    if (!Number.isSafeInteger(whole)) throw new Error(`${text} is beyond what a number holds exactly`)
    return whole
  }
  return asText.has(type) ? text : getTypeParser(type, 'text')(text)
}

const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils') as {
  readonly prepareValue: (value: unknown) => string | Buffer | null
}

/** How a value is written for either database: dates in UTC, objects as JSON, lists as PostgreSQL’s arrays. */
export function writtenValue(value: unknown): string | Buffer | null {
  return prepareValue(value)
}

/** Kysely over a connection that is inside its transaction already. */
export function tablesOf<Tables>(connection: Connection): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: insideTransaction(connection) })
}

function insideTransaction(connection: Connection): Dialect {
  const noTransaction = async () => {
    throw new Error('an act is one transaction: another cannot be begun inside it')
  }
  const one: DatabaseConnection = {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const { rows, affected } = await connection.query<R>(sql, parameters)
      return { rows: [...rows], numAffectedRows: BigInt(affected) }
    },
    streamQuery: () => {
      throw new Error('rows are not streamed')
    },
  }
  return {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => one,
      releaseConnection: async () => {},
      beginTransaction: noTransaction,
      commitTransaction: noTransaction,
      rollbackTransaction: noTransaction,
      destroy: async () => {},
    }),
  }
}
