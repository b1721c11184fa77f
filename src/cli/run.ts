import { closest } from '../figures/index.ts'
import { type Command, helpOf } from './command.ts'
import { appraiseCommand } from './commands/appraise.ts'
import { backupCommand } from './commands/backup.ts'
import { baselineCommand } from './commands/baseline.ts'
import { caseAddCommand } from './commands/case-add.ts'
import { caseExportCommand } from './commands/case-export.ts'
import { caseFreezeCommand } from './commands/case-freeze.ts'
import { caseListCommand } from './commands/case-list.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { explainCommand } from './commands/explain.ts'
import { freezeCommand } from './commands/freeze.ts'
import { importCommand } from './commands/import.ts'
import { moveCommand } from './commands/move.ts'
import { recordCheckpointCommand } from './commands/record-checkpoint.ts'
import { recordEraseCommand } from './commands/record-erase.ts'
import { recordExportCommand } from './commands/record-export.ts'
import { recordKeyCommand } from './commands/record-key.ts'
import { recordRebuildCommand } from './commands/record-rebuild.ts'
import { recordRedactCommand } from './commands/record-redact.ts'
import { recordRepairCommand } from './commands/record-repair.ts'
import { recordRetentionCommand } from './commands/record-retention.ts'
import { recordVerifyCommand } from './commands/record-verify.ts'
import { restoreCommand } from './commands/restore.ts'
import { serveCommand } from './commands/serve.ts'
import { templateCommand } from './commands/template.ts'
import { verifyCommand } from './commands/verify.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { packageVersion } from './places.ts'
import { CommandStop, printProblems, recordProblemOf, stop } from './problems.ts'
import { withoutSecrets } from './secrets.ts'
import { readWords } from './words.ts'

/** Every command, in the order a newcomer meets them. */
export const commands: readonly Command[] = [
  appraiseCommand,
  checkCommand,
  explainCommand,
  compareCommand,
  freezeCommand,
  verifyCommand,
  caseAddCommand,
  caseListCommand,
  caseExportCommand,
  caseFreezeCommand,
  importCommand,
  baselineCommand,
  templateCommand,
  serveCommand,
  recordVerifyCommand,
  recordExportCommand,
  recordCheckpointCommand,
  recordKeyCommand,
  recordRebuildCommand,
  recordRepairCommand,
  recordRetentionCommand,
  recordRedactCommand,
  recordEraseCommand,
  backupCommand,
  restoreCommand,
  moveCommand,
]

/** Runs what was typed after `concordat`. What a person can put right is printed as problems; never a stack trace. */
export async function runCommand(typed: readonly string[], world: Io): Promise<ExitCode> {
  const io = withoutSecrets(world)
  try {
    return await dispatch(typed, io)
  } catch (error) {
    if (error instanceof CommandStop) {
      printProblems(error.problems, io, typed.includes('--json'))
      if (error.exit === exitCodes.wrongUse && !typed.includes('--json'))
        io.err(
          `Help: concordat ${(commandNamed(typed.slice(0, 2).join(' ')) ?? commandNamed(typed[0]))?.name ?? ''} --help\n`.replace(
            '  ',
            ' ',
          ),
        )
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
    io.out(overview())
    return first === undefined ? exitCodes.wrongUse : exitCodes.done
  }
  if (first === '--version' || first === '-v') {
    io.out(`${packageVersion()}\n`)
    return exitCodes.done
  }
  const within = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (within.length > 0 && (after[0] === '--help' || after[0] === '-h')) {
    io.out(overview(within))
    return exitCodes.done
  }
  const { command, rest } = commandTyped(first, after)
  const words = readWords(rest, command.options)
  if (words.flags.has('help')) {
    io.out(helpOf(command))
    return exitCodes.done
  }
  return command.run(words, io)
}

/** A command of one word, or of two such as `record verify`. */
function commandTyped(first: string, after: readonly string[]): { command: Command; rest: readonly string[] } {
  const [second, ...rest] = after
  const ofTwo = commandNamed(`${first} ${second}`)
  if (ofTwo !== undefined) return { command: ofTwo, rest }
  return { command: commandNamed(first) ?? unknownCommand(first, second), rest: after }
}

function commandNamed(name: string | undefined): Command | undefined {
  return commands.find((command) => command.name === name)
}

function unknownCommand(word: string, next: string | undefined): never {
  const within = commands.filter(({ name }) => name.startsWith(`${word} `)).map(({ name }) => name)
  if (within.length > 0) {
    const near = closest(`${word} ${next}`, within)
    const said = near === undefined || next === undefined ? `There are ${within.join(', ')}.` : `Did you mean ${near}?`
    return stop(
      'USE-01',
      word,
      `${next === undefined ? `“${word}” needs one more word.` : `There is no command “${word} ${next}”.`} ${said}`,
    )
  }
  const names = commands.map(({ name }) => name)
  const near = closest(word.replace(/^-+/, ''), names)
  return stop(
    'USE-01',
    word,
    `There is no command “${word}”. ${near === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`}`,
  )
}

function overview(listed: readonly Command[] = commands): string {
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
