import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type KeptPersonal, keptPersonalOf } from './kept-personal.ts'
import { type RawLine, rawLines } from './raw-lines.ts'

/** Where a record can be read from, in order and without holding it in memory: a folder, a file, or a PostgreSQL. */
export interface RecordSource {
  /** What it is called in a sentence. */
  readonly place: string
  /** Bytes there are to read, for progress. */
  readonly bytes: number
  lines(): AsyncIterable<readonly RawLine[]>
  personal(): AsyncIterable<readonly KeptPersonal[]>
}

/** The record of a data folder, up to a byte of its journal and of the rows of persons. */
export function folderSource(
  folder: string,
  until: { readonly journal?: number; readonly personal?: number } = {},
): RecordSource {
  const journal = join(folder, 'record.journal')
  const personal = join(folder, 'personal.lines')
  return {
    place: journal,
    bytes: until.journal ?? sizeOf(journal),
    lines: () => rawLines(journal, until.journal),
    personal: () => keptPersonal(personal, until.personal),
  }
}

/** An exported record: lines alone, rows of persons are never in it. */
export function fileSource(path: string): RecordSource {
  return { place: path, bytes: sizeOf(path), lines: () => rawLines(path), personal: async function* () {} }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

async function* keptPersonal(path: string, until?: number): AsyncGenerator<readonly KeptPersonal[]> {
  if (!existsSync(path)) return
  for await (const lines of rawLines(path, until)) {
    yield lines
      .filter(({ isUnfinished }) => isUnfinished !== true)
      .map((line) => keptPersonalOf(path, line.at, line.bytes))
  }
}
