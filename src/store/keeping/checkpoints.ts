import { sign } from 'node:crypto'
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../database/connection.ts'
import { type Checkpoint, checkpointText, keyLines, readCheckpoint, signCheckpoint } from '../record/checkpoint.ts'
import { heldKey, keyInForce, makeNextKey, takeNextKey } from '../record/checkpoint-key.ts'
import { recordFault } from '../record/faults.ts'
import type { EntryBody } from '../record/line.ts'
import type { Actor, Store } from '../store.ts'

/** A signed checkpoint, and how far the record’s files had come at that moment: all of it on disk. */
export interface CheckpointMade {
  readonly checkpoint: Checkpoint
  readonly text: string
  /** Bytes of the journal and of the rows of persons; embedded only. */
  readonly journal: number
  readonly personal: number
}

/** Signs a checkpoint of the last entry there is. */
export async function makeCheckpoint(store: Store): Promise<CheckpointMade> {
  const { told, seen } = await store.backend.inTurn('audit', async (session) => {
    const [head] = (await session.query<{ n: number; hash: string }>('select n, hash from record.head')).rows
    const keys = await keysOf(session)
    const personal = join(store.folder, 'personal.lines')
    const size = store.kind === 'embedded' && existsSync(personal) ? statSync(personal).size : 0
    return { told: { ...keys, n: head?.n ?? 0, hash: head?.hash ?? '', personal: size }, seen: await session.end() }
  })
  await store.backend.durable(seen)
  const { record, inForce, n, hash, personal } = told
  const checkpoint = signCheckpoint(
    { record, n, hash, at: store.now().toISOString() },
    keyInForce(store.folder, inForce),
  )
  const text = checkpointText(checkpoint)
  note(store.folder, text)
  return { checkpoint, text, journal: seen, personal }
}

const noteOf = (folder: string) => join(folder, 'checkpoint.last')

/** The last checkpoint that was made with this data folder; undefined where none was, or its note is gone. */
export function lastCheckpoint({ folder }: Pick<Store, 'folder'>): Checkpoint | undefined {
  return existsSync(noteOf(folder)) ? readCheckpoint(readFileSync(noteOf(folder), 'utf8')) : undefined
}

/** Tells an operator how old the last one is. It proves nothing here, so where it cannot be written none is refused. */
function note(folder: string, text: string): void {
  const beside = `${noteOf(folder)}.new`
  try {
    writeFileSync(beside, text, { mode: 0o600 })
    renameSync(beside, noteOf(folder))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

/**
 * Puts a new key in the place of the old one, by an entry the old key signed. Where the old one is lost the entry says so,
 * and partners have to be told by another way.
 */
export async function changeKey(
  store: Store,
  { by, isOldLost }: { readonly by: Actor; readonly isOldLost: boolean },
): Promise<{ readonly n: number; readonly key: string }> {
  const { record, inForce } = await store.read(keysOf)
  const old = heldKey(store.folder, inForce)
  if (old === undefined && !isOldLost) keyInForce(store.folder, inForce)
  if (old !== undefined && isOldLost) {
    throw recordFault(
      'RECORD-CHECKPOINT',
      store.folder,
      'The old key is in the data directory, so it is not lost: leave out --old-is-lost, and it will sign the new one.',
    )
  }
  const key = makeNextKey(store.folder)
  const signature =
    old === undefined ? null : sign(null, Buffer.from(keyLines(record, key), 'utf8'), old).toString('base64')
  const { n } = await store.act({ ...by, kind: 'record.key' }, async () => ({
    about: { key, signature },
    answer: undefined,
  }))
  takeNextKey(store.folder)
  return { n, key }
}

/** The record’s id and the key in force, as its entries tell. */
async function keysOf({ query }: Connection): Promise<{ readonly record: string; readonly inForce: string }> {
  const { rows } = await query<{ about: EntryBody['about'] }>(
    "select body::jsonb -> 'about' as about from record.entry where kind in ('record.opened', 'record.key') order by n",
  )
  return { record: String(rows[0]?.about['record']), inForce: String(rows.at(-1)?.about['key']) }
}
