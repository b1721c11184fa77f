import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import { EmbeddedTables } from '../database/embedded-tables.ts'
import { type Migration, migrations as shipped } from '../migrations/index.ts'
import { openStore } from '../store.ts'

/**
 * Makes a new data folder of what is kept once in a run of tests: a folder that was opened once and closed. Making tables
 * takes seconds and copying them a tenth of one. `name` says which migrations they were made with.
 */
export async function fromTemplate(
  folder: string,
  name = 'shipped',
  migrations: readonly Migration[] = shipped,
): Promise<void> {
  await copyOf(folder, `store-${name}`, async (template) => {
    const store = await openStore({ folder: template, migrations, keepFree: 0 })
    await store.close()
  })
}

/**
 * From now to the end of a test file, every database that is made anew is a copy of an empty one that was made once in
 * the run. Not for files that ask what making tables does to a disk.
 */
export function copyEmptyTables(): void {
  const open = EmbeddedTables.open.bind(EmbeddedTables)
  vi.spyOn(EmbeddedTables, 'open').mockImplementation(async (folder) => {
    if (!existsSync(folder))
      await copyOf(folder, 'empty-tables', async (template) => {
        const tables = await open(template)
        await tables.close()
      })
    return open(folder)
  })
}

/** In the memory of the machine where there is room, and gone when the run has ended: test/home-of-run.ts makes it. */
export function homeOfRun(): string {
  const home = process.env['CONCORDAT_TEST_HOME']
  if (home === undefined)
    throw new Error('the run of tests has no home: it is started by vitest with our configuration')
  return home
}

/** Made aside and named when it is whole: another process may be making it too, and the first that is done is kept. */
async function copyOf(folder: string, name: string, make: (template: string) => Promise<void>): Promise<void> {
  const template = join(homeOfRun(), name)
  if (!existsSync(template)) {
    const beside = mkdtempSync(`${template}-`)
    await make(beside)
    try {
      renameSync(beside, template)
    } catch (error) {
      rmSync(beside, { recursive: true, force: true })
      if (!existsSync(template)) throw error
    }
  }
  cpSync(template, folder, { recursive: true })
}
