import { randomUUID } from 'node:crypto'
import type { Actor, Store } from '../store/index.ts'
import { caseNamed } from './drafts.ts'

/** A version of a case: what was frozen, by its content hash, and the document that holds it. */
export interface KeptVersion {
  readonly hash: string
  /** SHA-256 of the document’s bytes, by which it can be read. */
  readonly document: string
  readonly number: number
  /** The revision of the draft it was frozen from. */
  readonly revision: number
  readonly engine: number
  readonly frozenBy: string
  readonly frozenAt: string
  readonly note: string | undefined
  readonly isPublished: boolean
}

export type Frozen =
  | { readonly kind: 'frozen'; readonly version: KeptVersion; readonly entry: number }
  /** The same content was frozen before: there is one version of it. */
  | { readonly kind: 'same'; readonly version: KeptVersion }
  /** The draft was changed while the version was worked: freeze again. */
  | { readonly kind: 'changed'; readonly revision: number }
  | { readonly kind: 'missing' }

/**
 * Keeps a version that was worked from a revision of a draft. The document is on disk, under its hash, before the entry
 * that names it.
 */
export async function keepVersion(
  store: Store,
  who: Actor & { readonly request?: string },
  frozen: {
    readonly name: string
    readonly revision: number
    readonly engine: number
    readonly hash: string
    readonly document: Uint8Array
    readonly note?: string
  },
): Promise<Frozen> {
  const found = await caseNamed(store, frozen.name)
  if (found === undefined) return { kind: 'missing' }
  const { hash } = frozen
  const before = (await listVersions(store, frozen.name)).find((each) => each.hash === hash)
  if (before !== undefined) return { kind: 'same', version: before }
  const document = store.documents.keep(frozen.document)
  const at = store.now().toISOString()
  const note = frozen.note === undefined || frozen.note.trim() === '' ? undefined : frozen.note.trim()
  const noteId = note === undefined ? null : randomUUID()
  const { by } = who
  const done = await store
    .act({ ...who, kind: 'version.frozen', case: found.id }, async ({ tables }) => {
      const { revision } = await tables
        .selectFrom('cases.case')
        .select('revision')
        .where('id', '=', found.id)
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (revision !== frozen.revision) throw new Changed(revision)
      const { last } = await tables
        .selectFrom('cases.version')
        .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
        .where('case_id', '=', found.id)
        .executeTakeFirstOrThrow()
      const number = Number(last) + 1
      await tables
        .insertInto('store.document')
        .values({ sha256: document, bytes: frozen.document.length, type: 'application/json' })
        .onConflict((conflict) => conflict.column('sha256').doNothing())
        .execute()
      if (noteId !== null && note !== undefined) {
        await tables.insertInto('personal.note').values({ id: noteId, subject: by, text: note }).execute()
      }
      await tables
        .insertInto('cases.version')
        .values({
          case_id: found.id,
          hash,
          document,
          number,
          revision,
          engine: frozen.engine,
          frozen_by: by,
          frozen_at: at,
          note: noteId,
          is_published: false,
        })
        .execute()
      return { about: { name: frozen.name, version: number, hash, revision, engine: frozen.engine }, answer: number }
    })
    .catch((error: unknown) => {
      if (error instanceof Changed) return error
      throw error
    })
  if (done instanceof Changed) return { kind: 'changed', revision: done.revision }
  const version = (await listVersions(store, frozen.name)).find((each) => each.hash === hash)
  if (version === undefined) throw new Error(`the version ${hash} was kept and is not there`)
  return { kind: 'frozen', version, entry: done.n }
}

/** Shows a version to anyone who can reach the pages, or takes it back. */
export async function setPublished(
  store: Store,
  who: Actor,
  change: { readonly name: string; readonly hash: string; readonly isPublished: boolean },
): Promise<boolean> {
  const found = await caseNamed(store, change.name)
  const version = (await listVersions(store, change.name)).find(({ hash }) => hash === change.hash)
  if (found === undefined || version === undefined || version.isPublished === change.isPublished) return false
  const kind = change.isPublished ? 'version.published' : 'version.withdrawn'
  await store.act({ ...who, kind, case: found.id }, async ({ tables }) => {
    await tables
      .updateTable('cases.version')
      .set({ is_published: change.isPublished })
      .where('case_id', '=', found.id)
      .where('hash', '=', change.hash)
      .execute()
    return { about: { name: change.name, version: version.number, hash: change.hash }, answer: undefined }
  })
  return true
}

/** The versions of a case, newest first. */
export function listVersions(store: Store, name: string): Promise<readonly KeptVersion[]> {
  return store.read(async ({ tables }) => {
    const rows = await tables
      .selectFrom('cases.version')
      .innerJoin('cases.case', 'cases.case.id', 'cases.version.case_id')
      .leftJoin('personal.note', 'personal.note.id', 'cases.version.note')
      .select([
        'cases.version.hash',
        'cases.version.document',
        'cases.version.number',
        'cases.version.revision',
        'cases.version.engine',
        'cases.version.frozen_by',
        'cases.version.frozen_at',
        'cases.version.is_published',
        'personal.note.text',
      ])
      .where('cases.case.name', '=', name)
      .orderBy('cases.version.number', 'desc')
      .execute()
    return rows.map((row) => ({
      hash: row.hash,
      document: row.document,
      number: row.number,
      revision: row.revision,
      engine: row.engine,
      frozenBy: row.frozen_by,
      frozenAt: row.frozen_at,
      note: row.text ?? undefined,
      isPublished: row.is_published,
    }))
  })
}

/** The draft was changed meanwhile: the transaction is taken back. */
class Changed extends Error {
  readonly revision: number
  constructor(revision: number) {
    super('the draft was changed meanwhile')
    this.revision = revision
  }
}
