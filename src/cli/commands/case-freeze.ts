import { type Command, helpOption, jsonOption } from '../command.ts'

export const caseFreezeCommand: Command = {
  name: 'case freeze',
  takes: 'NAME',
  means: 'Freezes a kept draft as a version that stays in the data directory.',
  more: 'The version holds everything its answer rests on; download it on its page and check it anywhere with concordat verify.',
  options: [
    { name: 'note', value: 'TEXT', means: 'Why it was frozen, for those who read the list of versions.' },
    jsonOption,
    helpOption,
  ],
  run: async (words, io) => (await import('../keeping-cases.ts')).runFreeze(words, io),
}
