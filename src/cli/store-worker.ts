import { parentPort } from 'node:worker_threads'
import { keepStore, migrations, type StoreThreadData } from '../store/index.ts'

/** Keeps the store in this thread, for the process that started it. */
export async function keepStoreHere(data: StoreThreadData): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('this is not a worker thread')
  await keepStore(port, data, migrations)
}
