import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { recordFault } from './record/faults.ts'
import { syncFolder } from './record/journal.ts'
import { sha256 } from './record/line.ts'

const ofADocument = /^[0-9a-f]{64}$/

/** Documents under their SHA-256: returns, versions, reports. The same bytes are kept once. */
export interface Documents {
  /** Keeps bytes, synced with their name before it returns; gives their SHA-256. */
  keep(bytes: Uint8Array): string
  /** The bytes of a document. A fault where they are missing or no longer what they were. */
  read(hash: string): Uint8Array
  has(hash: string): boolean
  /** Every document in the folder, in order. */
  list(): readonly string[]
}

export function openDocuments(dataFolder: string): Documents {
  const folder = join(dataFolder, 'documents')
  /** Only ever a hash makes a path: whatever else is asked for is not there. */
  const pathOf = (hash: string) => (ofADocument.test(hash) ? join(folder, hash.slice(0, 2), hash) : undefined)
  const has = (hash: string) => {
    const path = pathOf(hash)
    return path !== undefined && existsSync(path)
  }
  return {
    has,
    keep: (bytes) => {
      const hash = sha256(bytes)
      if (!has(hash)) put(dataFolder, folder, hash, bytes)
      return hash
    },
    read: (hash) => {
      const path = pathOf(hash)
      if (path === undefined || !existsSync(path)) {
        throw recordFault('RECORD-DOCUMENT', hash, `There is no document ${hash.slice(0, 12)} here.`)
      }
      const bytes = readFileSync(path)
      if (sha256(bytes) !== hash) {
        throw recordFault('RECORD-DOCUMENT', path, `The document ${hash.slice(0, 12)} is no longer what was kept.`)
      }
      return bytes
    },
    list: () =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .flatMap((two) => readdirSync(join(folder, two)))
        .filter((name) => ofADocument.test(name))
        .sort(),
  }
}

/** Written aside, synced, renamed, and its folder synced: the name never stands for half the bytes. */
function put(dataFolder: string, folder: string, hash: string, bytes: Uint8Array): void {
  const two = join(folder, hash.slice(0, 2))
  if (!existsSync(two)) {
    mkdirSync(two, { recursive: true, mode: 0o700 })
    syncFolder(folder)
    syncFolder(dataFolder)
  }
  const beside = join(two, `.${randomBytes(6).toString('hex')}`)
  const fd = openSync(beside, 'wx', 0o600)
  try {
    let done = 0
    while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done, done)
    fsyncSync(fd)
  } catch (error) {
    rmSync(beside, { force: true })
    throw recordFault('RECORD-FULL', beside, 'The document could not be written, so nothing was changed.', error)
  } finally {
    closeSync(fd)
  }
  renameSync(beside, join(two, hash))
  syncFolder(two)
}
