import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, inflateSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { aFolder, aPath, opened } from '../testing/a-folder.ts'
import { aPerson, aWord, verified } from '../testing/a-record.ts'
import { testMigrations } from '../testing/every-type.ts'
import { copyEmptyTables } from '../testing/template.ts'
import { backUp, bytesOf } from './backup.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { erasePerson } from './erase.ts'
import { liveTables } from './live-tables.ts'
import { redactEntry, redactedEntries } from './redact.ts'
import { folderSource, type RecordSource } from './source.ts'
import { verifyGrowing } from './verify-growing.ts'

copyEmptyTables()

const name = 'Zebedee Quillfeather'
const words = 'The crossing at Mill Lane has no lights and my Tuesday visits are missed'
const other = 'Somebody who stays'

let store: Store | undefined
afterEach(async () => {
  await store?.close()
  store = undefined
})

async function withTwoPersons() {
  const folder = await aFolder()
  store = await opened(folder)
  const person = await aPerson(store, name, words)
  await aPerson(store, other, 'These words stay')
  await aWord(store, {}, 'An act in office')
  return { folder, person, store }
}

/** Which of some texts stand in the files of a folder, also where they are packed: `file: text`. */
function held(folder: string, texts: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .flatMap((file) => {
      const all = unpacked(readFileSync(join(folder, file)))
      return texts.filter((text) => all.some((bytes) => bytes.includes(text))).map((text) => `${file}: ${text}`)
    })
}

const packings = [
  [Buffer.from([0x1f, 0x8b, 8]), gunzipSync],
  ...[0x01, 0x9c, 0xda].map((level) => [Buffer.from([0x78, level]), inflateSync] as const),
] as const

function unpacked(bytes: Buffer): readonly Buffer[] {
  const all = [bytes]
  for (const [mark, unpack] of packings) {
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
      try {
        all.push(unpack(bytes.subarray(at)))
      } catch {
        // No packed bytes begin here after all.
      }
    }
  }
  return all
}

async function backupOf(of: Store, path: string) {
  const checkpoint = await makeCheckpoint(of)
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
    { withKeys: false },
  )
}

test('an erased person is in no file of the data folder and in no later backup, and the record is whole', async () => {
  const { folder, person, store } = await withTwoPersons()
  await store.backend.rebuild()
  expect(held(folder, [name, words]).length).toBeGreaterThan(3)
  const erased = await erasePerson(store, { person, reason: 'Asked for by letter', by: store.localUser })
  expect(erased).toMatchObject({ rows: 2, backupsExpireAfterDays: 35 })
  const now = held(folder, [name, words, words.slice(10, 30), other])
  expect(now.filter((each) => !each.endsWith(other))).toEqual([])
  expect(now).toContain(`personal.lines: ${other}`)
  const backup = join(aPath(), '..', `backup-${erased.n}.tar`)
  await backupOf(store, backup)
  expect(unpacked(readFileSync(backup)).some((bytes) => bytes.includes(name) || bytes.includes(words))).toBe(false)
  expect(readFileSync(backup).includes(other)).toBe(true)
  const tables = await liveTables(store.backend)
  const { findings, personal } = await verified(folder, { tables })
  expect(findings).toEqual([])
  expect(personal?.blanks.map(({ by }) => by)).toEqual([erased.n, erased.n])
  await store.read(async ({ tables: t }) => {
    const names = await t.selectFrom('personal.person').select('name').execute()
    expect(names.map((row) => row.name)).toContain(other)
    expect(names.map((row) => row.name)).not.toContain(name)
  })
})

test('somebody who is not there, or was erased, is told so and nothing is written', async () => {
  const { person, store } = await withTwoPersons()
  await erasePerson(store, { person, by: store.localUser })
  const { n } = (await makeCheckpoint(store)).checkpoint
  await expect(erasePerson(store, { person, by: store.localUser })).rejects.toMatchObject({ code: 'RECORD-PERSON' })
  await expect(erasePerson(store, { person: 'Zebedee', by: store.localUser })).rejects.toMatchObject({
    code: 'RECORD-PERSON',
  })
  expect((await makeCheckpoint(store)).checkpoint.n).toBe(n)
})

test('erasing that was broken off after its entry is finished by the next start', async () => {
  const { folder, person, store: first } = await withTwoPersons()
  const before = readFileSync(join(folder, 'personal.lines'))
  await erasePerson(first, { person, by: first.localUser })
  await first.close()
  store = undefined
  // As if the process had ended before any byte was blanked, or half way through a line.
  const half = Buffer.from(before)
  const at = before.indexOf(name)
  half.fill(0x20, at - 100, at + 5)
  for (const bytes of [before, half]) {
    const again = aPath()
    cpSync(folder, again, { recursive: true })
    writeFileSync(join(again, 'personal.lines'), bytes)
    const started = await opened(again)
    expect(held(again, [name, words])).toEqual([])
    expect((await verified(again, { tables: await liveTables(started.backend) })).findings).toEqual([])
    await started.close()
    expect(existsSync(join(again, 'tables.rebuild'))).toBe(false)
  }
})

test('whoever is erased while the record is verified is no damage, whatever of it was read before', async () => {
  const { folder, store } = await withTwoPersons()
  const persons = [name, other].map((each) => `${each} erased meanwhile`)
  const subjects = await Promise.all(persons.map((each) => aPerson(store, each, words)))
  /** Verifies as a command does beside a server; something happens once the rows of persons are read, or before. */
  const verifiedWhile = (when: 'after' | 'before', happens: () => Promise<unknown>) => {
    let waits: (() => Promise<unknown>) | undefined = happens
    const findings: (readonly string[])[] = []
    const verify = async () => {
      const tables = when === 'before' ? { tables: await liveTables(store.backend) } : {}
      const { journal, personal } = await makeCheckpoint(store)
      const whole = folderSource(folder, { journal, personal })
      const then = async () => {
        await waits?.()
        waits = undefined
      }
      const source: RecordSource = {
        ...whole,
        personal: async function* () {
          if (when === 'before') await then()
          yield* whole.personal()
          if (when === 'after') await then()
        },
        // Read to its end, the journal has the entry that orders it; read as far as it had come, it has not.
        lines: when === 'after' ? () => folderSource(folder).lines() : whole.lines,
      }
      const verification = await verified(folder, { source, isGrowing: true, ...tables })
      findings.push(verification.findings.map(({ code }) => code))
      return { verification, isGrowing: true }
    }
    return verifyGrowing(verify, 10).then(({ verification }) => ({ verification, findings }))
  }
  for (const [index, when] of (['after', 'before'] as const).entries()) {
    const person = subjects[index] ?? ''
    const { verification, findings } = await verifiedWhile(when, () =>
      erasePerson(store, { person, by: store.localUser }),
    )
    expect([when, findings[0]?.length === 0, verification.findings]).toEqual([when, false, []])
  }
})

test('damage to rows of persons is told beside a running process too, once it was found twice', async () => {
  const { folder } = await withTwoPersons()
  const path = join(folder, 'personal.lines')
  const bytes = readFileSync(path)
  bytes.write('Zebedoo', bytes.indexOf('Zebedee'))
  writeFileSync(path, bytes)
  let times = 0
  const { verification } = await verifyGrowing(async () => {
    times += 1
    return { verification: await verified(folder, { isGrowing: true }), isGrowing: true }
  }, 10)
  expect([times, verification.findings.map(({ code }) => code)]).toEqual([2, ['RECORD-PERSONAL']])
})

test('the local user, in whose name everything is done, is not erased', async () => {
  const { store } = await withTwoPersons()
  const { n } = (await makeCheckpoint(store)).checkpoint
  await expect(erasePerson(store, { person: store.localUser.by, by: store.localUser })).rejects.toMatchObject({
    code: 'RECORD-PERSON',
    message: expect.stringContaining('the local user'),
  })
  expect((await makeCheckpoint(store)).checkpoint.n).toBe(n)
})

test('a blank that no entry ordered is damage', async () => {
  const { folder, store: first } = await withTwoPersons()
  await first.close()
  store = undefined
  const path = join(folder, 'personal.lines')
  const lines = readFileSync(path, 'utf8').split('\n')
  const row = lines.findIndex((line) => line.includes(name))
  lines[row] = lines[row]?.replace(/\{.*\}/, (text) => ' '.repeat(text.length)) ?? ''
  writeFileSync(path, lines.join('\n'))
  const { findings } = await verified(folder)
  expect(findings.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('is blank, and no entry ordered that'),
  ])
})

test('an entry that is redacted keeps its hash, and cannot be withheld twice or where it would hide the record itself', async () => {
  const { folder, store } = await withTwoPersons()
  const entry = await aWord(store, {}, 'Words that should not stand here')
  const { n } = await redactEntry(store, { entry, reason: 'Unlawful words', by: store.localUser })
  expect(await store.read((t) => redactedEntries(t))).toEqual(new Map([[entry, 'Unlawful words']]))
  for (const [each, reason] of [
    [entry, 'again'],
    [1, 'the first'],
    [n, 'a redaction'],
    [999_999, 'none'],
    [2, ' '],
  ] as const) {
    await expect(redactEntry(store, { entry: each, reason, by: store.localUser })).rejects.toMatchObject({
      code: 'RECORD-REDACTION',
    })
  }
  const { findings, remarks } = await verified(folder, {
    tables: await liveTables(store.backend),
    migrations: testMigrations,
  })
  expect([findings, remarks]).toEqual([[], [`Entry ${entry} is withheld wherever it is shown, as entry ${n} says.`]])
})
