import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { RecordFault, type Store } from '../store/index.ts'
import type { Readiness } from '../web/index.ts'

/** Whether the store answers and there is room to keep more; `why` names no folder. */
export async function isReady(store: Store): Promise<Readiness> {
  try {
    await store.read(({ query }) => query('select n from record.head'))
  } catch (error) {
    return { ready: false, why: `The store does not answer (${error instanceof RecordFault ? error.code : 'fault'}).` }
  }
  const kept = join(store.folder, store.kind === 'embedded' ? 'record.journal' : 'lock')
  if (!existsSync(kept)) return { ready: false, why: 'The data directory is no longer there.' }
  if (store.room() > 0) return { ready: true }
  return { ready: false, why: 'The disk of the data directory is full: what is there can be read, nothing is taken.' }
}
