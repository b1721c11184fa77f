import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { eraseAPerson, makeACheckpoint, rebuildTables, redactAnEntry } from '../keeping/operations.ts'
import type { Store } from '../store.ts'
import { aFolder, aPath, opened } from '../testing/a-folder.ts'
import { aHolder } from '../testing/a-holder.ts'
import { aWord } from '../testing/a-record.ts'
import { askHolder } from './ask.ts'
import { type Listening, listenForOperations } from './listen.ts'
import { operation, type Progress } from './operation.ts'
import { socketOf } from './socket-path.ts'

let store: Store | undefined
let listening: Listening | undefined
afterEach(async () => {
  await listening?.close()
  await store?.close()
  store = listening = undefined
})

const version = '1'

test('a command writes while another process holds the store, and is told what it did', async () => {
  const folder = await aFolder()
  const first = await opened(folder)
  const entry = await aWord(first, {}, 'Words that should not stand here')
  await first.close()
  const holder = await aHolder(folder)
  try {
    await expect(opened(folder)).rejects.toMatchObject({ code: 'RECORD-HELD' })
    const told: Progress[] = []
    const done = await askHolder(folder, redactAnEntry, { entry, reason: 'Unlawful words' }, { version })
    expect(done?.answer.n).toBe(entry + 1)
    const made = await askHolder(folder, makeACheckpoint, {}, { version })
    expect(made?.answer.checkpoint.n).toBe(entry + 1)
    const rebuilt = await askHolder(folder, rebuildTables, {}, { version, tell: (progress) => told.push(progress) })
    expect(rebuilt?.answer).toMatchObject({ n: entry + 1, differed: [] })
    expect(told.map(({ doing }) => doing)).toEqual(['Building the tables anew from the record'])
    // A fault comes over with its code, place and sentence.
    const person = '00000000-0000-4000-8000-00000000abcd'
    await expect(askHolder(folder, eraseAPerson, { person }, { version })).rejects.toMatchObject({
      name: 'RecordFault',
      code: 'RECORD-PERSON',
      place: person,
    })
  } finally {
    await holder.end()
  }
  expect(socketOf(folder)).toBeUndefined()
  expect(readFileSync(join(folder, 'record.journal'), 'utf8')).toContain('record.redacted')
})

test('a process that was killed leaves a socket that nobody answers, and the next one takes its place', async () => {
  const folder = await aFolder()
  const holder = await aHolder(folder)
  await holder.end('SIGKILL')
  expect(socketOf(folder)).toBeDefined()
  expect(await askHolder(folder, makeACheckpoint, {}, { version })).toBeUndefined()
  store = await opened(folder)
  listening = await listenForOperations(store, [makeACheckpoint], version)
  expect((await askHolder(folder, makeACheckpoint, {}, { version }))?.answer.checkpoint.n).toBeGreaterThan(0)
})

test('a data directory with a long path has its socket where a short one leads, for its owner alone', async () => {
  const deep = join(aPath(), 'a-rather-long-name'.repeat(5), 'and-another'.repeat(5))
  mkdirSync(deep, { recursive: true })
  store = await opened(deep)
  listening = await listenForOperations(store, [makeACheckpoint], version)
  const socket = socketOf(deep) ?? ''
  expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(103)
  expect(statSync(socket).mode & 0o777).toBe(0o600)
  expect(statSync(resolve(socket, '..')).mode & 0o777).toBe(0o700)
  expect((await askHolder(deep, makeACheckpoint, {}, { version }))?.answer.checkpoint.n).toBeGreaterThan(0)
  await listening.close()
  expect(existsSync(socket)).toBe(false)
  expect(socketOf(deep)).toBeUndefined()
})

test('what is not asked properly is refused, and the store goes on', async () => {
  store = await opened(await aFolder())
  const { folder } = store
  listening = await listenForOperations(store, [makeACheckpoint, redactAnEntry], version)
  const refused = { code: 'RECORD-ASKED' }
  await expect(askHolder(folder, makeACheckpoint, {}, { version: '2' })).rejects.toMatchObject(refused)
  await expect(askHolder(folder, rebuildTables, {}, { version })).rejects.toMatchObject(refused)
  const unlike = operation('record.redact', z.unknown(), async () => undefined)
  await expect(askHolder(folder, unlike, { entry: 'two' }, { version })).rejects.toMatchObject(refused)
  for (const nonsense of ['no JSON\n', '[]\n', '{"operation":"__proto__"}\n', `${'x'.repeat(5_000_000)}\n`]) {
    await new Promise<void>((closed) => {
      const socket = connect(socketOf(folder) ?? '', () => socket.write(nonsense))
      socket.on('error', () => {})
      socket.resume()
      socket.on('close', () => closed())
    })
  }
  expect((await askHolder(folder, makeACheckpoint, {}, { version }))?.answer.checkpoint.n).toBeGreaterThan(0)
})

test('stopping waits for what was asked', async () => {
  store = await opened(await aFolder())
  const slow = operation('slow', z.strictObject({}), async (of) => {
    await new Promise((later) => setTimeout(later, 300))
    return (await aWord(of, {}, 'Said late')) > 0
  })
  listening = await listenForOperations(store, [slow], version)
  const asked = askHolder(store.folder, slow, {}, { version })
  await new Promise((later) => setTimeout(later, 100))
  await listening.close()
  expect(await asked).toEqual({ answer: true })
})
