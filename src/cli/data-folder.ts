import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Io } from './io.ts'

/** The data directory: CONCORDAT_DATA, or `concordat-data` where the command is run. */
export function dataFolder({ environment }: Io): string {
  return environment['CONCORDAT_DATA']?.trim() || './concordat-data'
}

/** Whether anything has been kept in the data directory, or in the database the settings name. */
export function isThere(io: Io): boolean {
  if ((io.environment['DATABASE_URL']?.trim() ?? '') !== '') return true
  const folder = dataFolder(io)
  return ['record.journal', 'imports', 'cases'].some((name) => existsSync(join(folder, name)))
}
