import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordCheckpointCommand: Command = {
  name: 'record checkpoint',
  takes: '',
  means: 'Signs a checkpoint: five lines that a partner keeps, to show later whether the record was changed.',
  more: [
    'The lines are: concordat record, the id of the record, the number and hash of the last entry, and the time.',
    'Hold a record against it with: concordat record verify --checkpoint FILE',
  ].join('\n'),
  options: [
    { name: 'out', value: 'FILE', means: 'Write it to FILE; it is printed when left out.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../keeping.ts')).runCheckpoint(words, io),
}
