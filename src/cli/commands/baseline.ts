import { type Command, helpOption, jsonOption } from '../command.ts'

export const councilsOption = {
  name: 'councils',
  value: 'CODES',
  means: 'ONS codes of the councils, with commas between.',
  isList: true,
} as const

export const yearOption = { name: 'year', value: 'YEAR', means: 'The financial year, such as 2012-13.' } as const

export const baselineCommand: Command = {
  name: 'baseline',
  takes: '',
  means:
    'Says what councils spend and do, from the official facts that ship with the product and what was imported, each with its cell.',
  more: 'With --split, makes a case of a county whose children’s services will be divided: districts to successors as the file of --into says.',
  options: [
    councilsOption,
    yearOption,
    { name: 'split', value: 'CODE', means: 'A county to be divided.' },
    { name: 'into', value: 'FILE', means: 'Which districts go to which successor (JSON).' },
    { name: 'out', value: 'FILE', means: 'Where the case is written; printed when left out.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../baseline.ts')).runBaseline(words, io),
}
