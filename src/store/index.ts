// What is kept: so far, the ledger of imports.
export * from './import-ledger.ts'
