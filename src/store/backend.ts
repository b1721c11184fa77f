import type { Connection } from './database/connection.ts'
import type { Meta, Purpose, Sealed } from './embedded/engine.ts'
import type { Migration } from './migrations/index.ts'

/** One transaction of a database, begun with the first thing it is asked. */
export interface Session extends Connection {
  /** Statements without values, as a migration has them. */
  run(text: string): Promise<void>
  /** Closes the transaction into an entry; nobody may be told before `durable` of it. */
  seal(meta: Meta): Promise<Sealed>
  /** Ends a transaction that changed nothing, or takes back what it changed; gives what it can have seen. */
  end(): Promise<number>
}

/** A database that keeps the record: embedded, or PostgreSQL. */
export interface Backend {
  readonly kind: 'embedded' | 'postgres'
  /** Does something in one transaction, when its turn has come. */
  inTurn<T>(purpose: Purpose, work: (session: Session) => Promise<T>): Promise<T>
  /** Resolves when everything up to there is on disk. */
  durable(position: number): Promise<void>
  /** Removes the bytes of rows of persons that an entry ordered erased, wherever this database has put them. */
  forget(commitments: readonly string[]): Promise<void>
  /** Builds the tables anew from the record; gives how many entries it holds. */
  rebuild(): Promise<number>
  migrationsToRun(): Promise<readonly Migration[]>
  close(): Promise<void>
}
