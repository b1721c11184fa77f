import { randomUUID } from 'node:crypto'
import type { Act, Done, Store } from '../store.ts'

export const officer = { by: '11111111-1111-4111-8111-111111111111', as: 'finance officer' }

/** What somebody was told: the act of this request is entry n with this hash. */
export interface Acknowledged {
  readonly request: string
  readonly n: number
  readonly hash: string
}

/** Makes an empty case; gives its id. */
export async function addCase(store: Store, more: Partial<Act> = {}): Promise<string> {
  const id = randomUUID()
  await store.act({ ...officer, kind: 'case.created', ...more }, async ({ tables }) => {
    await tables
      .insertInto('cases.case')
      .values({
        id,
        name: `case-${id}`,
        title: 'A case',
        councils: ['E06000001'],
        state: 'draft',
        is_example: false,
        copy_of: null,
        revision: 0,
      })
      .execute()
    return { case: id, answer: undefined }
  })
  return id
}

/** An officer’s act on a case: its revision grows, a section is written, and now and then a note with their own words. */
export function save(store: Store, caseId: string, request: string, words: string): Promise<Done<number>> {
  return store.act({ ...officer, kind: 'case.saved', case: caseId, request }, async ({ tables }) => {
    const { revision } = await tables
      .updateTable('cases.case')
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('id', '=', caseId)
      .returning('revision')
      .executeTakeFirstOrThrow()
    const section = {
      revision,
      changed_by: officer.by,
      changed_at: new Date().toISOString(),
      content: JSON.stringify(words),
    }
    await tables
      .insertInto('cases.section')
      .values({ case_id: caseId, section: `section-${revision % 5}`, ...section })
      .onConflict((conflict) => conflict.columns(['case_id', 'section']).doUpdateSet(section))
      .execute()
    if (revision % 7 === 0) {
      await tables
        .deleteFrom('cases.section')
        .where('case_id', '=', caseId)
        .where('section', '=', 'section-1')
        .execute()
    }
    if (revision % 3 === 0) {
      await tables
        .insertInto('personal.note')
        .values({ id: randomUUID(), subject: randomUUID(), text: `${words} in person` })
        .execute()
    }
    return { about: { revision }, answer: revision }
  })
}

/** Several writers, each on a case of its own, until each has done its acts; tells of each act as it is acknowledged. */
export async function writeAtOnce(
  store: Store,
  { cases, acts, words }: { readonly cases: readonly string[]; readonly acts: number; readonly words: string },
  tell: (acknowledged: Acknowledged) => void,
): Promise<void> {
  await Promise.all(
    cases.map(async (caseId) => {
      for (let i = 0; i < acts; i++) {
        const request = randomUUID()
        const { n, hash } = await save(store, caseId, request, words)
        tell({ request, n, hash })
      }
    }),
  )
}
