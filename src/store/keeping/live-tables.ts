import type { Backend } from '../backend.ts'
import type { Connection } from '../database/connection.ts'

/** What the tables hold, told by a digest of each, and the entry they have come to. */
export interface LiveTables {
  readonly n: number
  readonly hash: string
  readonly digests: Readonly<Record<string, { readonly rows: number; readonly digest: string }>>
}

/** The digests of a running store’s tables, all of one moment. */
export async function liveTables(backend: Backend): Promise<LiveTables> {
  const { tables, seen } = await backend.inTurn('audit', async (session) => ({
    tables: await tablesToldBy(session),
    seen: await session.end(),
  }))
  await backend.durable(seen)
  return tables
}

/** Asked inside one transaction of whoever may see every row. Entries are told like a table: what is asked for by kind or case is read from there. */
export async function tablesToldBy({ query }: Connection): Promise<LiveTables> {
  const [head] = (await query<{ n: number; hash: string }>('select n, hash from record.head')).rows
  const names = await query<{ name: string }>('select watched as name from record.watched() watched')
  const digests: Record<string, { readonly rows: number; readonly digest: string }> = {}
  for (const name of ['record.entry', ...names.rows.map((row) => row.name)]) {
    const [told] = (await query<{ rows: number; digest: string }>('select rows, digest from record.digest($1)', [name]))
      .rows
    if (told !== undefined) digests[name] = told
  }
  return { n: head?.n ?? 0, hash: head?.hash ?? '', digests }
}

/** How two tellings of the same tables differ: a sentence for each table. */
export function differences(here: LiveTables, elsewhere: LiveTables): readonly { table: string; sentence: string }[] {
  const names = [...new Set([...Object.keys(here.digests), ...Object.keys(elsewhere.digests)])].sort()
  return names.flatMap((table) => {
    const [mine, theirs] = [here.digests[table], elsewhere.digests[table]]
    if (mine?.digest === theirs?.digest) return []
    const [has, should] = [rowsOf(mine?.rows), rowsOf(theirs?.rows)]
    const sentence =
      has === should
        ? `The table ${table} has ${has}, as the record says, but not the same ones.`
        : `The table ${table} has ${has}; the record adds up to ${should}.`
    return [{ table, sentence }]
  })
}

function rowsOf(count: number | undefined): string {
  if (count === undefined) return 'no such table'
  return count === 1 ? '1 row' : `${count} rows`
}
