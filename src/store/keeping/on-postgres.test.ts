import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockFolder } from '../lock.ts'
import { aFolder, aPath, opened } from '../testing/a-folder.ts'
import { type APostgres, aPostgres } from '../testing/a-postgres.ts'
import { aCase, aDocument, aPerson, aWord, darlington, hartlepool } from '../testing/a-record.ts'
import { testMigrations } from '../testing/every-type.ts'
import { copyEmptyTables } from '../testing/template.ts'
import { auditRecord, auditTables } from './at-rest.ts'
import { backUp } from './backup.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { erasePerson } from './erase.ts'
import { liveTables } from './live-tables.ts'
import { intoPostgres, outOfPostgres, retireFolder } from './move.ts'
import { restore } from './restore.ts'
import { folderSource } from './source.ts'
import { verifyRecord } from './verify.ts'
import { verifyChain } from './verify-chain.ts'

copyEmptyTables()

let server: APostgres
beforeAll(async () => {
  server = await aPostgres()
})
afterAll(() => server?.stop())

/** A stopped embedded store of some acts, moved into a database of its own. */
async function moved(name = 'Zebedee Quillfeather') {
  const folder = await aFolder()
  const store = await opened(folder)
  const theCase = await aCase(store, [hartlepool, darlington])
  await aDocument(store, 'A return of 2025-26')
  const person = await aPerson(store, name, 'My Tuesday visits are missed')
  await store.act({ ...store.localUser, kind: 'types.kept' }, async ({ query }) => {
    await query(
      `insert into store.every_type (id, exact, whole, real_number, short_real, words, moment, span, bytes, document)
         values ($1, 12345678901234567890.1234567890, 9007199254740993, 0.1, 0.1, 'naïve \u{1F600}', '2026-03-29T01:30:00Z',
           '1 month 2 days', '\\x00ff', '{"a": 1.10, "b": [null]}')`,
      ['5e2f8e2a-93b4-4a0e-9a2a-3d0c1d2e3f40'],
    )
    return { answer: undefined }
  })
  await aWord(store, { case: theCase }, 'said before it moved')
  const before = await liveTables(store.backend)
  await store.close()
  const url = await server.database()
  const answer = await intoPostgres(folderSource(folder), url, testMigrations)
  return { folder, url, person, before, answer }
}

function verifiedThere(url: string, folder: string) {
  return auditTables(url, ({ source, tables }) =>
    verifyRecord({
      source,
      tables,
      isGrowing: false,
      isExport: false,
      documents: join(folder, 'documents'),
      migrations: testMigrations,
    }),
  )
}

async function sql(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

test('a record moves into PostgreSQL and back, the same in every table, and goes on in both', async () => {
  const { folder, url, before, answer } = await moved()
  expect(answer).toMatchObject({ entries: before.n, hash: before.hash })
  retireFolder(folder)
  expect(readdirSync(folder).sort()).toEqual(['documents', 'keys', 'lock', 'record.moved'])
  const there = await opened(folder, { databaseUrl: url })
  expect((await liveTables(there.backend)).digests).toEqual(before.digests)
  await aWord(there, {}, 'said in the database')
  const after = await liveTables(there.backend)
  await there.close()
  expect((await verifiedThere(url, folder)).findings).toEqual([])
  await expect(intoPostgres(folderSource(folder), url, testMigrations)).rejects.toMatchObject({ code: 'RECORD-BACKUP' })
  const lock = lockFolder(folder)
  const told = await outOfPostgres(url, folder)
  lock.release()
  expect(told.digests).toEqual(after.digests)
  const back = await opened(folder)
  expect((await liveTables(back.backend)).digests).toEqual(after.digests)
  expect(readFileSync(join(folder, 'record.journal'), 'utf8')).toContain('said in the database')
  await aWord(back, {}, 'said at home again')
  await back.close()
})

test('rows that somebody changed in the database by hand are named, and put right from the record', async () => {
  const { folder, url } = await moved()
  await sql(
    url,
    "set session_replication_role = replica; update cases.case set title = 'Another'; update record.entry set kind = 'other' where n = 4; delete from store.every_type",
  )
  const { findings } = await verifiedThere(url, folder)
  expect(findings.map(({ code, place }) => [code, place]).sort()).toEqual([
    ['RECORD-TABLES', 'cases.case'],
    ['RECORD-TABLES', 'record.entry'],
    ['RECORD-TABLES', 'store.every_type'],
  ])
  const store = await opened(folder, { databaseUrl: url })
  await store.backend.rebuild()
  await store.close()
  expect((await verifiedThere(url, folder)).findings).toEqual([])
  // The body itself: no table can put that right.
  await sql(url, "update record.entry set body = replace(body, 'Shared', 'Forged')")
  const damaged = await verifiedThere(url, folder)
  expect(damaged.findings.map(({ code }) => code)).toContain('RECORD-CHAIN')
  const again = await opened(folder, { databaseUrl: url })
  const { findings: told } = await verifyChain(again)
  await again.close()
  expect(told).toEqual(damaged.findings.filter(({ code }) => code === 'RECORD-CHAIN'))
})

test('an erased person is in no table, no dead row, no statistics of the database, and in no later backup', async () => {
  const { folder, url, person } = await moved('Ottoline Thistlewood')
  const store = await opened(folder, { databaseUrl: url })
  await sql(url, 'analyze personal.person; checkpoint')
  expect(server.filesHolding('Thistlewood').filter((file) => !file.includes('pg_wal')).length).toBeGreaterThan(1)
  const { rows } = await erasePerson(store, { person, by: store.localUser })
  expect(rows).toBe(2)
  const checkpoint = await makeCheckpoint(store)
  const path = join(aPath(), '..', 'from-postgres.tar')
  await auditRecord(url, checkpoint.checkpoint.n, async (source) =>
    backUp(
      {
        source,
        checkpoint,
        personalLength: await source.personalBytes(),
        personalBytes: source.personalLines,
        folder,
      },
      path,
      { withKeys: true },
    ),
  )
  const after = await liveTables(store.backend)
  await store.close()
  const { findings, personal } = await verifiedThere(url, folder)
  expect(findings).toEqual([])
  expect(personal?.blanks).toHaveLength(2)
  expect(readFileSync(path).includes('Thistlewood')).toBe(false)
  await sql(url, 'checkpoint')
  expect(server.filesHolding('Thistlewood').filter((file) => !file.includes('pg_wal'))).toEqual([])
  // The backup of a database is restored as a folder.
  const there = aPath()
  mkdirSync(there)
  await restore(path, there, testMigrations)
  const restored = await opened(there)
  expect((await liveTables(restored.backend)).digests).toEqual(after.digests)
  await restored.close()
})
