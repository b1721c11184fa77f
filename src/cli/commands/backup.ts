import { type Command, helpOption, jsonOption } from '../command.ts'

export const backupCommand: Command = {
  name: 'backup',
  takes: 'FILE',
  means: 'Writes the record, documents and rows of persons to one file, while the server runs or not.',
  more: [
    'The file is a tar: a signed checkpoint, the journal up to it, rows of persons, documents. Tables are not in it;',
    'they are built from the record. What is written is verified on the way; a file that is there is never overwritten.',
  ].join('\n'),
  options: [{ name: 'with-keys', means: 'Put the key that signs checkpoints in it too.' }, jsonOption, helpOption],
  run: async (words, io) => (await import('../record-files.ts')).runBackup(words, io),
}
