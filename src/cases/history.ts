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
  /** The entry by which it is withheld, with the reason: what it said is not shown. */
  readonly withheld: { readonly by: number; readonly reason: string } | undefined
}

/** What of a history is asked for: of one case or all, of some kinds, before an entry, at most so many. */
export interface HistoryChoice {
  readonly case?: string
  readonly kinds?: readonly string[]
  readonly since?: string
  readonly until?: string
  /** Entries older than this one. */
  readonly before?: number
  /** Entries newer than this one, the oldest of them first in line. */
  readonly after?: number
  readonly most?: number
}

interface HistoryRow {
  readonly n: number
  readonly hash: string
  readonly at: string
  readonly by: string
  readonly as: string
  readonly kind: string
  readonly about: Readonly<Record<string, unknown>> | null
  readonly tables: readonly string[] | null
  readonly redaction: { readonly by: number; readonly reason: string | null } | null
}

// An import belongs to the case it is for, by name: it may be of a worked example, which has no row.
const chosen = `from record.entry e, lateral (select e.body::jsonb as j) b
  where ($1::text is null or e.case_id = (select c.id from cases.case c where c.name = $1)
      or (e.kind in ('import.kept', 'import.undone') and b.j -> 'about' ->> 'for' = $1))
    and ($2::text[] is null or e.kind = any ($2)) and ($3::text is null or e.at >= $3)
    and ($4::text is null or e.at < $4) and ($5::bigint is null or e.n < $5) and ($6::bigint is null or e.n > $6)`
const told = `select e.n, e.hash, e.at, e.by, b.j ->> 'as' as as, e.kind, b.j -> 'about' as about,
    (select array_agg(r ->> 1) from jsonb_array_elements(b.j -> 'rows') r) as tables,
    (select jsonb_build_object('by', x.n, 'reason', x.body::jsonb -> 'about' ->> 'reason') from record.entry x
      where x.kind = 'record.redacted' and (x.body::jsonb -> 'about' ->> 'entry')::bigint = e.n
      order by x.n limit 1) as redaction
  ${chosen}`
const newest = `${told} order by e.n desc limit $7`
const oldest = `${told} order by e.n limit $7`

function valuesOf(choice: HistoryChoice): readonly unknown[] {
  const { case: name, kinds, since, until, before, after } = choice
  return [name, kinds, since, until, before, after].map((value) => value ?? null)
}

/** Entries, newest first. */
export function historyOf(store: Store, choice: HistoryChoice = {}): Promise<readonly HistoryEntry[]> {
  return store.read(async ({ query }) => {
    const isForward = choice.after !== undefined && choice.before === undefined
    const { rows } = await query<HistoryRow & Record<string, unknown>>(isForward ? oldest : newest, [
      ...valuesOf(choice),
      choice.most ?? 100,
    ])
    const entries = rows.map(({ tables, redaction, about, ...entry }) => ({
      n: entry.n,
      hash: entry.hash,
      at: entry.at,
      by: entry.by,
      as: entry.as,
      kind: entry.kind,
      about: redaction === null ? (about ?? {}) : {},
      changed: counted(tables ?? []),
      withheld: redaction === null ? undefined : { by: redaction.by, reason: redaction.reason ?? '' },
    }))
    return isForward ? entries.reverse() : entries
  })
}

/** Every entry that is asked for, newest first, some at a time: memory does not grow with them. */
export async function* wholeHistoryOf(
  store: Store,
  choice: Omit<HistoryChoice, 'before' | 'after' | 'most'> = {},
  inOnePiece = 1000,
): AsyncGenerator<readonly HistoryEntry[]> {
  for (let before: number | undefined; ; ) {
    const piece = await historyOf(store, { ...choice, ...(before === undefined ? {} : { before }), most: inOnePiece })
    if (piece.length > 0) yield piece
    before = piece.at(-1)?.n
    if (piece.length < inOnePiece) return
  }
}

/** How many entries there are of what is asked for. */
export function entriesOf(store: Store, choice: Omit<HistoryChoice, 'most'> = {}): Promise<number> {
  return store.read(async ({ query }) => {
    const { rows } = await query<{ entries: number }>(`select count(*) as entries ${chosen}`, valuesOf(choice))
    return rows[0]?.entries ?? 0
  })
}

/** The kinds of entry that a case has, or the whole record. */
export function kindsOf(store: Store, name?: string): Promise<readonly string[]> {
  return store.read(async ({ query }) => {
    const { rows } = await query<{ kind: string }>(
      `select distinct e.kind from record.entry e
        where $1::text is null or e.case_id = (select c.id from cases.case c where c.name = $1)
          or (e.kind in ('import.kept', 'import.undone') and e.body::jsonb -> 'about' ->> 'for' = $1)
        order by 1`,
      [name ?? null],
    )
    return rows.map(({ kind }) => kind)
  })
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
