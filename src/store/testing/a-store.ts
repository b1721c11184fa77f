import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore, type Store, type StoreOptions } from '../store.ts'
import { fromTemplate, homeOfRun } from './template.ts'

/** A data folder of a test’s own, opened once and closed. */
export async function aDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(homeOfRun(), 'folder-'))
  await fromTemplate(folder)
  return folder
}

/** A store in a folder of its own, in the test’s thread; `remove` closes it and takes the folder away. */
export async function aStore(
  options: Partial<StoreOptions> = {},
): Promise<{ readonly store: Store; readonly remove: () => Promise<void> }> {
  const folder = options.folder ?? (await aDataFolder())
  const store = await openStore({ folder, keepFree: 0, ...options })
  return {
    store,
    remove: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
