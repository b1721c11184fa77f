// The command.
export { commandProblems } from './problems.ts'
export { commands, runCommand } from './run.ts'
