// Goes through one file in this process and prints how long it took:  node go-through.mjs WAY FILE
// Bundled by measure-imports.ts, so that what runs is what the built command runs.

import { readFileSync } from 'node:fs'
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import Papa from 'papaparse'
import { importFile } from '../src/importers/index.ts'

/** What went through, by one way. Rows as the way counts them: with the headings where it does not know of any. */
export interface GoneThrough {
  readonly milliseconds: number
  readonly rows: number
  /** Figures, payments and the like that were handed over; none where a library reads rows alone. */
  readonly entries: number
}

export type Way = keyof typeof ways

const ways = {
  /** Our whole import: bytes to text, text to rows, rows to typed figures of councils and periods, each handed over. */
  import: async (bytes: Uint8Array, name: string) => {
    let entries = 0
    const result = await importFile({ name, bytes }, () => {
      entries += 1
    })
    if ('problems' in result) throw new Error(JSON.stringify(result.problems))
    return { rows: result.rows, entries }
  },
  /** Papaparse alone at its fastest: one string, handed over row by row as strings, each row let go of. */
  papaparse: async (bytes: Uint8Array) => {
    let rows = 0
    Papa.parse<string[]>(new TextDecoder().decode(bytes), {
      step: () => {
        rows += 1
      },
    })
    return { rows, entries: 0 }
  },
  /** Papaparse alone, handed over in pieces of 4 MB. */
  papaparseInPieces: async (bytes: Uint8Array) => {
    let rows = 0
    Papa.parse<string[]>(new TextDecoder().decode(bytes), {
      chunkSize: 4 << 20,
      chunk: ({ data }: Papa.ParseResult<string[]>) => {
        rows += data.length
      },
      complete: () => {},
    })
    return { rows, entries: 0 }
  },
  /** Hyparquet alone, 50,000 rows at a time. */
  hyparquet: async (bytes: Uint8Array) => {
    const { buffer } = new Uint8Array(bytes)
    const metadata = await parquetMetadataAsync(buffer)
    const rowCount = Number(metadata.num_rows)
    let rows = 0
    for (let rowStart = 0; rowStart < rowCount; rowStart += 50_000) {
      const rowEnd = Math.min(rowStart + 50_000, rowCount)
      rows += (await parquetReadObjects({ file: buffer, metadata, compressors, rowStart, rowEnd })).length
    }
    return { rows, entries: 0 }
  },
}

const [, , way = '', path = ''] = process.argv
const go = ways[way as Way] // checked on the next line
if (go === undefined) throw new Error(`no such way: ${way}`)
const bytes = readFileSync(path)
const started = performance.now()
const { rows, entries } = await go(bytes, path.split('/').at(-1) ?? path)
const gone: GoneThrough = { milliseconds: performance.now() - started, rows, entries }
process.stdout.write(JSON.stringify(gone))
