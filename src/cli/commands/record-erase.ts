import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordEraseCommand: Command = {
  name: 'record erase',
  takes: 'PERSON-ID',
  means: 'Erases what the store holds of a person, from every file of the data directory.',
  more: [
    'Their rows are deleted, their bytes overwritten, and the tables built anew. What entries say of acts stays: they',
    'name nobody. Backups made before keep the old bytes until they expire. More in docs/personal-data.md.',
  ].join('\n'),
  options: [
    { name: 'reason', value: 'TEXT', means: 'Why, for the record. It stays for ever: name no person in it.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../keeping.ts')).runErase(words, io),
}
