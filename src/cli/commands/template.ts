import { type Command, helpOption, jsonOption } from '../command.ts'
import { councilsOption, yearOption } from './baseline.ts'

export const templateCommand: Command = {
  name: 'template',
  takes: '',
  means: 'Writes a case workbook to be filled in, with the official figures of some councils already in it.',
  more: 'What finance fills in, no return holds: establishment, contracts, own efficiencies, options. Handed to appraise or check it is a case.',
  options: [
    councilsOption,
    yearOption,
    { name: 'out', value: 'FILE', means: 'Where the workbook is written; named after the councils when left out.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../template.ts')).runTemplate(words, io),
}
