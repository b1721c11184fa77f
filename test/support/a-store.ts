// For the tests of the rooms above the store, which enter it through its index alone: a store of a test's own.
export { aStore } from '../../src/store/testing/a-store.ts'
