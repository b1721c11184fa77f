import { DatabaseError } from 'pg-protocol'
import { RecordFault } from '../record/faults.ts'
import type { SentFault } from './messages.ts'

/** A fault as it can pass between threads. */
export function sentFault(error: unknown): SentFault {
  if (error instanceof RecordFault) {
    const { message, code, place, cause } = error
    const why = cause instanceof Error ? ` (${cause.message})` : ''
    return { message: `${message}${why}`, record: { code, place } }
  }
  if (error instanceof DatabaseError) {
    const { message, code = '', constraint } = error
    return { message, database: { code, ...(constraint === undefined ? {} : { constraint }) } }
  }
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** The fault again, as whoever asked would have seen it in their own thread. */
export function faultOf({ message, record, database }: SentFault): Error {
  if (record !== undefined) return new RecordFault(record.code, record.place, message)
  if (database === undefined) return new Error(message)
  const error = new DatabaseError(message, message.length, 'error')
  error.code = database.code
  error.constraint = database.constraint
  return error
}
