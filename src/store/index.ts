// What is kept: the record, the tables it adds up to, and the documents it names.

export type { Documents } from './documents.ts'
export * from './import-ledger.ts'
export { type RecordCode, RecordFault } from './record/faults.ts'
export type { About, Act, Actor, Done, Outcome, Store, StoreOptions, Transaction } from './store.ts'
export { openStore } from './store.ts'
export type * from './tables.ts'
