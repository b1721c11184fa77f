import { type Command, helpOption, jsonOption } from '../command.ts'

export const caseListCommand: Command = {
  name: 'case list',
  takes: '',
  means: 'Lists the cases kept in the data directory: their drafts and versions.',
  more: '',
  options: [jsonOption, helpOption],
  run: async (words, io) => (await import('../keeping-cases.ts')).runList(words, io),
}
