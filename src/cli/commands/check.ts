import { workProblems } from '../../appraisal/index.ts'
import { caseAnywhere } from '../case-anywhere.ts'
import { type Command, helpOption, jsonOption } from '../command.ts'
import { CommandStop, exitCodes } from '../problems.ts'
import { takeWords } from '../words.ts'

export const checkCommand: Command = {
  name: 'check',
  takes: 'CASE',
  means: 'Checks a case file without appraising it: every problem at once, and what its readers should know.',
  more: 'A problem is a line of code, place and sentence. The command exits with 1 when there is one.',
  options: [jsonOption, helpOption],
  run: async (words, io) => {
    const [word = ''] = takeWords(words, ['CASE'])
    const reading = await caseAnywhere(word, io)
    if ('problems' in reading) throw new CommandStop(reading.problems, exitCodes.problems)
    const problems = workProblems(reading.case)
    if (problems.length > 0) throw new CommandStop(problems, exitCodes.problems)
    const { warnings } = reading
    if (words.flags.has('json')) {
      io.out(`${JSON.stringify({ problems: [], warnings })}\n`)
      return exitCodes.done
    }
    for (const { code, place, sentence } of warnings) io.out(`${code}  ${place}  ${sentence}\n`)
    io.out(
      `No problems in ${reading.case.name}, ${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}.\n`,
    )
    return exitCodes.done
  },
}
