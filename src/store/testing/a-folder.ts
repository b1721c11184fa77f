import { cpSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore, type Store, type StoreOptions } from '../store.ts'
import { testMigrations } from './every-type.ts'

const home = mkdtempSync(join(quickest(), 'concordat-store-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/**
 * Memory where there is enough of it, because a data folder is a thousand files: what these tests ask is what was synced
 * and what was not, not how a disk does it.
 */
function quickest(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2e9 ? memory : tmpdir()
}

let folders = 0
/** The path of a new folder that is not there yet and goes when the tests of this file have run. */
export function aPath(): string {
  folders += 1
  return join(home, `folder-${folders}`)
}

let first: Promise<string> | undefined
/** A data folder that was opened once and closed. They are copies of one, because making tables takes seconds. */
export async function aFolder(): Promise<string> {
  first ??= made()
  const folder = aPath()
  cpSync(await first, folder, { recursive: true })
  return folder
}

async function made(): Promise<string> {
  const folder = aPath()
  const store = await openStore({ folder, migrations: testMigrations, keepFree: 0 })
  await store.close()
  return folder
}

/** Opens the store of a folder in this thread. */
export function opened(folder: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({ folder, migrations: testMigrations, keepFree: 0, ...options })
}
