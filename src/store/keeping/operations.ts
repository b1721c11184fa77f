import { z } from 'zod'
import { operation } from '../control/operation.ts'
import { changeKey, makeCheckpoint } from './checkpoints.ts'
import { erasePerson } from './erase.ts'
import { differences, liveTables } from './live-tables.ts'
import { redactEntry } from './redact.ts'
import { retentionOn, setRetention } from './retention.ts'

const nothing = z.strictObject({})

export const tellTables = operation('record.tables', nothing, (store) => liveTables(store.backend))

export const makeACheckpoint = operation('record.checkpoint', nothing, (store) => makeCheckpoint(store))

export const changeTheKey = operation(
  'record.key',
  z.strictObject({ isOldLost: z.boolean() }),
  (store, { isOldLost }) => changeKey(store, { by: store.localUser, isOldLost }),
)

export const eraseAPerson = operation(
  'record.erase',
  z.strictObject({
    person: z.string(),
    reason: z.string().optional(),
    backupsExpireAfterDays: z.number().int().optional(),
  }),
  (store, given, tell) => {
    tell({ doing: 'Erasing, and building the tables anew' })
    return erasePerson(store, { ...(given as { person: string }), by: store.localUser })
  },
)

export const redactAnEntry = operation(
  'record.redact',
  z.strictObject({ entry: z.number().int(), reason: z.string() }),
  (store, given) => redactEntry(store, { ...given, by: store.localUser }),
)

/** Builds the tables anew and tells what in them was not as the record says. */
export const rebuildTables = operation('record.rebuild', nothing, async (store, _, tell) => {
  const before = await liveTables(store.backend)
  tell({ doing: 'Building the tables anew from the record' })
  const entries = await store.backend.rebuild()
  const after = await liveTables(store.backend)
  // Acts may have been done in between: then only tables of the same entry can be compared.
  const differed = before.n === after.n ? differences(before, after) : []
  return { entries, n: after.n, tables: Object.keys(after.digests).length, differed }
})

const aDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const listRetention = operation('record.retention', z.strictObject({ day: aDay }), (store, { day }) =>
  retentionOn(store, day),
)

export const setAPeriod = operation(
  'record.retention.set',
  z.strictObject({
    kind: z.string(),
    applies_from: z.string(),
    years: z.number().int().nullable(),
    basis: z.enum(['statutory', 'judgement']),
    reason: z.string(),
    source: z.string(),
  }),
  (store, given) => setRetention(store, { ...given, by: store.localUser }),
)

/** What the store room itself can do for a command. */
export const recordOperations = [
  tellTables,
  makeACheckpoint,
  changeTheKey,
  eraseAPerson,
  redactAnEntry,
  rebuildTables,
  listRetention,
  setAPeriod,
] as const
