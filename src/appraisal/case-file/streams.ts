import type { CaseFile } from './schema.ts'

/**
 * The case with a stream number for every name in use.
 *
 * A name without a number is given the next ones in order of name (by character, capitals first), so the same case and
 * the same names always come out alike. A number is never given twice and never given back: names that are no longer
 * in use keep theirs, and `nextStream` only grows. Order and repeats among the names make no difference.
 */
export function withStreams(theCase: CaseFile, names: readonly string[]): CaseFile {
  const streams: Record<string, number> = { ...theCase.streams }
  let next = Object.values(streams).reduce(
    (above, number) => (number >= above ? number + 1 : above),
    theCase.nextStream,
  )
  for (const name of [...new Set(names)].sort(byCharacter)) {
    if (Object.hasOwn(streams, name)) continue
    streams[name] = next
    next += 1
  }
  return { ...theCase, streams, nextStream: next }
}

/** The same in every language and on every machine. */
function byCharacter(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
