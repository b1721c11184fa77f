import { z } from 'zod'
import { keepVersion, listCases, listVersions, makeCase, readDraft } from '../cases/index.ts'
import { operation } from '../store/index.ts'

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** The draft of a case in the store, with its revision; null where there is none of that name. */
export const readStoredCase = operation('case.read', z.strictObject({ name }), async (store, given) => {
  const draft = await readDraft(store, given.name)
  return draft === undefined ? null : { file: draft.file, revision: draft.case.revision }
})

/** The cases in the store, and how many versions each has. */
export const listStoredCases = operation('case.list', z.strictObject({}), async (store) => {
  const cases = await listCases(store)
  return Promise.all(cases.map(async (each) => ({ ...each, versions: (await listVersions(store, each.name)).length })))
})

/** Takes a case file into the store as a draft; null where there is a case of that name. */
export const addStoredCase = operation(
  'case.add',
  z.strictObject({ name, file: z.record(z.string(), z.unknown()) }),
  async (store, given) => {
    const made = await makeCase(store, store.localUser, given)
    return made.kind === 'made' ? { name: made.case.name, entry: made.entry } : null
  },
)

/** Keeps a version frozen from a revision of a draft; its document is among the documents already. */
export const keepStoredVersion = operation(
  'version.keep',
  z.strictObject({
    name,
    revision: z.number().int(),
    engine: z.number().int(),
    hash,
    document: hash,
    note: z.string().optional(),
  }),
  async (store, { document, note, ...given }) =>
    keepVersion(store, store.localUser, {
      ...given,
      document: store.documents.read(document),
      ...(note === undefined ? {} : { note }),
    }),
)

export const caseOperations = [readStoredCase, listStoredCases, addStoredCase, keepStoredVersion] as const
