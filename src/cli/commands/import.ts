import { type Command, helpOption, jsonOption } from '../command.ts'

export const importCommand: Command = {
  name: 'import',
  takes: 'FILE...',
  means: 'Reads official returns and spreadsheets, says what they hold, and keeps them for the baseline.',
  more: [
    'All the files are taken or none: where one is refused, every problem is printed and nothing is kept.',
    'The same file twice changes nothing. What was kept can be undone, and is then still in the list.',
    'What a file is, its columns say; the kinds that can be named are on the page about importing.',
  ].join('\n'),
  options: [
    { name: 'as', value: 'KIND', means: 'What the files are; found by their columns when left out.' },
    { name: 'case', value: 'CASE', means: 'Keep them for this case alone; for every case when left out.' },
    { name: 'council', value: 'CODE', means: 'Whose figures they are, where a file does not say.' },
    { name: 'mapping', value: 'FILE', means: 'A saved mapping of columns, for a spreadsheet of no known kind.' },
    {
      name: 'propose',
      value: 'OUT',
      means: 'Write a first mapping of one spreadsheet’s columns to OUT, to be checked and handed in with --mapping.',
    },
    { name: 'month', value: 'YYYY-MM', means: 'The month of payments, where a file does not say.' },
    { name: 'preview', means: 'Say what the files hold and keep nothing.' },
    { name: 'undo', value: 'NUMBER', means: 'Undo an import by its number. Takes no files.' },
    { name: 'list', means: 'List what stands. Takes no files.' },
    jsonOption,
    helpOption,
  ],
  // The libraries that open workbooks are loaded only here.
  run: async (words, io) => (await import('../importing.ts')).runImport(words, io),
}
