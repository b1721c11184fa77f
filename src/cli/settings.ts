import { z } from 'zod'
import type { Problem } from '../figures/index.ts'
import { problem } from '../figures/index.ts'

/** What the server is told by its environment, read and checked once at start. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly profile: 'demo'
  /** Holds a password: for the database’s driver alone, never for a message. */
  readonly databaseUrl: string | undefined
  /** Scheme, name and port, as browsers write an origin. */
  readonly origin: string | undefined
  readonly stopSeconds: number
  readonly freeSpaceMegabytes: number
  /** Days after which backups expire: told to a person whose data is erased. */
  readonly backupDays: number
  readonly log: 'requests' | 'faults'
}

/** Every setting, for `docs/reference/settings.md`. */
export const settingList = [
  { name: 'PORT', means: 'The port the website listens on, 0 to 65535; 0 takes any free one.', otherwise: '3000' },
  {
    name: 'HOST',
    means:
      'The address the website listens on. With anything but this machine itself, whoever can reach it can read and change what it keeps, because nobody signs in yet; the pages say so.',
    otherwise: '127.0.0.1',
  },
  {
    name: 'CONCORDAT_ORIGIN',
    means:
      'The public address of the site, such as `https://concordat.example.gov.uk`, where a proxy on this machine answers for it. The proxy must pass the `Host` header on and set `X-Forwarded-For`. Left out, the website answers only to `localhost` and to numbers.',
    otherwise: 'none',
  },
  {
    name: 'CONCORDAT_PROFILE',
    means:
      '`demo`: for one machine, without signing in. `production` is refused: it needs a PostgreSQL (`DATABASE_URL`) and sign-in, and nobody can sign in yet.',
    otherwise: 'demo',
  },
  {
    name: 'CONCORDAT_DATA',
    means:
      'The data directory, made when it is first needed: `record.journal` and `personal.lines` are the record, `documents/` what it names by SHA-256, `keys/` the key of its checkpoints, `tables/` what the record adds up to, `lock` and a socket who is using it. One process at a time; commands go through the server while it runs.',
    otherwise: './concordat-data',
  },
  {
    name: 'DATABASE_URL',
    means:
      'The address of a PostgreSQL, 15 or later, `postgres://` or `postgresql://`, which then keeps the record and its tables; documents stay in the data directory. Left out, the database is embedded. It is never printed.',
    otherwise: 'none',
  },
  {
    name: 'CONCORDAT_STOP_SECONDS',
    means: 'How long a server that is told to stop may take to finish what was begun, 0 to 3600 seconds.',
    otherwise: '20',
  },
  {
    name: 'CONCORDAT_FREE_SPACE_MB',
    means: 'The free space on the disk of the data directory below which nothing more is taken, in megabytes.',
    otherwise: '256',
  },
  {
    name: 'CONCORDAT_BACKUP_DAYS',
    means:
      'Days after which your backups expire. Told to a person whose data is erased, because backups keep it until then.',
    otherwise: '35',
  },
  {
    name: 'CONCORDAT_LOG',
    means:
      '`requests`: a line of JSON to the error stream for each request and each fault. `faults`: for faults alone. No line holds an address, a figure, a name or anything that was sent.',
    otherwise: 'requests',
  },
] as const

/** The settings, or every problem with them. Nothing set, or set to nothing, takes the default. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings | readonly Problem[] {
  const text = (name: string) => environment[name]?.trim() || undefined
  const problems: Problem[] = []
  const read = <T>(name: string, otherwise: T, schema: z.ZodType<T, string>, told: Told): T => {
    const value = text(name)
    if (value === undefined) return otherwise
    const result = schema.safeParse(value)
    if (!result.success) problems.push(problem(told.code, name, told.sentence(value)))
    return result.success ? result.data : otherwise
  }
  const settings = {
    port: read('PORT', 3000, wholeUpTo(65_535), {
      code: 'SET-01',
      sentence: (value) => `PORT is “${value}”. Set it to a whole number from 0 to 65535, or leave it out for 3000.`,
    }),
    host: text('HOST') ?? '127.0.0.1',
    profile: 'demo' as const,
    databaseUrl: read('DATABASE_URL', undefined, databaseUrl, {
      code: 'SET-05',
      // What it is set to is not repeated: it may hold a password.
      sentence: () =>
        'DATABASE_URL is no address of a PostgreSQL. Write it like postgres://NAME:PASSWORD@HOST:5432/DATABASE, or leave it out.',
    }),
    origin: read('CONCORDAT_ORIGIN', undefined, origin, {
      code: 'SET-06',
      sentence: (value) =>
        value.includes('@')
          ? 'CONCORDAT_ORIGIN holds a name or a password. Write only the address, like https://concordat.example.gov.uk.'
          : `CONCORDAT_ORIGIN is “${value}”. Write it like https://concordat.example.gov.uk, without a path, or leave it out.`,
    }),
    stopSeconds: read('CONCORDAT_STOP_SECONDS', 20, wholeUpTo(3600), {
      code: 'SET-07',
      sentence: (value) =>
        `CONCORDAT_STOP_SECONDS is “${value}”. Set it to a whole number from 0 to 3600, or leave it out for 20.`,
    }),
    freeSpaceMegabytes: read('CONCORDAT_FREE_SPACE_MB', 256, wholeUpTo(1_000_000), {
      code: 'SET-08',
      sentence: (value) =>
        `CONCORDAT_FREE_SPACE_MB is “${value}”. Set it to a whole number of megabytes from 0 to 1000000, or leave it out for 256.`,
    }),
    backupDays: read('CONCORDAT_BACKUP_DAYS', 35, wholeUpTo(36_500), {
      code: 'SET-10',
      sentence: (value) =>
        `CONCORDAT_BACKUP_DAYS is “${value}”. Set it to a whole number of days from 0 to 36500, or leave it out for 35.`,
    }),
    log: read('CONCORDAT_LOG', 'requests' as const, z.enum(['requests', 'faults']), {
      code: 'SET-09',
      sentence: (value) => `CONCORDAT_LOG is “${value}”. Set it to requests or faults, or leave it out for requests.`,
    }),
  }
  problems.push(...profileProblems(text('CONCORDAT_PROFILE') ?? 'demo', text('DATABASE_URL') !== undefined))
  return problems.length > 0 ? problems : settings
}

interface Told {
  readonly code: string
  readonly sentence: (value: string) => string
}

function wholeUpTo(most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .refine((number) => number <= most)
}

const databaseUrl: z.ZodType<string | undefined, string> = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\/./.test(value) && URL.canParse(value))

const origin: z.ZodType<string | undefined, string> = z
  .string()
  .refine((value) => {
    if (!URL.canParse(value)) return false
    const { protocol, username, password, pathname, search, hash, host } = new URL(value)
    const isBare = [username, password, search, hash].every((each) => each === '') && pathname === '/'
    return isBare && host !== '' && /^https?:$/.test(protocol) && !/[?#]/.test(value)
  })
  .transform((value) => new URL(value).origin)

/** Production is for councils’ own data, so it waits for what keeps them apart. */
function profileProblems(profile: string, hasDatabase: boolean): readonly Problem[] {
  if (profile === 'demo') return []
  if (profile !== 'production')
    return [
      problem('SET-03', 'CONCORDAT_PROFILE', `CONCORDAT_PROFILE is “${profile}”. Set it to demo, or leave it out.`),
    ]
  return [
    ...(hasDatabase
      ? []
      : [
          problem(
            'SET-04',
            'DATABASE_URL',
            'CONCORDAT_PROFILE is “production”, which keeps everything in a PostgreSQL, and DATABASE_URL is not set. Set it to the address of one.',
          ),
        ]),
    problem(
      'SET-02',
      'CONCORDAT_PROFILE',
      'CONCORDAT_PROFILE is “production”, and nobody can sign in to this version yet: whoever reached it could change any council’s case. Set it to demo, or leave it out.',
    ),
  ]
}
