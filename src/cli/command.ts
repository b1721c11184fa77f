import type { ExitCode, Io } from './io.ts'
import type { OptionSpec, Words } from './words.ts'

export interface Command {
  readonly name: string
  /** The words after its name. */
  readonly takes: string
  readonly means: string
  readonly more: string
  readonly options: readonly OptionSpec[]
  readonly run: (words: Words, io: Io) => ExitCode | Promise<ExitCode>
}

export const helpOption: OptionSpec = { name: 'help', means: 'Say what the command does.' }
export const jsonOption: OptionSpec = { name: 'json', means: 'Print the result as data.' }
export const drawsOption: OptionSpec = {
  name: 'draws',
  value: 'N',
  means: 'How many futures: a power of two, 64 or more. The case’s own when left out.',
}
export const seedOption: OptionSpec = {
  name: 'seed',
  value: 'N',
  means: 'The seed of chance. The case’s own when left out.',
}

export const scenarioOption: OptionSpec = {
  name: 'scenario',
  value: 'CODE',
  means: 'Work the case with this scenario on; more with commas, or the option again.',
  isList: true,
}
export const withoutOption: OptionSpec = {
  name: 'without',
  value: 'CODE',
  means: 'Work the case with this scenario off.',
  isList: true,
}

/** The help of one command. */
export function helpOf({ name, takes, means, more, options }: Command): string {
  const wide = options.reduce((most, option) => Math.max(most, spelt(option).length), 0)
  return [
    `concordat ${[name, takes].filter((word) => word !== '').join(' ')}`,
    '',
    means,
    ...(more === '' ? [] : ['', more]),
    '',
    'Options',
    ...options.map((option) => `  ${spelt(option).padEnd(wide)}  ${option.means}`),
    '',
  ].join('\n')
}

function spelt({ name, value }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}
