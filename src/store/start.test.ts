import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { EmbeddedTables } from './database/embedded-tables.ts'
import { type Migration, migrations } from './migrations/index.ts'
import { lineOf } from './record/line.ts'
import type { Store } from './store.ts'
import { aFolder, aPath, opened } from './testing/a-folder.ts'
import { testMigrations } from './testing/every-type.ts'
import { asOwner, digests, findings } from './testing/judge.ts'
import { aHolder } from './testing/killed.ts'
import { copyEmptyTables } from './testing/template.ts'
import { type Acknowledged, addCase, officer, save } from './testing/writing.ts'

copyEmptyTables()

describe('one process at a time', () => {
  test('a second is refused and told who holds the folder; when the holder is killed the folder is free', async () => {
    const folder = await aFolder()
    const holder = await aHolder({ folder, acknowledgements: `${folder}.told`, writers: 1 })
    await holder.opened
    await expect(opened(folder)).rejects.toMatchObject({
      code: 'RECORD-HELD',
      message: expect.stringContaining(`process ${holder.pid}`),
    })
    await holder.kill()
    await (await opened(folder)).close()
  })

  test('a copy of a folder is another folder: it opens beside the first and holds the same', async () => {
    const { folder, store } = await written(3)
    const copy = aPath()
    cpSync(folder, copy, { recursive: true })
    const other = await opened(copy)
    expect(await digests(other)).toEqual(await digests(store))
    await addCase(other)
    await store.close()
    await other.close()
  })
})

describe('tables are disposable: they are made again by themselves, and starting says so', () => {
  test.each([
    [
      'of another version of PGlite',
      'another version',
      (folder: string) => writeFileSync(mark(folder), '{"pglite":"0.3.0"}\n'),
    ],
    ['half built beside', 'new', (folder: string) => renameSync(join(folder, 'tables'), join(folder, 'tables.new'))],
    ['that do not open', 'unreadable', (folder: string) => truncateSync(join(folder, 'tables/global/pg_control'), 100)],
  ] as const)('tables %s', async (_, why, spoil) => {
    const { folder, store, told } = await written(4)
    const before = await digests(store)
    await store.close()
    spoil(folder)
    const again = await opened(folder)
    expect(again.report?.rebuilt).toBe(why)
    expect(await findings(again, told)).toEqual([])
    expect(await digests(again)).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.startsWith('tables.'))).toEqual([])
    await again.close()
  })

  test('where PGlite never asks for a sync they are made again after every stop that was not clean', async () => {
    const isSynced = vi.spyOn(EmbeddedTables.prototype, 'isSynced', 'get').mockReturnValue(false)
    const { folder, store, told } = await written(2)
    const killed = aPath()
    cpSync(folder, killed, { recursive: true })
    await store.close()
    const clean = await opened(folder)
    expect(clean.report?.rebuilt).toBeUndefined()
    await clean.close()
    isSynced.mockRestore()
    const again = await opened(killed)
    expect(again.report?.rebuilt).toBe('asked for')
    expect(await findings(again, told)).toEqual([])
    await again.close()
  })
})

describe('journal and tables that are not level', () => {
  test('a journal that is longer than the tables is replayed into them', async () => {
    const { folder, store, told } = await written(2)
    const older = aPath()
    await store.close()
    cpSync(join(folder, 'tables'), older, { recursive: true })
    const more = await opened(folder)
    told.push(...(await acts(more, 5)))
    await more.close()
    renameSync(join(folder, 'tables'), `${older}.newer`)
    cpSync(older, join(folder, 'tables'), { recursive: true })
    const again = await opened(folder)
    expect(again.report).toMatchObject({ replayed: 6 })
    expect(await findings(again, told)).toEqual([])
    await again.close()
  })

  test('a journal and rows of persons that are shorter than the tables are written again from them', async () => {
    const { folder, store, told } = await written(9)
    await store.close()
    const lines = readFileSync(join(folder, 'record.journal'))
    const ends = [...lines.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1)
    truncateSync(join(folder, 'record.journal'), ends.at(-4))
    truncateSync(join(folder, 'personal.lines'), 0)
    const again = await opened(folder)
    expect(again.report).toMatchObject({ putBack: 3 })
    expect(readFileSync(join(folder, 'record.journal')).length).toBeGreaterThan(0)
    expect(await findings(again, told)).toEqual([])
    await again.close()
  })

  test('two histories are refused and nothing is changed', async () => {
    const folder = await aFolder()
    const other = aPath()
    cpSync(folder, other, { recursive: true })
    for (const each of [folder, other]) {
      const store = await opened(each)
      await acts(store, 2)
      await store.close()
    }
    renameSync(join(folder, 'tables'), `${folder}.moved`)
    cpSync(join(other, 'tables'), join(folder, 'tables'), { recursive: true })
    const before = readFileSync(join(folder, 'record.journal'))
    await expect(opened(folder)).rejects.toMatchObject({ code: 'RECORD-FORK' })
    expect(readFileSync(join(folder, 'record.journal'))).toEqual(before)
  })

  test('a tail that was never finished is cut, kept beside the journal, and told of once by an entry', async () => {
    const { folder, store, told } = await written(2)
    await store.close()
    appendFileSync(join(folder, 'record.journal'), '17 not a whole line')
    const again = await opened(folder)
    expect(again.report?.cut).toMatchObject({ bytes: 19 })
    expect(readFileSync(join(folder, again.report?.cut?.kept ?? ''), 'utf8')).toBe('17 not a whole line')
    await again.close()
    const third = await opened(folder)
    const cuts = await third.read(({ tables }) =>
      tables.selectFrom('record.entry').select('body').where('kind', '=', 'record.cut').execute(),
    )
    expect(cuts.map(({ body }) => JSON.parse(body).about)).toMatchObject([{ bytes: 19 }])
    expect(await findings(third, told)).toEqual([])
    await third.close()
  })

  test('the last entry cut short or changed at any byte is put back from the tables, and what was there is kept', async () => {
    const { folder, store, told } = await written(3)
    await store.close()
    const path = join(folder, 'record.journal')
    const whole = readFileSync(path)
    const last = whole.lastIndexOf(0x0a, whole.length - 2) + 1
    const places = [0.1, 0.5, 0.999].map((part) => last + Math.floor((whole.length - last) * part))
    for (const at of places) {
      for (const spoiled of [whole.subarray(0, at), flipped(whole, at)]) {
        const copy = aPath()
        cpSync(folder, copy, { recursive: true })
        writeFileSync(join(copy, 'record.journal'), spoiled)
        const again = await opened(copy)
        expect(again.report?.putBack, `byte ${at}`).toBe(1)
        expect(await findings(again, told)).toEqual([])
        expect(readFileSync(join(copy, 'record.journal')).subarray(0, last)).toEqual(whole.subarray(0, last))
        await again.close()
      }
    }
  })

  test('a byte changed in an entry that was on disk is refused with its place, and nothing is changed', async () => {
    const { folder, store } = await written(6)
    await store.close()
    const path = join(folder, 'record.journal')
    const whole = readFileSync(path)
    const bytes = flipped(whole, whole.indexOf('"case.created"') + 3)
    writeFileSync(path, bytes)
    writeFileSync(mark(folder), '')
    await expect(opened(folder)).rejects.toMatchObject({ code: 'RECORD-ROT', place: expect.stringContaining(path) })
    expect(readFileSync(path)).toEqual(bytes)
  })

  test('a row of a person that was on disk and is gone is refused when the tables are made again', async () => {
    const { folder, store } = await written(12)
    await store.close()
    writeFileSync(join(folder, 'personal.lines'), '')
    writeFileSync(mark(folder), '')
    await expect(opened(folder)).rejects.toMatchObject({ code: 'RECORD-PERSONAL' })
  })
})

test('a clock that was set back is refused until an operator accepts it, and the entry says by how much', async () => {
  const { folder, store } = await written(1)
  await store.close()
  const now = () => new Date(Date.now() - 10 * 60_000)
  await expect(opened(folder, { now })).rejects.toMatchObject({ code: 'RECORD-CLOCK' })
  const accepted = await opened(folder, { now, isClockAccepted: true })
  await acts(accepted, 1)
  const last = await accepted.read(({ tables }) =>
    tables.selectFrom('record.entry').select('body').orderBy('n', 'desc').limit(1).executeTakeFirstOrThrow(),
  )
  const { at, clockBehind } = JSON.parse(last.body)
  expect(Date.parse(clockBehind) - Date.parse(at)).toBeGreaterThan(9 * 60_000)
  await accepted.close()
  const slightly = () => new Date(Date.now() - 4 * 60_000)
  await (await opened(folder, { now: slightly })).close()
})

test('a record that a newer Concordat migrated is refused, whether its tables are there or not', async () => {
  const folder = await aFolder()
  await expect(opened(folder, { migrations })).rejects.toMatchObject({ code: 'RECORD-NEWER' })
  writeFileSync(mark(folder), '')
  await expect(opened(folder, { migrations })).rejects.toMatchObject({ code: 'RECORD-NEWER' })
})

test('tables are the same when they are made again after each shipped migration', async () => {
  const folder = aPath()
  for (let count = 1; count <= migrations.length; count++) {
    const store = await opened(folder, { migrations: migrations.slice(0, count) })
    const before = await digests(store)
    await store.embedded?.rebuild()
    expect(await digests(store)).toEqual(before)
    await store.close()
  }
})

test('a migration that changes a table and its rows is replayed in its place, and a rebuild goes on keeping the record', async () => {
  const { folder, store, told } = await written(4)
  await store.close()
  const reshape: Migration = {
    name: '9001-reshape',
    sql: `
alter table cases.section add column words integer not null default 0;
update cases.section set words = length(content);
alter table cases.section drop column changed_at;
`,
  }
  const migrated = await opened(folder, { migrations: [...testMigrations, reshape] })
  await migrated.act({ ...officer, kind: 'test.done' }, async ({ query }) => ({
    answer: await query("update cases.section set words = words + 1 where section = 'section-2'"),
  }))
  const before = await digests(migrated)
  const rows = () => asOwner(migrated, 'select case_id, section, words from cases.section order by section')
  const there = await rows()
  expect(there.length).toBe(4)
  await migrated.embedded?.rebuild()
  expect(await digests(migrated)).toEqual(before)
  expect(await rows()).toEqual(there)
  const { n } = await migrated.act({ ...officer, kind: 'test.done' }, async () => ({ answer: 0 }))
  expect(n).toBeGreaterThan(told.at(-1)?.n ?? 0)
  await migrated.close()
})

test('a sync that the kernel fails ends the process with 3, and nothing told before is lost', async ({ skip }) => {
  if (spawnSync('strace', ['-V']).status !== 0) skip('there is no strace here')
  const folder = await aFolder()
  const file = `${folder}.told`
  const inject = [
    'strace',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    'trace=fdatasync',
    '-e',
    'inject=fdatasync:error=EIO:when=60+',
  ]
  const holder = await aHolder({ folder, acknowledgements: file, writers: 4 }, inject)
  const { code, said } = await holder.ended
  expect(code).toBe(3)
  expect(said).toContain('RECORD-UNKNOWN-OUTCOME')
  const told = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  expect(told.length).toBeGreaterThan(0)
  const again = await opened(folder)
  expect(await findings(again, told.map(acknowledged))).toEqual([])
  await again.close()
})

test('the line of every entry is checked with SHA-256 alone', async () => {
  const { folder, store } = await written(2)
  await store.close()
  const lines = readFileSync(join(folder, 'record.journal'), 'utf8').split('\n').slice(0, -1)
  expect(lines.length).toBeGreaterThan(4)
  expect(lines.filter((line) => lineOf(Buffer.from(line)) === undefined)).toEqual([])
  expect(existsSync(join(folder, 'record.cut-0'))).toBe(false)
})

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes)
  other[at] = (other[at] ?? 0) ^ 1
  return other
}

const mark = (folder: string) => join(folder, 'tables/concordat-tables.json')

const acknowledged = (line: string): Acknowledged => {
  const [request = '', n = '', hash = ''] = line.split(' ')
  return { request, n: Number(n), hash }
}

/** A store with so many acts on a case; every third leaves a note of a person. */
async function written(count: number) {
  const folder = await aFolder()
  const store = await opened(folder)
  return { folder, store, told: [...(await acts(store, count))] }
}

async function acts(store: Store, count: number): Promise<readonly Acknowledged[]> {
  const caseId = await addCase(store)
  const told: Acknowledged[] = []
  for (let i = 0; i < count; i++) {
    const request = `${officer.by}-${caseId}-${i}`
    const { n, hash } = await save(store, caseId, request, `words ${i}`)
    told.push({ request, n, hash })
  }
  return told
}
