import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordRepairCommand: Command = {
  name: 'record repair',
  takes: '',
  means: 'Puts damaged entries of the record back from the tables, a backup or a partner’s copy, if their hashes fit.',
  more: [
    'First it says what it would do and writes nothing; --yes writes. The server has to be stopped. The damaged record',
    'is kept beside the repaired one.',
  ].join('\n'),
  options: [
    {
      name: 'from',
      value: 'FILE',
      means: 'A backup or an exported record to take entries from; more with commas.',
      isList: true,
    },
    { name: 'yes', means: 'Write it.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../record-files.ts')).runRepair(words, io),
}
