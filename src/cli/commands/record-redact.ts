import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordRedactCommand: Command = {
  name: 'record redact',
  takes: 'N',
  means: 'Withholds the content of entry N wherever it is shown or exported. The chain still verifies.',
  more: [
    'For wrong or unlawful words in an entry. Its bytes stay in the data directory, and its hash wherever it was.',
  ].join('\n'),
  options: [
    { name: 'reason', value: 'TEXT', means: 'What is shown in its place. It stays for ever: name no person in it.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../keeping.ts')).runRedact(words, io),
}
