import { type Command, helpOption, jsonOption } from '../command.ts'

export const moveCommand: Command = {
  name: 'move',
  takes: '',
  means: 'Moves the record from the data directory into the PostgreSQL of DATABASE_URL, or back.',
  more: [
    'The same entries with the same hashes; then what both sides hold is compared. Stop the server first, and make a backup.',
  ].join('\n'),
  options: [{ name: 'back', means: 'From the database into the data directory.' }, jsonOption, helpOption],
  run: async (words, io) => (await import('../record-files.ts')).runMove(words, io),
}
