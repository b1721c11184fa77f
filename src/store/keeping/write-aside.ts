import { existsSync, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { recordFault } from '../record/faults.ts'
import { syncFolder } from '../record/journal.ts'

/** Writes a file aside, puts it on disk, and only then gives it its name. Never over a file that is there. */
export async function writeAside(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  if (existsSync(path)) {
    throw recordFault('RECORD-BACKUP', path, `“${path}” is there already. Name another file, or move that one away.`)
  }
  const folder = dirname(resolve(path))
  const beside = join(folder, `.${basename(path)}.unfinished`)
  try {
    const file = await open(beside, 'w', 0o600)
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    renameSync(beside, path)
    syncFolder(folder)
  } catch (error) {
    rmSync(beside, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error
    throw recordFault(
      'RECORD-BACKUP',
      path,
      `“${path}” could not be written (${code}). Nothing was left behind.`,
      error,
    )
  }
}
