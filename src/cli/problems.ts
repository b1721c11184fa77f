import type { Problem } from '../figures/index.ts'
import { problem } from '../figures/index.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'

/** Every code the command gives of its own, its meaning and its exit code. */
export const commandProblems = {
  'USE-01': { means: 'A command that does not exist', exit: 2 },
  'USE-02': { means: 'An option that the command does not have', exit: 2 },
  'USE-03': { means: 'An option without its value, or with one it does not take', exit: 2 },
  'USE-04': { means: 'A value that is not a whole number, or out of range', exit: 2 },
  'USE-05': { means: 'Too few or too many words after the command', exit: 2 },
  'USE-06': { means: 'Neither an option of the case nor another case, where several are compared', exit: 2 },
  'USE-07': { means: 'An option compared with itself, or with nothing', exit: 2 },
  'USE-08': { means: 'A scenario that the case does not hold, or one that is to be both on and off', exit: 2 },
  'USE-09': { means: 'A code that is no English council’s with children’s services', exit: 2 },
  'BASE-01': { means: 'A year for which no return at hand says what the councils spent', exit: 1 },
  'FILE-01': { means: 'No such file, and no worked example of that name', exit: 1 },
  'FILE-02': { means: 'A file that cannot be read', exit: 1 },
  'FILE-03': { means: 'A file over 50 MB', exit: 1 },
  'FILE-04': { means: 'A file that is not UTF-8 text', exit: 1 },
  'FILE-05': { means: 'A file that cannot be written', exit: 3 },
  'IMPORT-01': { means: 'An import to be undone that does not stand', exit: 1 },
  'IMPORT-02': { means: 'A spreadsheet none of whose columns can be mapped', exit: 1 },
  'SERVE-01': { means: 'The port is taken, or may not be used', exit: 3 },
  'SERVE-02': { means: 'Two cases to be served under one name', exit: 1 },
} as const satisfies Record<string, { means: string; exit: ExitCode }>

export type CommandProblemCode = keyof typeof commandProblems

export function commandProblem(code: CommandProblemCode, place: string, sentence: string): Problem {
  return problem(code, place, sentence)
}

/** A command that ends early: what is wrong, all of it, and how it exits. */
export class CommandStop extends Error {
  readonly problems: readonly Problem[]
  readonly exit: ExitCode

  constructor(problems: readonly Problem[], exit: ExitCode) {
    super(problems.map(({ sentence }) => sentence).join(' '))
    this.problems = problems
    this.exit = exit
  }
}

/** Stops with one of the command's own problems. */
export function stop(code: CommandProblemCode, place: string, sentence: string): never {
  throw new CommandStop([commandProblem(code, place, sentence)], commandProblems[code].exit)
}

/** Prints problems: a line each of code, place and sentence, or as data where the command was asked for data. */
export function printProblems(problems: readonly Problem[], io: Io, asJson: boolean): void {
  if (asJson) {
    io.out(
      `${JSON.stringify({ problems: problems.map(({ code, place, sentence }) => ({ code, place, sentence })) })}\n`,
    )
    return
  }
  for (const { code, place, sentence } of problems) io.err(`${[code, place, sentence].join('  ')}\n`)
}

export { exitCodes }
