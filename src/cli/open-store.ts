import { openStore, RecordFault, type Store } from '../store/index.ts'
import { isFileError } from './case-text.ts'
import { dataFolder } from './data-folder.ts'
import { takeEarlierFolder } from './earlier-folder.ts'
import { exitCodes, type Io } from './io.ts'
import { CommandStop, stop } from './problems.ts'
import { readSettings, type Settings } from './settings.ts'

/** The settings of the environment, or every problem with them. */
export function settingsOf(io: Io): Settings {
  const settings = readSettings(io.environment)
  if ('length' in settings) throw new CommandStop(settings, exitCodes.wrongUse)
  return settings
}

/**
 * Opens the store the settings name, its database in a thread of its own once built. `onFatal` is told when it can go on no
 * longer; left out, the process ends, because what cannot be known to be kept must not be acknowledged.
 */
export async function openTheStore(
  io: Io,
  onFatal: (fault: RecordFault) => void = endAtOnce(io),
  isClockAccepted = false,
): Promise<Store> {
  const settings = settingsOf(io)
  const folder = dataFolder(io)
  try {
    const store = await openStore({
      folder,
      keepFree: settings.freeSpaceMegabytes * 1024 * 1024,
      onFatal,
      isClockAccepted,
      ...(settings.databaseUrl === undefined ? {} : { databaseUrl: settings.databaseUrl }),
      ...(io.commandFile === undefined ? {} : { threadFile: io.commandFile }),
    })
    await takeEarlierFolder(store)
    return store
  } catch (error) {
    // A fault of the record has a code and a sentence of its own.
    if (!isFileError(error) || error instanceof RecordFault) throw error
    return stop('FILE-05', folder, `The data directory “${folder}” cannot be used (${error.code}). Set CONCORDAT_DATA.`)
  }
}

/** Tells what went wrong and ends the process: the next start finds out what was kept. */
export function endAtOnce(io: Io): (fault: RecordFault) => void {
  return ({ code, place, message }) => {
    io.err(`${code}  ${place}  ${message}\n`)
    process.exit(exitCodes.fault)
  }
}
