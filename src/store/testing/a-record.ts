import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderSource } from '../keeping/source.ts'
import { type Verification, type VerifyOptions, verifyRecord } from '../keeping/verify.ts'
import type { Store } from '../store.ts'
import { testMigrations } from './every-type.ts'

export const [hartlepool, darlington, stockton] = ['E06000001', 'E06000005', 'E06000004'] as const

/** Does something in a folder of its own, which goes afterwards. */
export async function inAFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-record-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A case of some councils; gives its id. */
export async function aCase(store: Store, councils: readonly string[]): Promise<string> {
  const id = randomUUID()
  await store.act({ ...store.localUser, kind: 'case.created' }, async ({ tables }) => {
    await tables
      .insertInto('cases.case')
      .values({
        id,
        name: `case-${id}`,
        title: 'Shared fostering',
        councils: [...councils],
        state: 'draft',
        is_example: false,
        copy_of: null,
        revision: 0,
      })
      .execute()
    return { case: id, about: { title: 'Shared fostering' }, answer: undefined }
  })
  return id
}

/** An act of one council on a case, which says something. */
export async function aWord(store: Store, on: { readonly case?: string; readonly council?: string }, said: string) {
  const { n } = await store.act({ ...store.localUser, kind: 'case.noted', ...on }, async () => ({
    about: { said },
    answer: undefined,
  }))
  return n
}

/** A document, and the entry that names it. */
export async function aDocument(store: Store, content: string): Promise<string> {
  const bytes = Buffer.from(content)
  const sha256 = store.documents.keep(bytes)
  await store.act({ ...store.localUser, kind: 'document.kept' }, async ({ tables }) => {
    await tables.insertInto('store.document').values({ sha256, bytes: bytes.length, type: 'text/plain' }).execute()
    return { about: { sha256 }, answer: undefined }
  })
  return sha256
}

/** A person with a name, who wrote a note; gives their id. */
export async function aPerson(store: Store, name: string, words: string): Promise<string> {
  const subject = randomUUID()
  await store.act({ ...store.localUser, kind: 'person.added' }, async ({ tables }) => {
    await tables.insertInto('personal.person').values({ id: randomUUID(), subject, name, email: null }).execute()
    await tables.insertInto('personal.note').values({ id: randomUUID(), subject, text: words }).execute()
    return { about: { subject }, answer: undefined }
  })
  return subject
}

/** Verifies the record of a folder that nobody has open, without its tables unless they are told. */
export function verified(folder: string, more: Partial<VerifyOptions> = {}): Promise<Verification> {
  return verifyRecord({
    source: folderSource(folder),
    isGrowing: false,
    isExport: false,
    documents: join(folder, 'documents'),
    migrations: testMigrations,
    ...more,
  })
}
