// What is kept: the record, the tables it adds up to, and the documents it names.

export type { Documents } from './documents.ts'
export { keepStore, type StoreThreadData } from './embedded/thread.ts'
export { migrations } from './migrations/index.ts'
export { type RecordCode, RecordFault } from './record/faults.ts'
export { sha256 } from './record/line.ts'
export { type StoreSizes, sizesOf } from './sizes.ts'
export type { About, Act, Actor, Done, Outcome, Store, StoreOptions, Transaction } from './store.ts'
export { openStore } from './store.ts'
export type * from './tables.ts'
