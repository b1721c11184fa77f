import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordRebuildCommand: Command = {
  name: 'record rebuild',
  takes: '',
  means: 'Builds the tables anew from the record, beside the old ones, and says what had differed.',
  more: [
    'Through the running server, or under the lock of the data directory when none runs. The record is only read.',
  ].join('\n'),
  options: [jsonOption, helpOption],
  run: async (words, io) => (await import('../keeping.ts')).runRebuild(words, io),
}
