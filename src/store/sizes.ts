import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from './store.ts'

/** How much a store holds and how much room there is, in bytes; what another database holds is not known here. */
export interface StoreSizes {
  readonly journal: number | undefined
  readonly personal: number | undefined
  readonly documents: { readonly count: number; readonly bytes: number }
  readonly free: number
  /** What is kept free: below it nothing more is taken. */
  readonly keptFree: number
}

/** Looked up as it is asked for. */
export async function sizesOf(store: Store): Promise<StoreSizes> {
  const { folder } = store
  const sizeOf = (file: string) => {
    const path = join(folder, file)
    return existsSync(path) ? statSync(path).size : undefined
  }
  const documents = await store.read(async ({ query }) => {
    const { rows } = await query<{ count: number; bytes: number }>(
      'select count(*)::int as count, coalesce(sum(bytes), 0)::bigint as bytes from store.document',
    )
    return rows[0]
  })
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return {
    journal: sizeOf('record.journal'),
    personal: sizeOf('personal.lines'),
    documents: { count: documents?.count ?? 0, bytes: Number(documents?.bytes ?? 0) },
    free,
    keptFree: free - store.room(),
  }
}
