import {
  type AnyOperation,
  askHolder,
  type Listening,
  listenForOperations,
  type Operation,
  RecordFault,
  recordOperations,
  type Store,
} from '../store/index.ts'
import { caseOperations } from './case-operations.ts'
import { dataFolder } from './data-folder.ts'
import { importOperations } from './import-operations.ts'
import type { Io } from './io.ts'
import { openTheStore } from './open-store.ts'
import { packageVersion } from './places.ts'
import { progressOf } from './progress.ts'

/** Everything a command may have done by the process that holds the store. */
export const operations: readonly AnyOperation[] = [...recordOperations, ...importOperations, ...caseOperations]

/** Answers commands of other processes while this one holds the store. */
export function listenForCommands(store: Store): Promise<Listening> {
  return listenForOperations(store, operations, packageVersion())
}

/**
 * Does something with the store: opens it where nobody holds it, and otherwise asks whoever does. A process that is just
 * starting or stopping is waited for.
 */
export async function withStore<A, R>(io: Io, operation: Operation<A, R>, given: A): Promise<R> {
  const folder = dataFolder(io)
  const progress = progressOf(io)
  try {
    for (let tries = 0; ; tries++) {
      const answered = await askHolder(folder, operation, given, { version: packageVersion(), tell: progress.tell })
      if (answered !== undefined) return answered.answer
      const store = await openTheStore(io).catch((error: unknown) => {
        if (error instanceof RecordFault && error.code === 'RECORD-HELD' && tries < mostTries) return undefined
        throw error
      })
      if (store !== undefined) {
        try {
          return await operation.run(store, given, progress.tell)
        } finally {
          await store.close()
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  } finally {
    progress.end()
  }
}

const mostTries = 20
