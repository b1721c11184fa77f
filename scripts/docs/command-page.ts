import { helpOf } from '../../src/cli/command.ts'
import { commandsNamed } from '../../src/cli/index.ts'
import { page } from './markdown.ts'

/** What each command takes and does, as its own help has it. */
export async function commandPage(): Promise<string> {
  const commands = await commandsNamed()
  return page(
    'The command',
    'After `npm run build`, `npx concordat` works from the checkout. It ends with 0 when done, 1 when it found problems in the input, 2 when it was used wrongly, and 3 when the fault is ours or the machine’s. With `--json` it prints results and problems as data, described by [answer.schema.json](answer.schema.json); the same input gives the same bytes.',
    ...commands.map((command) => `## ${command.name}\n\n\`\`\`text\n${helpOf(command).trimEnd()}\n\`\`\``),
  )
}
