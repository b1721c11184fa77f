import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { linked, sha256 } from '../record/line.ts'
import type { Store } from '../store.ts'
import { aFolder, aPath, opened } from '../testing/a-folder.ts'
import { aCase, aDocument, aPerson, aWord, darlington, hartlepool, stockton, verified } from '../testing/a-record.ts'
import { testMigrations } from '../testing/every-type.ts'
import { copyEmptyTables } from '../testing/template.ts'
import { tablesAtRest } from './at-rest.ts'
import { backUp, bytesOf } from './backup.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { exportRecord } from './export.ts'
import { liveTables } from './live-tables.ts'
import { redactEntry } from './redact.ts'
import { planRepair, repair } from './repair.ts'
import { restore } from './restore.ts'
import { fileSource, folderSource } from './source.ts'
import { fileAsSpare, journalAsSpare, type Spare, tablesAsSpare } from './spares.ts'
import { verifyRecord } from './verify.ts'

copyEmptyTables()

let store: Store | undefined
afterEach(async () => {
  await store?.close()
  store = undefined
})

async function aStoreWithActs() {
  const folder = await aFolder()
  store = await opened(folder)
  const theirs = await aCase(store, [hartlepool, darlington])
  const others = await aCase(store, [stockton])
  await aDocument(store, 'A return of 2025-26')
  await aPerson(store, 'Ada Lovelace', 'My road is too narrow')
  return { folder, store, theirs, others }
}

async function exported(of: Store, council?: string) {
  const path = join(dirname(of.folder), `export-${council ?? 'all'}-${Date.now()}`)
  const { checkpoint } = await makeCheckpoint(of)
  const answer = await exportRecord({
    source: folderSource(of.folder),
    path,
    until: checkpoint.n,
    ...(council === undefined ? {} : { council }),
  })
  const verification = await verifyRecord({
    source: fileSource(path),
    isGrowing: false,
    isExport: true,
    migrations: [],
    checkpoints: [{ place: 'beside it', checkpoint }],
  })
  return { path, answer, verification, text: readFileSync(path, 'utf8') }
}

async function backedUp(of: Store, options: { readonly withKeys: boolean } = { withKeys: false }): Promise<string> {
  const checkpoint = await makeCheckpoint(of)
  const path = join(dirname(of.folder), `backup-${Date.now()}.tar`)
  const { journal, personal } = checkpoint
  await backUp(
    {
      source: folderSource(of.folder, { journal, personal }),
      checkpoint,
      personalLength: personal,
      personalBytes: () => bytesOf(join(of.folder, 'personal.lines'), personal),
      folder: of.folder,
    },
    path,
    options,
  )
  return path
}

test('an export for a council leaves out what it may not read, and verifies from its first line to its last', async () => {
  const { store, theirs, others } = await aStoreWithActs()
  await aWord(store, { case: theirs }, 'said on a case of ours')
  await aWord(store, { case: theirs, council: darlington }, 'said by Darlington alone')
  await aWord(store, { case: theirs, council: hartlepool }, 'said by Hartlepool alone')
  await aWord(store, { case: others }, 'said on a case of others')
  await aWord(store, {}, 'said to everybody')
  const redacted = await aWord(store, { case: theirs }, 'said unlawfully')
  await redactEntry(store, { entry: redacted, reason: 'Unlawful words', by: store.localUser })
  const { text, verification, answer } = await exported(store, hartlepool)
  const saidIn = (of: string) => [...of.matchAll(/"said": ?"([^"]*)"/g)].map(([, words]) => words)
  expect(saidIn(text)).toEqual(['said on a case of ours', 'said by Hartlepool alone', 'said to everybody'])
  expect(text).not.toContain('Ada')
  // Darlington’s word, a case of others and what was said on it, and the redacted entry.
  expect(answer.leftOut).toBe(4)
  expect(verification).toMatchObject({ findings: [], bodiesLeftOut: 4, checkpoints: [{ agrees: true }] })
  const all = await exported(store)
  expect(saidIn(all.text)).toHaveLength(5)
  expect(all.verification).toMatchObject({ findings: [], bodiesLeftOut: 1 })
  // One word changed in the file is found there too.
  writeFileSync(`${all.path}-changed`, all.text.replace('said to everybody', 'said to nobody ii'))
  const source = fileSource(`${all.path}-changed`)
  const changed = await verifyRecord({ source, isGrowing: false, isExport: true, migrations: [] })
  expect(changed.findings).toHaveLength(1)
})

test('a backup made while the store is open is restored elsewhere, the same in every table', async () => {
  const { store, theirs } = await aStoreWithActs()
  const path = await backedUp(store)
  const before = await liveTables(store.backend)
  await aWord(store, { case: theirs }, 'after the backup')
  const there = aPath()
  mkdirSync(there)
  const { last, documents, personal, findings } = await restore(path, there, testMigrations)
  expect([last.n, findings, documents?.named, personal?.rows]).toEqual([before.n, [], 1, 3])
  expect(readdirSync(there).sort()).toEqual(['documents', 'personal.lines', 'record.journal'])
  const again = await opened(there)
  expect((await liveTables(again.backend)).digests).toEqual(before.digests)
  // The key was left out of the backup: nobody signs with another in its place.
  await expect(makeCheckpoint(again)).rejects.toMatchObject({ code: 'RECORD-CHECKPOINT' })
  await again.close()
  await expect(restore(path, there, testMigrations)).rejects.toMatchObject({ code: 'RECORD-BACKUP' })
})

test('a backup with its keys signs on; one is never written over another, and nothing is left of one that fails', async () => {
  const { folder, store } = await aStoreWithActs()
  const path = await backedUp(store, { withKeys: true })
  const there = aPath()
  mkdirSync(there)
  await restore(path, there, testMigrations)
  const again = await opened(there)
  expect((await makeCheckpoint(again)).checkpoint.n).toBe((await makeCheckpoint(store)).checkpoint.n)
  await again.close()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const checkpoint = await makeCheckpoint(store)
  const from = {
    source: folderSource(folder, { journal: checkpoint.journal }),
    checkpoint,
    personalLength: checkpoint.personal,
    personalBytes: () => bytesOf(join(folder, 'personal.lines'), checkpoint.personal),
    folder,
  }
  await expect(backUp(from, path, { withKeys: false })).rejects.toMatchObject({ code: 'RECORD-BACKUP' })
  const nowhere = join(folder, 'no-such-folder', 'backup.tar')
  await expect(backUp(from, nowhere, { withKeys: false })).rejects.toMatchObject({ code: 'RECORD-BACKUP' })
  // A document the record names is gone: such a backup could not be restored.
  const [document = ''] = store.documents.list()
  const bytes = readFileSync(join(folder, 'documents', document.slice(0, 2), document))
  writeFileSync(join(folder, 'documents', document.slice(0, 2), document), 'another')
  const wrong = join(dirname(folder), 'wrong.tar')
  await expect(backUp(from, wrong, { withKeys: false })).rejects.toMatchObject({ code: 'RECORD-CHAIN' })
  expect(readdirSync(dirname(folder)).filter((name) => name.includes('wrong'))).toEqual([])
  writeFileSync(join(folder, 'documents', document.slice(0, 2), document), bytes)
})

test('a backup in which any byte was changed is refused, or restores the very same record', async () => {
  const { store } = await aStoreWithActs()
  const path = await backedUp(store)
  const whole = readFileSync(path)
  const there = aPath()
  mkdirSync(there)
  await restore(path, there, testMigrations)
  const should = readFileSync(join(there, 'record.journal'))
  let refused = 0
  let same = 0
  for (let at = 0; at < whole.length; at += 37) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const damaged = `${path}-damaged`
    writeFileSync(damaged, bytes)
    const place = aPath()
    mkdirSync(place)
    try {
      await restore(damaged, place, testMigrations)
      expect(readFileSync(join(place, 'record.journal')).equals(should)).toBe(true)
      same += 1
    } catch (error) {
      expect(error).toMatchObject({ code: 'RECORD-BACKUP' })
      expect(readdirSync(place)).toEqual([])
      refused += 1
    }
  }
  // What may change without harm is the padding of the tar and what it says of times and owners.
  expect(refused).toBeGreaterThan(same)
  const short = `${path}-short`
  for (const length of [0, 100, 512, 3000, whole.length - 1500]) {
    writeFileSync(short, whole.subarray(0, length))
    const place = aPath()
    mkdirSync(place)
    await expect(restore(short, place, testMigrations)).rejects.toMatchObject({ code: 'RECORD-BACKUP' })
  }
})

/** A stopped store of some acts, with a partner’s copy and a backup of it: made once, and copied. */
let sound: Promise<{ readonly folder: string; readonly copy: string; readonly backup: string }> | undefined
async function stopped() {
  const { folder, store: open, theirs } = await aStoreWithActs()
  for (const said of ['First', 'Second', 'Third', 'Fourth']) await aWord(open, { case: theirs }, said)
  const copy = (await exported(open)).path
  const backup = await backedUp(open)
  await open.close()
  store = undefined
  return { folder, copy, backup }
}

/** The same with a change made to its journal. */
async function damaged(change: (lines: Buffer[]) => Buffer[]) {
  sound ??= stopped()
  const { folder: from, ...files } = await sound
  const folder = aPath()
  cpSync(from, folder, { recursive: true })
  const path = join(folder, 'record.journal')
  const whole = readFileSync(path)
  const lines = whole.toString('utf8').split('\n').slice(0, -1)
  writeFileSync(path, Buffer.concat(change(lines.map((line) => Buffer.from(`${line}\n`)))))
  return { folder, path, whole, ...files }
}

function flipped(line: Buffer | undefined, at: number): Buffer {
  const bytes = Buffer.from(line ?? [])
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

const damages: readonly [string, (lines: Buffer[]) => Buffer[]][] = [
  ['a byte of content', (lines) => lines.with(5, flipped(lines[5], 400))],
  ['a byte of a hash', (lines) => lines.with(5, flipped(lines[5], 20))],
  ['a byte of a number', (lines) => lines.with(5, flipped(lines[5], (lines[5]?.indexOf(' ', 5) ?? 0) + 1))],
  ['the end of a line', (lines) => lines.with(5, flipped(lines[5], (lines[5]?.length ?? 0) - 1))],
  ['the number of synced bytes', (lines) => lines.with(5, flipped(lines[5], 1))],
  ['an entry dropped', (lines) => lines.toSpliced(5, 1)],
  ['two entries dropped', (lines) => lines.toSpliced(5, 2)],
  [
    'two entries that changed places',
    (lines) => lines.with(5, lines[6] ?? Buffer.of()).with(6, lines[5] ?? Buffer.of()),
  ],
  ['bytes too many', (lines) => lines.toSpliced(5, 0, Buffer.from('what is this\n'))],
  ['the last entry', (lines) => lines.with(-1, flipped(lines.at(-1), 400))],
  ['the last two entries cut off', (lines) => lines.slice(0, -2)],
]

test.each(damages)('%s is put back from the tables, and the record is what it was', async (_what, change) => {
  const { folder, path, whole } = await damaged(change)
  const plan = await planRepair(folder, [journalAsSpare(folder), tablesAsSpare(folder)])
  expect(plan.missing).toEqual([])
  expect(plan.gaps.length + plan.safeToMend).toBeGreaterThan(0)
  await repair(folder, plan)
  expect(chainOf(readFileSync(path))).toEqual(chainOf(whole))
  expect((await verified(folder)).findings).toEqual([])
  expect(existsSync(join(folder, 'record.journal.damaged'))).toBe(true)
})

test('a store whose record was repaired opens and goes on', async () => {
  const { folder } = await damaged((lines) => lines.with(5, flipped(lines[5], 400)))
  await expect(opened(folder, { rebuild: true })).rejects.toMatchObject({ code: 'RECORD-ROT' })
  await repair(folder, await planRepair(folder, [journalAsSpare(folder), tablesAsSpare(folder)]))
  const tables = await tablesAtRest(folder)
  if (tables === undefined) throw new Error('the tables do not open')
  expect((await verified(folder, { tables })).findings).toEqual([])
  store = await opened(folder)
  await aWord(store, {}, 'It goes on')
  expect((await verified(folder)).findings).toEqual([])
})

/** Everything of a journal but how much was synced when. */
function chainOf(bytes: Buffer): readonly string[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .map((line) => line.slice(line.indexOf(' ')))
}

test.each([
  ['a partner’s copy', 'copy'],
  ['a backup', 'backup'],
] as const)('an entry is put back from %s, if it fits', async (_what, which) => {
  const change = (lines: Buffer[]) => lines.with(5, flipped(lines[5], 400))
  const { folder, path, whole, ...files } = await damaged(change)
  expect((await planRepair(folder, [journalAsSpare(folder)])).missing).toEqual([6])
  const plan = await planRepair(folder, [journalAsSpare(folder), fileAsSpare(files[which])])
  expect(plan.putBack.map(({ n, from }) => [n, from])).toEqual([[6, files[which]]])
  await repair(folder, plan)
  expect(chainOf(readFileSync(path))).toEqual(chainOf(whole))
})

test('what does not fit is not put back, and nothing is written while something is missing', async () => {
  const { folder, path, copy } = await damaged((lines) => lines.with(5, flipped(lines[5], 400)))
  const before = readFileSync(path)
  // A partner who changed a word, and made the hashes of that entry fit their own line.
  const forged = `${copy}-forged`
  const lines = readFileSync(copy, 'utf8').split('\n')
  const [safe, , n, , ...body] = (lines[5] ?? '').split(' ')
  const words = body.join(' ').replace('Shared', 'Forged')
  const prev = lines[4]?.split(' ')[1] ?? ''
  lines[5] = `${safe} ${linked(prev, Number(n), sha256(words))} ${n} ${sha256(words)} ${words}`
  writeFileSync(forged, lines.join('\n'))
  const liar: Spare = { ...fileAsSpare(forged), isOwn: true }
  const plan = await planRepair(folder, [journalAsSpare(folder), liar])
  expect(plan.missing).toEqual([6])
  await expect(repair(folder, plan)).rejects.toMatchObject({ code: 'RECORD-REPAIR' })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.startsWith('record.'))).toEqual(['record.journal'])
})

test('entries after the last that stands are believed of our own tables alone', async () => {
  const { folder, copy } = await damaged((lines) => lines.slice(0, -2))
  expect(await planRepair(folder, [fileAsSpare(copy)])).toMatchObject({ gaps: [], putBack: [] })
  expect((await planRepair(folder, [tablesAsSpare(folder)])).putBack).toHaveLength(2)
})
