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
  'KEPT-01': { means: 'A name no case can have', exit: 2 },
  'KEPT-02': { means: 'A name that a kept case has already', exit: 1 },
  'KEPT-03': { means: 'No such case in the data directory', exit: 1 },
  'KEPT-04': { means: 'A draft that was changed while it was frozen', exit: 1 },
  'STORE-01': { means: 'A command that works only with the embedded store, or only with a PostgreSQL', exit: 2 },
  'STORE-02': { means: 'A file that is no checkpoint', exit: 1 },
  'STORE-03': { means: 'A data directory that holds no record', exit: 1 },
  'SERVE-01': { means: 'The port is taken, or may not be used', exit: 3 },
  'SERVE-02': { means: 'Two cases to be served under one name', exit: 1 },
} as const satisfies Record<string, { means: string; exit: ExitCode }>

/** Every code of the record and its store, its meaning and the command’s exit code. */
export const recordProblems = {
  'RECORD-ROT': { means: 'Bytes of the record that were safely on disk are damaged', exit: 3 },
  'RECORD-FORK': { means: 'Record and tables hold two different histories', exit: 3 },
  'RECORD-FULL': { means: 'No room on the disk to write', exit: 3 },
  'RECORD-SPACE': { means: 'Less of the disk is free than is kept free', exit: 3 },
  'RECORD-LARGE': { means: 'An entry over 16 MiB', exit: 1 },
  'RECORD-NEWER': { means: 'A record written by a newer Concordat', exit: 3 },
  'RECORD-HELD': { means: 'A data directory another process holds', exit: 3 },
  'RECORD-CLOCK': { means: 'A clock behind the last entry', exit: 3 },
  'RECORD-UNKNOWN-OUTCOME': { means: 'An act of which it is not known whether it was kept', exit: 3 },
  'RECORD-STOPPED': { means: 'A store that was stopped, or a database that cannot be reached', exit: 3 },
  'RECORD-UNSEALED': { means: 'Rows changed without an entry', exit: 3 },
  'RECORD-NOT-DURABLE': { means: 'A database that may lose what it acknowledged', exit: 3 },
  'RECORD-PERSONAL': { means: 'A row of a person that is not what the record holds it to', exit: 1 },
  'RECORD-DOCUMENT': { means: 'A document that is missing or not what it was', exit: 1 },
  'RECORD-TABLES': { means: 'Tables that are not what the record adds up to', exit: 1 },
  'RECORD-CHAIN': { means: 'An entry that is damaged, missing or out of order', exit: 1 },
  'RECORD-CHECKPOINT': { means: 'A checkpoint that is not genuine, or does not agree', exit: 1 },
  'RECORD-PERSON': { means: 'A person of whom the store holds nothing, or who cannot be erased', exit: 1 },
  'RECORD-REDACTION': { means: 'An entry that cannot be withheld', exit: 1 },
  'RECORD-RETENTION': { means: 'A period of keeping that cannot be set so', exit: 1 },
  'RECORD-BACKUP': { means: 'A backup that cannot be written, or a file that is no whole backup', exit: 1 },
  'RECORD-REPAIR': { means: 'Damage that nothing at hand can put right', exit: 1 },
  'RECORD-ASKED': { means: 'Something the process that holds the store cannot do', exit: 3 },
} as const satisfies Record<string, { means: string; exit: ExitCode }>

/** A fault of the record as a problem to print, and how the command exits; undefined for any other error. */
export function recordProblemOf(error: unknown): { readonly problem: Problem; readonly exit: ExitCode } | undefined {
  // Told by its name, so that commands without a store need not load it.
  if (!(error instanceof Error) || error.name !== 'RecordFault' || !('code' in error) || !('place' in error))
    return undefined
  const code = String(error.code)
  const known = Object.entries(recordProblems).find(([each]) => each === code)?.[1]
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return {
    problem: problem(code, String(error.place), `${error.message}${cause}`),
    exit: known?.exit ?? exitCodes.fault,
  }
}

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
