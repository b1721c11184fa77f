import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type RecordFault, recordFault } from './faults.ts'
import { beginning, follows, type Line, lineBytes, lineOf, mostOfALine, sha256 } from './line.ts'

/** An entry and where its line begins and ends in the journal. */
export interface Placed extends Line {
  readonly from: number
  readonly to: number
}

/** A file that is only appended to, by positioned writes, and synced for everyone who waits at once. */
export class AppendedFile {
  readonly path: string
  readonly #fd: number
  #length: number
  #synced: number

  constructor(path: string) {
    const isNew = !existsSync(path)
    this.path = path
    this.#fd = openSync(path, isNew ? 'wx+' : 'r+', 0o600)
    if (isNew) {
      fsyncSync(this.#fd)
      syncFolder(dirname(path))
    }
    this.#length = fstatSync(this.#fd).size
    this.#synced = this.#length
  }

  get length(): number {
    return this.#length
  }

  /** Bytes known to be on disk. */
  get synced(): number {
    return this.#synced
  }

  /** Adds bytes at the end. Where there is no room, what was written is cut off again and the fault is thrown. */
  append(bytes: Uint8Array): number {
    const from = this.#length
    try {
      writeAt(this.#fd, bytes, from)
    } catch (error) {
      ftruncateSync(this.#fd, from)
      throw error
    }
    this.#length = from + bytes.length
    return from
  }

  /** Takes back what was appended last and was never synced nor told. */
  cutBack(length: number): void {
    ftruncateSync(this.#fd, length)
    this.#length = length
    this.#synced = Math.min(this.#synced, length)
  }

  read(from: number, to: number): Buffer {
    const bytes = Buffer.allocUnsafe(to - from)
    let done = 0
    while (done < bytes.length) {
      const got = readSync(this.#fd, bytes, done, bytes.length - done, from + done)
      if (got === 0) break
      done += got
    }
    return bytes.subarray(0, done)
  }

  /** Overwrites bytes in place and syncs them: for blanking what was erased, and for writing a tail again. */
  overwrite(from: number, bytes: Uint8Array): void {
    writeAt(this.#fd, bytes, from)
    fdatasyncSync(this.#fd)
  }

  syncNow(): void {
    const upTo = this.#length
    fdatasyncSync(this.#fd)
    this.#synced = Math.max(this.#synced, upTo)
  }

  /**
   * Syncs what is there now, and counts it as on disk up to a byte. A fault is never tried again: see the record’s ways of
   * failing.
   */
  sync(upTo: number = this.#length): Promise<number> {
    return new Promise((resolve, reject) => {
      fdatasync(this.#fd, (error) => {
        if (error !== null) return reject(error)
        this.#synced = Math.max(this.#synced, upTo)
        resolve(this.#synced)
      })
    })
  }

  close(): void {
    closeSync(this.#fd)
  }
}

/** May write less than asked, so it is asked again. */
function writeAt(fd: number, bytes: Uint8Array, at: number): void {
  let done = 0
  while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done, at + done)
}

/** Makes names in a folder last. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** How reading a journal from some line on ended. */
export interface JournalEnd {
  readonly last: Pick<Placed, 'n' | 'hash' | 'to'> | undefined
  /** The greatest `safe` any line told of. */
  readonly safe: number
  /** Bytes at the end that are no whole line of the chain and were never acknowledged. */
  readonly unfinishedFrom?: number
}

const chunk = 4 * 1024 * 1024

/**
 * Reads lines from a byte on, in order, each held to the chain, and hands them on. Where a line is bad: if a later line
 * that is whole says that this place was on disk, bytes have rotted and `RECORD-ROT` is thrown; otherwise it is the tail
 * of a write that was never finished.
 */
export function readJournal(
  file: AppendedFile,
  start: { readonly at: number; readonly before: { readonly n: number; readonly hash: string } },
  each: (line: Placed) => void,
): JournalEnd {
  let before = start.before
  let last: JournalEnd['last']
  let safe = 0
  let at = start.at
  let rest: Buffer = Buffer.alloc(0)
  let readTo = at
  for (;;) {
    const end = rest.indexOf(0x0a)
    if (end < 0) {
      if (readTo < file.length && rest.length <= mostOfALine + 1024) {
        const more = file.read(readTo, Math.min(file.length, readTo + chunk))
        readTo += more.length
        rest = rest.length === 0 ? more : Buffer.concat([rest, more])
        continue
      }
      if (rest.length === 0) return { last, safe }
      return badAt(file, at, before.n + 1, { last, safe })
    }
    const line = lineOf(rest.subarray(0, end))
    if (line === undefined || !follows(line, before)) return badAt(file, at, before.n + 1, { last, safe })
    const placed = { ...line, from: at, to: at + end + 1 }
    each(placed)
    safe = Math.max(safe, toldBy(line, at))
    before = last = placed
    at += end + 1
    rest = rest.subarray(end + 1)
  }
}

function badAt(file: AppendedFile, at: number, n: number, so: Pick<JournalEnd, 'last' | 'safe'>): JournalEnd {
  const told = Math.max(so.safe, laterSafe(file, at))
  if (told > at) throw rotten(file.path, at, n)
  return { ...so, unfinishedFrom: at }
}

/** Damage to bytes that were on disk: nothing is changed. */
export function rotten(path: string, at: number, n: number): RecordFault {
  return recordFault(
    'RECORD-ROT',
    `${path} byte ${at}`,
    `Entry ${n} of the record is damaged at byte ${at}, though it was safely on disk. Nothing was changed. ` +
      '`concordat record repair` can put the line back from the tables, a backup or a partner’s copy.',
  )
}

/** What a line tells of bytes on disk stands outside the chain: more than came before the line cannot be true. */
function toldBy({ safe }: Line, at: number): number {
  return safe <= at ? safe : 0
}

/** The greatest `safe` told by any whole line after a bad one. */
function laterSafe(file: AppendedFile, from: number): number {
  let greatest = 0
  let rest: Buffer = Buffer.alloc(0)
  for (let at = from; at < file.length; ) {
    const more = file.read(at, Math.min(file.length, at + chunk))
    if (more.length === 0) break
    at += more.length
    rest = Buffer.concat([rest, more])
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      const line = lineOf(rest.subarray(0, end))
      if (line !== undefined) greatest = Math.max(greatest, toldBy(line, at - rest.length))
      rest = rest.subarray(end + 1)
    }
    if (rest.length > 2 * mostOfALine) rest = rest.subarray(rest.length - mostOfALine)
  }
  return greatest
}

/**
 * The line of entry n, found from the end of the journal backwards; undefined where the end does not lead to it. Only its
 * own form is looked at, not the chain before it.
 */
export function findFromEnd(file: AppendedFile, n: number): Placed | undefined {
  if (n === 0) return undefined
  for (let size = 64 * 1024; ; size *= 8) {
    const from = Math.max(0, file.length - size)
    const bytes = file.read(from, file.length)
    let at = from === 0 ? 0 : bytes.indexOf(0x0a) + 1
    while (at >= 0 && at < bytes.length) {
      const end = bytes.indexOf(0x0a, at)
      if (end < 0) break
      const line = lineOf(bytes.subarray(at, end))
      if (line?.n === n) return { ...line, from: from + at, to: from + end + 1 }
      // Everything further on is later still.
      if (line !== undefined && line.n > n) break
      at = end + 1
    }
    if (from === 0 || size > 1024 * 1024 * 1024) return undefined
  }
}

/** The number of the entry whose line begins at a byte; undefined where none does. */
export function entryAt(file: AppendedFile, at: number): number | undefined {
  const head = file.read(at, Math.min(file.length, at + 200)).toString('latin1')
  const n = /^\d+ [0-9a-f]{64} (\d+) /.exec(head)?.[1]
  return n === undefined ? undefined : Number(n)
}

/** A tail that was cut from the journal: from which byte, how long, what, and in which file beside it. */
export interface Cut {
  readonly at: number
  readonly bytes: number
  readonly sha256: string
  readonly kept: string
}

/** Keeps a tail that was cut beside the journal, so that nothing is thrown away unseen. */
export function keepCut(folder: string, at: number, bytes: Uint8Array): Cut {
  for (let again = 0; ; again++) {
    const kept = `record.cut-${at}${again === 0 ? '' : `-${again}`}`
    const path = join(folder, kept)
    // Kept the last time already, where the process ended before the journal was cut.
    if (existsSync(path) && !readFileSync(path).equals(bytes)) continue
    writeFileSync(path, bytes, { mode: 0o600, flush: true })
    syncFolder(folder)
    return { at, bytes: bytes.length, sha256: sha256(bytes), kept }
  }
}

/** Every tail that was ever cut here. */
export function cutsIn(folder: string): readonly Cut[] {
  return readdirSync(folder)
    .filter((name) => /^record\.cut-\d+(-\d+)?$/.test(name))
    .map((kept) => {
      const bytes = readFileSync(join(folder, kept))
      return { at: Number(kept.split('-')[1]), bytes: bytes.length, sha256: sha256(bytes), kept }
    })
    .sort((a, b) => a.at - b.at)
}

/** A line for an entry that the tables hold and the journal does not. */
export function appendLine(
  file: AppendedFile,
  line: Omit<Line, 'safe'>,
): { readonly from: number; readonly to: number } {
  const bytes = lineBytes({ ...line, safe: file.synced })
  const from = file.append(bytes)
  return { from, to: from + bytes.length }
}

export { beginning }
