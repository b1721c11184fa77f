import { entryLines } from '../postgres/record-reader.ts'
import type { Store } from '../store.ts'
import { ChainCheck, type Finding } from './chain-check.ts'
import type { LiveTables } from './live-tables.ts'
import { folderSource, type RecordSource } from './source.ts'
import { apartFrom } from './verify.ts'

/** What following the chain of an open store found. */
export interface ChainReading {
  readonly entries: number
  readonly last: { readonly n: number; readonly hash: string }
  readonly findings: readonly Finding[]
  /** Findings there were, of which at most the first thousand of a sort are told. */
  readonly found: number
}

/**
 * Follows the chain of an open store up to the entry that is its last now: the entries as the tables hold them, from which
 * pages are made, and embedded the journal as well. What tables, documents and rows of persons say is for `verifyRecord`.
 */
export async function verifyChain(store: Store): Promise<ChainReading> {
  const { head, journal } = await headOf(store)
  const inTables = await follow(
    {
      place: 'record.entry',
      lines: () => entryLines((text, values) => store.read(({ query }) => query(text, values)), head.n),
    },
    head,
  )
  if (store.kind !== 'embedded') return inTables
  const inJournal = await follow(folderSource(store.folder, { journal }), head)
  return {
    ...inTables,
    findings: [...inTables.findings, ...inJournal.findings],
    found: inTables.found + inJournal.found,
  }
}

type Head = Pick<LiveTables, 'n' | 'hash'>

/** The last entry there is, and how far the journal has come with it: all of it on disk. */
async function headOf({ backend }: Store): Promise<{ readonly head: Head; readonly journal: number }> {
  const { head, seen } = await backend.inTurn('read', async (session) => {
    const { rows } = await session.query<{ n: number; hash: string }>('select n, hash from record.head')
    return { head: rows[0] ?? { n: 0, hash: '' }, seen: await session.end() }
  })
  await backend.durable(seen)
  return { head, journal: seen }
}

async function follow(source: Pick<RecordSource, 'place' | 'lines'>, head: Head): Promise<ChainReading> {
  const chain = new ChainCheck(source.place, { mayLeaveOut: false })
  let hash: string | undefined
  for await (const raws of source.lines()) {
    for (const raw of raws) {
      // It is read up to the end of a line: what has none was cut short, and the end that is missing is told.
      const line = raw.isUnfinished === true ? undefined : chain.line(raw)
      if (line?.fields.n === head.n) hash = line.fields.hash
    }
  }
  const apart = chain.found > 0 ? undefined : apartFrom(head, chain, hash)
  const { entries, last, findings, found } = chain
  return apart === undefined
    ? { entries, last, findings, found }
    : { entries, last, findings: [...findings, apart], found: found + 1 }
}
