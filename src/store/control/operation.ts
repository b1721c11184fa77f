import type { z } from 'zod'
import type { Store } from '../store.ts'

/** Told while an operation goes on: what is being done, and how far it has come. */
export interface Progress {
  readonly doing: string
  readonly done?: number
  readonly of?: number
}

/**
 * Something a command may have done with an open store, in its own process or by the one that holds the store. What it
 * takes is checked where it comes in; what it takes and answers is plain data.
 */
export interface Operation<A, R> {
  readonly name: string
  readonly takes: z.ZodType<A>
  readonly run: (store: Store, given: A, tell: (progress: Progress) => void) => Promise<R>
}

/** Any operation, where only its name and its door matter. */
export interface AnyOperation {
  readonly name: string
  readonly takes: z.ZodType
  readonly run: (store: Store, given: never, tell: (progress: Progress) => void) => Promise<unknown>
}

export function operation<A, R>(name: string, takes: z.ZodType<A>, run: Operation<A, R>['run']): Operation<A, R> {
  return { name, takes, run }
}
