import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore, type Store } from '../src/store/index.ts'
import { aPostgres } from '../src/store/testing/a-postgres.ts'
import { lengthen } from '../src/store/testing/long-record.ts'
import { type Rounds, summaryOf } from './rounds.ts'

/** Acts and rows a second that were acknowledged, embedded and on PostgreSQL, turn about in one run. */
export interface RecordMeasured {
  readonly acts: readonly {
    readonly writers: number
    readonly embedded: Rounds
    readonly postgres: Rounds
    /** Embedded over PostgreSQL, each ratio taken inside one round. */
    readonly ratio: Rounds
  }[]
  /** Rows a second at 1,000 rows an act. */
  readonly bulk: { readonly embedded: Rounds; readonly postgres: Rounds; readonly ratio: Rounds }
  readonly long: readonly LongRecord[]
}

/** How long a record of so many entries takes to be rebuilt, and to be opened again after a clean stop. */
interface LongRecord {
  readonly entries: number
  readonly megabytes: number
  readonly rebuildSeconds: number
  readonly restartSeconds: number
}

const threadFile = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const actsOfARound = 600
const rowsOfAnAct = 1000
const bulkActs = 10

/** Both databases in folders of their own, thrown away at the end. */
export async function measureRecord(rounds: number, longest: readonly number[]): Promise<RecordMeasured> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-record-'))
  const server = await aPostgres()
  const embedded = await openStore({ folder: join(folder, 'embedded'), threadFile })
  const postgres = await openStore({ folder: join(folder, 'postgres'), databaseUrl: await server.database() })
  try {
    const acts = []
    for (const writers of [1, 10, 100]) {
      acts.push({ writers, ...(await inTurn(rounds, [embedded, postgres], (store) => actsPerSecond(store, writers))) })
    }
    const bulk = await inTurn(rounds, [embedded, postgres], rowsPerSecond)
    const long: LongRecord[] = []
    for (const entries of longest) long.push(await measureLong(join(folder, `long-${entries}`), entries))
    return { acts, bulk, long }
  } finally {
    await embedded.close()
    await postgres.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Embedded and PostgreSQL turn about, so that what else the machine does falls on both. */
async function inTurn(
  rounds: number,
  [embedded, postgres]: readonly [Store, Store],
  measure: (store: Store) => Promise<number>,
) {
  await measure(embedded)
  await measure(postgres)
  const pairs: { readonly embedded: number; readonly postgres: number }[] = []
  for (let round = 0; round < rounds; round++) {
    pairs.push({ embedded: await measure(embedded), postgres: await measure(postgres) })
  }
  return {
    embedded: summaryOf(pairs.map((each) => each.embedded)),
    postgres: summaryOf(pairs.map((each) => each.postgres)),
    ratio: summaryOf(pairs.map((each) => each.embedded / each.postgres)),
  }
}

/**
 * An act is what saving a section is: the case’s row changed by its revision, and a row with a foreign key put in. Each
 * writer has a case of its own, so that none waits for another’s row.
 */
async function actsPerSecond(store: Store, writers: number): Promise<number> {
  const ids = await Promise.all(Array.from({ length: writers }, () => aCase(store)))
  const content = JSON.stringify({ words: 'x'.repeat(300) })
  const started = performance.now()
  await Promise.all(
    ids.map(async (id, writer) => {
      for (let act = 0; act < actsOfARound / writers; act++) {
        await store.act({ ...store.localUser, kind: 'bench.saved', case: id }, async ({ query }) => {
          await query('update cases.case set revision = revision + 1 where id = $1', [id])
          await query(
            'insert into cases.section (case_id, section, revision, changed_by, changed_at, content) values ($1, $2, $3, $4, $5, $6)',
            [id, `${writer}-${act}`, act, store.localUser.by, '2026-01-01', content],
          )
          return { answer: undefined }
        })
      }
    }),
  )
  return (actsOfARound / (performance.now() - started)) * 1000
}

async function rowsPerSecond(store: Store): Promise<number> {
  const id = await aCase(store)
  const started = performance.now()
  for (let act = 0; act < bulkActs; act++) {
    await store.act({ ...store.localUser, kind: 'bench.imported', case: id }, async ({ query }) => {
      await query(
        `insert into cases.section (case_id, section, revision, changed_by, changed_at, content)
           select $1, $2 || i, i, $3, '2026-01-01', '{"gross":12345,"net":2345,"line":"3.1.1"}' from generate_series(1, ${rowsOfAnAct}) i`,
        [id, `${act}-`, store.localUser.by],
      )
      return { answer: undefined }
    })
  }
  return ((bulkActs * rowsOfAnAct) / (performance.now() - started)) * 1000
}

async function aCase(store: Store): Promise<string> {
  const id = randomUUID()
  await store.act({ ...store.localUser, kind: 'bench.made', case: id }, async ({ tables }) => {
    const row = { id, name: `b${id}`, title: '', councils: [], is_example: false, copy_of: null, revision: 1 }
    await tables
      .insertInto('cases.case')
      .values({ ...row, state: 'draft' })
      .execute()
    return { answer: undefined }
  })
  return id
}

/** A real record, made long by lines of the same form and a true chain, then rebuilt and opened again. */
async function measureLong(folder: string, entries: number): Promise<LongRecord> {
  const store = await openStore({ folder })
  const id = await aCase(store)
  await store.close()
  const bytes = lengthen(folder, { caseId: id, by: store.localUser.by, entries })
  rmSync(join(folder, 'tables'), { recursive: true })
  const rebuildSeconds = await seconds(folder)
  const restartSeconds = await seconds(folder)
  rmSync(folder, { recursive: true })
  return { entries, megabytes: Math.round(bytes / 1_000_000), rebuildSeconds, restartSeconds }
}

async function seconds(folder: string): Promise<number> {
  const started = performance.now()
  const store = await openStore({ folder, threadFile })
  const took = (performance.now() - started) / 1000
  await store.close()
  return took
}
