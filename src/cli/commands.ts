import type { Command } from './command.ts'

/** Every command by its name, in the order a newcomer meets them. Each is loaded when it is asked for. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  appraise: async () => (await import('./commands/appraise.ts')).appraiseCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  freeze: async () => (await import('./commands/freeze.ts')).freezeCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  'case add': async () => (await import('./commands/case-add.ts')).caseAddCommand,
  'case list': async () => (await import('./commands/case-list.ts')).caseListCommand,
  'case export': async () => (await import('./commands/case-export.ts')).caseExportCommand,
  'case freeze': async () => (await import('./commands/case-freeze.ts')).caseFreezeCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  baseline: async () => (await import('./commands/baseline.ts')).baselineCommand,
  template: async () => (await import('./commands/template.ts')).templateCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  'record verify': async () => (await import('./commands/record-verify.ts')).recordVerifyCommand,
  'record export': async () => (await import('./commands/record-export.ts')).recordExportCommand,
  'record checkpoint': async () => (await import('./commands/record-checkpoint.ts')).recordCheckpointCommand,
  'record key': async () => (await import('./commands/record-key.ts')).recordKeyCommand,
  'record rebuild': async () => (await import('./commands/record-rebuild.ts')).recordRebuildCommand,
  'record repair': async () => (await import('./commands/record-repair.ts')).recordRepairCommand,
  'record retention': async () => (await import('./commands/record-retention.ts')).recordRetentionCommand,
  'record redact': async () => (await import('./commands/record-redact.ts')).recordRedactCommand,
  'record erase': async () => (await import('./commands/record-erase.ts')).recordEraseCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  move: async () => (await import('./commands/move.ts')).moveCommand,
}

export const commandNames: readonly string[] = Object.keys(loaders)

/** The command of a name in the list. */
export async function commandNamed(name: string): Promise<Command> {
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined
  if (load === undefined) throw new RangeError(`there is no command ${name}`)
  return load()
}

/** The commands whose names pass a test, loaded all at once; every one where no test is given. */
export async function commandsNamed(test: (name: string) => boolean = () => true): Promise<readonly Command[]> {
  return Promise.all(commandNames.filter(test).map(commandNamed))
}
