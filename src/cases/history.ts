import type { Store } from '../store/index.ts'

/** One entry of the record, as a reader sees it. */
export interface HistoryEntry {
  readonly n: number
  /** The hash of the entry, by which paper and partners can hold us to it. */
  readonly hash: string
  readonly at: string
  readonly by: string
  readonly as: string
  readonly kind: string
  readonly about: Readonly<Record<string, unknown>>
  /** The tables whose rows it changed, with how many. */
  readonly changed: Readonly<Record<string, number>>
  /** Withheld by a later entry: what it said is not shown. */
  readonly isRedacted: boolean
}

/** What of a history is asked for: of one case or all, of some kinds, before an entry, at most so many. */
export interface HistoryChoice {
  readonly case?: string
  readonly kinds?: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly before?: number
  readonly most?: number
}

/** Entries, newest first. */
export function historyOf(store: Store, choice: HistoryChoice = {}): Promise<readonly HistoryEntry[]> {
  return store.read(async ({ query }) => {
    const { rows } = await query<{
      n: number
      hash: string
      at: string
      by: string
      as: string
      kind: string
      about: Record<string, unknown> | null
      tables: readonly string[] | null
      redacted: boolean
    }>(
      `select e.n, e.hash, e.at, e.by, b.j ->> 'as' as as, e.kind, b.j -> 'about' as about,
          (select array_agg(r ->> 1) from jsonb_array_elements(b.j -> 'rows') r) as tables,
          exists (select from record.entry x where x.kind = 'record.redacted'
            and (x.body::jsonb -> 'about' ->> 'entry')::bigint = e.n) as redacted
        from record.entry e, lateral (select e.body::jsonb as j) b
        where ($1::text is null or e.case_id = (select c.id from cases.case c where c.name = $1))
          and ($2::text[] is null or e.kind = any ($2)) and ($3::text is null or e.at >= $3)
          and ($4::text is null or e.at < $4) and ($5::bigint is null or e.n < $5)
        order by e.n desc limit $6`,
      [
        choice.case ?? null,
        choice.kinds ?? null,
        choice.since ?? null,
        choice.until ?? null,
        choice.before ?? null,
        choice.most ?? 100,
      ],
    )
    return rows.map(({ tables, redacted, about, ...entry }) => ({
      ...entry,
      about: redacted ? {} : (about ?? {}),
      changed: counted(tables ?? []),
      isRedacted: redacted,
    }))
  })
}

/** The kinds of entry a case has. */
export function kindsOf(store: Store, name: string): Promise<readonly string[]> {
  return store.read(async ({ query }) => {
    const { rows } = await query<{ kind: string }>(
      'select distinct e.kind from record.entry e join cases.case c on c.id = e.case_id where c.name = $1 order by 1',
      [name],
    )
    return rows.map(({ kind }) => kind)
  })
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
