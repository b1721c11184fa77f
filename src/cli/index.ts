// The command.
export { commandsNamed } from './commands.ts'
export { commandProblems, recordProblems } from './problems.ts'
export { runCommand } from './run.ts'
