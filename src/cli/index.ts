// The command.
export { commandProblems, recordProblems } from './problems.ts'
export { commands, runCommand } from './run.ts'
