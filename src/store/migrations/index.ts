import { recordFault } from '../record/faults.ts'
import { sha256 } from '../record/line.ts'
import { cases } from './0001-cases.ts'

/** A change of the tables: its name, and its SQL, which is never edited once it has been shipped. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** Every migration, in the order they are run. */
export const migrations: readonly Migration[] = [cases]

/** The fingerprint by which an entry names the migration it ran. */
export function fingerprintOf(migration: Migration): string {
  return sha256(migration.sql)
}

/** Refuses tables that a migration has changed which is not among these: a newer Concordat ran it. */
export function refuseNewer(done: ReadonlySet<string>, known: readonly Migration[]): void {
  const fingerprints = new Set(known.map(fingerprintOf))
  if ([...done].every((each) => fingerprints.has(each))) return
  throw recordFault(
    'RECORD-NEWER',
    'schema.migrated',
    'The record was written by a newer Concordat: it ran a migration this build does not have. Nothing was changed.',
  )
}
