import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordExportCommand: Command = {
  name: 'record export',
  takes: '',
  means: 'Writes the record to a file that verifies by itself, for an auditor or for a council.',
  more: [
    'For a council, entries it may not read keep their place and hash, and their content is left out. Rows of persons',
    'are never in it. A checkpoint is written beside it, as FILE.checkpoint. The format is in docs/record.md.',
  ].join('\n'),
  options: [
    { name: 'council', value: 'CODE', means: 'Leave out what this council may not read.' },
    { name: 'out', value: 'FILE', means: 'Where to; record.lines when left out.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../record-files.ts')).runExport(words, io),
}
