import { beginning, follows, type Store, sha256 } from '../store/index.ts'

/** What following the chain of the record found. */
export interface ChainReading {
  /** Entries that were read, from the first. */
  readonly entries: number
  readonly last: { readonly n: number; readonly hash: string } | undefined
  /** The first entry that is not what its hash says, or does not follow from the one before; the reading ends there. */
  readonly broken: { readonly n: number; readonly why: 'content' | 'order' } | undefined
}

const inOneReading = 500

/**
 * Follows the chain from the first entry to the last there is now: the content of each gives its hash, and each hash
 * rests on the one before. What the tables and documents say is for `concordat record verify`.
 */
export async function readChain(store: Store): Promise<ChainReading> {
  let before = { n: 0, hash: beginning }
  for (;;) {
    const after = before.n
    const rows = await store.read(async ({ tables }) =>
      tables
        .selectFrom('record.entry')
        .select(['n', 'hash', 'bodyhash', 'body'])
        .where('n', '>', after)
        .orderBy('n')
        .limit(inOneReading)
        .execute(),
    )
    for (const { n, hash, bodyhash, body } of rows) {
      const why = sha256(body) !== bodyhash ? 'content' : !follows({ n, hash, bodyhash }, before) ? 'order' : undefined
      if (why !== undefined) return { entries: before.n, last: asLast(before), broken: { n, why } }
      before = { n, hash }
    }
    if (rows.length < inOneReading) return { entries: before.n, last: asLast(before), broken: undefined }
  }
}

type Link = { readonly n: number; readonly hash: string }

function asLast(link: Link): Link | undefined {
  return link.n === 0 ? undefined : link
}
