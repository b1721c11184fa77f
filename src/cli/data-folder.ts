import { type ImportLedger, openImportLedger } from '../store/index.ts'
import { isFileError } from './case-text.ts'
import type { Io } from './io.ts'
import { stop } from './problems.ts'

/** The data directory: CONCORDAT_DATA, or `concordat-data` where the command is run. */
export function dataFolder({ environment }: Io): string {
  return environment['CONCORDAT_DATA']?.trim() || './concordat-data'
}

/** Does something with the ledger of imports; says so where its folder cannot be used. */
export function withLedger<T>(io: Io, use: (ledger: ImportLedger) => T): T {
  const folder = dataFolder(io)
  try {
    return use(openImportLedger(folder))
  } catch (error) {
    const cause = error instanceof Error && isFileError(error.cause) ? error.cause : error
    if (!isFileError(cause)) throw error
    return stop('FILE-05', folder, `The data directory “${folder}” cannot be used (${cause.code}). Set CONCORDAT_DATA.`)
  }
}
