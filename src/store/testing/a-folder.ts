import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore, type Store, type StoreOptions } from '../store.ts'
import { testMigrations } from './every-type.ts'
import { fromTemplate, homeOfRun } from './template.ts'

// In memory where there is enough of it: what these tests ask is what was synced and what was not, not how a disk does it.
const home = mkdtempSync(join(homeOfRun(), 'folders-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

let folders = 0
/** The path of a new folder that is not there yet and goes when the tests of this file have run. */
export function aPath(): string {
  folders += 1
  return join(home, `folder-${folders}`)
}

/** A data folder that was opened once and closed. */
export async function aFolder(): Promise<string> {
  const folder = aPath()
  await fromTemplate(folder, 'of-tests', testMigrations)
  return folder
}

/** Opens the store of a folder in this thread. */
export function opened(folder: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({ folder, migrations: testMigrations, keepFree: 0, ...options })
}
