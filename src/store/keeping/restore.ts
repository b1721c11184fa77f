import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { extract } from 'tar-stream'
import type { Migration } from '../migrations/index.ts'
import { readCheckpoint } from '../record/checkpoint.ts'
import { recordFault } from '../record/faults.ts'
import { syncFolder } from '../record/journal.ts'
import { backupMark } from './backup.ts'
import { folderSource } from './source.ts'
import { type Verification, verifyRecord } from './verify.ts'

/** What the library of tar files gives is bytes, though its types do not say so. */
type Entry = AsyncIterable<unknown>

const aside = '.restoring'
const allowed =
  /^(record\.journal|personal\.lines|checkpoint|keys\/checkpoint\.pem|documents\/([0-9a-f]{2})\/(\2[0-9a-f]{62}))$/

/**
 * Restores a backup into an empty folder. Everything is written aside and verified, its chain against the checkpoint,
 * its documents against their names, its rows of persons against their commitments; only then does it get its names, the
 * journal last. The caller holds the folder's lock.
 */
export async function restore(
  path: string,
  folder: string,
  migrations: readonly Migration[],
  progress: (bytes: number) => void = () => {},
): Promise<Verification> {
  refuseUnlessEmpty(folder)
  const place = join(folder, aside)
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true, mode: 0o700 })
  try {
    const checkpoint = await unpack(path, place, progress)
    const verification = await verifyRecord({
      source: folderSource(place),
      isGrowing: false,
      isExport: false,
      documents: join(place, 'documents'),
      migrations,
      checkpoints: [{ place: 'the checkpoint in the backup', checkpoint }],
    })
    const [wrong] = verification.findings
    if (wrong !== undefined) throw notABackup(path, wrong.sentence)
    if (verification.last.n !== checkpoint.n)
      throw notABackup(path, 'The record does not end where its checkpoint says.')
    takeNames(place, folder)
    return verification
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** What an empty folder may hold: the lock of whoever restores, and what every new disk has. */
const ofNoWeight = new Set(['lock', 'lost+found', aside])

export function refuseUnlessEmpty(folder: string): void {
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => !ofNoWeight.has(name)) : []
  if (there.length === 0) return
  throw recordFault(
    'RECORD-BACKUP',
    folder,
    `The data directory is not empty (${there.slice(0, 3).join(', ')}${there.length > 3 ? ' …' : ''}). A backup is restored into an empty one, so that nothing is overwritten: set CONCORDAT_DATA to a new folder.`,
  )
}

async function unpack(path: string, place: string, progress: (bytes: number) => void) {
  const tar = extract()
  const reading = createReadStream(path)
  let read = 0
  reading.on('data', (part) => {
    read += part.length
    progress(read)
  })
  reading.on('error', (error) => tar.destroy(error))
  reading.pipe(tar as unknown as NodeJS.WritableStream)
  const seen = new Set<string>()
  let checkpointText = ''
  try {
    for await (const entry of tar) {
      const { name, type } = entry.header
      const isFirst = seen.size === 0
      if (isFirst ? name !== backupMark.name : !allowed.test(name))
        throw notABackup(path, `It holds “${name.slice(0, 80)}”.`)
      if (type !== 'file' || seen.has(name)) throw notABackup(path, `“${name}” is in it twice, or is no file.`)
      seen.add(name)
      if (isFirst || name === 'checkpoint') {
        const text = await textOf(entry)
        if (isFirst && text !== backupMark.text) throw notABackup(path, 'It was made by a newer Concordat.')
        if (!isFirst) checkpointText = text
      } else await putDown(entry, join(place, name), /^documents\/..\/(.*)$/.exec(name)?.[1], path)
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'RecordFault') throw error
    throw notABackup(path, `It cannot be read to its end (${error instanceof Error ? error.message : String(error)}).`)
  } finally {
    reading.destroy()
  }
  const checkpoint = readCheckpoint(checkpointText)
  if (checkpoint === undefined || !seen.has('record.journal') || !seen.has('personal.lines')) {
    throw notABackup(path, 'Something is missing from it.')
  }
  return checkpoint
}

/** Of a file that is a few lines long: what is longer is none of ours. */
async function textOf(entry: Entry): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of entry) {
    parts.push(part as Buffer)
    if (parts.length > 1000) break
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Writes a file and syncs it; a document must be what its name says. */
async function putDown(entry: Entry, path: string, hash: string | undefined, backup: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const digest = createHash('sha256')
  const file: FileHandle = await open(path, 'wx', 0o600)
  try {
    for await (const part of entry) {
      digest.update(part as Buffer)
      await file.writeFile(part as Buffer)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (hash !== undefined && digest.digest('hex') !== hash) {
    throw notABackup(backup, `The document ${hash.slice(0, 12)} is not what was kept.`)
  }
}

/** The journal comes last: a folder without one is no record yet. */
function takeNames(place: string, folder: string): void {
  syncTree(place)
  rmSync(join(place, 'checkpoint'))
  const names = readdirSync(place).filter((name) => name !== 'record.journal')
  for (const name of [...names, 'record.journal']) renameSync(join(place, name), join(folder, name))
  syncFolder(folder)
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) syncTree(join(folder, entry.name))
  }
  syncFolder(folder)
}

function notABackup(path: string, why: string) {
  return recordFault('RECORD-BACKUP', path, `“${path}” is no whole backup of Concordat: ${why} Nothing was restored.`)
}
