import { type Answer, answerSchema } from '../../src/appraisal/index.ts'
import { runCommand } from '../../src/cli/index.ts'
import { exitCodes } from '../../src/cli/io.ts'

/**
 * A command in a page that is marked to be run, and the block that shows what it prints:
 *
 *     ```sh run
 *     npx concordat …
 *     ```
 *
 *     ```text prints          all of it; `begins N` the first N paragraphs, `ends` the last line
 */
const marked =
  /(```sh run\nnpx concordat ([^\n]+)\n```\n\n```text (prints|begins \d+|ends)\n)((?:(?!```)[^\n]*\n)*)(?=```)/g

/** The commands of a page that are marked to be run. */
export function commandsIn(page: string): readonly string[] {
  return [...page.matchAll(marked)].flatMap(([, , command]) => (command === undefined ? [] : [command]))
}

/** The page with what each marked command prints written anew; each is run once. */
export async function withRuns(page: string, run: (command: string) => Promise<string> = printedBy): Promise<string> {
  const printed = new Map<string, string>()
  for (const command of commandsIn(page)) printed.set(command, printed.get(command) ?? (await run(command)))
  return page.replaceAll(marked, (_, before: string, command: string, how: string) => {
    return `${before}${partOf(printed.get(command) ?? '', how)}\n`
  })
}

/** The answer that `appraise --json` prints for a case: its own draws and seed. */
export async function answerPrinted(name: string): Promise<Answer> {
  return answerSchema.parse(JSON.parse(await printedBy(`appraise ${name} --json`)))
}

/** What a command prints, to either stream, in this process. Throws on a fault of ours: no page shows one. */
export async function printedBy(command: string): Promise<string> {
  let text = ''
  const print = (more: string) => {
    text += more
  }
  const exit = await runCommand(command.split(' '), { out: print, err: print, isWatched: false, environment: {} })
  if (exit === exitCodes.fault) throw new Error(`concordat ${command}: ${text}`)
  return text
}

function partOf(text: string, how: string): string {
  const [word, count] = how.split(' ')
  const all = text.trimEnd()
  if (word === 'begins')
    return all
      .split(/\n{2,}/)
      .slice(0, Number(count))
      .join('\n\n')
  return word === 'ends' ? (all.split('\n').at(-1) ?? '') : all
}
