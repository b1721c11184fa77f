import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../database/connection.ts'
import type { Store } from '../store.ts'
import type { Acknowledged } from './writing.ts'

interface Entry {
  readonly n: number
  readonly hash: string
  readonly bodyhash: string
  readonly body: string
}

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

/** Asks as the owner of the tables, past every wall; changes nothing. */
export async function asOwner<R = Row>(
  store: Store,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly R[]> {
  return store.backend.inTurn('migration', async (session) => (await session.query<R>(text, values)).rows)
}

/** The digest of every recorded table. */
export async function digests(store: Store): Promise<Readonly<Record<string, string>>> {
  const rows = await asOwner<{ t: string; digest: string }>(
    store,
    "select t, d.rows || ' ' || d.digest as digest from record.watched() t, record.digest(t) d",
  )
  return Object.fromEntries(rows.map(({ t, digest }) => [t, digest]))
}

/**
 * What is wrong with a store, each as a sentence: the chain is worked again with nothing but SHA-256, every table is
 * compared with what the entries add up to in plain JavaScript, and every acknowledgement is looked up.
 */
export async function findings(store: Store, acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const entries = await asOwner<Entry>(store, 'select n, hash, bodyhash, body from record.entry order by n')
  return [
    ...chainFindings(entries),
    ...(store.kind === 'embedded' ? journalFindings(store.folder, entries) : []),
    ...acknowledgedFindings(entries, acknowledged),
    ...(await tableFindings(store, entries)),
  ]
}

function chainFindings(entries: readonly Entry[]): string[] {
  let prev = '0'.repeat(64)
  return entries.flatMap(({ n, hash, bodyhash, body }, at) => {
    const isWhole = n === at + 1 && bodyhash === sha256(body) && hash === sha256(`${prev} ${n} ${bodyhash}`)
    prev = hash
    return isWhole ? [] : [`entry ${n} does not follow the one before`]
  })
}

function journalFindings(folder: string, entries: readonly Entry[]): string[] {
  const lines = readFileSync(join(folder, 'record.journal'), 'utf8').split('\n').slice(0, -1)
  const inTables = entries.map(({ n, hash, bodyhash, body }) => `${hash} ${n} ${bodyhash} ${body}`)
  const inJournal = lines.map((line) => line.slice(line.indexOf(' ') + 1))
  if (inTables.join('\n') === inJournal.join('\n')) return []
  return [`the journal has ${inJournal.length} lines, which are not the ${inTables.length} entries of the tables`]
}

function acknowledgedFindings(entries: readonly Entry[], acknowledged: readonly Acknowledged[]): string[] {
  return acknowledged.flatMap(({ request, n, hash }) => {
    const entry = entries[n - 1]
    const isThere = entry?.hash === hash && JSON.parse(entry.body).request === request
    return isThere ? [] : [`acknowledged entry ${n} (${request}) was lost`]
  })
}

/** The plain version of replay: the last change of each key stands. */
async function tableFindings(store: Store, entries: readonly Entry[]): Promise<string[]> {
  const personal = new Map(
    (
      await asOwner<{ commitment: string; salt: string; body: string }>(
        store,
        'select commitment, salt, body from record.personal where body is not null',
      )
    ).map(({ commitment, salt, body }) => [commitment, { salt, body }]),
  )
  const wrong: string[] = []
  const erased = new Set(entries.flatMap(({ body }) => (JSON.parse(body).about.commitments ?? []) as readonly string[]))
  for (const table of await asOwner<{ t: string; keys: string[] }>(
    store,
    'select t, record.keys_of(t) as keys from record.watched() t',
  )) {
    const rows = new Map<string, unknown>()
    for (const { n, body } of entries) {
      for (const [op, name, value] of JSON.parse(body).rows as readonly [string, string, Record<string, unknown>][]) {
        if (name !== table.t) continue
        const key = JSON.stringify(table.keys.map((each) => value[each]))
        if (op === 'del') rows.delete(key)
        else if (op === 'put') rows.set(key, value)
        else {
          const commitment = String(value['commitment'])
          const kept = personal.get(commitment)
          if (kept !== undefined && sha256(kept.salt + kept.body) === commitment) rows.set(key, JSON.parse(kept.body))
          else if (!erased.has(commitment)) wrong.push(`the row of a person entry ${n} stands for was lost`)
        }
      }
    }
    const there = await asOwner<{ row: Record<string, unknown> }>(store, `select to_jsonb(x) as row from ${table.t} x`)
    const wanted = [...rows.values()].map(inOrder).sort()
    const found = there.map(({ row }) => inOrder(row)).sort()
    if (wanted.join('\n') !== found.join('\n')) {
      wrong.push(`${table.t} has ${found.length} rows, which are not the ${wanted.length} its entries add up to`)
    }
  }
  return wrong
}

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
