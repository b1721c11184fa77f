import type { StoreThreadData } from '../store/index.ts'

/** Whether a thread was started to keep the store. Says so without loading the database. */
export function isStoreThread(data: unknown): data is StoreThreadData {
  return typeof data === 'object' && data !== null && 'mark' in data && data.mark === 'concordat-store'
}
