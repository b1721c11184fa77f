import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  cpSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Store } from './store.ts'
import { aFolder, aPath, opened } from './testing/a-folder.ts'
import { findings } from './testing/judge.ts'
import { type Operation, type RecordingDisk, recordingDisk } from './testing/recording-disk.ts'
import { copyEmptyTables } from './testing/template.ts'
import { type Acknowledged, addCase, save as saveThere } from './testing/writing.ts'

const isSoaking = process.env['CONCORDAT_SOAK'] === '1'
const hours = 4 * 3_600_000

let disk: RecordingDisk | undefined
afterEach(() => {
  disk?.stop()
  disk = undefined
})

/** Fails operations of the disk while told to. */
class Failing {
  /** Given back in an operation’s place; undefined lets it through. */
  how: ((operation: Operation) => NodeJS.ErrnoException | undefined) | undefined

  before = (operation: Operation) => {
    const error = this.how?.(operation)
    if (error !== undefined) throw error
  }
}

const errno = (code: string) => Object.assign(new Error(`${code}: injected by a test`), { code, errno: -28 })
const isOf = (place: string) => (operation: Operation) =>
  operation.path === place || operation.path.startsWith(`${place}/`)
const isWrite = (operation: Operation) => operation.do === 'write'

interface Opened {
  readonly store: Store
  readonly failing: Failing
  readonly caseId: string
  readonly told: Acknowledged[]
  readonly fatal: () => string | undefined
  /** Saves, and notes what was told. */
  save(request: string, words?: string): Promise<void>
}

async function onFailingDisk(): Promise<Opened> {
  const failing = new Failing()
  disk = recordingDisk(await aFolder(), { before: failing.before })
  let fatal: string | undefined
  const store = await opened(disk.folder, {
    onFatal: (fault) => {
      fatal ??= fault.code
    },
  })
  const caseId = await addCase(store)
  const told: Acknowledged[] = []
  return {
    store,
    failing,
    caseId,
    told,
    fatal: () => fatal,
    save: async (request, words = 'words') => {
      const { n, hash } = await saveThere(store, caseId, request, words)
      told.push({ request, n, hash })
    },
  }
}

/** The folder as a killed process would leave it, opened again. */
async function afterwards(told: readonly Acknowledged[]): Promise<Store> {
  const copy = aPath()
  cpSync(disk?.folder ?? '', copy, { recursive: true })
  const store = await opened(copy)
  expect(await findings(store, told)).toEqual([])
  return store
}

describe('a full disk', () => {
  test('without room for the record refuses the act, keeps what was acknowledged, and goes on when there is room', async () => {
    const { store, failing, told, fatal, save } = await onFailingDisk()
    await save('before')
    failing.how = (operation) => (isWrite(operation) && isOf('record.journal')(operation) ? errno('ENOSPC') : undefined)
    for (let i = 0; i < 3; i++) await expect(save(`refused-${i}`)).rejects.toMatchObject({ code: 'RECORD-FULL' })
    failing.how = undefined
    await save('after')
    expect(fatal()).toBeUndefined()
    expect(await findings(store, told)).toEqual([])
    await store.close()
    await (await afterwards(told)).close()
  })

  test('without room for rows of persons refuses the act and leaves no half of it', async () => {
    const { store, failing, told, save } = await onFailingDisk()
    failing.how = (operation) => (isWrite(operation) && isOf('personal.lines')(operation) ? errno('ENOSPC') : undefined)
    let refused = 0
    for (let i = 0; i < 6; i++) {
      await save(`act-${i}`).catch((error: { code: string }) => {
        expect(error.code).toBe('RECORD-FULL')
        refused += 1
      })
    }
    expect(refused).toBeGreaterThan(0)
    failing.how = undefined
    await save('after')
    expect(await findings(store, told)).toEqual([])
    await store.close()
  })

  test('without room for the tables’ rows refuses the act, and goes on when there is room', async () => {
    const { store, failing, told, fatal, save } = await onFailingDisk()
    await save('before')
    failing.how = (operation) => (isWrite(operation) && isOf('tables/base')(operation) ? errno('ENOSPC') : undefined)
    const answers = await manyActs(save)
    expect(answers.filter((each) => each !== 'done' && each !== 'RECORD-FULL')).toEqual([])
    expect(answers).toContain('RECORD-FULL')
    expect(fatal()).toBeUndefined()
    failing.how = undefined
    await save('after')
    expect(await findings(store, told)).toEqual([])
    await store.close()
  })

  test.each([
    ['a file of the tables', (operation: Operation) => operation.do === 'create' && isOf('tables')(operation)],
    ['the tables’ own log', (operation: Operation) => isWrite(operation) && isOf('tables/pg_wal')(operation)],
  ])('without room for %s stops the process, and nobody was told a lie', async (_, isHit) => {
    const { store, failing, told, fatal, save } = await onFailingDisk()
    await save('before')
    failing.how = (operation) => (isHit(operation) ? errno('ENOSPC') : undefined)
    const answers = await manyActs(save)
    const lies = answers.filter((each) => !/^(done|RECORD-(FULL|UNKNOWN-OUTCOME|STOPPED))$/.test(each))
    expect(lies).toEqual([])
    expect(fatal()).toBe('RECORD-UNKNOWN-OUTCOME')
    failing.how = undefined
    await (await afterwards(told)).close()
    await store.close()
  })
})

describe('a disk of its own', () => {
  test(
    'that is full refuses acts, goes on reading, and takes acts again when there is room',
    async ({ skip }) => {
      const mount = aDisk(160)
      if (mount === undefined) return skip('only root can make a small disk and mount it')
      try {
        const folder = join(mount.path, 'data')
        cpSync(await aFolder(), folder, { recursive: true })
        for (const keepFree of [8_000_000, 0]) {
          const store = await opened(folder, { keepFree })
          const caseId = await addCase(store)
          const told: Acknowledged[] = []
          const act = async (request: string) => {
            const { n, hash } = await saveThere(store, caseId, request, randomBytes(100_000).toString('hex'))
            told.push({ request, n, hash })
          }
          await act(`${caseId} before`)
          const ballast = join(mount.path, 'ballast')
          fillDisk(ballast)
          let refused = 0
          for (let i = 0; i < 40; i++) {
            await act(`${caseId} ${i}`).catch((error: { code: string }) => {
              // The room is looked at once a second: a fast writer meets the end of the disk first.
              expect(keepFree > 0 ? ['RECORD-SPACE', 'RECORD-FULL'] : ['RECORD-FULL']).toContain(error.code)
              refused += 1
            })
          }
          expect(refused).toBeGreaterThan(0)
          expect(
            await store.read(({ tables }) => tables.selectFrom('cases.case').select('id').execute()),
          ).toContainEqual({
            id: caseId,
          })
          rmSync(ballast)
          await new Promise((resolve) => setTimeout(resolve, 1100))
          await act(`${caseId} after`)
          expect(await findings(store, told)).toEqual([])
          await store.close()
        }
      } finally {
        mount.end()
      }
    },
    hours,
  )
})

/** A small disk of its own; undefined where this may not be done. */
function aDisk(megabytes: number): { readonly path: string; end(): void } | undefined {
  const path = mkdtempSync(join(tmpdir(), 'concordat-disk-'))
  const image = `${path}.image`
  writeFileSync(image, '')
  truncateSync(image, megabytes * 1_000_000)
  const end = () => {
    spawnSync('umount', [path])
    rmSync(image, { force: true })
    // What failed before is what should be told, not that the disk is still in use.
    try {
      rmSync(path, { recursive: true, force: true })
    } catch {}
  }
  const isThere =
    process.getuid?.() === 0 &&
    spawnSync('mkfs.ext4', ['-q', image]).status === 0 &&
    spawnSync('mount', ['-o', 'loop', image, path]).status === 0
  if (isThere) return { path, end }
  end()
  return undefined
}

/** Writes until there is no room for another byte. */
function fillDisk(path: string): void {
  const fd = openSync(path, 'w')
  try {
    for (const size of [1_000_000, 4096, 1]) {
      try {
        for (;;) writeSync(fd, Buffer.alloc(size))
      } catch (error) {
        expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
      }
    }
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Acts big enough to need new pages of everything; how each was answered. */
async function manyActs(save: Opened['save']): Promise<readonly string[]> {
  const answers: string[] = []
  for (let i = 0; i < 40; i++) {
    await save(`act-${i}`, randomBytes(60_000).toString('hex')).then(
      () => answers.push('done'),
      (error: { code?: string }) => answers.push(error.code ?? String(error)),
    )
  }
  return answers
}

test('a sync that fails stops everything: nobody is told, nothing is asked of the disk again, a restart is whole', async () => {
  const { store, failing, caseId, told, fatal, save } = await onFailingDisk()
  await save('before')
  let tried = 0
  failing.how = (operation) => {
    if (operation.do !== 'sync' || operation.path !== 'record.journal') return undefined
    tried += 1
    return tried === 1 ? errno('EIO') : undefined
  }
  const waiting = await Promise.allSettled([save('one'), save('two'), save('three')])
  for (const each of waiting) expect(each).toMatchObject({ reason: { code: 'RECORD-UNKNOWN-OUTCOME' } })
  expect(fatal()).toBe('RECORD-UNKNOWN-OUTCOME')
  await expect(save('four')).rejects.toMatchObject({ code: 'RECORD-STOPPED' })
  await store.close()
  expect(tried).toBe(1)
  expect(told.length).toBe(1)
  const again = await afterwards(told)
  // Asked again with the same request, it is told what became of it or it is done now: once.
  for (const request of ['one', 'two', 'three']) await saveThere(again, caseId, request, 'words')
  const entries = await again.read(({ tables }) => tables.selectFrom('record.entry').select('request').execute())
  const requests = entries.flatMap(({ request }) => (request === null ? [] : [request]))
  expect(requests.sort()).toEqual(['before', 'one', 'three', 'two'])
  await again.close()
})

describe('a kill between any two steps', () => {
  test(
    'of an act leaves a store that starts, with everything acknowledged and the tables the record adds up to',
    async () => {
      const { store, caseId } = await onFailingDisk()
      const recording = disk as RecordingDisk
      const from = recording.operations.length
      for (const request of ['a', 'b', 'c', 'd']) {
        const { n, hash } = await saveThere(store, caseId, request, 'words')
        recording.note({ request, n, hash })
      }
      const to = recording.operations.length
      await store.close()
      await everyKill(recording, from, to)
    },
    hours,
  )

  test(
    'of building the tables anew, between each two renames too, does the same',
    async () => {
      const folder = aPath()
      mkdirSync(folder)
      disk = recordingDisk(folder)
      const store = await opened(folder)
      const caseId = await addCase(store)
      const { n, hash } = await saveThere(store, caseId, 'a', 'words')
      disk.note({ request: 'a', n, hash })
      const from = disk.operations.length
      await store.embedded?.rebuild()
      const to = disk.operations.length
      await store.close()
      const steps = disk.operations.map((_, at) => at).slice(from, to)
      const isName = (at: number) => ['rename', 'syncFolder'].includes(disk?.operations[at]?.do ?? '')
      const isTop = (at: number) => !(disk?.operations[at]?.path ?? '').includes('/')
      const named = steps.filter((at) => isName(at) && isTop(at))
      expect(named.length).toBeGreaterThanOrEqual(3)
      // What was to be recorded is recorded; what is opened after each kill may copy the empty database it makes.
      copyEmptyTables()
      // Before and after each; the place after one is often the place before the next.
      for (const at of new Set(named.flatMap((each) => [each, each + 1]))) await killed(disk, at)
    },
    hours,
  )
})

/** Opens what a kill before each operation leaves; only every so many in the short version. */
async function everyKill(recording: RecordingDisk, from: number, to: number): Promise<void> {
  const most = isSoaking ? to - from : 8
  const step = Math.max(1, Math.floor((to - from) / most))
  for (let at = from; at <= to; at += step) await killed(recording, at)
}

/** A kill loses nothing that was written: the kernel has it. */
async function killed(recording: RecordingDisk, at: number): Promise<void> {
  const folder = aPath()
  recording.remains(at, { keeps: 'everything' }, folder)
  const told = recording.operations
    .slice(0, at)
    .flatMap((operation) => (operation.do === 'note' ? [operation.note as Acknowledged] : []))
  const store = await opened(folder)
  expect(await findings(store, told), `killed before operation ${at}`).toEqual([])
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}
