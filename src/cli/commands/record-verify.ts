import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordVerifyCommand: Command = {
  name: 'record verify',
  takes: '[FILE]',
  means: 'Verifies the record: its chain, documents, rows of persons and tables, and checkpoints kept elsewhere.',
  more: [
    'Without FILE the record of the data directory, or of DATABASE_URL; a running server is asked for its tables.',
    'FILE is an exported record: its chain is verified, with no store and no network. Everything wrong is named by its',
    'entry, and the command exits with 1. How to check a record without Concordat is in docs/record.md.',
  ].join('\n'),
  options: [
    {
      name: 'checkpoint',
      value: 'FILE',
      means: 'Hold the record against a checkpoint that was kept elsewhere; more with commas, or the option again.',
      isList: true,
    },
    { name: 'no-tables', means: 'Leave out the tables, which are built anew elsewhere to be compared.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../verifying.ts')).runVerify(words, io),
}
