import { z } from 'zod'
import { keepImport, standingImports, undoImport } from '../cases/index.ts'
import { operation } from '../store/index.ts'

const file = z.strictObject({
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.string(),
  publication: z.string(),
  edition: z.string(),
  used: z.number().int(),
  mapping: z.unknown().optional(),
  council: z.string().optional(),
  month: z.string().optional(),
})

/** Keeps files as an import. Their bytes are among the documents already, under their SHA-256. */
export const keepFiles = operation(
  'import.keep',
  z.strictObject({ case: z.string().optional(), importer: z.string(), files: z.array(file).min(1) }),
  async (store, { case: forCase, importer, files }) => {
    const { act, isNew } = await keepImport(store, store.localUser, {
      importer,
      ...(forCase === undefined ? {} : { case: forCase }),
      files: files.map(({ sha256, mapping, council, month, ...rest }) => ({
        ...rest,
        bytes: store.documents.read(sha256),
        ...(mapping === undefined ? {} : { mapping }),
        ...(council === undefined ? {} : { council }),
        ...(month === undefined ? {} : { month }),
      })),
    })
    return { number: act.number, isNew }
  },
)

export const undoAnImport = operation(
  'import.undo',
  z.strictObject({ number: z.number().int() }),
  async (store, { number }) => (await undoImport(store, store.localUser, number)) ?? null,
)

export const listImports = operation(
  'import.list',
  z.strictObject({ case: z.string().optional() }),
  (store, { case: forCase }) => standingImports(store, forCase),
)

export const importOperations = [keepFiles, undoAnImport, listImports] as const
