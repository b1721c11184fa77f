import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordKeyCommand: Command = {
  name: 'record key',
  takes: '--new',
  means: 'Makes a new key for checkpoints, by an entry that the old key signs.',
  more: [
    'Checkpoints signed with the old key stay good: each is judged by the key that was in force at its entry.',
  ].join('\n'),
  options: [
    { name: 'new', means: 'Make a new key.' },
    {
      name: 'old-is-lost',
      means: 'The old key is lost: the entry says so, and partners have to be told by another way.',
    },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../keeping.ts')).runKey(words, io),
}
