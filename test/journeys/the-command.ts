import { runCommand } from '../../src/cli/run.ts'

/** Runs the command as somebody types it, in their own data directory; answers with all it printed. */
export async function command(typed: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  let [out, err] = ['', '']
  const exit = await runCommand([...typed], {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isWatched: false,
    environment: { ...environment },
  })
  return { exit, out, err }
}

/** The cells of the row of a printed table that begins with a title, apart from the title. */
export function cellsOf(printed: string, title: string): readonly string[] {
  const line = printed.split('\n').find((each) => each.trimStart().startsWith(title))
  if (line === undefined) throw new Error(`No row begins with “${title}”`)
  return line.trim().slice(title.length).trim().split(/ {2,}/)
}
