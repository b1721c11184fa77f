import { randomUUID } from 'node:crypto'
import { type CaseFileReading, readCaseFile, withAllStreams } from '../appraisal/index.ts'
import type { Actor, CaseTable, Done, Store, Transaction } from '../store/index.ts'
import { type Draft, fileOf, sectionsOf } from './sections.ts'

/** A case that lives in the store. */
export interface KeptCase {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly councils: readonly string[]
  readonly state: 'draft' | 'archived'
  /** Grows by one with every change. */
  readonly revision: number
}

/** One section of a draft, with the revision it was last changed at, who changed it and when. */
export interface KeptSection {
  readonly section: string
  readonly revision: number
  readonly changedBy: string
  readonly changedAt: string
  readonly content: unknown
}

/** A draft as it stands: its sections, the file they make, and what reading that file says. */
export interface KeptDraft {
  readonly case: KeptCase
  readonly sections: ReadonlyMap<string, KeptSection>
  readonly file: Readonly<Record<string, unknown>>
  readonly reading: CaseFileReading
}

/** What became of a change. */
export type Saved =
  | { readonly kind: 'saved'; readonly revision: number; readonly entry: number }
  /** Nothing to do: the section says that already. */
  | { readonly kind: 'same'; readonly revision: number }
  /** Somebody else changed the section meanwhile: nothing was saved; both are there to choose from. */
  | { readonly kind: 'conflict'; readonly theirs: KeptSection }
  | { readonly kind: 'archived' }
  | { readonly kind: 'missing' }

export type Made =
  | { readonly kind: 'made'; readonly case: KeptCase; readonly entry: number }
  | { readonly kind: 'taken'; readonly name: string }

/** Every case, archived ones too, in order of name. */
export function listCases(store: Store): Promise<readonly KeptCase[]> {
  return store.read(async ({ tables }) =>
    (await tables.selectFrom('cases.case').selectAll().orderBy('name').execute()).map(keptCase),
  )
}

/** A draft by its case’s name; undefined where there is none. */
export function readDraft(store: Store, name: string): Promise<KeptDraft | undefined> {
  return store.read(async (t) => {
    const row = await t.tables.selectFrom('cases.case').selectAll().where('name', '=', name).executeTakeFirst()
    if (row === undefined) return undefined
    const sections = await sectionsKept(t, row.id)
    const file = fileOf(contentsOf(sections))
    return { case: keptCase(row), sections, file, reading: readCaseFile(file) }
  })
}

/**
 * Takes a case file into the store as a draft, whatever it says: what is wrong with it is shown beside its fields.
 * `name` is the case’s name here, and becomes the file’s.
 */
export async function makeCase(
  store: Store,
  who: Actor & { readonly request?: string },
  made: {
    readonly name: string
    readonly file: Readonly<Record<string, unknown>>
    readonly copyOf?: string
    readonly kind?: 'case.made' | 'case.copied'
  },
): Promise<Made> {
  const id = randomUUID()
  const draft = sectionsOf(withStreamsGiven({ ...made.file, name: made.name }))
  const at = store.now().toISOString()
  const row: CaseTable = {
    id,
    name: made.name,
    title: titleOf(draft, made.name),
    councils: councilsOf(draft),
    state: 'draft',
    is_example: false,
    copy_of: made.copyOf ?? null,
    revision: 1,
  }
  try {
    const done = await store.act({ ...who, kind: made.kind ?? 'case.made', case: id }, async ({ tables }) => {
      await tables.insertInto('cases.case').values(row).execute()
      await tables
        .insertInto('cases.section')
        .values(
          [...draft].map(([section, content]) => ({
            case_id: id,
            section,
            revision: 1,
            changed_by: who.by,
            changed_at: at,
            content: JSON.stringify(content),
          })),
        )
        .execute()
      return { about: { name: made.name, revision: 1 }, answer: undefined }
    })
    if (!done.repeated) return { kind: 'made', case: keptCase(row), entry: done.n }
    const first = await caseNamed(store, String(done.about['name']))
    return first === undefined ? { kind: 'taken', name: made.name } : { kind: 'made', case: first, entry: done.n }
  } catch (error) {
    if (isTaken(error)) return { kind: 'taken', name: made.name }
    throw error
  }
}

/**
 * Changes one section of a draft. `basedOn` is the revision of the section that was seen: where it has been changed
 * since, nothing is saved and what stands there now is given. `undefined` as content takes the section away.
 */
export async function saveSection(
  store: Store,
  who: Actor & { readonly request?: string },
  change: {
    readonly name: string
    readonly section: string
    readonly basedOn: number
    readonly content: unknown
  },
): Promise<Saved> {
  return saving(store, who, change.name, async (row, sections) => {
    const stands = sections.get(change.section)
    if (stands !== undefined && sameContent(stands.content, change.content)) {
      return { kind: 'same', revision: row.revision }
    }
    if ((stands?.revision ?? 0) !== change.basedOn) {
      return stands === undefined
        ? { kind: 'conflict', theirs: takenAway(change.section) }
        : { kind: 'conflict', theirs: stands }
    }
    const draft = new Map(contentsOf(sections))
    if (change.content === undefined) draft.delete(change.section)
    else draft.set(change.section, change.content)
    return draft
  })
}

/** Replaces the whole draft by another file of the same case: what a workbook filled in again says. */
export async function replaceDraft(
  store: Store,
  who: Actor & { readonly request?: string },
  change: { readonly name: string; readonly basedOn: number; readonly file: Readonly<Record<string, unknown>> },
): Promise<Saved> {
  return saving(store, who, change.name, async (row, sections) => {
    if (row.revision !== change.basedOn) {
      const latest = [...sections.values()].reduce((a, b) => (b.revision > a.revision ? b : a))
      return { kind: 'conflict', theirs: latest }
    }
    return sectionsOf({ ...change.file, name: row.name })
  })
}

/** Puts a case away, or takes it out again: archived, it can be read and copied but not changed. */
export async function setArchived(
  store: Store,
  who: Actor,
  change: { readonly name: string; readonly isArchived: boolean },
): Promise<Saved> {
  const before = await caseNamed(store, change.name)
  if (before === undefined) return { kind: 'missing' }
  const state = change.isArchived ? 'archived' : 'draft'
  if (before.state === state) return { kind: 'same', revision: before.revision }
  const kind = change.isArchived ? 'case.archived' : 'case.restored'
  const done = await store.act({ ...who, kind, case: before.id }, async ({ tables }) => {
    const { revision } = await tables
      .updateTable('cases.case')
      .set({ state })
      .where('id', '=', before.id)
      .returning('revision')
      .executeTakeFirstOrThrow()
    return { about: { name: change.name, revision }, answer: revision }
  })
  return { kind: 'saved', revision: before.revision, entry: done.n }
}

/** A copy of a draft, or of any case file, under a name of its own. */
export function copyCase(
  store: Store,
  who: Actor & { readonly request?: string },
  copy: { readonly name: string; readonly file: Readonly<Record<string, unknown>>; readonly copyOf?: string },
): Promise<Made> {
  return makeCase(store, who, { ...copy, kind: 'case.copied' })
}

/** A case by its name; undefined where there is none. */
export function caseNamed(store: Store, name: string): Promise<KeptCase | undefined> {
  return store.read(async ({ tables }) => {
    const row = await tables.selectFrom('cases.case').selectAll().where('name', '=', name).executeTakeFirst()
    return row === undefined ? undefined : keptCase(row)
  })
}

/** A change that was refused takes the transaction back. */
class Refusal extends Error {
  readonly saved: Saved
  constructor(saved: Saved) {
    super(saved.kind)
    this.saved = saved
  }
}

/** An act on a draft: its case’s row is locked first, so that changes of one case come in a row. */
async function saving(
  store: Store,
  who: Actor & { readonly request?: string },
  name: string,
  change: (
    row: CaseTable,
    sections: ReadonlyMap<string, KeptSection>,
  ) => Promise<Draft | Exclude<Saved, { kind: 'saved' }>>,
): Promise<Saved> {
  const known = await caseNamed(store, name)
  if (known === undefined) return { kind: 'missing' }
  let done: Done<number>
  try {
    done = await store.act({ ...who, kind: 'case.saved', case: known.id }, async (t) => {
      const row = await t.tables
        .selectFrom('cases.case')
        .selectAll()
        .where('id', '=', known.id)
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (row.state === 'archived') throw new Refusal({ kind: 'archived' })
      const sections = await sectionsKept(t, row.id)
      const changed = await change(row, sections)
      if (!(changed instanceof Map)) throw new Refusal(changed as Saved)
      const revision = row.revision + 1
      const names = await write(t, who, { row, revision, at: store.now().toISOString(), sections, draft: changed })
      return { about: { name, revision, sections: names }, answer: revision }
    })
  } catch (error) {
    if (error instanceof Refusal) return error.saved
    throw error
  }
  return { kind: 'saved', revision: done.repeated ? Number(done.about['revision']) : done.answer, entry: done.n }
}

/** Writes the sections that have changed, and the case’s row; gives their names. */
async function write(
  { tables }: Transaction,
  who: Actor,
  change: {
    readonly row: CaseTable
    readonly revision: number
    readonly at: string
    readonly sections: ReadonlyMap<string, KeptSection>
    readonly draft: Draft
  },
): Promise<readonly string[]> {
  const { row, revision, at, sections } = change
  const draft = sectionsOf(withStreamsGiven(fileOf(change.draft)))
  const gone = [...sections.keys()].filter((section) => !draft.has(section))
  const changed = [...draft].filter(
    ([section, content]) => !sections.has(section) || !sameContent(sections.get(section)?.content, content),
  )
  await tables
    .updateTable('cases.case')
    .set({ revision, title: titleOf(draft, row.name), councils: councilsOf(draft) })
    .where('id', '=', row.id)
    .execute()
  if (gone.length > 0) {
    await tables.deleteFrom('cases.section').where('case_id', '=', row.id).where('section', 'in', gone).execute()
  }
  for (const [section, content] of changed) {
    const values = { revision, changed_by: who.by, changed_at: at, content: JSON.stringify(content) }
    await tables
      .insertInto('cases.section')
      .values({ case_id: row.id, section, ...values })
      .onConflict((conflict) => conflict.columns(['case_id', 'section']).doUpdateSet(values))
      .execute()
  }
  return [...changed.map(([section]) => section), ...gone]
}

/** Names in use without a stream number are given one when the case can be read; otherwise the file stays as it is. */
function withStreamsGiven(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const reading = readCaseFile(file)
  if ('problems' in reading) return file
  try {
    const { streams, nextStream } = withAllStreams(reading.case)
    return { ...file, streams, nextStream }
  } catch {
    // What keeps it from being worked is told when it is appraised.
    return file
  }
}

async function sectionsKept({ tables }: Transaction, id: string): Promise<ReadonlyMap<string, KeptSection>> {
  const rows = await tables.selectFrom('cases.section').selectAll().where('case_id', '=', id).execute()
  return new Map(
    rows.map((row) => [
      row.section,
      {
        section: row.section,
        revision: row.revision,
        changedBy: row.changed_by,
        changedAt: row.changed_at,
        content: JSON.parse(row.content) as unknown,
      },
    ]),
  )
}

function contentsOf(sections: ReadonlyMap<string, KeptSection>): Draft {
  return new Map([...sections].map(([section, { content }]) => [section, content]))
}

/** A section somebody else has taken away meanwhile. */
function takenAway(section: string): KeptSection {
  return { section, revision: 0, changedBy: '', changedAt: '', content: undefined }
}

function sameContent(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function keptCase({ id, name, title, councils, state, revision }: CaseTable): KeptCase {
  return { id, name, title, councils, state, revision }
}

function titleOf(draft: Draft, name: string): string {
  const { title } = (draft.get('case') ?? {}) as Record<string, unknown>
  return typeof title === 'string' && title.trim() !== '' ? asColumn(title) : name
}

/** Text as a column of a table can hold it; the draft itself keeps what was handed in. */
function asColumn(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '')
}

function councilsOf(draft: Draft): string[] {
  const councils = draft.get('councils')
  if (!Array.isArray(councils)) return []
  return councils.flatMap((each: unknown) => {
    const code = typeof each === 'object' && each !== null ? (each as Record<string, unknown>)['code'] : undefined
    return typeof code === 'string' ? [asColumn(code)] : []
  })
}

function isTaken(error: unknown): boolean {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string }
  return code === '23505' && constraint === 'case_name_key'
}
