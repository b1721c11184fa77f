import { closest } from '../figures/index.ts'
import { type Command, helpOf } from './command.ts'
import { commandNamed, commandNames, commandsNamed } from './commands.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { packageVersion } from './places.ts'
import { CommandStop, printProblems, recordProblemOf, stop } from './problems.ts'
import { withoutSecrets } from './secrets.ts'
import { readWords } from './words.ts'

/** Runs what was typed after `concordat`. What a person can put right is printed as problems; never a stack trace. */
export async function runCommand(typed: readonly string[], world: Io): Promise<ExitCode> {
  const io = withoutSecrets(world)
  try {
    return await dispatch(typed, io)
  } catch (error) {
    if (error instanceof CommandStop) {
      printProblems(error.problems, io, typed.includes('--json'))
      if (error.exit === exitCodes.wrongUse && !typed.includes('--json'))
        io.err(`Help: ${['concordat', ...nameTyped(typed), '--help'].join(' ')}\n`)
      return error.exit
    }
    const fault = recordProblemOf(error)
    if (fault !== undefined) {
      printProblems([fault.problem], io, typed.includes('--json'))
      return fault.exit
    }
    io.err(
      `A fault of ours: ${error instanceof Error ? error.message : String(error)}. Please report what you typed and this line.\n`,
    )
    return exitCodes.fault
  }
}

async function dispatch(typed: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...after] = typed
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    io.out(overview(await commandsNamed()))
    return first === undefined ? exitCodes.wrongUse : exitCodes.done
  }
  if (first === '--version' || first === '-v') {
    io.out(`${packageVersion()}\n`)
    return exitCodes.done
  }
  const isWithin = (name: string) => name.startsWith(`${first} `)
  if (commandNames.some(isWithin) && (after[0] === '--help' || after[0] === '-h')) {
    io.out(overview(await commandsNamed(isWithin)))
    return exitCodes.done
  }
  const [name = unknownCommand(first, after[0])] = nameTyped(typed)
  const command = await commandNamed(name)
  const words = readWords(name === first ? after : after.slice(1), command.options)
  if (words.flags.has('help')) {
    io.out(helpOf(command))
    return exitCodes.done
  }
  return command.run(words, io)
}

/** The command that the first words name, of two words such as `record verify` or of one; none where they name none. */
function nameTyped([first = '', second = '']: readonly string[]): readonly string[] {
  return [`${first} ${second}`, first].filter((name) => commandNames.includes(name)).slice(0, 1)
}

function unknownCommand(word: string, next: string | undefined): never {
  const within = commandNames.filter((name) => name.startsWith(`${word} `))
  if (within.length > 0) {
    const near = closest(`${word} ${next}`, within)
    const said = near === undefined || next === undefined ? `There are ${within.join(', ')}.` : `Did you mean ${near}?`
    return stop(
      'USE-01',
      word,
      `${next === undefined ? `“${word}” needs one more word.` : `There is no command “${word} ${next}”.`} ${said}`,
    )
  }
  const near = closest(word.replace(/^-+/, ''), commandNames)
  return stop(
    'USE-01',
    word,
    `There is no command “${word}”. ${near === undefined ? `There are ${commandNames.join(', ')}.` : `Did you mean ${near}?`}`,
  )
}

function overview(listed: readonly Command[]): string {
  const spelt = listed.map(({ name, takes, means }) => ({ left: `concordat ${name} ${takes}`.trim(), means }))
  const wide = spelt.reduce((most, { left }) => Math.max(most, left.length), 0)
  return [
    'Concordat: should councils share children’s services, with whom, and in what form?',
    '',
    ...spelt.map(({ left, means }) => `  ${left.padEnd(wide)}  ${means}`),
    '',
    'CASE is the path of a case file or the name of a worked example. Each command has --help.',
    'Exit codes: 0 done, 1 problems found in the input, 2 wrong use, 3 a fault of ours or of the machine.',
    '',
  ].join('\n')
}
