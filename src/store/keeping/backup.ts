import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Pack, pack } from 'tar-stream'
import { ChainCheck } from './chain-check.ts'
import type { CheckpointMade } from './checkpoints.ts'
import { damaged } from './export.ts'
import { Named } from './named.ts'
import type { RecordSource } from './source.ts'
import { writeAside } from './write-aside.ts'

/** The first name in a backup, which says what the file is. */
export const backupMark = { name: 'concordat-backup', text: 'concordat backup 1\n' } as const

/** Where a backup reads from: the record up to a checkpoint, and the rows of persons as they stood then. */
export interface BackupSource {
  readonly source: RecordSource
  readonly personalLength: number
  readonly personalBytes: () => AsyncIterable<Buffer> | Readable
  /** The data folder, for documents and keys. */
  readonly folder: string
  readonly checkpoint: CheckpointMade
}

/** What a backup holds. */
export interface BackedUp {
  readonly n: number
  readonly hash: string
  readonly documents: number
  readonly bytes: number
  readonly hasKeys: boolean
}

/**
 * Writes the whole record to one tar file: a signed checkpoint, the journal up to it, rows of persons, documents, and the
 * keys if asked for. Tables are not in it: they are built from the record, by any version. What is written is checked on
 * the way, so that a backup that stands can be restored.
 */
export async function backUp(
  from: BackupSource,
  path: string,
  { withKeys, progress = () => {} }: { readonly withKeys: boolean; readonly progress?: (bytes: number) => void },
): Promise<BackedUp> {
  const { n, hash } = from.checkpoint.checkpoint
  let documents = 0
  await writeAside(path, async (file) => {
    const tar = pack()
    // Whoever reads or fills it is told of a fault: nobody else needs to be.
    tar.on('error', () => {})
    const written = intoFile(tar, file)
    // Whoever fails first is heard.
    const filled = fill(tar, written, from, withKeys, progress).then(
      (count) => {
        documents = count
        tar.finalize()
      },
      (error: Error) => {
        tar.destroy(error)
        throw error
      },
    )
    await Promise.all([filled, written])
  })
  return { n, hash, documents, bytes: statSync(path).size, hasKeys: withKeys }
}

async function fill(
  tar: Pack,
  written: Promise<void>,
  { source, personalLength, personalBytes, folder, checkpoint }: BackupSource,
  withKeys: boolean,
  progress: (bytes: number) => void,
): Promise<number> {
  const at = new Date(checkpoint.checkpoint.at)
  const put = (name: string, size: number, content: AsyncIterable<Buffer> | Readable) =>
    putFile(tar, written, { name, size, at }, content)
  const text = (name: string, words: string) => put(name, Buffer.byteLength(words), Readable.from([Buffer.from(words)]))
  await text(backupMark.name, backupMark.text)
  await text('checkpoint', checkpoint.text)
  const named = new Named()
  await put('record.journal', source.bytes, checkedLines(source, named, checkpoint, progress))
  await put('personal.lines', personalLength, personalBytes())
  for (const [hash, { n }] of named.documents) {
    const path = join(folder, 'documents', hash.slice(0, 2), hash)
    if (!existsSync(path)) throw damaged(path, `The document ${hash.slice(0, 12)}, named by entry ${n}, is missing.`)
    await put(`documents/${hash.slice(0, 2)}/${hash}`, statSync(path).size, checkedDocument(path, hash, n))
  }
  const key = join(folder, 'keys', 'checkpoint.pem')
  if (withKeys) await text('keys/checkpoint.pem', readFileSync(key, 'utf8'))
  return named.documents.size
}

/** The lines as they go into the backup, each held to the chain, up to the checkpoint. */
async function* checkedLines(
  source: RecordSource,
  named: Named,
  { checkpoint }: CheckpointMade,
  progress: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const chain = new ChainCheck(source.place, { mayLeaveOut: false })
  const newline = Buffer.from('\n')
  for await (const raws of source.lines()) {
    const pieces: Buffer[] = []
    for (const raw of raws) {
      const line = chain.line(raw)
      const [wrong] = chain.findings
      if (wrong !== undefined || line === undefined) throw damaged(wrong?.place ?? source.place, wrong?.sentence ?? '')
      named.line(line)
      pieces.push(raw.bytes, newline)
    }
    const end = raws.at(-1)
    if (end !== undefined) progress(end.at + end.bytes.length)
    yield Buffer.concat(pieces)
  }
  if (chain.last.n !== checkpoint.n || chain.last.hash !== checkpoint.hash) {
    throw damaged(source.place, `The record ends at entry ${chain.last.n}, the store at entry ${checkpoint.n}.`)
  }
}

/** The bytes of a document, which must be what its name says. */
async function* checkedDocument(path: string, hash: string, n: number): AsyncGenerator<Buffer> {
  const digest = createHash('sha256')
  for await (const part of createReadStream(path)) {
    digest.update(part as Buffer)
    yield part as Buffer
  }
  if (digest.digest('hex') !== hash) {
    throw damaged(path, `The document ${hash.slice(0, 12)}, named by entry ${n}, is no longer what was kept.`)
  }
}

/** One file of the tar: of as many bytes as were told, or a fault. */
async function putFile(
  tar: Pack,
  written: Promise<void>,
  { name, size, at }: { readonly name: string; readonly size: number; readonly at: Date },
  content: AsyncIterable<Buffer> | Readable,
): Promise<void> {
  let told: (error?: Error | null) => void = () => {}
  const put = new Promise<void>((resolve, reject) => {
    told = (error) => (error === undefined || error === null ? resolve() : reject(error))
  })
  put.catch(() => {})
  const entry = tar.entry({ name, size, mode: 0o600, mtime: at }, (error) => told(error))
  // It ends with the tar, whose fault is told already.
  entry.on('error', () => {})
  for await (const part of content as AsyncIterable<Buffer>) {
    if (entry.write(part)) continue
    await Promise.race([
      new Promise<undefined>((drained) => entry.once('drain', () => drained(undefined))),
      put,
      written,
    ])
  }
  entry.end(undefined)
  await Promise.race([put, written.then(() => put)])
}

async function intoFile(tar: Pack, file: FileHandle): Promise<void> {
  // The library’s types do not say that what it gives is bytes.
  for await (const part of tar) await file.writeFile(part as Buffer)
}

/** The bytes of a file up to a length, as they stand. */
export async function* bytesOf(path: string, length: number): AsyncGenerator<Buffer> {
  if (length === 0) return
  for await (const part of createReadStream(path, { end: length - 1 })) yield part as Buffer
}
