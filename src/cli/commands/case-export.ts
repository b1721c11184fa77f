import { type Command, helpOption, jsonOption } from '../command.ts'

export const caseExportCommand: Command = {
  name: 'case export',
  takes: 'NAME',
  means: 'Writes a kept draft as a case file.',
  more: '',
  options: [{ name: 'out', value: 'FILE', means: 'Where to; printed when left out.' }, jsonOption, helpOption],
  run: async (words, io) => (await import('../keeping-cases.ts')).runExport(words, io),
}
