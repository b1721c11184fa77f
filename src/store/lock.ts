import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { recordFault } from './record/faults.ts'

const { tryLock, unlock } = createRequire(import.meta.url)('fs-native-extensions') as {
  readonly tryLock: (fd: number) => boolean
  readonly unlock: (fd: number) => void
}

/** A lock on a data folder, held by the kernel: it falls with the process, however that ends. */
export interface FolderLock {
  /** Writes who holds the lock, for the message a second process gets. */
  tell(where: string): void
  release(): void
}

/** Takes the lock of a data folder, or says who holds it. */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  const fd = openSync(path, 'a+', 0o600)
  if (!tryLock(fd)) {
    closeSync(fd)
    const holder = readFileSync(path, 'utf8').trim()
    throw recordFault(
      'RECORD-HELD',
      folder,
      `The data directory is in use${holder === '' ? '' : ` by ${holder}`}. Two processes would lose each other’s entries: stop the other one, or ask it.`,
    )
  }
  const tell = (where: string) => {
    ftruncateSync(fd)
    writeSync(fd, `process ${process.pid} on ${hostname()}${where === '' ? '' : `, ${where}`}\n`, 0)
  }
  tell('')
  return {
    tell,
    release: () => {
      unlock(fd)
      closeSync(fd)
    },
  }
}
