import { closest } from '../figures/index.ts'
import { stop } from './problems.ts'

export interface OptionSpec {
  readonly name: string
  /** The word for its value in the help; absent for an option that is on or off. */
  readonly value?: string
  readonly means: string
  /** May be given more than once, or as one list with commas. */
  readonly isList?: boolean
}

export interface Words {
  readonly rest: readonly string[]
  readonly values: Readonly<Record<string, string>>
  readonly flags: ReadonlySet<string>
}

/** What was typed after a command, by its list of options; `--` ends the options. */
export function readWords(typed: readonly string[], options: readonly OptionSpec[]): Words {
  const rest: string[] = []
  const values: Record<string, string> = {}
  const flags = new Set<string>()
  const queue = [...typed]
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') {
      rest.push(...queue.splice(0))
    } else if (word === '-h') {
      flags.add('help')
    } else if (!word.startsWith('-') || word === '-') {
      rest.push(word)
    } else {
      const [name = '', ...after] = word.replace(/^--?/, '').split('=')
      const option = options.find((each) => each.name === name) ?? unknownOption(word, options)
      const given = after.length > 0 ? after.join('=') : undefined
      if (option.value === undefined) {
        if (given !== undefined)
          stop(
            'USE-03',
            `--${name}`,
            `--${name} takes no value, and was given “${given}”. Leave out everything from the equals sign on.`,
          )
        flags.add(name)
      } else {
        const value = given ?? valueAfter(name, option.value, queue)
        const before = values[name]
        values[name] = option.isList && before !== undefined ? `${before},${value}` : value
      }
    }
  }
  return { rest, values, flags }
}

function valueAfter(name: string, what: string, queue: string[]): string {
  const next = queue.shift()
  if (next === undefined || next.startsWith('--'))
    return stop('USE-03', `--${name}`, `--${name} needs a value after it: --${name} ${what}.`)
  return next
}

function unknownOption(word: string, options: readonly OptionSpec[]): never {
  const near = closest(
    word.replace(/^--?/, '').split('=')[0] ?? '',
    options.map(({ name }) => name),
  )
  const known = options.map(({ name }) => `--${name}`).join(', ')
  return stop(
    'USE-02',
    word,
    `There is no option “${word}”. ${near === undefined ? `There are ${known}.` : `Did you mean --${near}?`}`,
  )
}

/** The codes of an option that may be given several times. */
export function codesAsked(words: Words, name: string): readonly string[] {
  return (words.values[name] ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
}

/** A whole number from words, or a problem that says what was found. */
export function wholeNumber(
  words: Words,
  name: string,
  limits: { readonly least: number; readonly most: number },
): number | undefined {
  const text = words.values[name]
  if (text === undefined) return undefined
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= limits.least && number <= limits.most)) {
    return stop(
      'USE-04',
      `--${name}`,
      `--${name} is “${text}”. Enter a whole number from ${limits.least} to ${limits.most}.`,
    )
  }
  return number
}

/** As many words as a command takes, no more and no fewer. */
export function takeWords(words: Words, names: readonly string[], least = names.length): readonly string[] {
  if (words.rest.length < least) {
    const missing = names.slice(words.rest.length, least).join(' and ')
    return stop('USE-05', missing, `${missing} is missing. The command takes ${names.join(' ')}.`)
  }
  const extra = words.rest[names.length]
  if (extra !== undefined)
    return stop(
      'USE-05',
      extra,
      `“${extra}” is one word too many. The command takes ${names.length === 0 ? 'no words' : names.join(' ')}.`,
    )
  return words.rest
}
