import { openStore, type Store, type StoreOptions } from '../store/index.ts'
import { dataFolder } from './data-folder.ts'
import type { Io } from './io.ts'
import { stop } from './problems.ts'

/** What the store is told by the environment: where it is, which database, and how much of the disk is kept free. */
export type StoreSettings = Pick<StoreOptions, 'folder' | 'databaseUrl' | 'keepFree' | 'threadFile'>

/** Every setting of the store, for `docs/reference/settings.md`. */
export const storeSettingList = [
  {
    name: 'DATABASE_URL',
    means:
      'The address of a PostgreSQL, 15 or later, in which the record and its tables are kept. The data directory keeps documents and keys. Without it everything is in the data directory.',
    otherwise: 'the embedded database',
  },
  {
    name: 'CONCORDAT_KEEP_FREE',
    means:
      'Megabytes of the disk that are kept free: with less, nothing new is taken and what is there can be read. Embedded only.',
    otherwise: '256',
  },
  {
    name: 'CONCORDAT_BACKUP_DAYS',
    means:
      'Days after which your backups expire: told to a person whose data is erased, because backups keep it until then.',
    otherwise: '35',
  },
] as const

export function storeSettings(io: Io): StoreSettings {
  const url = databaseUrl(io)
  return {
    folder: dataFolder(io),
    keepFree: wholeSetting(io, 'CONCORDAT_KEEP_FREE', 256) * 1024 * 1024,
    ...(url === undefined ? {} : { databaseUrl: url }),
    ...(io.commandFile === undefined ? {} : { threadFile: io.commandFile }),
  }
}

export function databaseUrl({ environment }: Io): string | undefined {
  const url = environment['DATABASE_URL']?.trim() || undefined
  // The address holds a password, so it is never repeated.
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    stop('STORE-01', 'DATABASE_URL', 'DATABASE_URL is no address of a PostgreSQL. It begins with postgresql://.')
  }
  return url
}

export function backupDays(io: Io): number {
  return wholeSetting(io, 'CONCORDAT_BACKUP_DAYS', 35)
}

function wholeSetting({ environment }: Io, name: string, otherwise: number): number {
  const text = environment[name]?.trim() || undefined
  if (text === undefined) return otherwise
  if (!/^\d{1,9}$/.test(text))
    stop('STORE-01', name, `${name} is “${text}”. Set it to a whole number, or leave it out for ${otherwise}.`)
  return Number(text)
}

/** Opens the store by its settings, its database in a thread of its own once built. The caller closes it. */
export function openTheStore(
  io: Io,
  more: Pick<StoreOptions, 'isClockAccepted' | 'rebuild' | 'onFatal'> = {},
): Promise<Store> {
  return openStore({ ...storeSettings(io), ...more })
}
