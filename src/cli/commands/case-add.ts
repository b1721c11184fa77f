import { type Command, helpOption, jsonOption } from '../command.ts'

export const caseAddCommand: Command = {
  name: 'case add',
  takes: 'FILE',
  means: 'Takes a case file or case workbook into the data directory as a draft.',
  more: 'A draft is edited on the pages, frozen as versions, and can be named wherever a command takes CASE.',
  options: [
    { name: 'name', value: 'NAME', means: 'The name of the case; the file’s own when left out.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../keeping-cases.ts')).runAdd(words, io),
}
