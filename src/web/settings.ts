import { z } from 'zod'
import type { Problem } from '../figures/index.ts'
import { problem } from '../figures/index.ts'

/** What the server is told by its environment, read and checked once at start. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly profile: 'demo'
}

/** Every setting, for `docs/reference/settings.md`. */
export const settingList = [
  { name: 'PORT', means: 'The port the website listens on, 0 to 65535; 0 takes any free one.', otherwise: '3000' },
  {
    name: 'HOST',
    means: 'The address the website listens on. Anything but this machine itself shows the pages to others.',
    otherwise: '127.0.0.1',
  },
  {
    name: 'CONCORDAT_PROFILE',
    means:
      '`demo`: for one machine, without signing in. `production` is refused: it needs a PostgreSQL and a sign-in provider, which this version does not have.',
    otherwise: 'demo',
  },
  {
    name: 'CONCORDAT_DATA',
    means:
      'The data directory, made when it is first needed: `imports/ledger.jsonl` lists imports, one line an act; `imports/files/` holds the files as handed in, each under its fingerprint; `cases/` holds cases handed in on the pages. The command reads and writes it too.',
    otherwise: './concordat-data',
  },
] as const

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535)

/** The settings, or every problem with them. Nothing set, or set to nothing, takes the default. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings | readonly Problem[] {
  const value = (name: string) => environment[name]?.trim() || undefined
  const portText = value('PORT') ?? '3000'
  const readPort = port.safeParse(portText)
  const profile = value('CONCORDAT_PROFILE') ?? 'demo'
  const problems: readonly Problem[] = [
    ...(readPort.success
      ? []
      : [
          problem(
            'SET-01',
            'PORT',
            `PORT is “${portText}”. Set it to a whole number from 0 to 65535, or leave it out for 3000.`,
          ),
        ]),
    ...(profile === 'production'
      ? [
          problem(
            'SET-02',
            'CONCORDAT_PROFILE',
            'CONCORDAT_PROFILE is “production”, which needs a PostgreSQL and a sign-in provider, and this version has neither. Set it to demo, or leave it out.',
          ),
        ]
      : profile === 'demo'
        ? []
        : [
            problem(
              'SET-03',
              'CONCORDAT_PROFILE',
              `CONCORDAT_PROFILE is “${profile}”. Set it to demo, or leave it out.`,
            ),
          ]),
  ]
  if (problems.length > 0 || !readPort.success) return problems
  return { port: readPort.data, host: value('HOST') ?? '127.0.0.1', profile: 'demo' }
}
