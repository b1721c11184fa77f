import { recordFault } from '../record/faults.ts'
import type { Actor, Store } from '../store.ts'

/** What erasing a person did: rows that are gone, and the entry that says so. */
export interface Erased {
  readonly n: number
  readonly hash: string
  readonly rows: number
  /** Backups made before keep the old bytes until they expire. */
  readonly backupsExpireAfterDays: number
}

/** How long backups are kept unless a setting says otherwise. */
export const backupDays = 35

const aPerson = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Erases the rows of a person: an entry orders it, then the bytes go from the files of the store and the tables are built
 * anew, so that no file of the data folder holds them. What entries say of acts stays: they name nobody.
 */
export async function erasePerson(
  store: Store,
  {
    person,
    reason,
    by,
    backupsExpireAfterDays = backupDays,
  }: {
    readonly person: string
    readonly reason?: string
    readonly by: Actor
    readonly backupsExpireAfterDays?: number
  },
): Promise<Erased> {
  if (!aPerson.test(person)) {
    throw recordFault('RECORD-PERSON', person, 'A person is named by the id the record gives them, such as 3f2b8c1e-….')
  }
  if (person === store.localUser.by) {
    throw recordFault(
      'RECORD-PERSON',
      person,
      'This is the local user, in whose name everything is done here until people sign in: it names nobody and cannot be erased.',
    )
  }
  const done = await store.act({ ...by, kind: 'personal.erased' }, async ({ query }) => {
    const { rows } = await query<{ commitment: string }>('select commitment from record.erase($1) commitment', [person])
    const commitments = rows.map(({ commitment }) => commitment)
    if (commitments.length === 0) {
      throw recordFault(
        'RECORD-PERSON',
        person,
        'The store holds nothing of a person with that id: there is none, or they were erased.',
      )
    }
    const about = {
      subject: person,
      rows: commitments.length,
      commitments,
      ...(reason === undefined ? {} : { reason }),
    }
    return { about, answer: commitments }
  })
  const commitments = done.repeated ? [] : done.answer
  await store.backend.forget(commitments)
  return { n: done.n, hash: done.hash, rows: commitments.length, backupsExpireAfterDays }
}
