import { type Command, helpOption, jsonOption } from '../command.ts'

export const restoreCommand: Command = {
  name: 'restore',
  takes: 'FILE',
  means: 'Restores a backup into an empty data directory, verifying all of it.',
  more: [
    'With DATABASE_URL set, the record goes into that database, which must be empty too; documents into the directory.',
  ].join('\n'),
  options: [jsonOption, helpOption],
  run: async (words, io) => (await import('../record-files.ts')).runRestore(words, io),
}
