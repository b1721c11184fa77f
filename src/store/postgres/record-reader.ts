import type { Connection } from '../database/connection.ts'
import { type KeptPersonal, keptPersonalOf } from '../keeping/kept-personal.ts'
import type { RawLine } from '../keeping/raw-lines.ts'
import type { RecordSource } from '../keeping/source.ts'
import { lineBytes } from '../record/line.ts'
import { type PersonalRow, personalBytes } from '../record/personal-lines.ts'

const rowsOfABatch = 500

interface PersonalColumns {
  readonly commitment: string
  readonly n: number
  readonly table: string
  readonly subject: string
  readonly salt: string | null
  readonly row: string | null
}

/** The record of a PostgreSQL as the lines and bytes a journal would have, read within one transaction. */
export interface DatabaseRecord extends RecordSource {
  /** Bytes its rows of persons come to as lines. */
  readonly personalBytes: () => Promise<number>
  readonly personalLines: () => AsyncIterable<Buffer>
}

/** Entries up to one, from the table of either database, as the lines a journal would have; `safe` is 0. */
export async function* entryLines(query: Connection['query'], until: number): AsyncGenerator<readonly RawLine[]> {
  let at = 0
  for (let after = 0; ; ) {
    const { rows } = await query<{ n: number; hash: string; bodyhash: string; body: string }>(
      `select n, hash, bodyhash, body from record.entry where n > $1 and n <= $2 order by n limit ${rowsOfABatch}`,
      [after, until],
    )
    if (rows.length === 0) return
    yield rows.map((row) => {
      const bytes = lineBytes({ ...row, safe: 0 })
      const raw = { at, bytes: bytes.subarray(0, -1) }
      at += bytes.length
      return raw
    })
    after = rows.at(-1)?.n ?? after
  }
}

/** Reads the record of a PostgreSQL from a transaction that is under way. */
export async function databaseRecord(
  { query }: Connection,
  place: string,
  until = Number.MAX_SAFE_INTEGER,
): Promise<DatabaseRecord> {
  // A line is two numbers, two hashes of 64, four spaces, the body and its end; `safe` is 0 here.
  const size = await query<{ bytes: number | null }>(
    'select sum(octet_length(body) + length(n::text) + 134)::bigint as bytes from record.entry where n <= $1',
    [until],
  )
  async function* personalLines(): AsyncGenerator<Buffer> {
    for (let after = ''; ; ) {
      const { rows } = await query<PersonalColumns>(
        `select commitment, coalesce(n, 0) as n, tbl as "table", subject, salt, body as row from record.personal
           where commitment > $1 order by commitment limit ${rowsOfABatch}`,
        [after],
      )
      if (rows.length === 0) return
      for (const row of rows) yield lineOfRow(row)
      after = rows.at(-1)?.commitment ?? after
    }
  }
  async function* personal(): AsyncGenerator<readonly KeptPersonal[]> {
    for await (const line of personalLines()) yield [keptPersonalOf(`${place} personal`, 0, line.subarray(0, -1))]
  }
  return {
    place,
    bytes: size.rows[0]?.bytes ?? 0,
    lines: () => entryLines(query, until),
    personal,
    personalLines,
    personalBytes: async () => {
      let bytes = 0
      for await (const line of personalLines()) bytes += line.length
      return bytes
    },
  }
}

/** A row whose content was erased is a line whose content is blank. */
function lineOfRow({ salt, row, ...rest }: PersonalColumns): Buffer {
  if (salt === null || row === null) return Buffer.from(`${rest.commitment} ${rest.n} \n`, 'utf8')
  return personalBytes({ ...rest, salt, row } satisfies PersonalRow)
}
