import { randomUUID } from 'node:crypto'
import type { Actor, Store } from '../store/index.ts'

/** A file that was imported: its name, the fingerprint of its bytes, and what was read from it. */
export interface ImportedFile {
  readonly file: string
  readonly sha256: string
  readonly size: number
  readonly kind: string
  readonly publication: string
  readonly edition: string
  /** Rows of the file that gave figures. */
  readonly used: number
  /** The mapping it was read with, where it was read with one. */
  readonly mapping?: unknown
  readonly council?: string
  readonly month?: string
}

/** One act of importing, of one file or several at once. */
export interface ImportAct {
  readonly number: number
  readonly at: string
  readonly by: string
  /** The case it is for; for every case when left out. */
  readonly case?: string
  readonly importer: string
  readonly files: readonly ImportedFile[]
}

/** What must be told of an act of importing: everything but what we find out. */
export interface NewImport {
  readonly case?: string
  readonly importer: string
  readonly files: readonly (Omit<ImportedFile, 'sha256' | 'size'> & { readonly bytes: Uint8Array })[]
}

/** Imports that stand, oldest first: of a case and of every case, or of all. */
export function standingImports(store: Store, forCase?: string): Promise<readonly ImportAct[]> {
  return store.read(async ({ tables }) => {
    const rows = await tables
      .selectFrom('store.import')
      .selectAll()
      .where('undone_at', 'is', null)
      .orderBy('number')
      .execute()
    return rows
      .filter((row) => forCase === undefined || row.case_name === null || row.case_name === forCase)
      .map((row) => ({
        number: row.number,
        at: row.at,
        by: row.by,
        ...(row.case_name === null ? {} : { case: row.case_name }),
        importer: row.importer,
        files: row.files as readonly ImportedFile[],
      }))
  })
}

/** Keeps an import; where every file of it stands already for the same case, nothing changes and the act that stands is given. */
export async function keepImport(
  store: Store,
  who: Actor,
  { files, ...rest }: NewImport,
): Promise<{ readonly act: ImportAct; readonly isNew: boolean }> {
  const described = files.map(({ bytes, ...file }) => ({
    ...file,
    sha256: store.documents.keep(bytes),
    size: bytes.length,
  }))
  const same = (await standingImports(store)).find(
    (act) => act.case === rest.case && markOf(act.files) === markOf(described),
  )
  if (same !== undefined) return { act: same, isNew: false }
  const at = store.now().toISOString()
  const kept = { case_name: rest.case ?? null, importer: rest.importer, files: JSON.stringify(described) }
  const done = await store.act({ ...who, kind: 'import.kept' }, async ({ tables, query }) => {
    // Numbers are given in a row: two imports at once wait for each other here.
    await query('lock table store.import in share row exclusive mode')
    const { last } = await tables
      .selectFrom('store.import')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
      .executeTakeFirstOrThrow()
    const number = Number(last) + 1
    for (const { sha256, size } of described) {
      await tables
        .insertInto('store.document')
        .values({ sha256, bytes: size, type: 'application/octet-stream' })
        .onConflict((conflict) => conflict.column('sha256').doNothing())
        .execute()
    }
    await tables
      .insertInto('store.import')
      .values({ id: randomUUID(), number, at, by: who.by, ...kept, undone_at: null, undone_by: null })
      .execute()
    const about = {
      number,
      ...(rest.case === undefined ? {} : { for: rest.case }),
      files: described.map(({ sha256 }) => sha256),
      publications: described.map(({ publication, edition }) => `${publication} ${edition}`),
    }
    return { about, answer: number }
  })
  const number = done.repeated ? Number(done.about['number']) : done.answer
  return { act: { ...rest, number, at, by: who.by, files: described }, isNew: true }
}

/** Undoes an import; undefined where none of that number stands. */
export async function undoImport(store: Store, who: Actor, number: number): Promise<ImportAct | undefined> {
  const act = (await standingImports(store)).find((each) => each.number === number)
  if (act === undefined) return undefined
  const at = store.now().toISOString()
  await store.act({ ...who, kind: 'import.undone' }, async ({ tables }) => {
    await tables
      .updateTable('store.import')
      .set({ undone_at: at, undone_by: who.by })
      .where('number', '=', number)
      .where('undone_at', 'is', null)
      .execute()
    return { about: { number, ...(act.case === undefined ? {} : { for: act.case }) }, answer: undefined }
  })
  return act
}

function markOf(files: readonly ImportedFile[]): string {
  return files
    .map(({ sha256, kind, council, month, mapping }) =>
      JSON.stringify([sha256, kind, council ?? '', month ?? '', mapping ?? null]),
    )
    .sort()
    .join('\n')
}
