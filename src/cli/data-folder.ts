import { openStore, RecordFault, type Store } from '../store/index.ts'
import { readSettings } from '../web/index.ts'
import { isFileError } from './case-text.ts'
import { takeEarlierFolder } from './earlier-folder.ts'
import { exitCodes, type Io } from './io.ts'
import { CommandStop, stop } from './problems.ts'

/** The data directory: CONCORDAT_DATA, or `concordat-data` where the command is run. */
export function dataFolder({ environment }: Io): string {
  return environment['CONCORDAT_DATA']?.trim() || './concordat-data'
}

/** Opens the store the settings name; `onFatal` is told when it can go on no longer. Says so where it cannot be opened. */
export async function openTheStore(io: Io, onFatal: (fault: RecordFault) => void): Promise<Store> {
  const settings = readSettings(io.environment)
  if ('length' in settings) throw new CommandStop(settings, exitCodes.wrongUse)
  const folder = dataFolder(io)
  try {
    const store = await openStore({
      folder,
      keepFree: settings.freeSpaceMegabytes * 1024 * 1024,
      onFatal,
      ...(settings.databaseUrl === undefined ? {} : { databaseUrl: settings.databaseUrl }),
      ...(io.commandFile === undefined ? {} : { threadFile: io.commandFile }),
    })
    await takeEarlierFolder(store)
    return store
  } catch (error) {
    if (error instanceof RecordFault) {
      const { code, place, message } = error
      throw new CommandStop([{ code, place, sentence: message }], exitCodes.fault)
    }
    if (!isFileError(error)) throw error
    return stop('FILE-05', folder, `The data directory “${folder}” cannot be used (${error.code}). Set CONCORDAT_DATA.`)
  }
}

/** Does something with the store, and closes it. */
export async function withTheStore<T>(io: Io, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openTheStore(io, (fault) => {
    io.err(`${fault.code}  ${fault.place}  ${fault.message}\n`)
    process.exit(exitCodes.fault)
  })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
