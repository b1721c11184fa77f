import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store, type StoreOptions } from '../store.ts'

/** A store in a folder of its own, in the test’s thread; `remove` closes it and takes the folder away. */
export async function aStore(
  options: Partial<StoreOptions> = {},
): Promise<{ readonly store: Store; readonly remove: () => Promise<void> }> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'concordat-store-'))
  const store = await openStore({ folder, keepFree: 0, ...options })
  return {
    store,
    remove: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
