import { openSync, writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { keepStore, storeMark } from '../embedded/thread.ts'
import { openStore } from '../store.ts'
import { testMigrations } from './every-type.ts'
import { addCase, writeAtOnce } from './writing.ts'

/** What a process that holds a store is told to do until it is killed. */
export interface HolderData {
  readonly folder: string
  readonly databaseUrl?: string
  /** A line for each act that was acknowledged: request, n and hash. */
  readonly acknowledgements: string
  readonly writers: number
  readonly rebuild?: boolean
  /** Rebuilds the tables again and again while it writes. */
  readonly rebuildsWhileWriting?: boolean
}

if (!isMainThread && workerData?.mark === storeMark && parentPort !== null) {
  await keepStore(parentPort, workerData, testMigrations)
} else if (process.argv[2] !== undefined) await hold(JSON.parse(process.argv[2]) as HolderData)

/** Opens the store in a thread of its own and has several writers act on it, each on a case of its own, without end. */
async function hold(data: HolderData): Promise<void> {
  const { folder, databaseUrl, rebuild = false } = data
  const told = openSync(data.acknowledgements, 'a')
  const store = await openStore({
    folder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    threadFile: fileURLToPath(import.meta.url),
    migrations: testMigrations,
    keepFree: 0,
    rebuild,
    onFatal: (fault) => {
      process.stderr.write(`${fault.code} ${fault.message}\n`)
      process.exit(3)
    },
  })
  process.stdout.write(`open ${JSON.stringify(store.report ?? {})}\n`)
  const cases = await Promise.all(Array.from({ length: data.writers }, () => addCase(store)))
  const writing = writeAtOnce(
    store,
    { cases, acts: Number.POSITIVE_INFINITY, words: 'words of an officer' },
    (each) => {
      writeSync(told, `${each.request} ${each.n} ${each.hash}\n`)
    },
  )
  while (data.rebuildsWhileWriting === true) await store.embedded?.rebuild()
  await writing
}
