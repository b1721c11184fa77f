import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const template = join(homeOfRun(), `store-${name}`)
  if (!existsSync(template)) await make(template, migrations)
  cpSync(template, folder, { recursive: true })
}

/** In the memory of the machine where there is room, and gone when the run has ended. */
export function homeOfRun(): string {
  return process.env['CONCORDAT_TEST_HOME'] ?? tmpdir()
}

/** Made aside and named when it is whole: another process may be making it too, and the first that is done is kept. */
async function make(template: string, migrations: readonly Migration[]): Promise<void> {
  const beside = mkdtempSync(`${template}-`)
  const store = await openStore({ folder: beside, migrations, keepFree: 0 })
  await store.close()
  try {
    renameSync(beside, template)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    if (!existsSync(template)) throw error
  }
}
