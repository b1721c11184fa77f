import { type Command, helpOption, jsonOption } from '../command.ts'

export const recordRetentionCommand: Command = {
  name: 'record retention',
  takes: '',
  means: 'Lists for how long each kind of entry is kept, on whose authority, and what is past that.',
  more: [
    'Nothing is deleted by itself. Grades: A a statute says so, B a statute says so of something like it, C judgement.',
    'A period of your own: --set KIND --years N --from DATE --reason TEXT --source TEXT, and --statutory if a statute says so.',
  ].join('\n'),
  options: [
    { name: 'on', value: 'DATE', means: 'The day to count from; today when left out.' },
    { name: 'set', value: 'KIND', means: 'Set a period for a kind, such as case.saved, or case.* for all of cases.' },
    { name: 'years', value: 'N', means: 'Years it is kept, or always.' },
    { name: 'from', value: 'DATE', means: 'The day the period holds from.' },
    { name: 'reason', value: 'TEXT', means: 'Why so long.' },
    { name: 'source', value: 'TEXT', means: 'Who says so.' },
    { name: 'statutory', means: 'A statute sets the period.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../keeping.ts')).runRetention(words, io),
}
