import type { Connection } from '../database/connection.ts'
import { recordFault } from '../record/faults.ts'
import type { Actor, Store } from '../store.ts'

const neverWithheld = new Set(['record.opened', 'record.key', 'record.redacted', 'personal.erased', 'schema.migrated'])

/** Withholds the content of an entry wherever it is shown or exported. Its hash stays, so the chain still verifies. */
export async function redactEntry(
  store: Store,
  { entry, reason, by }: { readonly entry: number; readonly reason: string; readonly by: Actor },
): Promise<{ readonly n: number; readonly hash: string }> {
  if (reason.trim() === '') {
    throw recordFault(
      'RECORD-REDACTION',
      `entry ${entry}`,
      'A redaction needs a reason: it is shown where the content was.',
    )
  }
  const { n, hash } = await store.act({ ...by, kind: 'record.redacted' }, async ({ query }) => {
    const { rows } = await query<{ kind: string; bodyhash: string }>(
      'select kind, bodyhash from record.entry where n = $1',
      [entry],
    )
    const [there] = rows
    if (there === undefined) {
      throw recordFault('RECORD-REDACTION', `entry ${entry}`, `There is no entry ${entry}.`)
    }
    if (neverWithheld.has(there.kind)) {
      throw recordFault(
        'RECORD-REDACTION',
        `entry ${entry}`,
        `Entry ${entry} (${there.kind}) is what the record is verified by: it cannot be withheld.`,
      )
    }
    if ((await redactedEntries({ query })).has(entry)) {
      throw recordFault('RECORD-REDACTION', `entry ${entry}`, `Entry ${entry} is withheld already.`)
    }
    return { about: { entry, bodyhash: there.bodyhash, reason: reason.trim() }, answer: undefined }
  })
  return { n, hash }
}

/** Entries whose content may not be shown or exported, each with the reason that stands in its place. */
export async function redactedEntries({ query }: Connection): Promise<ReadonlyMap<number, string>> {
  const { rows } = await query<{ entry: number; reason: string }>(
    "select (body::jsonb -> 'about' ->> 'entry')::bigint as entry, body::jsonb -> 'about' ->> 'reason' as reason from record.entry where kind = 'record.redacted' order by n",
  )
  return new Map(rows.map(({ entry, reason }) => [entry, reason]))
}
