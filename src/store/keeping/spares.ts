import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from 'tar-stream'
import { openTables } from '../embedded/build-tables.ts'
import { fieldsOf, type Line } from '../record/line.ts'
import { asEntry, wholeFields } from './journal-gaps.ts'
import { type RawLine, rawLines } from './raw-lines.ts'

/** Where entries can be taken from to put a journal right: a name for people, and what it has of the numbers wanted. */
export interface Spare {
  readonly name: string
  /** Our own, and so believed about entries after the last that stands, which no later hash proves. */
  readonly isOwn: boolean
  lines(isWanted: (n: number) => boolean): AsyncIterable<Line>
}

/** What is left in the damaged journal itself: whole entries out of their place. */
export function journalAsSpare(folder: string): Spare {
  return {
    name: 'the journal itself',
    isOwn: false,
    lines: async function* (isWanted) {
      for await (const raws of rawLines(join(folder, 'record.journal'))) yield* wantedOf(raws, isWanted)
    },
  }
}

/** The tables of the folder, which hold every entry once more. The caller holds the lock. */
export function tablesAsSpare(folder: string): Spare {
  return {
    name: 'the tables',
    isOwn: true,
    lines: async function* (isWanted) {
      const opened = await openTables(folder)
      if (!('tables' in opened)) return
      const { tables } = opened
      try {
        const { rows } = tables.query<{ n: number }>('select n from record.entry order by n')
        for (const { n } of rows.filter((row) => isWanted(row.n))) {
          const entry = tables.query<Omit<Line, 'safe'> & Record<string, unknown>>(
            'select n, hash, bodyhash, body from record.entry where n = $1',
            [n],
          ).rows[0]
          if (entry !== undefined) yield { ...entry, safe: 0 }
        }
      } finally {
        await tables.close()
      }
    },
  }
}

/** A backup, or a record a partner was given. */
export function fileAsSpare(path: string): Spare {
  return {
    name: path,
    isOwn: false,
    lines: async function* (isWanted) {
      if (await isTar(path)) yield* linesOfBackup(path, isWanted)
      else for await (const raws of rawLines(path)) yield* wantedOf(raws, isWanted)
    },
  }
}

async function isTar(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(5), 0, 5, 257)
    return buffer.toString('latin1') === 'ustar'
  } finally {
    await file.close()
  }
}

async function* linesOfBackup(path: string, isWanted: (n: number) => boolean): AsyncGenerator<Line> {
  const tar = extract()
  const reading = createReadStream(path)
  reading.on('error', (error) => tar.destroy(error))
  reading.pipe(tar as unknown as NodeJS.WritableStream)
  try {
    for await (const entry of tar) {
      const isJournal = entry.header.name === 'record.journal'
      let rest: Buffer = Buffer.alloc(0)
      for await (const part of entry) {
        if (!isJournal) continue
        rest = Buffer.concat([rest, part as Buffer])
        const end = rest.lastIndexOf(0x0a)
        if (end < 0) continue
        yield* wantedOf(split(rest.subarray(0, end)), isWanted)
        rest = rest.subarray(end + 1)
      }
      if (isJournal) return
    }
  } finally {
    reading.destroy()
  }
}

function* split(bytes: Buffer): Generator<Pick<RawLine, 'bytes'>> {
  for (let at = 0; at <= bytes.length; ) {
    const end = bytes.indexOf(0x0a, at)
    const to = end < 0 ? bytes.length : end
    yield { bytes: bytes.subarray(at, to) }
    at = to + 1
  }
}

function* wantedOf(raws: Iterable<Pick<RawLine, 'bytes'>>, isWanted: (n: number) => boolean): Generator<Line> {
  for (const raw of raws) {
    const n = fieldsOf(raw.bytes)?.n
    const fields = n !== undefined && isWanted(n) ? wholeFields(raw) : undefined
    if (fields !== undefined) yield asEntry(fields)
  }
}
